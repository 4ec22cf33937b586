/** Cells and clauses that are right, one at least for every slot: the slot matrix puts a wrong operand in place of each of theirs. */
import type { Clause } from '../../lib/domain/operators/types/slots.ts';
import type { OperatorKey } from '../../lib/domain/operators/operator.ts';
import { type Of, type Sort, nameOf } from './slot-universe.ts';

type Cell = Record<string, unknown>;

const u = (sort: Sort, of: Of, part: 'value' | 'run' | 'slot' = 'value'): string => nameOf({ sort, of, part });
const WHERE = [{ from: 'announced', to: 'began', 'at-least': '72 h', hours: u('times', 'whole') }];
const PARAMETER_NOTICE = [{ from: 'announced', to: 'began', 'at-least': 'notice' }];
const ROWS = [
  { 'at-least': u('reading', 'whole'), gives: u('ratio', 'whole') },
  { 'less-than': u('reading', 'whole'), gives: '5%' },
];

/** Cells of each operator; an operator without operands has none. */
export const CELLS: Readonly<Record<OperatorKey, readonly Cell[]>> = {
  intervals: [WHERE, PARAMETER_NOTICE].map((where) => ({ intervals: 'maintenance', from: 'began', to: 'ended', each: 'line', where })),
  weekly: [],
  probes: [],
  while: [{ while: u('reading', 'line', 'slot'), 'at-least': u('reading', 'region') }],
  'any-of': [{ 'any-of': [u('times', 'line'), u('times', 'region')] }, { 'any-of': [u('flag', 'line'), u('flag', 'region')] }],
  'all-of': [{ 'all-of': [u('times', 'line'), u('times', 'region')] }, { 'all-of': [u('flag', 'line'), u('flag', 'region')] }],
  except: [{ except: [u('times', 'line'), u('times', 'region')] }],
  together: [{ together: u('times', 'line'), in: 'region', 'at-least': u('count', 'whole') }],
  runs: [{ runs: u('times', 'line'), 'at-least': u('duration', 'line'), 'across-period-end': 'joined' }],
  allowance: [
    { allowance: u('times', 'line'), 'at-most': '2 business days', hours: u('times', 'whole'), 'in-each': 'run' },
    { allowance: u('times', 'line'), 'at-most': u('duration', 'line'), 'in-each': 'run' },
  ],
  weigh: [{ weigh: u('times', 'line'), as: u('ratio', 'line') }],
  downstream: [{ downstream: u('times', 'line') }],
  witnesses: [{ witnesses: [u('times', 'line'), u('times', 'region')], decide: 'any' }],
  dense: [{ dense: u('times', 'line'), 'at-least': u('duration', 'line'), within: '15 min', counts: 'times' }],
  length: [{ length: u('times', 'line') }],
  uptime: [
    { uptime: u('times', 'line'), of: u('times', 'region') },
    { uptime: u('times', 'line'), of: u('duration', 'line') },
    { uptime: u('ratio', 'line') },
  ],
  requests: [],
  clock: [WHERE, PARAMETER_NOTICE].map((where) => ({
    clock: 'maintenance',
    from: 'began',
    to: 'ended',
    hours: u('times', 'line'),
    paused: [],
    'counted-in': 'from',
    where,
  })),
  cadence: [WHERE, PARAMETER_NOTICE].map((where) => ({
    cadence: 'maintenance',
    from: 'began',
    update: 'announced',
    until: 'ended',
    hours: u('times', 'whole'),
    paused: [],
    where,
  })),
  field: [],
  count: [
    { count: u('reading', 'line', 'run') },
    { count: u('flag', 'line') },
    ...[WHERE, PARAMETER_NOTICE].map((where) => ({ count: 'maintenance', reached: 'began', where })),
  ],
  take: [
    { take: 'mean', of: u('reading', 'line'), across: 'all' },
    { take: 'mean', of: u('reading', 'line', 'run'), across: 'run' },
    { take: 'mean', of: u('reading', 'line', 'slot'), across: 'slot' },
    { take: 'percentile', of: u('reading', 'line'), across: 'all', rank: u('ratio', 'whole'), method: 'nearest-rank' },
  ],
  steps: [
    { steps: u('reading', 'line'), table: ROWS },
    { steps: u('reading', 'line'), table: u('table', 'line') },
  ],
  ladder: [{ ladder: ROWS }],
  units: [{ units: u('reading', 'line'), of: u('reading', 'line'), counting: 'started' }],
  shortfall: [{ shortfall: u('reading', 'line'), below: u('reading', 'region') }],
  excess: [{ excess: u('reading', 'line'), above: u('reading', 'region') }],
  scale: [{ scale: u('reading', 'line'), by: u('count', 'line') }],
  quotient: [{ quotient: [u('reading', 'line'), u('reading', 'region')] }],
  gauge: [{ gauge: 'other', unit: 'Gbit/s', every: '5 min', several: 'mean', each: 'line', during: u('times', 'region') }],
  round: [{ round: u('reading', 'line'), to: u('reading', 'line'), how: 'down' }],
  dated: [
    {
      dated: u('count', 'line', 'run'),
      values: { '2026-01-01': u('reading', 'whole'), '2026-02-01': '5 Gbit/s' },
      'as-of': u('times', 'line'),
    },
  ],
  age: [],
  duty: [{ duty: 'report', every: 'month', due: '5 business days', hours: u('times', 'whole') }],
  'across-periods': [{ 'across-periods': u('reading', 'line'), last: 2, ending: 'this' }],
  charges: [],
  test: [{ test: u('reading', 'line'), 'at-least': u('reading', 'region') }],
  fact: [],
  'depending-on': [{ 'depending-on': u('flag', 'line'), cases: { holds: u('reading', 'line'), fails: u('reading', 'region') } }],
};

/** A credit of each line that is all right. */
const credit = (given: object = {}): object => ({ of: u('money', 'line'), times: u('ratio', 'line'), 'if-missed': 'promised', ...given });
const promised = (operand: string): object => ({
  definitions: { promised: operand },
  promises: { promised: { 'at-least': u('reading', 'region') } },
});
const limited =
  (key: string) =>
  (operand: string): object => ({
    promises: { promised: { 'at-least': u('reading', 'region'), ...(key === 'more-than' && { 'at-least': undefined }), [key]: operand } },
  });

/** Parts of the terms with an operand at each clause, and the operand that is right there. */
export const CLAUSE_CONTROLS: Readonly<Record<Clause, { readonly right: string; readonly at: (operand: string) => object }>> = {
  'promises/*': { right: u('reading', 'line'), at: promised },
  'promises/*/at-least': { right: u('reading', 'region'), at: limited('at-least') },
  'promises/*/more-than': { right: u('reading', 'region'), at: limited('more-than') },
  'promises/*/at-most': { right: u('reading', 'region'), at: limited('at-most') },
  'promises/*/less-than': { right: u('reading', 'region'), at: limited('less-than') },
  'promises/*/aim': { right: u('reading', 'region'), at: limited('aim') },
  'credits/*/of': { right: u('money', 'line'), at: (of) => ({ credits: { credit: credit({ of }) } }) },
  'credits/*/times': { right: u('ratio', 'line'), at: (times) => ({ credits: { credit: credit({ times }) } }) },
  'credits/*/for': {
    right: u('reading', 'line'),
    at: (operand) => ({ ...promised(operand), credits: { credit: credit({ 'if-missed': undefined, for: 'promised' }) } }),
  },
  'credits/*/if-missed': { right: u('reading', 'line'), at: promised },
  'credits/*/if': { right: u('flag', 'line'), at: (flag) => ({ credits: { credit: credit({ if: [flag] }) } }) },
  'credits/*/cap/at-most': { right: u('money', 'line'), at: (most) => ({ credits: { credit: credit({ cap: [{ 'at-most': most }] }) } }) },
  'credits/*/cap/share': {
    right: u('ratio', 'line'),
    at: (most) => ({ credits: { credit: credit({ cap: [{ 'at-most': most, of: u('money', 'line') }] }) } }),
  },
  'credits/*/cap/of': { right: u('money', 'line'), at: (of) => ({ credits: { credit: credit({ cap: [{ 'at-most': '10%', of }] }) } }) },
  'credits/*/minimum/at-least': {
    right: u('money', 'whole'),
    at: (least) => ({ credits: { credit: credit({ minimum: { 'at-least': least } }) } }),
  },
  'credits/*/minimum/more-than': {
    right: u('money', 'whole'),
    at: (least) => ({ credits: { credit: credit({ minimum: { 'more-than': least } }) } }),
  },
  'claims/*/hours': {
    right: u('times', 'whole'),
    at: (hours) => ({
      claims: {
        credit: { do: [{ step: 'claim', after: 'period-end', within: '5 business days', hours }], 'decided-by': 'vendor-records' },
      },
    }),
  },
  'close/hours': { right: u('times', 'whole'), at: (hours) => ({ close: { after: '3 business days', hours } }) },
  'remedies/*/if': { right: u('flag', 'line'), at: (flag) => ({ remedies: { end: { right: 'terminate', to: 'customer', if: flag } } }) },
};

export { credit as sampleCredit };
