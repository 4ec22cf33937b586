/** Random times: records, probes, slots under a limit, and every operator on times. */
import { field, length, share } from './operands.ts';
import { flag } from './flags.ts';
import { type DraftSubject, type DraftTerms, WORDS } from './draft-terms.ts';

const eachOf = (of: DraftSubject): { each?: string } => (of === 'line' ? { each: 'line' } : {});

/** Times of the whole, or of each line. */
export function times(draft: DraftTerms, of: DraftSubject, depth: number): string {
  if (depth <= 0 || draft.dice.chance(0.25)) return source(draft, of);
  const inner = (): string => times(draft, of, depth - 1);
  const { dice } = draft;
  return draft.one<string>([
    [3, () => runs(draft, of, inner())],
    [
      2,
      () =>
        draft.cell({
          'within-window': inner(),
          'at-least': dice.chance(0.5) ? '2 min' : length(draft, of),
          within: '1 h',
          counts: dice.pick(['times', 'window']),
        }),
    ],
    [3, () => allowance(draft, of, inner())],
    [2, () => draft.cell({ weighted: inner(), as: share(draft, of) })],
    [2, () => draft.cell({ except: [inner(), of === 'line' && dice.chance(0.5) ? times(draft, 'whole', depth - 1) : inner()] })],
    [2, () => draft.cell({ 'any-of': [inner(), inner()] })],
    [2, () => draft.cell({ 'all-of': [inner(), inner()] })],
    [of === 'whole' ? 3 : 0, () => together(draft, depth)],
    [of === 'line' ? 1 : 0, () => draft.cell({ downstream: inner() })],
    [1, () => draft.cell({ witnesses: [inner(), inner()], decide: dice.pick(['first-known', 'any', 'all']) })],
    [2, () => draft.cell({ 'depending-on': 'tier', cases: draft.cases(WORDS.tier, () => (dice.chance(0.2) ? 'never' : inner())) })],
    [of === 'line' ? 1 : 0, () => draft.cell({ 'depending-on': 'class', cases: draft.cases(WORDS.class, inner) })],
    [1, () => draft.cell({ 'depending-on': flag(draft, 'whole', depth - 1), cases: draft.cases(['holds', 'fails'], inner) })],
  ]);
}

function runs(draft: DraftTerms, of: DraftSubject, name: string): string {
  const { dice } = draft;
  const limit = dice.pick([
    () => ({ 'at-least': length(draft, of) }),
    () => ({ 'less-than': length(draft, of) }),
    () => ({ 'more-than': '2 min', 'at-most': length(draft, of) }),
  ])();
  return draft.cell({
    continuous: name,
    ...limit,
    ...(dice.chance(0.25) && { whole: dice.pick(['1 min', '5 min']) }),
    'across-period-end': dice.pick(['joined', 'cut']),
  });
}

function allowance(draft: DraftTerms, of: DraftSubject, name: string): string {
  const { dice } = draft;
  if (dice.chance(0.15)) return draft.cell({ allowance: name, 'at-most': '1 business day', hours: hours(draft), 'in-each': 'stretch' });
  return draft.cell({ allowance: name, 'at-most': length(draft, of), 'in-each': dice.pick(['stretch', 'period', 'month', 'quarter']) });
}

const together = (draft: DraftTerms, depth: number): string =>
  draft.cell({
    concurrent: times(draft, 'line', depth - 1),
    in: 'agreement',
    [draft.dice.pick(['at-least', 'more-than'])]: draft.dice.chance(0.5) ? draft.dice.pick([1, 2]) : share(draft, 'whole'),
  });

/** A calendar, perhaps one that a missing fact decides. */
export function hours(draft: DraftTerms): string {
  const office = (): string => draft.cell({ 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } }, 'hours');
  const week = (): string => draft.cell({ 'business-hours': 'UTC', open: { daily: ['08:00-20:00'] } }, 'hours');
  return draft.one<string>([
    [2, office],
    [2, () => draft.cell({ 'depending-on': 'tier', cases: { gold: week(), basic: office() } }, 'hours')],
    [1, () => draft.cell({ 'any-of': [office(), week()] }, 'hours')],
  ]);
}

function source(draft: DraftTerms, of: DraftSubject): string {
  const { dice } = draft;
  return draft.one<string>([
    [6, () => outages(draft, of)],
    [2, () => maintenance(draft, of)],
    [
      1,
      () => draft.cell({ intervals: 'ticket', from: 'opened', to: 'resolved', ...eachOf(of), where: severity(dice.pick(WORDS.severity)) }),
    ],
    [
      1,
      () =>
        draft.cell({ probes: 'check', ...eachOf(of), 'in-a-row': dice.pick([1, 2]), begins: dice.pick(['first-failure', 'confirmation']) }),
    ],
    [2, () => draft.cell({ while: speeds(draft, of), 'less-than': speed(draft) })],
    [2, () => draft.cell({ while: rates(draft, of), 'more-than': share(draft, of) })],
  ]);
}

export const severity = (word: string): object[] => [{ attribute: 'severity', is: [word] }];
export const cause = (draft: DraftTerms): object[] => [
  { attribute: 'cause', [draft.dice.pick(['is', 'is-not'])]: [draft.dice.pick(WORDS.cause)] },
];

function outages(draft: DraftTerms, of: DraftSubject): string {
  const { dice } = draft;
  return draft.cell({
    intervals: 'outage',
    from: 'started',
    to: 'ended',
    ...eachOf(of),
    ...(dice.chance(0.55) && { where: cause(draft) }),
    ...(dice.chance(0.35) && { weight: 'affected', overlaps: dice.pick(['add', 'highest']) }),
  });
}

function maintenance(draft: DraftTerms, of: DraftSubject): string {
  const { dice } = draft;
  const where = draft.one<object[]>([
    [2, () => [{ attribute: 'reason', is: [dice.pick(WORDS.reason)] }]],
    [2, () => [{ from: 'announced', to: 'began', [dice.pick(['at-least', 'at-most'])]: dice.pick(['24 h', '72 h', '1200 h']) }]],
    [1, () => [{ [dice.pick(['reached', 'missing'])]: 'confirmed' }]],
  ]);
  return draft.cell({ intervals: 'maintenance', from: 'planned-start', to: 'planned-end', ...eachOf(of), where });
}

/** A reading for each hour. */
export const speeds = (draft: DraftTerms, of: DraftSubject): string =>
  draft.cell({
    gauge: 'speed',
    unit: 'Gbit/s',
    ...eachOf(of),
    every: '1 h',
    several: draft.dice.pick(['mean', 'lowest']),
    ...(draft.dice.chance(0.5) && { during: hours(draft) }),
  });

export const speed = (draft: DraftTerms): string => (draft.dice.chance(0.6) ? field(draft, 'whole', 'Gbit/s') : '5 Gbit/s');

/** A failure rate for each hour. */
export const rates = (draft: DraftTerms, of: DraftSubject): string =>
  draft.cell({
    requests: 'calls',
    ...eachOf(of),
    as: 'rate',
    every: '1 h',
    aligned: 'clock',
    failed: ['bad'],
    ignored: [],
    empty: draft.dice.pick(['perfect', 'left-out']),
  });
