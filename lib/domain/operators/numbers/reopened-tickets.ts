/** Records that are re-opened, such as tickets: the stretches in which their timer ran, resumed or restarted. */
import { finding } from '../../evidence/findings/finding.ts';
import { article } from '../../contract/article.ts';
import { endingOf } from '../../evidence/clock-skew.ts';
import { type EvidenceRecord, firstOf, hadSections } from '../../evidence/records.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import type { TypeContext } from '../type-context.ts';
import { type Cycle, clockParts, groupedRuns, together } from './timer-parts.ts';
import { waitsOf } from './timer-pauses.ts';

/** Requires `on-reopen` for a ticket whose timer stops at a milestone that re-opening undoes; refuses it for a kind that cannot be re-opened. */
export function checkReopen(cell: Cell, context: Pick<TypeContext, 'fail' | 'recordKind'>): void {
  const stops = [cell.to].flat().map(String);
  const reopens = context.recordKind(String(cell.timer))?.includes('reopened') === true;
  if (
    cell.timer === 'ticket' &&
    stops.some((stop) => ['resolved', 'closed', 'recovered'].includes(stop)) &&
    cell['on-reopen'] === undefined
  )
    context.fail(
      'choice-missing',
      'on-reopen',
      'a ticket that stops at resolved can be re-opened: write `on-reopen: resume`, `anew` or `ignore`',
    );
  if (!reopens && cell['on-reopen'] !== undefined)
    context.fail('no-effect', 'on-reopen', `${article(String(cell.timer))} has no milestone "reopened"; remove \`on-reopen\``);
}

/** The runs of a timer for a record: one, or with `on-reopen: anew` one more for each re-opening. */
export function cyclesOf(record: EvidenceRecord, cell: Cell, context: Pick<Context, 'note'>): Cycle[] {
  if (!record.parts) return cyclesOfPart(record, cell, context);
  const parts = clockParts(record);
  if (parts.length < 2) return cyclesOfPart(record, cell, context);
  const each = parts.map((part) => ({ cycles: cyclesOfPart(part, cell, context), waits: waitsOf(part, cell) }));
  return together(each, cell['on-reopen'] === 'anew');
}

function cyclesOfPart(record: EvidenceRecord, cell: Cell, context: Pick<Context, 'note'>): Cycle[] {
  const start = firstOf(record, String(cell.from));
  const all = stopsOf(record, cell.to);
  if (start === undefined) {
    noteNoStart(record, all, cell, context);
    return [];
  }
  const stops = cell.needs === undefined ? all : reportedStops(all, record, cell.needs as readonly string[]);
  const stop = stops.length === 0 || stops[0]! >= start ? stops[0] : endBefore(record, stops, start, cell, context);
  const reopens = cell['on-reopen'] === undefined || cell['on-reopen'] === 'ignore' ? undefined : record.milestones.get('reopened');
  const first: Cycle = { start, stop, running: undefined };
  return reopens ? cyclesFrom(first, stops, reopens, cell['on-reopen'] === 'anew') : [first];
}

/** The stops at which a report had the sections that the clause needs. */
const reportedStops = (stops: readonly Instant[], record: EvidenceRecord, needs: readonly string[]): readonly Instant[] =>
  stops.filter((at) => hadSections(record, needs, at));

/** The runs of a timer whose record was re-opened. @param first its run without that. @param anew whether each run is judged by itself. */
function cyclesFrom(first: Cycle, stops: readonly Instant[], reopens: readonly Instant[], anew: boolean): Cycle[] {
  const running: Interval[] = [];
  let { stop } = first;
  let from: Instant | undefined = first.start;
  while (from !== undefined) {
    if (from !== first.start) stop = nextAfter(stops, from);
    running.push({ start: from, end: stop ?? Infinity });
    // Stops between this one and the re-opening belong to the same cycle ("resolved", then "closed").
    const next: Instant | undefined = stop === undefined ? undefined : nextAfter(reopens, stop);
    // A record that is re-opened and ends at one instant: each re-opening counts once.
    from = next === from ? nextAfter(reopens, from + 1) : next;
  }
  return groupedRuns(running, anew).map((group) => {
    const { end } = group.at(-1)!;
    return { start: group[0]!.start, stop: end === Infinity ? undefined : end, running: group };
  });
}

/** The stop of a timer whose record has a stop before its start. */
function endBefore(
  record: EvidenceRecord,
  stops: readonly Instant[],
  start: Instant,
  cell: Cell,
  context: Pick<Context, 'note'>,
): Instant | undefined {
  const { at, because } = endingOf(record, stops, start, { from: String(cell.from), to: [cell.to].flat().map(String) });
  if (because) context.note(`${record.kind}/${record.id}`, because);
  return at;
}

/** Records a finding for a record with a known end and no known beginning: no timer measures it. */
function noteNoStart(record: EvidenceRecord, stops: readonly Instant[], cell: Cell, context: Pick<Context, 'note'>): void {
  const reached = [cell.to]
    .flat()
    .map(String)
    .filter((milestone) => record.milestones.get(milestone));
  if (stops.length > 0) context.note(`${record.kind}/${record.id}`, finding('no-start', { reached, from: String(cell.from) }));
}

/** The first of sorted instants at or after another. */
function nextAfter(instants: readonly Instant[], since: Instant): Instant | undefined {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (instants[middle]! >= since) high = middle;
    else low = middle + 1;
  }
  return instants[low];
}

function stopsOf(record: EvidenceRecord, to: unknown): readonly Instant[] {
  if (typeof to === 'string') return record.milestones.get(to) ?? [];
  return (to as string[]).flatMap((milestone) => record.milestones.get(milestone) ?? []).sort((a, b) => a - b);
}

/** Records a finding for a timer that is judged in several stretches although its clause lets it resume. */
export function noteReopened({ kind, id }: EvidenceRecord, cycles: readonly Cycle[], cell: Cell, context: Pick<Context, 'note'>): void {
  if (cell['on-reopen'] === 'resume' && cycles.length > 1) context.note(`${kind}/${id}`, finding('reopened-late'));
}
