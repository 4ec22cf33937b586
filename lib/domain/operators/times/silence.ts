/**
 * Time of which nothing was said: that nobody vouched for, where the contract wants reports, and in which a witness fell silent. Who
 * watches one part does not watch the whole.
 */
import { parseElapsed } from '../../agreement/literal.ts';
import { pushTo } from '../../lists.ts';
import { ONE, ZERO } from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import { ALWAYS, type Times, clip, except, measure, piecesOf, timesFrom, timesFromPieces } from '../../time/times.ts';
import type { Context } from '../context.ts';
import type { Cell } from '../operator.ts';
import { WHOLE } from '../value.ts';
import { Observed, isOpenWithin, namesOf } from './observed.ts';
import { isSaidBy } from './witness.ts';

interface Word extends Interval {
  readonly component: string | undefined;
}

/** @param take told of each stretch of time of a member that is not known. */
export function addUnheard(cell: Cell, context: Context, take: (id: string, extent: Interval) => void): void {
  const saidBy = cell['said-by'] as readonly string[] | undefined;
  const after = parseElapsed(cell['silent-after'] ?? '');
  const isReported = context.terms.unreported === 'up';
  if (after === undefined && isReported) return;
  const watched = context.evidence.watched.filter((entry) => isSaidBy(entry, saidBy));
  if (after !== undefined) {
    const words = context.evidence.heard
      .filter((entry) => isSaidBy(entry, saidBy))
      .map((word) => ({ ...word, start: word.at, end: word.at }));
    const spoken = [...watched, ...words].map(({ component, start, end }) => ({ component, start, end: end + after }));
    addTo(spoken, cell, context, take, (id, silent) => noteSilence(id, silent, cell, context));
  }
  if (!isReported) addTo(watched, cell, context, take);
}

function addTo(
  words: readonly Word[],
  cell: Cell,
  context: Context,
  take: (id: string, extent: Interval) => void,
  note?: (id: string, unheard: Times) => void,
): void {
  const byComponent = new Map<string | undefined, Interval[]>();
  for (const { component, start, end } of words) pushTo(byComponent, component, { start, end });
  const told = new Map([...byComponent].map(([component, heard]) => [component, openBut(heard)]));
  const observed = new Observed(told, cell.each as string | undefined, context);
  for (const id of observed.members()) {
    const unheard = observed.of(id);
    for (const { start, end } of piecesOf(unheard)) take(id, { start, end });
    note?.(id, unheard);
    noteUnseen(observed.unseen(id), unheard, placeIn(id, cell), context);
  }
}

/** Open but for what was heard. */
const openBut = (heard: readonly Interval[]): Times =>
  timesFromPieces(piecesOf(except(ALWAYS, timesFrom(heard))).map((piece) => ({ ...piece, sure: ZERO, possible: ONE })));

const placeIn = (id: string, cell: Cell): string => (id === WHOLE ? String(cell.intervals) : id);

/** Notes parts of which nothing was said, where time of the whole is unknown. */
function noteUnseen(parts: readonly string[], times: Times, place: string, context: Context): void {
  if (parts.length === 0 || !isOpenWithin(times, context.period)) return;
  context.note(
    'part-not-observed',
    place,
    `nobody vouched for ${namesOf(parts)}, though for others of the kind: that one part was watched does not say that the whole was up`,
  );
}

function noteSilence(id: string, silent: Times, cell: Cell, context: Context): void {
  const within = measure(clip(silent, context.period), context.period).possible;
  if (within.n === 0n) return;
  context.note(
    'witness-silent',
    placeIn(id, cell),
    `the witness was silent for longer than ${String(cell['silent-after'])}; ${Math.floor(Number(within.n) / 60_000)} min of the period are unknown`,
  );
}
