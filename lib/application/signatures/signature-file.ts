/** A signature as a file of its own: with the bytes that are signed, so that any tool for JWS can check it. */
import type { Signature } from '../ports/signer.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import { signedRecord } from './signed-record.ts';

/** JSON; `signed` is the signed text, byte for byte in UTF-8. */
export const signatureFile = (issued: IssuedStatement, { jws, key }: Signature): string =>
  JSON.stringify({ format: 'makegood-signature/1', signed: signedRecord(issued), jws, key }, undefined, 2);
