/**
 * Heads and codes of a CSV. Programs have the keys, which are the same in every language; a person's spreadsheet has words of the language
 * of its titles, so that no language is mixed with another.
 */
import type { LedgerEntry } from '../../application/ports/ledger.ts';
import type { LedgerAccount } from '../../domain/claims/ledger-accounts.ts';
import type { ClaimState } from '../../domain/claims/states.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import type { EvidenceClass } from '../../domain/evidence/fact.ts';
import type { Outcome } from '../../domain/operators/verdict.ts';
import { ACCOUNT_WORDS, type DisputeEnd, capital, ledgerAccountName } from '../document/account-words.ts';
import { LABELS } from '../document/labels.ts';
import type { Spreadsheet } from './csv-form.ts';
import { CHINESE_CSV } from './csv-words-chinese.ts';
import { type CsvHead, type CsvMark, type CsvTexts, ENGLISH_CSV } from './csv-words-english.ts';
import { GERMAN_CSV } from './csv-words-german.ts';

export type { CsvHead, CsvMark };

const TEXTS: Readonly<Record<DocumentLanguage, CsvTexts>> = { en: ENGLISH_CSV, zh: CHINESE_CSV, de: GERMAN_CSV };

export interface CsvWords {
  readonly head: (key: CsvHead) => string;
  readonly heads: (keys: readonly CsvHead[]) => string[];
  readonly mark: (key: CsvMark) => string;
  readonly kind: (kind: LedgerEntry['kind']) => string;
  readonly account: (account: LedgerAccount | 'open' | 'upheld') => string;
  readonly state: (state: ClaimState | DisputeEnd) => string;
  readonly party: (role: PartyRole) => string;
  readonly outcome: (outcome: Outcome) => string;
  readonly class: (given: EvidenceClass) => string;
  readonly days: CsvTexts['days'];
}

const same = <T extends string>(key: T): string => key;
const KEYS: CsvWords = {
  ...{
    head: same,
    heads: (keys) => [...keys],
    mark: same,
    kind: same,
    account: same,
    state: same,
    party: same,
    outcome: same,
    class: same,
  },
  days: (from, to) => (to === undefined ? `over ${from - 1} days` : `${from}-${to} days`),
};

function wordsOf(language: DocumentLanguage): CsvWords {
  const { heads, marks, kinds, classes, days } = TEXTS[language];
  const { states, disputeEnds, named } = ACCOUNT_WORDS[language];
  const labels = LABELS[language];
  const accountName = (account: LedgerAccount | 'open' | 'upheld'): string => {
    if (account === 'upheld') return disputeEnds.upheld;
    return account === 'open' ? named.open : ledgerAccountName(account, language);
  };
  return {
    head: (key) => heads[key],
    heads: (keys) => keys.map((key) => heads[key]),
    mark: (key) => marks[key],
    kind: (kind) => kinds[kind],
    account: (account) => capital(accountName(account)),
    state: (state) => ({ ...disputeEnds, ...states })[state],
    party: (role) => labels[role],
    outcome: (outcome) => labels[outcome],
    class: (given) => classes[given],
    days,
  };
}

/** @param spreadsheet absent: for programs, in whatever language the titles are. */
export const csvWords = (language: DocumentLanguage, spreadsheet: Spreadsheet | undefined): CsvWords =>
  spreadsheet === undefined ? KEYS : wordsOf(language);
