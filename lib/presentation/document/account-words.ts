/**
 * Words of claims, their accounts and disputes, in each language: the one catalogue for documents, texts and the command line. Keys of the
 * API and of CSV are in the domain. A missing word does not compile.
 */
import type { LedgerAccount } from '../../domain/claims/ledger-accounts.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { chineseAccounts } from './account-words-chinese.ts';
import { CLAIM_ACCOUNTS, type ClaimAccount } from '../../domain/claims/states.ts';
import { type AccountWords, type DisputeEnd, capital, englishAccounts } from './account-words-english.ts';
import { germanAccounts } from './account-words-german.ts';

export { CLAIM_ACCOUNTS as ACCOUNTS, type AccountWords, type ClaimAccount, type DisputeEnd, capital };

export const ACCOUNT_WORDS = { en: englishAccounts, zh: chineseAccounts, de: germanAccounts } as const satisfies Readonly<
  Record<DocumentLanguage, AccountWords>
>;

const KEYS: Readonly<Record<ClaimAccount, LedgerAccount | 'open'>> = {
  owed: 'owed',
  reserved: 'reserved',
  claimed: 'claimed',
  accepted: 'accepted',
  credited: 'credited',
  received: 'received',
  writtenOff: 'written-off',
  overCredited: 'over-credited',
  expired: 'expired',
  open: 'open',
};

/** The key of an account in CSV: the one that entries of the ledger have. */
export const accountKey = (account: ClaimAccount): LedgerAccount | 'open' => KEYS[account];

/** What people read of an account of the ledger. */
export function ledgerAccountName(key: LedgerAccount, language: DocumentLanguage): string {
  const { named: names, memo } = ACCOUNT_WORDS[language];
  const name = names[CLAIM_ACCOUNTS.find((account) => KEYS[account] === key)!];
  return key === 'reserved' ? memo(name) : name;
}
