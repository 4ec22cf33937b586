/** Failure rates or failure counts per slot, from counts of requests by outcome. */
import { finding } from '../../evidence/findings/finding.ts';
import { parseElapsed } from '../../contract/literal.ts';
import type { Tally } from '../../evidence/evidence.ts';
import { ONE } from '../../money/ratio.ts';
import { spend } from '../../step-limit.ts';
import { HOUR } from '../../time/instant.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import { localDay } from '../../time/timezone.ts';
import type { Context } from '../context.ts';
import { NOT_BELOW_ZERO } from '../extent.ts';
import { NO_REACH } from '../reach.ts';
import { type TypeContext, eachOf } from '../type-context.ts';
import { type SlotSeries, WHOLE, placeOf } from '../value.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { slotsBefore } from './trailing-slots.ts';

export const requests = defineOperator({
  key: 'requests',
  group: 'numbers',
  description:
    'The failure rate (or number of failures) in each slot, from counts of requests by outcome. A slot that was not counted at all is unknown; one counted as having no requests is a fact. A count counts in the slot in which its span begins.',
  subject: { is: 'word', description: 'The stream of counts, as the samples name it.' },
  params: {
    each: {
      is: 'component-kind',
      optional: true,
      absent: 'one value for the whole',
      description: 'One series for each component of this kind.',
    },
    as: { is: 'choice', of: ['rate', 'failures'], description: 'The share of failed requests, or their number.' },
    every: {
      is: 'elapsed-or',
      words: ['period'],
      description: 'Length of a slot; counts of shorter slots are added up. `period`: one slot for all of it.',
    },
    aligned: {
      is: 'choice',
      of: ['clock', 'period-start'],
      description:
        'Slots start on the clock (midnight in the zone of the day on which the period starts, then every slot) or at the period start. They are of one length: after a change of the clocks, slots that are longer than the change begin that much beside the clock.',
    },
    failed: { is: 'words', description: 'Outcomes that are failures.' },
    ignored: { is: 'words', description: 'Outcomes that count neither way. All others succeeded.' },
    empty: { is: 'choice', of: ['perfect', 'failed', 'left-out'], description: 'The value of a slot without requests.' },
    minimum: { is: 'positive-count', optional: true, absent: 'none', description: 'Fewest requests for a slot to count.' },
    thin: {
      is: 'choice',
      of: ['perfect', 'left-out'],
      optional: true,
      absent: 'needed with `minimum`',
      description: 'The value of a slot with fewer requests; required with `minimum`.',
    },
    repeats: {
      is: 'choice',
      of: ['once-per-client'],
      optional: true,
      absent: 'every failure counts',
      description:
        'Failures of one client within one counted slot of the evidence count once. Needs counts `byClient`; other failures count each. The total keeps every request.',
    },
  },
  limit: 'none',
  bounds: {},
  own: eachOf,
  check(cell, context) {
    checkSlot(cell, context);
    if (cell.minimum !== undefined && cell.thin === undefined)
      context.fail('choice-missing', 'thin', 'state the value of a slot with fewer requests: `thin: perfect` or `thin: left-out`');
    if (cell.minimum === 1)
      context.fail(
        'no-effect',
        'minimum',
        'a slot with fewer than 1 request has none, and what that is worth says `empty`; raise it, or remove it and `thin`',
      );
    if (cell.thin !== undefined && cell.minimum === undefined)
      context.fail('no-effect', 'thin', 'no slot is thin without a `minimum`; add it, or remove `thin`');
    if ((cell.failed as string[]).length === 0 && cell.empty !== 'failed')
      context.fail('never-holds', 'failed', 'an empty list means that no request ever fails; name the outcomes that are failures');
    for (const outcome of cell.ignored as string[])
      if ((cell.failed as string[]).includes(outcome))
        context.fail('one-of', 'ignored', `"${outcome}" is a failure and is ignored; name it once`);
  },
  type: (cell, given) => ({ kind: cell.as === 'rate' ? 'ratio' : 'count', part: 'slot', ...given.grain }),
  extent: (cell) => ({ ...NOT_BELOW_ZERO, ...(cell.as === 'rate' && { most: ONE }) }),
  shareOf: () => 'failures',
  reach: () => ({ ...NO_REACH, before: HOUR, after: HOUR }),
  evaluate(cell, context) {
    const tallies = context.evidence.tallies.get(String(cell.requests)) ?? [];
    const members = cell.each === undefined ? [WHOLE] : context.components.members(String(cell.each)).map((entry) => entry.id);
    return new Map(
      members.map((id) => {
        const own = tallies.filter((tally) => id === WHOLE || context.components.touched(tally.component, String(cell.each)).includes(id));
        return [id, series(own, cell, id, context)];
      }),
    );
  },
  explain: (cell) => `failed ${String(cell.requests)} requests every ${String(cell.every)}`,
});

/** The shortest slot, in ms. Shorter slots would be millions a month. */
const SHORTEST = 10_000;

export function checkSlot(cell: Cell, context: TypeContext): void {
  const every = parseElapsed(cell.every);
  if (every !== undefined && every < SHORTEST) context.fail('too-many', 'every', 'a slot is at least 10 s long');
}

/**
 * Empty slots over the period and an hour on both sides, so that stretches that cross the ends of the period are judged whole; before the
 * period also those of trailing windows.
 */
export function slotSeries(cell: Cell, aligned: string, { period, rule, terms }: Context): SlotSeries {
  const every = parseElapsed(cell.every)!;
  const margin = Math.ceil(HOUR / every) * every;
  const phase = aligned === 'clock' ? (period.start - startOfDay(rule.zone, localDay(rule.zone, period.start))) % every : 0;
  const origin = period.start - phase - Math.max(margin, slotsBefore(cell, terms) * every);
  const count = Math.ceil((period.end + margin - origin) / every);
  spend(count);
  const starts = new Float64Array(count);
  for (let i = 0; i < count; i += 1) starts[i] = origin + i * every;
  return { every, starts, failed: new Float64Array(count), total: new Float64Array(count), status: new Uint8Array(count) };
}

function series(tallies: readonly Tally[], cell: Cell, id: string, context: Context): SlotSeries {
  const { period } = context;
  const slots: SlotSeries =
    cell.every === 'period'
      ? {
          every: period.end - period.start,
          starts: Float64Array.of(period.start),
          failed: new Float64Array(1),
          total: new Float64Array(1),
          status: new Uint8Array(1),
        }
      : slotSeries(cell, String(cell.aligned), context);
  const [failures, ignored] = [new Set(cell.failed as string[]), new Set(cell.ignored as string[])];
  for (const tally of tallies) {
    for (const [outcome, counts] of Object.entries(tally.outcomes)) {
      const role = ignored.has(outcome) ? 'ignored' : failures.has(outcome) ? 'failed' : 'succeeded';
      addCounts(slots, tally, counts, role);
      if (role === 'failed' && cell.repeats !== undefined) dropRepeats(slots, tally, outcome);
    }
  }
  noteSpanning(slots, tallies, placeOf(String(cell.requests), id), context);
  judgeEmpty(cell, slots);
  if (cell.as === 'failures') slots.ofFailures = true;
  return slots;
}

/** Records counts whose span crosses the end of a slot: a count has no times within its span, so that it cannot be divided. */
function noteSpanning({ starts, every }: SlotSeries, tallies: readonly Tally[], path: string, context: Context): void {
  const { period } = context;
  let spanning = 0;
  for (const { start, every: span, outcomes } of tallies) {
    const offset = start - starts[0]!;
    if (every % span === 0 && offset % span === 0) continue;
    const count = Object.values(outcomes)[0]?.length ?? 0;
    for (let from = offset, i = 0; i < count; i += 1, from += span) {
      const isWithin = start + i * span < period.end && start + (i + 1) * span > period.start;
      if (isWithin && Math.floor(from / every) !== Math.floor((from + span - 1) / every)) spanning += 1;
    }
  }
  if (spanning > 0) context.note(path, finding('spans-slots', { count: spanning }));
}

/** Adds the counts of a tally to the slots. Performance matters here: a month of minutes has about 43,200 slots for each outcome. */
function addCounts(slots: SlotSeries, { start, every }: Tally, counts: readonly number[], role: 'ignored' | 'failed' | 'succeeded'): void {
  const { starts, failed, total, status } = slots;
  const offset = start - starts[0]!;
  // Fast path: most counts have the slots of the cell.
  if (every === slots.every && offset % every === 0) {
    const first = Math.round(offset / every);
    const [from, to] = [Math.max(0, -first), Math.min(counts.length, starts.length - first)];
    if (from < to) status.fill(1, first + from, first + to);
    if (role === 'ignored') return;
    for (let i = from; i < to; i += 1) {
      total[first + i]! += counts[i]!;
      if (role === 'failed') failed[first + i]! += counts[i]!;
    }
    return;
  }
  for (let i = 0; i < counts.length; i += 1) {
    const slot = Math.floor((offset + i * every) / slots.every);
    if (slot < 0 || slot >= starts.length) continue;
    status[slot] = 1;
    if (role === 'ignored') continue;
    const count = counts[i]!;
    total[slot]! += count;
    if (role === 'failed') failed[slot]! += count;
  }
}

/** Keeps one failure of each client in a counted slot: one client is one user. */
function dropRepeats(slots: SlotSeries, { start, every, byClient }: Tally, outcome: string): void {
  const known = new Set<string>();
  for (const entry of byClient ?? []) {
    if (entry.outcome !== outcome) continue;
    const client = `${entry.slot}|${entry.client}`;
    const repeats = known.has(client) ? entry.count : entry.count - 1;
    known.add(client);
    const slot = Math.floor((start + entry.slot * every - slots.starts[0]!) / slots.every);
    if (slot >= 0 && slot < slots.starts.length) slots.failed[slot]! -= repeats;
  }
}

function judgeEmpty(cell: Cell, { failed, total, status }: SlotSeries): void {
  const minimum = Number(cell.minimum ?? 0);
  for (let i = 0; i < total.length; i += 1) {
    if (status[i] === 0) continue;
    if (total[i] === 0) {
      if (cell.empty === 'left-out') status[i] = 2;
      if (cell.empty === 'failed') failed[i] = total[i] = 1;
    } else if (total[i]! < minimum) {
      if (cell.thin === 'left-out') status[i] = 2;
      else failed[i] = 0;
    }
  }
}
