/** Cells and clauses that are right, one at least for every slot: the slot matrix puts a wrong operand in place of each of theirs. */
import type { Clause } from '../../lib/domain/operators/types/slots.ts';
import type { OperatorKey } from '../../lib/domain/operators/operator.ts';
import { type SlotSubject, type ValueSort, nameOf } from './slot-universe.ts';

type Cell = Record<string, unknown>;

const u = (sort: ValueSort, of: SlotSubject, part: 'value' | 'stretch' | 'slot' = 'value'): string => nameOf({ sort, of, part });
const WHERE = [{ from: 'announced', to: 'began', 'at-least': '72 h', hours: u('times', 'whole') }];
const PARAMETER_NOTICE = [{ from: 'announced', to: 'began', 'at-least': 'notice' }];
/** Conditions on the record itself, and on the one that it names. */
const CONDITIONS = [WHERE, PARAMETER_NOTICE].flatMap((where) => [
  where,
  where.map((condition) => ({ of: 'named-by-maintenance', ...condition })),
]);
const ROWS = [
  { 'at-least': u('reading', 'whole'), gives: u('ratio', 'whole') },
  { 'less-than': u('reading', 'whole'), gives: '5%' },
];

/** Cells of each operator; an operator without operands has none. */
export const CELLS: Readonly<Record<OperatorKey, readonly Cell[]>> = {
  intervals: [...CONDITIONS.map((where) => ({ where })), { weight: 'affected', overlaps: 'add', 'out-of': u('count', 'line') }].map(
    (more) => ({ intervals: 'maintenance', from: 'began', to: 'ended', each: 'line', ...more }),
  ),
  'business-hours': [],
  probes: [],
  while: [{ while: u('reading', 'line', 'slot'), 'at-least': u('reading', 'region') }],
  'any-of': [{ 'any-of': [u('times', 'line'), u('times', 'region')] }, { 'any-of': [u('flag', 'line'), u('flag', 'region')] }],
  'all-of': [{ 'all-of': [u('times', 'line'), u('times', 'region')] }, { 'all-of': [u('flag', 'line'), u('flag', 'region')] }],
  except: [{ except: [u('times', 'line'), u('times', 'region')] }],
  concurrent: [{ concurrent: u('times', 'line'), in: 'region', 'at-least': u('count', 'whole') }],
  continuous: [{ continuous: u('times', 'line'), 'at-least': u('duration', 'line'), 'across-period-end': 'joined' }],
  allowance: [
    { allowance: u('times', 'line'), 'at-most': '2 business days', hours: u('times', 'whole'), 'in-each': 'stretch' },
    { allowance: u('times', 'line'), 'at-most': u('duration', 'line'), 'in-each': 'stretch' },
  ],
  weighted: [{ weighted: u('times', 'line'), as: u('ratio', 'line') }],
  downstream: [{ downstream: u('times', 'line') }],
  witnesses: [{ witnesses: [u('times', 'line'), u('times', 'region')], decide: 'any' }],
  'within-window': [{ 'within-window': u('times', 'line'), 'at-least': u('duration', 'line'), within: '15 min', counts: 'times' }],
  duration: [{ duration: u('times', 'line') }],
  uptime: [
    { uptime: u('times', 'line'), of: u('times', 'region') },
    { uptime: u('times', 'line'), of: u('duration', 'line') },
    { uptime: u('ratio', 'line') },
  ],
  requests: [],
  timer: CONDITIONS.map((where) => ({
    timer: 'maintenance',
    from: 'began',
    to: 'ended',
    hours: u('times', 'line'),
    paused: [],
    'counted-in': 'from',
    where,
  })),
  cadence: CONDITIONS.map((where) => ({
    cadence: 'maintenance',
    from: 'began',
    update: 'announced',
    until: 'ended',
    hours: u('times', 'whole'),
    paused: [],
    where,
  })),
  'record-value': [],
  count: [
    { count: u('reading', 'line', 'stretch') },
    { count: u('flag', 'line') },
    ...CONDITIONS.map((where) => ({ count: 'maintenance', reached: 'began', where })),
  ],
  aggregate: [
    { aggregate: 'mean', of: u('reading', 'line'), over: 'all' },
    { aggregate: 'mean', of: u('reading', 'line', 'stretch'), over: 'stretch' },
    { aggregate: 'mean', of: u('reading', 'line', 'slot'), over: 'slot' },
    { aggregate: 'percentile', of: u('reading', 'line'), over: 'all', rank: u('ratio', 'whole'), method: 'nearest-rank' },
  ],
  bands: [
    { bands: u('reading', 'line'), table: ROWS },
    { bands: u('reading', 'line'), table: u('table', 'line') },
  ],
  'band-table': [{ 'band-table': ROWS }],
  units: [{ units: u('reading', 'line'), of: u('reading', 'region'), counting: 'started' }],
  shortfall: [{ shortfall: u('reading', 'line'), below: u('reading', 'region') }],
  add: [{ add: u('reading', 'line'), to: u('reading', 'region') }],
  subtract: [{ subtract: u('reading', 'line'), from: u('reading', 'region') }],
  excess: [{ excess: u('reading', 'line'), above: u('reading', 'region') }],
  multiply: [{ multiply: u('reading', 'line'), by: u('count', 'line') }],
  divide: [{ divide: [u('reading', 'line'), u('reading', 'region')] }],
  gauge: [{ gauge: 'other', unit: 'Gbit/s', every: '5 min', several: 'mean', each: 'line', during: u('times', 'region') }],
  round: [{ round: u('reading', 'line'), to: u('reading', 'region'), how: 'down' }],
  'effective-dated': [
    {
      'effective-dated': u('count', 'line', 'stretch'),
      values: { '2026-01-01': u('reading', 'whole'), '2026-02-01': '5 Gbit/s' },
      'as-of': u('times', 'line'),
    },
  ],
  age: [],
  deliverable: [{ deliverable: 'report', every: 'month', due: '5 business days', hours: u('times', 'whole') }],
  'across-periods': [{ 'across-periods': u('reading', 'line'), last: 2, ending: 'this' }],
  charges: [],
  compare: [{ compare: u('reading', 'line'), 'at-least': u('reading', 'region') }],
  'attribute-is': [],
  'depending-on': [{ 'depending-on': u('flag', 'line'), cases: { holds: u('reading', 'line'), fails: u('reading', 'region') } }],
};

/** A credit of each line that is all right. */
const credit = (given: object = {}): object => ({
  of: u('money', 'line'),
  times: u('ratio', 'line'),
  'if-breached': 'objective',
  ...given,
});
const objectiveOver = (operand: string): object => ({
  definitions: { objective: operand },
  objectives: { objective: { 'at-least': u('reading', 'region') } },
});
const limited =
  (key: string) =>
  (operand: string): object => ({
    objectives: {
      objective: { 'at-least': u('reading', 'region'), ...(key === 'more-than' && { 'at-least': undefined }), [key]: operand },
    },
  });

/** Parts of the terms with an operand at each clause, and the operand that is right there. */
export const CLAUSE_CONTROLS: Readonly<Record<Clause, { readonly right: string; readonly at: (operand: string) => object }>> = {
  'objectives/*': { right: u('reading', 'line'), at: objectiveOver },
  'objectives/*/at-least': { right: u('reading', 'region'), at: limited('at-least') },
  'objectives/*/more-than': { right: u('reading', 'region'), at: limited('more-than') },
  'objectives/*/at-most': { right: u('reading', 'region'), at: limited('at-most') },
  'objectives/*/less-than': { right: u('reading', 'region'), at: limited('less-than') },
  'objectives/*/aim': { right: u('reading', 'region'), at: limited('aim') },
  'credits/*/of': { right: u('money', 'line'), at: (of) => ({ credits: { credit: credit({ of }) } }) },
  'credits/*/times': { right: u('ratio', 'line'), at: (times) => ({ credits: { credit: credit({ times }) } }) },
  'credits/*/for': {
    right: u('reading', 'line'),
    at: (operand) => ({ ...objectiveOver(operand), credits: { credit: credit({ 'if-breached': undefined, for: 'objective' }) } }),
  },
  'credits/*/if-breached': { right: u('reading', 'line'), at: objectiveOver },
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
