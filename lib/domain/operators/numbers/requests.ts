/** Failure rates or failure counts per slot, from counts of requests by outcome. */
import { parseElapsed } from '../../agreement/literal.ts';
import type { Tally } from '../../evidence/fold.ts';
import { HOUR } from '../../time/instant.ts';
import type { Context } from '../context.ts';
import type { Cell, Operator } from '../operator.ts';
import { type SlotSeries, WHOLE } from '../value.ts';

export const requests: Operator = {
  key: 'requests',
  group: 'numbers',
  says: 'The failure rate (or number of failures) in each slot, from counts of requests by outcome. A slot that was not counted at all is unknown; one counted as having no requests is a fact.',
  subject: { is: 'word', says: 'The stream of counts, as the samples name it.' },
  params: {
    each: { is: 'component-kind', optional: true, says: 'One series for each component of this kind.' },
    as: { is: 'choice', of: ['rate', 'failures'], says: 'The share of failed requests, or their number.' },
    every: { is: 'elapsed', says: 'Length of a slot; counts of shorter slots are added up.' },
    aligned: {
      is: 'choice',
      of: ['clock', 'period-start'],
      says: 'Slots start on the clock (midnight in the zone, then every slot) or at the period start.',
    },
    failed: { is: 'words', says: 'Outcomes that are failures.' },
    ignored: { is: 'words', says: 'Outcomes that count neither way. All others succeeded.' },
    empty: { is: 'choice', of: ['perfect', 'failed', 'left-out'], says: 'What a slot without requests is worth.' },
    minimum: { is: 'positive-count', optional: true, says: 'Fewest requests for a slot to count.' },
    thin: { is: 'choice', of: ['perfect', 'left-out'], optional: true, says: 'What a slot with fewer is worth; required with `minimum`.' },
  },
  limit: 'none',
  type(cell, context) {
    if (cell.minimum !== undefined && cell.thin === undefined)
      context.fail('choice-missing', 'thin', 'say what a slot with fewer requests is worth: `thin: perfect` or `thin: left-out`');
    return {
      kind: cell.as === 'rate' ? 'ratio' : 'count',
      part: 'slot',
      ...(typeof cell.each === 'string' && { subject: { component: cell.each } }),
    };
  },
  reach: () => ({ before: HOUR, after: HOUR }),
  evaluate(cell, context) {
    const tallies = context.evidence.tallies.get(String(cell.requests)) ?? [];
    const members = cell.each === undefined ? [WHOLE] : context.members(String(cell.each)).map((entry) => entry.id);
    return new Map(
      members.map((id) => [
        id,
        series(
          tallies.filter((tally) => id === WHOLE || context.touched(tally.component, String(cell.each)).includes(id)),
          cell,
          context,
        ),
      ]),
    );
  },
  explain: (cell) => `failed ${String(cell.requests)} requests every ${String(cell.every)}`,
};

function series(tallies: readonly Tally[], cell: Cell, context: Context): SlotSeries {
  const every = parseElapsed(cell.every)!;
  // A margin of an hour on both sides lets runs that cross the period's ends be judged as they ran.
  const margin = Math.ceil(HOUR / every) * every;
  const origin = context.period.start - margin;
  const count = Math.ceil((context.period.end + margin - origin) / every);
  const starts = Float64Array.from({ length: count }, (_, i) => origin + i * every);
  const failed = new Float64Array(count);
  const total = new Float64Array(count);
  const seen = new Float64Array(count);
  const [failures, ignored] = [new Set(cell.failed as string[]), new Set(cell.ignored as string[])];
  for (const tally of tallies) {
    for (const [outcome, counts] of Object.entries(tally.outcomes)) {
      for (let i = 0; i < counts.length; i += 1) {
        const slot = Math.floor((tally.start + i * tally.every - origin) / every);
        if (slot < 0 || slot >= count) continue;
        seen[slot] = 1;
        if (ignored.has(outcome)) continue;
        total[slot]! += counts[i]!;
        if (failures.has(outcome)) failed[slot]! += counts[i]!;
      }
    }
  }
  const status = Uint8Array.from(seen);
  judgeEmpty(cell, failed, total, status);
  return { every, starts, failed, total, status };
}

function judgeEmpty(cell: Cell, failed: Float64Array, total: Float64Array, status: Uint8Array): void {
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
