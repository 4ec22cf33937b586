/** Outages out of pass/fail checks; time that no check covers is unknown. */
import type { Checks } from '../../evidence/fold.ts';
import { ONE, ZERO } from '../../money/ratio.ts';
import { DAY } from '../../time/instant.ts';
import { ALWAYS, type Times, except, intersect, piecesOf, timesFromColumns, timesFromWeighted, union } from '../../time/times.ts';
import type { Operator } from '../operator.ts';
import { WHOLE } from '../value.ts';

export const probes: Operator = {
  key: 'probes',
  group: 'times',
  says: 'Outages found by a probe: so many failed checks in a row. Each check stands for the time until the next is due; time without checks is unknown.',
  subject: { is: 'word', says: 'The probe, as the samples name it.' },
  params: {
    each: { is: 'component-kind', optional: true, says: 'One set of times for each component of this kind.' },
    'in-a-row': { is: 'positive-count', says: 'Consecutive failures that make an outage.' },
    begins: {
      is: 'choice',
      of: ['first-failure', 'confirmation'],
      says: 'Whether the outage began with the first of those failures or with the one that confirmed it.',
    },
    locations: {
      is: 'choice',
      of: ['any', 'all'],
      optional: true,
      says: 'With several locations: down when `any` sees it down, or only when `all` do. Default `any`.',
    },
  },
  limit: 'none',
  type: (cell) => ({ kind: 'times', ...(typeof cell.each === 'string' && { subject: { component: cell.each } }) }),
  reach: () => ({ before: DAY, after: 0 }),
  evaluate(cell, context) {
    const all = context.evidence.checks.get(String(cell.probes)) ?? [];
    const members = cell.each === undefined ? [WHOLE] : context.members(String(cell.each)).map((entry) => entry.id);
    const rule = { inARow: Number(cell['in-a-row']), confirmed: cell.begins === 'confirmation', all: cell.locations === 'all' };
    return new Map(
      members.map((id) => [
        id,
        seen(
          all.filter((checks) => id === WHOLE || context.touched(checks.component, String(cell.each)).includes(id)),
          rule,
        ),
      ]),
    );
  },
  explain: (cell) => `outages seen by probe ${String(cell.probes)} (${String(cell['in-a-row'])} failures in a row)`,
};

interface Rule {
  readonly inARow: number;
  readonly confirmed: boolean;
  readonly all: boolean;
}

function seen(checks: readonly Checks[], rule: Rule): Times {
  const locations = new Map<string, Checks[]>();
  for (const entry of checks) locations.set(entry.location, [...(locations.get(entry.location) ?? []), entry]);
  if (locations.size === 0) return seenFrom([], rule);
  return [...locations.values()].map((list) => seenFrom(list, rule)).reduce(rule.all ? intersect : union);
}

/** Outages that one location saw. */
function seenFrom(checks: readonly Checks[], rule: Rule): Times {
  const samples = checks.reduce((sum, entry) => sum + entry.results.length, 0);
  const covered = { starts: new Float64Array(samples), ends: new Float64Array(samples), n: 0 };
  const failed = { starts: new Float64Array(samples), ends: new Float64Array(samples), n: 0 };
  let run = 0;
  let runStart = 0;
  let confirmedAt = 0;
  let previousEnd = NaN;
  const close = (): void => {
    if (run >= rule.inARow) add(failed, rule.confirmed ? confirmedAt : runStart, previousEnd);
    run = 0;
  };
  for (const { start, every, results } of [...checks].sort((a, b) => a.start - b.start)) {
    for (let i = 0; i < results.length; i += 1) {
      const mark = results.charCodeAt(i);
      const at = start + i * every;
      if (mark === 45 || at < previousEnd) continue;
      if (at !== previousEnd) close();
      if (mark === 48) {
        run += 1;
        if (run === 1) runStart = at;
        if (run === rule.inARow) confirmedAt = at;
      } else close();
      if (covered.n > 0 && covered.ends[covered.n - 1] === at) covered.ends[covered.n - 1] = at + every;
      else add(covered, at, at + every);
      previousEnd = at + every;
    }
  }
  close();
  const down = timesFromColumns(failed.starts.subarray(0, failed.n), failed.ends.subarray(0, failed.n));
  const unseen = except(ALWAYS, timesFromColumns(covered.starts.subarray(0, covered.n), covered.ends.subarray(0, covered.n)));
  return timesFromWeighted([...piecesOf(down), ...piecesOf(unseen).map((piece) => ({ ...piece, sure: ZERO, possible: ONE }))], 'highest');
}

function add(list: { starts: Float64Array; ends: Float64Array; n: number }, start: number, end: number): void {
  list.starts[list.n] = start;
  list.ends[list.n] = end;
  list.n += 1;
}
