/** Warns of timers that the debtor can pause: no clause bounds how long a ticket waits, or names who may pause it. */
import { pointer } from '../../issue.ts';
import type { PartyRole, Terms } from '../../contract/terms.ts';
import { debtorsOf } from '../reporters.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';

/** Only tickets are paused. */
const KIND = 'ticket';

/** Timers that may be paused, with the words of the pauses and the party that owes by the timer. */
function* paused(terms: Terms): Generator<readonly [name: string, words: readonly string[], party: PartyRole]> {
  for (const [name, cell] of Object.entries(terms.definitions)) {
    if (typeof cell !== 'object' || (cell.timer ?? cell.cadence) !== KIND) continue;
    const words = cell.paused as readonly string[];
    if (words.length > 0) for (const party of debtorsOf(terms).ofTimer.get(cell) ?? []) yield [name, words, party];
  }
}

const found = (name: string, words: readonly string[], party: PartyRole): LintFinding =>
  lintFinding('unbounded-pause', pointer('definitions', name, 'paused'), { party, cell: name, words });

const reportersOf = ({ records }: Terms): readonly string[] | undefined => records?.[KIND]?.['reported-by'];

/** Warns where the terms let the debtor report on tickets, or name no reporter. */
export function* unboundedPause(terms: Terms): Generator<LintFinding> {
  const reporters = reportersOf(terms);
  for (const [name, words, party] of paused(terms)) if (reporters?.includes(party) ?? true) yield found(name, words, party);
}

/** Warns where a permitted reporter of tickets is a sender of the debtor in the order. */
export function* pausedByTool(terms: Terms, sides: ReadonlyMap<string, string>): Generator<LintFinding> {
  const reporters = reportersOf(terms) ?? [];
  for (const [name, words, party] of paused(terms))
    if (!reporters.includes(party) && reporters.some((word) => sides.get(word) === party)) yield found(name, words, party);
}
