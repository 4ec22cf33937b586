/** Timers that whoever owes by them may stop: nothing bounds how long a ticket waits, and no clause names who may say that it does. */
import { pointer } from '../../issue.ts';
import type { Terms } from '../../contract/terms.ts';
import { type Party, debtorsOf } from '../reporters.ts';
import type { LintFinding } from './lint-finding.ts';

/** Only tickets are paused. */
const KIND = 'ticket';

/** Timers that may be paused, with who owes by them. */
function* paused(terms: Terms): Generator<readonly [name: string, words: readonly string[], party: Party]> {
  for (const [name, cell] of Object.entries(terms.definitions)) {
    if (typeof cell !== 'object' || (cell.timer ?? cell.cadence) !== KIND) continue;
    const words = cell.paused as readonly string[];
    if (words.length > 0) for (const party of debtorsOf(terms).ofTimer.get(cell) ?? []) yield [name, words, party];
  }
}

const found = (name: string, words: readonly string[], party: Party): LintFinding => ({
  code: 'unbounded-pause',
  path: pointer('definitions', name, 'paused'),
  message: `"${name}" stands still while the ${party}, who owes by it, says ${words.map((word) => `"${word}"`).join(' or ')}; nothing bounds how long`,
});

const reportersOf = ({ records }: Terms): readonly string[] | undefined => records?.[KIND]?.['reported-by'];

/** Where the text lets the debtor speak of tickets, or says nothing of who may. */
export function* unboundedPause(terms: Terms): Generator<LintFinding> {
  const reporters = reportersOf(terms);
  for (const [name, words, party] of paused(terms)) if (reporters?.includes(party) ?? true) yield found(name, words, party);
}

/** Where one of those who may speak of tickets speaks for the debtor under the order. */
export function* pausedByTool(terms: Terms, sides: ReadonlyMap<string, string>): Generator<LintFinding> {
  const reporters = reportersOf(terms) ?? [];
  for (const [name, words, party] of paused(terms))
    if (!reporters.includes(party) && reporters.some((word) => sides.get(word) === party)) yield found(name, words, party);
}
