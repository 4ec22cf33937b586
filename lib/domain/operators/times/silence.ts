/**
 * Time without reports: time that no report covers where the contract requires reports, and time in which a witness was silent. Reports
 * on one part do not cover the whole.
 */
import { finding } from '../../evidence/findings/finding.ts';
import { parseElapsed } from '../../contract/literal.ts';
import { pushTo } from '../../lists.ts';
import { ONE, ZERO } from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import { except, intersect } from '../../time/time-algebra.ts';
import { ALWAYS, type TimeSet, measure, piecesOf, timesFrom, timesFromPieces } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { WHOLE } from '../value.ts';
import { Observed, isOpenWithin, named } from './observed.ts';
import { isReportedBy } from './witness.ts';
import type { Cell } from '../cell.ts';

interface Report extends Interval {
  readonly component: string | undefined;
}

/** Unknown times by member. */
type UnknownByMember = ReadonlyMap<string, TimeSet>;

/** Time in which the witness was silent, and time without a report where the contract requires reports. */
export function timesWithoutReports(
  cell: Cell,
  context: Context,
): { readonly silent: UnknownByMember; readonly unreported: UnknownByMember } {
  const reportedBy = cell['reported-by'] as readonly string[] | undefined;
  const after = parseElapsed(cell['no-data-after'] ?? '');
  const isReported = context.terms.unreported === 'up';
  if (after === undefined && isReported) return { silent: NONE, unreported: NONE };
  const watched = context.evidence.watched.filter((entry) => isReportedBy(entry, reportedBy));
  const reports = context.evidence.stateReports
    .filter((entry) => after !== undefined && isReportedBy(entry, reportedBy))
    .map((report) => ({ ...report, start: report.at, end: report.at }));
  const covered = [...watched, ...reports].map(({ component, start, end }) => ({ component, start, end: end + (after ?? 0) }));
  return {
    silent: after === undefined ? NONE : without(covered, cell, context),
    unreported: isReported ? NONE : without(watched, cell, context),
  };
}

const NONE: UnknownByMember = new Map();

function without(reports: readonly Report[], cell: Cell, context: Context): UnknownByMember {
  const byComponent = new Map<string | undefined, Interval[]>();
  for (const { component, start, end } of reports) pushTo(byComponent, component, { start, end });
  const reported = new Map([...byComponent].map(([component, reported]) => [component, openBut(reported)]));
  const observed = new Observed(reported, cell.each as string | undefined, context);
  return new Map(
    observed.members().map((id) => {
      const unknown = observed.of(id);
      noteUnseen(observed.unseen(id), unknown, placeIn(id, cell), context);
      return [id, timesFrom(piecesOf(unknown))];
    }),
  );
}

/** Times in which all is unknown except the reported intervals. */
const openBut = (reported: readonly Interval[]): TimeSet =>
  timesFromPieces(piecesOf(except(ALWAYS, timesFrom(reported))).map((piece) => ({ ...piece, certain: ZERO, possible: ONE })));

const placeIn = (id: string, cell: Cell): string => (id === WHOLE ? String(cell.intervals) : id);

/** Records a finding for parts without reports, where time of the whole is unknown. */
function noteUnseen(parts: readonly string[], times: TimeSet, place: string, context: Context): void {
  if (parts.length === 0 || !isOpenWithin(times, context.period)) return;
  context.note(place, finding('part-not-observed', { by: 'reports', ...named(parts) }));
}

/** Records a finding for the silence of a witness. @param reported the outages that it reported. */
export function noteSilence(id: string, silent: TimeSet, reported: TimeSet, cell: Cell, context: Context): void {
  const minutes = (times: TimeSet): number => Math.floor(Number(measure(times, context.period).certain.n) / 60_000);
  const [all, down] = [minutes(silent), minutes(intersect(reported, silent))];
  if (measure(silent, context.period).certain.n === 0n) return;
  context.note(
    placeIn(id, cell),
    finding('witness-silent', {
      limit: String(cell['no-data-after']),
      silent: `${all} min`,
      ...(down > 0 && { down: `${down} min`, unknown: `${all - down} min` }),
    }),
  );
}
