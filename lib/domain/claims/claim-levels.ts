/** What the transitions of a claim state, for its division over lines (./spread.ts). */
import { minorOf } from '../statement/restatement.ts';
import { type Added, acceptancesFrom, addedBy, lineKey, unreversed } from './balances.ts';
import { type Cells, NO_CELLS, plus } from './centre-cells.ts';
import type { Claim } from './claim.ts';
import { type Books, Level, type StatedPart, type StatedAmounts, type Word } from './spread.ts';
import type { LineAmount, Transition } from './transition.ts';

export type LineKeyOf = (line: Pick<LineAmount, 'credit' | 'index' | 'component'>) => string;

interface Stated extends StatedPart {
  readonly transition: Transition;
}

/**
 * The amounts of a claim by line. The key `undefined` is for what belongs to no line.
 * @param books what each line owes; together what the claim owes. @param keyOf the keys of lines in `books`.
 */
export function levelOfLines(claim: Claim, books: Books, keyOf: LineKeyOf = lineKey): Level {
  return new Level(statedOf(claim, keyOf), books);
}

export const statedCount = ({ transitions }: Claim): number => unreversed(transitions).length;

function statedOf({ transitions, currency, automatic }: Claim, keyOf: LineKeyOf): StatedAmounts {
  const stand = unreversed(transitions);
  const from = acceptancesFrom(stand);
  const all = stand.map((transition, i): Stated => {
    const { minor, lines } = isMoving(transition) ? addedBy(stand, i, currency, automatic) : NOTHING_ADDED;
    return { transition, minor, named: cellsOfLines(lines, keyOf, currency) };
  });
  const sums = {
    received: sumsBefore(all, ({ kind, wasReceived }) => kind === 'received' || (kind === 'credited' && wasReceived === true)),
    writtenOff: sumsBefore(all, ({ kind }) => kind === 'written-off'),
  };
  return {
    count: all.length,
    money: (account, n) => sums[account][n]!,
    word: (word, n) => (IS_WORD[word](all[n]!.transition, n, from) ? all[n] : undefined),
  };
}

/** A revision claims what was reserved before. */
const IS_WORD: Readonly<Record<Word, (transition: Transition, n: number, from: number) => boolean>> = {
  claimed: ({ kind, revision }) => kind === 'submitted' || revision !== undefined,
  accepted: ({ kind }, n, from) => kind === 'accepted' && n >= from,
  credited: ({ kind }) => kind === 'credited',
};

const MOVING: ReadonlySet<Transition['kind']> = new Set(['submitted', 'accepted', 'received', 'credited', 'written-off']);
const isMoving = ({ kind, revision }: Transition): boolean => revision !== undefined || MOVING.has(kind);

const NOTHING_ADDED: Added = { minor: 0n, lines: [] };

const cellsOfLines = (lines: readonly LineAmount[], keyOf: LineKeyOf, currency: string): Cells =>
  lines.length === 0 ? NO_CELLS : plus(...lines.map((line): Cells => new Map([[keyOf(line), minorOf({ amount: line.amount, currency })]])));

/** The sums before each transition, and after all. */
function sumsBefore(all: readonly Stated[], isOf: (transition: Transition) => boolean): readonly StatedPart[] {
  let sum: StatedPart = { minor: 0n, named: NO_CELLS };
  const sums = [sum];
  for (const { transition, minor, named } of all) {
    if (isOf(transition)) sum = { minor: sum.minor + minor, named: plus(sum.named, named) };
    sums.push(sum);
  }
  return sums;
}
