/** Time of outages that is unknown: a source reported it as unknown, a first state is `up`, a witness was silent, no source vouched for it. */
import { finding } from '../../evidence/findings/finding.ts';
import { partsOf } from '../../evidence/records.ts';
import { except, union } from '../../time/time-algebra.ts';
import { type Piece, type TimeSet, piecesOf } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { noteSilence, timesWithoutReports } from './silence.ts';
import { recordIsReportedBy } from './witness.ts';
import type { Cell } from '../cell.ts';
import { unknownWithin, unobserved } from './unknown-time.ts';
import { targets, extentOf, asKnown } from './record-extent.ts';
import { timesOf } from './record-weights.ts';

/**
 * Whether the cell measures the outage itself, from any of its milestones. Time after the outage, such as the time to its report, has no
 * gaps.
 */
export const knowsGaps = (cell: Cell): boolean => cell.from === 'started' || cell.from === 'detected' || cell.to === 'ended';

/**
 * Time that a source reported as unknown, and, if the contract wants reports, time that no source vouched for.
 * @returns the time in which the witness was silent, by member.
 */
export function addGaps(cell: Cell, context: Context, pieces: Map<string, Piece[]>): ReadonlyMap<string, TimeSet> {
  const reportedBy = cell['reported-by'] as readonly string[] | undefined;
  for (const gap of context.records('gap').flatMap(partsOf)) {
    if (!recordIsReportedBy(gap, reportedBy)) continue;
    const extent = extentOf(gap, { from: 'started', to: 'ended' }, context);
    for (const id of targets(gap, cell, context))
      if (extent) pieces.get(id)?.push(...asKnown([unobserved(extent, context)], extent, context));
  }
  if (cell['recovery-without-failure'] === 'unknown')
    for (const record of context.records('unstarted').filter((entry) => recordIsReportedBy(entry, reportedBy)))
      for (const id of targets(record, cell, context)) {
        pieces.get(id)?.push(unobserved({ start: -Infinity, end: record.milestones.get('ended')![0]! }, context));
        context.note(`unstarted/${record.id}`, finding('first-word-up'));
      }
  const { silent, unreported } = timesWithoutReports(cell, context);
  // Recorded once: other evaluations of the period would record the same.
  if (context.settles) for (const [id, times] of silent) noteSilence(id, times, timesOf(pieces.get(id) ?? [], 'highest'), cell, context);
  for (const times of [silent, unreported])
    for (const [id, list] of times) for (const { start, end } of piecesOf(list)) pieces.get(id)?.push(unobserved({ start, end }, context));
  return silent;
}

/**
 * The state is unknown while a witness is silent, whatever it reported last. Only other witnesses can take its place: without others, an
 * outage that it reported goes on.
 */
export const unknownInSilence = (reported: TimeSet, silent: TimeSet | undefined, context: Context): TimeSet =>
  silent && context.asksWitnesses ? union(except(reported, silent), unknownWithin(silent)) : reported;
