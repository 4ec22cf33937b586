/** Numbers by chance: what is measured, and every operator on numbers. */
import { flag } from './flags.ts';
import { lists, listed } from './lists.ts';
import { type NumberKind, limitFor, operandOf } from './limits.ts';
import { field, share } from './operands.ts';
import { clocks, cadences } from './records.ts';
import { type Of, type Sheet, WORDS } from './sheet.ts';
import { cause, hours, rates, severity, times } from './times.ts';

export function number(sheet: Sheet, of: Of, kind: NumberKind, depth: number): string {
  if (depth <= 0 || sheet.dice.chance(0.3)) return MEASURED[kind](sheet, of, Math.max(0, depth));
  const inner = (): string => number(sheet, of, kind, depth - 1);
  const operand = (): string | number => operandOf(sheet, of, kind);
  return sheet.one<string>([
    [2, () => sheet.cell({ excess: inner(), above: operand() })],
    [1, () => sheet.cell({ add: inner(), to: operand() })],
    [1, () => sheet.cell({ subtract: inner(), from: operand() })],
    [2, () => sheet.cell({ shortfall: inner(), below: operand() })],
    [1, () => sheet.cell({ multiply: inner(), by: kind === 'count' ? sheet.dice.pick([1, 2]) : share(sheet, of) })],
    [1, () => sheet.cell({ multiply: inner(), by: flag(sheet, of, depth - 1) })],
    [1, () => sheet.cell({ round: inner(), to: roundTo(sheet, of, kind), how: sheet.dice.pick(['half-up', 'half-even', 'down', 'up']) })],
    [1, () => sheet.cell({ 'depending-on': 'tier', cases: sheet.cases(WORDS.tier, inner) })],
    [1, () => sheet.cell({ 'depending-on': flag(sheet, of, depth - 1), cases: sheet.cases(['holds', 'fails'], inner) })],
    [of === 'whole' ? 2 : 0, () => across(sheet, kind, depth)],
    [2, () => listed(sheet, of, kind, depth - 1)],
    [0.4, () => earlier(sheet, of, kind, depth)],
    [kind === 'duration' ? 0 : 2, () => made(sheet, of, kind, depth)],
  ]);
}

const roundTo = (sheet: Sheet, of: Of, kind: NumberKind): string | number =>
  sheet.dice.chance(0.3) ? operandOf(sheet, of, kind) : { ratio: '0.1%', count: 2, duration: '5 min' }[kind];

/** A count or a share out of numbers of another kind. */
function made(sheet: Sheet, of: Of, kind: NumberKind, depth: number): string {
  const from = sheet.dice.pick(['ratio', 'duration'] as const);
  const inner = number(sheet, of, from, depth - 1);
  if (kind === 'count')
    return sheet.cell({
      units: inner,
      of: from === 'ratio' ? share(sheet, of) : operandOf(sheet, of, from),
      counting: sheet.dice.pick(['completed', 'started', 'exact']),
    });
  const second = sheet.dice.chance(0.5) ? operandOf(sheet, of, from) : number(sheet, of, from, depth - 1);
  return sheet.one<string>([
    [1, () => sheet.cell({ divide: [inner, second] })],
    [3, () => bands(sheet, from, inner)],
  ]);
}

/** Bands that need not be in any order of what they give. */
export function bands(
  sheet: Sheet,
  kind: NumberKind,
  name: string,
  gives: () => string | number = () => sheet.dice.pick(['0%', '10%', '25%', '100%']),
): string {
  const edges = { ratio: ['25%', '99.9%'], count: [1, 3], duration: ['5 min', '1 h'] }[kind];
  const [low, high] = edges as [string | number, string | number];
  const given = (): string | number => (sheet.dice.chance(0.15) ? share(sheet, 'whole') : gives());
  const rows = (): object[] => [
    { 'less-than': low, gives: given() },
    { 'at-least': low, 'less-than': high, gives: given() },
    { 'at-least': high, gives: given() },
  ];
  if (sheet.dice.chance(0.2)) {
    const tables = sheet.cases(WORDS.tier, () => sheet.cell({ 'band-table': rows() }));
    return sheet.cell({ bands: name, table: sheet.cell({ 'depending-on': 'tier', cases: tables }) });
  }
  if (sheet.dice.chance(0.2)) {
    const [first, , last] = rows();
    return sheet.cell({ bands: name, table: [first, last], gaps: sheet.dice.pick(['nothing', 'as-better', 'as-worse']) });
  }
  return sheet.cell({ bands: name, table: rows() });
}

const across = (sheet: Sheet, kind: NumberKind, depth: number): string => {
  const name =
    sheet.dice.chance(0.3) && kind !== 'ratio'
      ? kind === 'duration'
        ? clocks(sheet)
        : sheet.cell({ 'record-value': 'users', reached: 'opened' })
      : number(sheet, 'line', kind, depth - 1);
  return sheet.cell({ aggregate: sheet.dice.pick(['sum', 'mean', 'lowest', 'highest']), of: name, over: 'all' });
};

/** This period and the one before it. */
function earlier(sheet: Sheet, of: Of, kind: NumberKind, depth: number): string {
  const list = sheet.cell({ 'across-periods': number(sheet, of, kind, depth - 1), last: 2, ending: 'this' });
  return sheet.cell({ aggregate: sheet.dice.pick(['sum', 'mean', 'lowest', 'highest']), of: list, over: 'stretch' });
}

const MEASURED: Readonly<Record<NumberKind, (sheet: Sheet, of: Of, depth: number) => string>> = {
  ratio: (sheet, of, depth) =>
    sheet.one<string>([
      [4, () => sheet.cell({ uptime: times(sheet, of, depth), of: uptimeOf(sheet, depth) })],
      [
        1,
        () => sheet.cell({ uptime: sheet.cell({ aggregate: sheet.dice.pick(['mean', 'highest']), of: rates(sheet, of), over: 'slot' }) }),
      ],
      [1, () => field(sheet, of, 'share')],
      [1, () => sheet.cell({ divide: [sheet.cell({ duration: times(sheet, of, depth) }), sheet.cell({ duration: 'period' })] })],
    ]),
  duration: (sheet, of, depth) =>
    sheet.one<string>([
      [4, () => sheet.cell({ duration: times(sheet, of, depth) })],
      [1, () => field(sheet, of, 'min')],
      [
        of === 'whole' ? 2 : 0,
        () =>
          sheet.cell({
            aggregate: sheet.dice.pick(['sum', 'highest', 'mean']),
            of: sheet.dice.chance(0.6) ? clocks(sheet) : cadences(sheet),
            over: 'all',
          }),
      ],
      [of === 'whole' ? 1 : 0, () => duty(sheet)],
    ]),
  count: (sheet, of, depth) =>
    sheet.one<string>([
      [of === 'whole' ? 2 : 0, () => sheet.cell({ count: 'outage', reached: 'started', where: cause(sheet) })],
      [of === 'whole' ? 1 : 0, () => sheet.cell({ count: 'ticket', reached: 'opened', where: severity('P1') })],
      [of === 'whole' ? 1 : 0, () => sheet.cell({ age: 'since', in: sheet.dice.pick(['days', 'months', 'periods']) })],
      [of === 'whole' ? 2 : 0, () => cases(sheet, depth)],
      [of === 'whole' ? 1 : 0, () => sheet.cell({ count: flag(sheet, 'line', depth) })],
      [1, () => field(sheet, of, 'count')],
      [
        of === 'whole' ? 1 : 0,
        () =>
          sheet.cell({
            aggregate: sheet.dice.pick(['sum', 'highest']),
            of: sheet.cell({ 'record-value': 'lost', reached: 'started' }),
            over: 'all',
          }),
      ],
      [2, () => sheet.cell({ count: lists(sheet, of, 'flags', depth) })],
    ]),
};

const uptimeOf = (sheet: Sheet, depth: number): string =>
  sheet.one<string>([
    [4, () => 'period'],
    [2, () => hours(sheet)],
    [1, () => sheet.cell({ except: ['period', times(sheet, 'whole', depth - 1)] })],
    [1, () => field(sheet, 'whole', 'min')],
    [1, () => '672 h'],
  ]);

function duty(sheet: Sheet): string {
  const late = sheet.cell({
    deliverable: 'monthly-report',
    every: 'month',
    due: sheet.dice.pick(['3 business days', '10 business days']),
    hours: hours(sheet),
  });
  return sheet.cell({ aggregate: sheet.dice.pick(['sum', 'highest']), of: late, over: 'stretch' });
}

/** How many cases of an objective were breached. */
function cases(sheet: Sheet, depth: number): string {
  const ofTickets = sheet.dice.chance(0.6);
  const name = ofTickets ? clocks(sheet) : number(sheet, 'line', 'ratio', depth - 1);
  sheet.objectives[name] ??= ofTickets ? clockLimit(sheet) : limitFor(sheet, 'line', 'ratio');
  return sheet.cell({
    count: name,
    that: sheet.dice.pick(['met', 'breached', 'judged']),
    ...(ofTickets && sheet.dice.chance(0.3) && { where: severity('P1') }),
  });
}

export const clockLimit = (sheet: Sheet): Record<string, string | number> => ({
  'at-most': sheet.one<string | number>([
    [
      3,
      () =>
        sheet.cell({
          'depending-on': 'severity',
          cases: { P1: sheet.dice.pick(['1 h', '2 h']), P2: sheet.dice.pick(['4 h', '1 business day']) },
        }),
    ],
    [1, () => field(sheet, 'whole', 'min')],
    [1, () => '4 h'],
  ]),
});
