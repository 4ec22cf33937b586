/** What each language has to say about a check of a bundle. */
import type { CheckName, UncheckedName, VerifyVerdict } from '../../application/statements/verify-statement.ts';
import type { SignatureCheck } from '../../application/signatures/check-signature.ts';

export interface CheckedWords {
  readonly checks: Readonly<Record<CheckName, string>>;
  readonly open: Readonly<Record<UncheckedName, string>>;
}

export interface SignatureWords {
  readonly signature: Readonly<Record<SignatureCheck['state'], (fingerprint: string) => string>>;
  readonly verdicts: Readonly<Record<VerifyVerdict, string>>;
}
