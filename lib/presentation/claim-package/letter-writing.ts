/** What the parts of a letter share, and the shape of its tables. */
import type { CreditClauses } from '../../domain/statement/clauses-behind.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import type { Labels } from '../document/labels.ts';
import type { Wording } from '../reasons/wording.ts';
import type { LetterWords } from './letter-words.ts';

export interface LetterTable {
  readonly columns: readonly LetterColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly sums?: true;
}

export interface LetterColumn {
  readonly name: string;
  readonly width: number;
  readonly right?: true;
}

/** What the parts of a letter share. */
export interface Writing {
  readonly own: IssuedStatement;
  /** The clauses of the contract behind its lines. */
  readonly clauses: readonly CreditClauses[];
  readonly labels: Labels;
  readonly words: LetterWords;
  readonly wording: Wording;
  /** An instant in the zone of the contract, with its offset. */
  readonly time: (instant: string) => string;
  /** What is asked for by the number of a line; absent: all of each line. */
  readonly asked?: ReadonlyMap<number, Amount>;
}
