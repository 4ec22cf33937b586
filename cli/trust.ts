/** The public keys that a user trusts, from --key and --fingerprint. */
import { createPublicKey } from 'node:crypto';
import type { PublicKey } from '../lib/application/ports/signer.ts';
import { type GivenKey, givenKeysIn, publicKeyOf } from '../lib/application/signatures/public-key.ts';
import type { Trust } from '../lib/application/signatures/check-signature.ts';
import { parseUniqueNames } from '../lib/schemas/doubled-names.ts';
import { CliError } from './cli-error.ts';
import { readText } from './read-text.ts';

export interface TrustChoice {
  readonly key?: string;
  readonly fingerprint?: string;
}

/** @throws CliError when the file has no key of ES256, or a private one, or the fingerprint is none. */
export function trustOf({ key, fingerprint }: TrustChoice): Trust {
  if (fingerprint !== undefined && !/^[\w-]{43}$/.test(fingerprint))
    throw new CliError(`--fingerprint "${fingerprint}" is no fingerprint: 43 characters, the SHA-256 of RFC 7638 in base64url`, 2);
  return { keys: key === undefined ? [] : keysIn(readText(key), key), fingerprints: fingerprint === undefined ? [] : [fingerprint] };
}

export const isTrustGiven = ({ keys, fingerprints }: Trust): boolean => keys.length + fingerprints.length > 0;

function keysIn(text: string, from: string): PublicKey[] {
  const found = text.trimStart().startsWith('-----') ? [fromPem(text, from)] : fromJson(text, from);
  if (found.length === 0) throw new CliError(`${from} has no key`);
  return found.map((one) => {
    try {
      return publicKeyOf(one);
    } catch (error) {
      throw new CliError(`${from}: ${(error as Error).message}`);
    }
  });
}

function fromPem(text: string, from: string): GivenKey {
  if (text.includes('PRIVATE KEY')) throw new CliError(`${from} is a private key; --key takes the public one`);
  try {
    return createPublicKey(text).export({ format: 'jwk' });
  } catch {
    throw new CliError(`${from} is no public key in PEM`);
  }
}

function fromJson(text: string, from: string): GivenKey[] {
  let document: unknown;
  try {
    document = parseUniqueNames(text);
  } catch (error) {
    throw new CliError(`${from} is no key in PEM, and not JSON: ${(error as Error).message}`);
  }
  try {
    return givenKeysIn(document);
  } catch (error) {
    throw new CliError(`${from} ${(error as Error).message}; --key takes public ones`);
  }
}
