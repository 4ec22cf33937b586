/** The public keys that a user trusts, from --key and --fingerprint. */
import { createPublicKey } from 'node:crypto';
import type { JWK } from 'jose';
import { publicKeyOf } from '../lib/application/signatures/detached-jws.ts';
import type { Trust } from '../lib/application/signatures/check-signature.ts';
import { parseUniqueNames } from '../lib/schemas/doubled-names.ts';
import { CliError } from './cli-error.ts';
import { readText } from './read-text.ts';

export interface TrustChoice {
  readonly key?: string;
  readonly fingerprint?: string;
}

/** @throws CliError when the file has no key of ES256, or a private one, or the fingerprint is none. */
export async function trustOf({ key, fingerprint }: TrustChoice): Promise<Trust> {
  if (fingerprint !== undefined && !/^[\w-]{43}$/.test(fingerprint))
    throw new CliError(`--fingerprint "${fingerprint}" is no fingerprint: 43 characters, the SHA-256 of RFC 7638 in base64url`, 2);
  return { keys: key === undefined ? [] : await keysIn(readText(key), key), fingerprints: fingerprint === undefined ? [] : [fingerprint] };
}

async function keysIn(text: string, from: string): Promise<JWK[]> {
  const found = text.trimStart().startsWith('-----') ? [fromPem(text, from)] : fromJson(text, from);
  if (found.length === 0) throw new CliError(`${from} has no key`);
  return Promise.all(
    found.map((one) =>
      publicKeyOf(one).catch((error: Error) => {
        throw new CliError(`${from}: ${error.message}`);
      }),
    ),
  );
}

function fromPem(text: string, from: string): JWK {
  if (text.includes('PRIVATE KEY')) throw new CliError(`${from} is a private key; --key takes the public one`);
  try {
    return createPublicKey(text).export({ format: 'jwk' });
  } catch {
    throw new CliError(`${from} is no public key in PEM`);
  }
}

function fromJson(text: string, from: string): JWK[] {
  let document: unknown;
  try {
    document = parseUniqueNames(text);
  } catch (error) {
    throw new CliError(`${from} is no key in PEM, and not JSON: ${(error as Error).message}`);
  }
  const { keys } = document as { readonly keys?: readonly JWK[] };
  const all = Array.isArray(keys) ? (keys as readonly JWK[]) : [document as JWK];
  if (all.some((one) => one !== null && typeof one === 'object' && 'd' in one))
    throw new CliError(`${from} has a private key; --key takes public ones`);
  return [...all];
}
