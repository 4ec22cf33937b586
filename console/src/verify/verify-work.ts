/** What the worker of the verification does: a statement is computed again from its bundle, as `makegood verify` does it. */
import { exportJWK, importSPKI } from 'jose';
import { type SignatureCheck, type Trust, checkSignature } from '../../../lib/application/signatures/check-signature.ts';
import { type GivenKey, givenKeysIn, publicKeyOf } from '../../../lib/application/signatures/public-key.ts';
import { signedRecord } from '../../../lib/application/signatures/signed-record.ts';
import {
  type Bundle,
  type Check,
  type Unchecked,
  type VerifyVerdict,
  notChecked,
  readStatementBundle,
  verdictOf,
  verifyBundle,
} from '../../../lib/application/statements/verify-statement.ts';
import { parseUniqueNames } from '../../../lib/schemas/doubled-names.ts';

/** Texts as a person gives them. */
export interface ToVerify {
  readonly bundle: string;
  /** The bundle of the revision before. */
  readonly earlier?: string | undefined;
  /** A public key (PEM, JWK or JWK set) or a fingerprint; empty: none. */
  readonly key: string;
}

export interface Verified {
  readonly id: string;
  readonly revision: number;
  readonly issuedAt: string;
  readonly facts: number;
  readonly total: { readonly amount: string; readonly currency: string };
  readonly checks: readonly Check[];
  readonly signature: SignatureCheck;
  readonly open: readonly Unchecked[];
  readonly verdict: VerifyVerdict;
}

/** Why something that was given cannot be read; what stands there in words is in the texts of the page. */
export type Unreadable = 'no-bundle' | 'no-key' | 'private-key' | 'other-revision';
export type Answer = { readonly verified: Verified } | { readonly unreadable: Unreadable; readonly because: string };

class UnreadableError extends Error {
  readonly what: Unreadable;

  constructor(what: Unreadable, because: string) {
    super(because);
    this.name = 'UnreadableError';
    this.what = what;
  }
}

function bundleIn(text: string): Bundle {
  let document: unknown;
  try {
    document = parseUniqueNames(text);
  } catch (error) {
    throw new UnreadableError('no-bundle', (error as Error).message);
  }
  const bundle = readStatementBundle(document);
  if (!bundle) throw new UnreadableError('no-bundle', '');
  return bundle;
}

/** A fingerprint (RFC 7638) in base64url. */
const FINGERPRINT = /^[\w-]{43}$/;

async function trustIn(text: string): Promise<Trust> {
  const given = text.trim();
  if (given === '') return { keys: [], fingerprints: [] };
  if (FINGERPRINT.test(given)) return { keys: [], fingerprints: [given] };
  if (given.includes('PRIVATE KEY')) throw new UnreadableError('private-key', '');
  try {
    const keys = given.startsWith('-----')
      ? [(await exportJWK(await importSPKI(given, 'ES256', { extractable: true }))) as GivenKey]
      : jwksIn(given);
    return { keys: keys.map(publicKeyOf), fingerprints: [] };
  } catch (error) {
    throw error instanceof UnreadableError ? error : new UnreadableError('no-key', (error as Error).message);
  }
}

function jwksIn(text: string): GivenKey[] {
  const document = parseUniqueNames(text);
  try {
    return givenKeysIn(document);
  } catch {
    throw new UnreadableError('private-key', '');
  }
}

async function verified({ bundle: text, earlier: before, key }: ToVerify): Promise<Verified> {
  const trust = await trustIn(key);
  const bundle = bundleIn(text);
  const { issued, evidence, signature: given } = bundle;
  const earlier = before === undefined ? undefined : bundleIn(before);
  if (earlier && (earlier.issued.id !== issued.id || earlier.issued.revision !== issued.revision - 1))
    throw new UnreadableError('other-revision', `${earlier.issued.id}, ${earlier.issued.revision}`);
  const checks = verifyBundle(bundle, earlier);
  const signature = await checkSignature(signedRecord(issued), given, trust);
  return {
    id: issued.id,
    revision: issued.revision,
    issuedAt: issued.issuedAt,
    facts: evidence.facts.length,
    total: issued.statement.total,
    checks,
    signature,
    open: notChecked(bundle, earlier, signature.state),
    verdict: verdictOf(checks, signature),
  };
}

async function verify(given: ToVerify): Promise<Answer> {
  try {
    return { verified: await verified(given) };
  } catch (error) {
    if (error instanceof UnreadableError) return { unreadable: error.what, because: error.message };
    throw error;
  }
}

export const WORK = { verify };
