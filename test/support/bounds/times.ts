/** Times by chance: records, probes, slots under a limit, and every operator on times. */
import { field, length, share } from './operands.ts';
import { flag } from './flags.ts';
import { type Of, type Sheet, WORDS } from './sheet.ts';

const eachOf = (of: Of): { each?: string } => (of === 'line' ? { each: 'line' } : {});

/** Times of the whole, or of each line. */
export function times(sheet: Sheet, of: Of, depth: number): string {
  if (depth <= 0 || sheet.dice.chance(0.25)) return source(sheet, of);
  const inner = (): string => times(sheet, of, depth - 1);
  const { dice } = sheet;
  return sheet.one<string>([
    [3, () => runs(sheet, of, inner())],
    [
      2,
      () =>
        sheet.cell({
          'within-window': inner(),
          'at-least': dice.chance(0.5) ? '2 min' : length(sheet, of),
          within: '1 h',
          counts: dice.pick(['times', 'window']),
        }),
    ],
    [3, () => allowance(sheet, of, inner())],
    [2, () => sheet.cell({ weighted: inner(), as: share(sheet, of) })],
    [2, () => sheet.cell({ except: [inner(), of === 'line' && dice.chance(0.5) ? times(sheet, 'whole', depth - 1) : inner()] })],
    [2, () => sheet.cell({ 'any-of': [inner(), inner()] })],
    [2, () => sheet.cell({ 'all-of': [inner(), inner()] })],
    [of === 'whole' ? 3 : 0, () => together(sheet, depth)],
    [of === 'line' ? 1 : 0, () => sheet.cell({ downstream: inner() })],
    [1, () => sheet.cell({ witnesses: [inner(), inner()], decide: dice.pick(['first-known', 'any', 'all']) })],
    [2, () => sheet.cell({ 'depending-on': 'tier', cases: sheet.cases(WORDS.tier, () => (dice.chance(0.2) ? 'never' : inner())) })],
    [of === 'line' ? 1 : 0, () => sheet.cell({ 'depending-on': 'class', cases: sheet.cases(WORDS.class, inner) })],
    [1, () => sheet.cell({ 'depending-on': flag(sheet, 'whole', depth - 1), cases: sheet.cases(['holds', 'fails'], inner) })],
  ]);
}

function runs(sheet: Sheet, of: Of, name: string): string {
  const { dice } = sheet;
  const limit = dice.pick([
    () => ({ 'at-least': length(sheet, of) }),
    () => ({ 'less-than': length(sheet, of) }),
    () => ({ 'more-than': '2 min', 'at-most': length(sheet, of) }),
  ])();
  return sheet.cell({
    continuous: name,
    ...limit,
    ...(dice.chance(0.25) && { whole: dice.pick(['1 min', '5 min']) }),
    'across-period-end': dice.pick(['joined', 'cut']),
  });
}

function allowance(sheet: Sheet, of: Of, name: string): string {
  const { dice } = sheet;
  if (dice.chance(0.15)) return sheet.cell({ allowance: name, 'at-most': '1 business day', hours: hours(sheet), 'in-each': 'stretch' });
  return sheet.cell({ allowance: name, 'at-most': length(sheet, of), 'in-each': dice.pick(['stretch', 'period', 'month', 'quarter']) });
}

const together = (sheet: Sheet, depth: number): string =>
  sheet.cell({
    concurrent: times(sheet, 'line', depth - 1),
    in: 'agreement',
    [sheet.dice.pick(['at-least', 'more-than'])]: sheet.dice.chance(0.5) ? sheet.dice.pick([1, 2]) : share(sheet, 'whole'),
  });

/** A calendar, perhaps one that a missing fact decides. */
export function hours(sheet: Sheet): string {
  const office = (): string => sheet.cell({ 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } }, 'hours');
  const week = (): string => sheet.cell({ 'business-hours': 'UTC', open: { daily: ['08:00-20:00'] } }, 'hours');
  return sheet.one<string>([
    [2, office],
    [2, () => sheet.cell({ 'depending-on': 'tier', cases: { gold: week(), basic: office() } }, 'hours')],
    [1, () => sheet.cell({ 'any-of': [office(), week()] }, 'hours')],
  ]);
}

function source(sheet: Sheet, of: Of): string {
  const { dice } = sheet;
  return sheet.one<string>([
    [6, () => outages(sheet, of)],
    [2, () => maintenance(sheet, of)],
    [
      1,
      () => sheet.cell({ intervals: 'ticket', from: 'opened', to: 'resolved', ...eachOf(of), where: severity(dice.pick(WORDS.severity)) }),
    ],
    [
      1,
      () =>
        sheet.cell({ probes: 'check', ...eachOf(of), 'in-a-row': dice.pick([1, 2]), begins: dice.pick(['first-failure', 'confirmation']) }),
    ],
    [2, () => sheet.cell({ while: speeds(sheet, of), 'less-than': speed(sheet) })],
    [2, () => sheet.cell({ while: rates(sheet, of), 'more-than': share(sheet, of) })],
  ]);
}

export const severity = (word: string): object[] => [{ attribute: 'severity', is: [word] }];
export const cause = (sheet: Sheet): object[] => [
  { attribute: 'cause', [sheet.dice.pick(['is', 'is-not'])]: [sheet.dice.pick(WORDS.cause)] },
];

function outages(sheet: Sheet, of: Of): string {
  const { dice } = sheet;
  return sheet.cell({
    intervals: 'outage',
    from: 'started',
    to: 'ended',
    ...eachOf(of),
    ...(dice.chance(0.55) && { where: cause(sheet) }),
    ...(dice.chance(0.35) && { weight: 'affected', overlaps: dice.pick(['add', 'highest']) }),
  });
}

function maintenance(sheet: Sheet, of: Of): string {
  const { dice } = sheet;
  const where = sheet.one<object[]>([
    [2, () => [{ attribute: 'reason', is: [dice.pick(WORDS.reason)] }]],
    [2, () => [{ from: 'announced', to: 'began', [dice.pick(['at-least', 'at-most'])]: dice.pick(['24 h', '72 h', '1200 h']) }]],
    [1, () => [{ [dice.pick(['reached', 'missing'])]: 'confirmed' }]],
  ]);
  return sheet.cell({ intervals: 'maintenance', from: 'planned-start', to: 'planned-end', ...eachOf(of), where });
}

/** A reading for each hour. */
export const speeds = (sheet: Sheet, of: Of): string =>
  sheet.cell({
    gauge: 'speed',
    unit: 'Gbit/s',
    ...eachOf(of),
    every: '1 h',
    several: sheet.dice.pick(['mean', 'lowest']),
    ...(sheet.dice.chance(0.5) && { during: hours(sheet) }),
  });

export const speed = (sheet: Sheet): string => (sheet.dice.chance(0.6) ? field(sheet, 'whole', 'Gbit/s') : '5 Gbit/s');

/** A failure rate for each hour. */
export const rates = (sheet: Sheet, of: Of): string =>
  sheet.cell({
    requests: 'calls',
    ...eachOf(of),
    as: 'rate',
    every: '1 h',
    aligned: 'clock',
    failed: ['bad'],
    ignored: [],
    empty: sheet.dice.pick(['perfect', 'left-out']),
  });
