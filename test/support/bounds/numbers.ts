/** Random numbers: what is measured, and every operator on numbers. */
import { flag } from './flags.ts';
import { lists, listed } from './lists.ts';
import { type NumberKind, limitFor, operandOf } from './limits.ts';
import { field, share } from './operands.ts';
import { clocks, cadences } from './records.ts';
import { type DraftSubject, type DraftTerms, WORDS } from './draft-terms.ts';
import { cause, hours, rates, severity, times } from './times.ts';

export function number(draft: DraftTerms, of: DraftSubject, kind: NumberKind, depth: number): string {
  if (depth <= 0 || draft.dice.chance(0.3)) return MEASURED[kind](draft, of, Math.max(0, depth));
  const inner = (): string => number(draft, of, kind, depth - 1);
  const operand = (): string | number => operandOf(draft, of, kind);
  return draft.one<string>([
    [2, () => draft.cell({ excess: inner(), above: operand() })],
    [1, () => draft.cell({ add: inner(), to: operand() })],
    [1, () => draft.cell({ subtract: inner(), from: operand() })],
    [2, () => draft.cell({ shortfall: inner(), below: operand() })],
    [1, () => draft.cell({ multiply: inner(), by: kind === 'count' ? draft.dice.pick([1, 2]) : share(draft, of) })],
    [1, () => draft.cell({ multiply: inner(), by: flag(draft, of, depth - 1) })],
    [1, () => draft.cell({ round: inner(), to: roundTo(draft, of, kind), how: draft.dice.pick(['half-up', 'half-even', 'down', 'up']) })],
    [1, () => draft.cell({ 'depending-on': 'tier', cases: draft.cases(WORDS.tier, inner) })],
    [1, () => draft.cell({ 'depending-on': flag(draft, of, depth - 1), cases: draft.cases(['holds', 'fails'], inner) })],
    [of === 'whole' ? 2 : 0, () => across(draft, kind, depth)],
    [2, () => listed(draft, of, kind, depth - 1)],
    [0.4, () => earlier(draft, of, kind, depth)],
    [kind === 'duration' ? 0 : 2, () => made(draft, of, kind, depth)],
  ]);
}

const roundTo = (draft: DraftTerms, of: DraftSubject, kind: NumberKind): string | number =>
  draft.dice.chance(0.3) ? operandOf(draft, of, kind) : { ratio: '0.1%', count: 2, duration: '5 min' }[kind];

/** A count or a share out of numbers of another kind. */
function made(draft: DraftTerms, of: DraftSubject, kind: NumberKind, depth: number): string {
  const from = draft.dice.pick(['ratio', 'duration'] as const);
  const inner = number(draft, of, from, depth - 1);
  if (kind === 'count')
    return draft.cell({
      units: inner,
      of: from === 'ratio' ? share(draft, of) : operandOf(draft, of, from),
      counting: draft.dice.pick(['completed', 'started', 'exact']),
    });
  const second = draft.dice.chance(0.5) ? operandOf(draft, of, from) : number(draft, of, from, depth - 1);
  return draft.one<string>([
    [1, () => draft.cell({ divide: [inner, second] })],
    [3, () => bands(draft, from, inner)],
  ]);
}

/** Bands that need not be in any order of what they give. */
export function bands(
  draft: DraftTerms,
  kind: NumberKind,
  name: string,
  gives: () => string | number = () => draft.dice.pick(['0%', '10%', '25%', '100%']),
): string {
  const edges = { ratio: ['25%', '99.9%'], count: [1, 3], duration: ['5 min', '1 h'] }[kind];
  const [low, high] = edges as [string | number, string | number];
  const given = (): string | number => (draft.dice.chance(0.15) ? share(draft, 'whole') : gives());
  const rows = (): object[] => [
    { 'less-than': low, gives: given() },
    { 'at-least': low, 'less-than': high, gives: given() },
    { 'at-least': high, gives: given() },
  ];
  if (draft.dice.chance(0.2)) {
    const tables = draft.cases(WORDS.tier, () => draft.cell({ 'band-table': rows() }));
    return draft.cell({ bands: name, table: draft.cell({ 'depending-on': 'tier', cases: tables }) });
  }
  if (draft.dice.chance(0.2)) {
    const [first, , last] = rows();
    return draft.cell({ bands: name, table: [first, last], gaps: draft.dice.pick(['nothing', 'as-better', 'as-worse']) });
  }
  return draft.cell({ bands: name, table: rows() });
}

const across = (draft: DraftTerms, kind: NumberKind, depth: number): string => {
  const name =
    draft.dice.chance(0.3) && kind !== 'ratio'
      ? kind === 'duration'
        ? clocks(draft)
        : draft.cell({ 'record-value': 'users', reached: 'opened' })
      : number(draft, 'line', kind, depth - 1);
  return draft.cell({ aggregate: draft.dice.pick(['sum', 'mean', 'lowest', 'highest']), of: name, over: 'all' });
};

/** This period and the one before it. */
function earlier(draft: DraftTerms, of: DraftSubject, kind: NumberKind, depth: number): string {
  const list = draft.cell({ 'across-periods': number(draft, of, kind, depth - 1), last: 2, ending: 'this' });
  return draft.cell({ aggregate: draft.dice.pick(['sum', 'mean', 'lowest', 'highest']), of: list, over: 'stretch' });
}

const MEASURED: Readonly<Record<NumberKind, (draft: DraftTerms, of: DraftSubject, depth: number) => string>> = {
  ratio: (draft, of, depth) =>
    draft.one<string>([
      [4, () => draft.cell({ uptime: times(draft, of, depth), of: uptimeOf(draft, depth) })],
      [
        1,
        () => draft.cell({ uptime: draft.cell({ aggregate: draft.dice.pick(['mean', 'highest']), of: rates(draft, of), over: 'slot' }) }),
      ],
      [1, () => field(draft, of, 'share')],
      [1, () => draft.cell({ divide: [draft.cell({ duration: times(draft, of, depth) }), draft.cell({ duration: 'period' })] })],
    ]),
  duration: (draft, of, depth) =>
    draft.one<string>([
      [4, () => draft.cell({ duration: times(draft, of, depth) })],
      [1, () => field(draft, of, 'min')],
      [
        of === 'whole' ? 2 : 0,
        () =>
          draft.cell({
            aggregate: draft.dice.pick(['sum', 'highest', 'mean']),
            of: draft.dice.chance(0.6) ? clocks(draft) : cadences(draft),
            over: 'all',
          }),
      ],
      [of === 'whole' ? 1 : 0, () => duty(draft)],
    ]),
  count: (draft, of, depth) =>
    draft.one<string>([
      [of === 'whole' ? 2 : 0, () => draft.cell({ count: 'outage', reached: 'started', where: cause(draft) })],
      [of === 'whole' ? 1 : 0, () => draft.cell({ count: 'ticket', reached: 'opened', where: severity('P1') })],
      [of === 'whole' ? 1 : 0, () => draft.cell({ age: 'since', in: draft.dice.pick(['days', 'months', 'periods']) })],
      [of === 'whole' ? 2 : 0, () => cases(draft, depth)],
      [of === 'whole' ? 1 : 0, () => draft.cell({ count: flag(draft, 'line', depth) })],
      [1, () => field(draft, of, 'count')],
      [
        of === 'whole' ? 1 : 0,
        () =>
          draft.cell({
            aggregate: draft.dice.pick(['sum', 'highest']),
            of: draft.cell({ 'record-value': 'lost', reached: 'started' }),
            over: 'all',
          }),
      ],
      [2, () => draft.cell({ count: lists(draft, of, 'flags', depth) })],
    ]),
};

const uptimeOf = (draft: DraftTerms, depth: number): string =>
  draft.one<string>([
    [4, () => 'period'],
    [2, () => hours(draft)],
    [1, () => draft.cell({ except: ['period', times(draft, 'whole', depth - 1)] })],
    [1, () => field(draft, 'whole', 'min')],
    [1, () => '672 h'],
  ]);

function duty(draft: DraftTerms): string {
  const late = draft.cell({
    deliverable: 'monthly-report',
    every: 'month',
    due: draft.dice.pick(['3 business days', '10 business days']),
    hours: hours(draft),
  });
  return draft.cell({ aggregate: draft.dice.pick(['sum', 'highest']), of: late, over: 'stretch' });
}

/** How many cases of an objective were breached. */
function cases(draft: DraftTerms, depth: number): string {
  const ofTickets = draft.dice.chance(0.6);
  const name = ofTickets ? clocks(draft) : number(draft, 'line', 'ratio', depth - 1);
  draft.objectives[name] ??= ofTickets ? clockLimit(draft) : limitFor(draft, 'line', 'ratio');
  return draft.cell({
    count: name,
    that: draft.dice.pick(['met', 'breached', 'judged']),
    ...(ofTickets && draft.dice.chance(0.3) && { where: severity('P1') }),
  });
}

export const clockLimit = (draft: DraftTerms): Record<string, string | number> => ({
  'at-most': draft.one<string | number>([
    [
      3,
      () =>
        draft.cell({
          'depending-on': 'severity',
          cases: { P1: draft.dice.pick(['1 h', '2 h']), P2: draft.dice.pick(['4 h', '1 business day']) },
        }),
    ],
    [1, () => field(draft, 'whole', 'min')],
    [1, () => '4 h'],
  ]),
});
