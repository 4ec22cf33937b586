/** Data that the sentences of one line share. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { CreditClauses } from '../../domain/statement/clauses-behind.ts';
import type { CellReason } from '../../domain/statement/reasons.ts';
import type { StatementLine } from '../../domain/statement/statement.ts';
import type { Results } from './results.ts';
import type { Wording } from './wording.ts';

export interface LineContext {
  readonly line: StatementLine;
  readonly reasons: readonly CellReason[];
  readonly wording: Wording;
  readonly results: Results;
  readonly language: DocumentLanguage;
  /** The clauses of the contract; absent where it cannot be read. */
  readonly clauses: readonly CreditClauses[] | undefined;
  /** Tickets that already have sentences. */
  readonly done: Set<string>;
}
