/** Histories of several months under contracts that look back: bad months in a row, sums and points over periods, caps over several periods. */
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Credit, Definition, Terms } from '../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import type { PeriodState } from '../../../lib/domain/operators/earlier-periods.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { aContract, statementOf, termsWith } from '../contracts.ts';
import { Dice } from '../dice.ts';
import { at, fact as factOf, outage } from '../facts.ts';
import { linesOrder } from '../lines.ts';
import type { Gap } from './gap.ts';
import { numbersFor } from './grid.ts';
import type { History } from './history.ts';

type Definitions = Record<string, Definition>;

const TIERS = ['gold', 'basic'];
const CAUSES = ['vendor', 'customer'];

const monthOf = (m: number): string => `2026-${String(m + 1).padStart(2, '0')}`;
const startOf = (m: number): number => at(`${monthOf(m)}-01T00:00:00Z`);

/** The history of a seed; undefined when the checker refuses the contract. Its last month is assessed. */
export function lookBackOf(seed: number): History | undefined {
  const dice = new Dice(seed + 5_000_000);
  // Dice of their own, so that the histories without these facts stay as they were.
  const more = new Dice(seed + 6_000_000);
  const terms = withMore(termsOf(dice), more);
  const { checked } = checkContract(aContract({ order: linesOrder({ from: '2026-01-01' }), terms }));
  if (!checked) return undefined;
  const months = dice.whole(2, 4);
  const world = worldOf(dice, terms, months);
  return { seed, terms, checked, label: monthOf(months - 1), ...moreOfWorld(world, terms, months, more) };
}

/** The statements of all its months, each with the states that those before it recorded. */
export function monthByMonth({ checked, facts, label }: History): Statement[] {
  const earlier = new Map<string, PeriodState>();
  const statements: Statement[] = [];
  for (let m = 0; monthOf(m) <= label!; m += 1) {
    const statement = statementOf(checked, facts, monthOf(m), { earlier });
    if (statement.state) earlier.set(monthOf(m), statement.state);
    statements.push(statement);
  }
  return statements;
}

function termsOf(dice: Dice): Terms {
  const each = dice.chance(0.4) ? { each: 'line' } : {};
  const definitions: Definitions = { fee: { charges: 'all', ...each, 'taken-from': 'period' } };
  const measured = measureOf(dice, definitions, each);
  definitions.rate = { bands: measured, table: tableOf(dice) };
  const credits: Record<string, Credit> = { pay: { of: 'fee', times: 'rate', for: measured, ...around(dice, definitions) } };
  const names = ['pay'];
  if (dice.chance(0.5)) {
    credits.more = moreOf(dice, definitions, each);
    names.push('more');
  }
  const used = JSON.stringify([definitions, credits]);
  const attributes: NonNullable<Terms['attributes']> = {
    tier: { of: 'customer', values: TIERS },
    cause: { of: 'outage', values: CAUSES },
    lost: { of: 'outage', unit: 'count' },
  };
  return termsWith({
    from: '2026-01-01',
    components: { line: {} },
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => used.includes(`"${name}"`))),
    definitions,
    objectives: { [measured]: { 'at-most': dice.pick([0, 1, 2]) } },
    credits,
    claims: Object.fromEntries(names.map((name) => [name, 'automatic' as const])),
  });
}

/** Bands of a count, rising or not. */
const tableOf = (dice: Dice): Definition[] => {
  const gives = dice.pick([
    ['0%', '10%', '30%'],
    ['0%', '25%', '10%'],
    ['0%', '5%', '50%'],
  ]);
  const edges = dice.pick([
    [1, 2],
    [2, 3],
    [1, 3],
  ]);
  return [
    { 'less-than': edges[0]!, gives: gives[0]! },
    { 'at-least': edges[0]!, 'less-than': edges[1]!, gives: gives[1]! },
    { 'at-least': edges[1]!, gives: gives[2]! },
  ];
};

/** A count that looks back. */
function measureOf(dice: Dice, definitions: Definitions, each: object): string {
  definitions.down = { intervals: 'outage', from: 'started', to: 'ended', ...each, where: [{ attribute: 'cause', is: ['vendor'] }] };
  definitions.length = { duration: 'down' };
  definitions.bad = { compare: 'length', 'more-than': '1 h' };
  const last = dice.whole(2, 3);
  const ending = dice.pick(['this', 'this', 'previous']);
  const kind = dice.chance(0.05) ? 'lost' : dice.pick(['in a row', 'hours', 'points'] as const);
  if (kind === 'in a row') {
    definitions.months = { 'across-periods': 'bad', last, ending };
    definitions.n = { count: 'months' };
  } else if (kind === 'hours') {
    definitions.months = { 'across-periods': 'length', last, ending };
    definitions.hours = { aggregate: dice.pick(['sum', 'highest', 'mean']), of: 'months', over: 'stretch' };
    definitions.n = { units: 'hours', of: '1 h', counting: 'completed' };
  } else if (kind === 'points') {
    // The points of a month after a bad one are doubled.
    definitions.before = { 'across-periods': 'bad', last: 1, ending: 'previous' };
    definitions['bad-before'] = { count: 'before' };
    definitions.again = { compare: 'bad-before', 'at-least': 1 };
    definitions.points = { units: 'length', of: '1 h', counting: 'started' };
    definitions.times = { 'depending-on': 'again', cases: { holds: 2, fails: 1 } };
    definitions.counted = { multiply: 'points', by: 'times' };
    definitions.months = { 'across-periods': 'counted', last, ending };
    definitions.n = { aggregate: 'sum', of: 'months', over: 'stretch' };
  } else {
    definitions.each = { 'record-value': 'lost', reached: 'started' };
    definitions.all = { aggregate: 'sum', of: 'each', over: 'all' };
    definitions.months = { 'across-periods': 'all', last, ending };
    definitions.n = { aggregate: dice.pick(['sum', 'highest']), of: 'months', over: 'stretch' };
  }
  return 'n';
}

/** A cap over several periods, and a gate. */
function around(dice: Dice, definitions: Definitions): Partial<Credit> {
  const cap = dice.maybe(0.6, () => ({
    'at-most': `${dice.pick([150, 350, 600, 1200])}.00 USD`,
    over: dice.pick(['2 periods', '3 periods', '2 months']),
  }));
  const gate = dice.chance(0.25);
  if (gate) definitions.gold = { 'attribute-is': 'tier', is: ['gold'] };
  return { ...(gate && { if: ['gold'] }), ...(cap.length > 0 && { cap }) };
}

/** A second credit: for this month alone, or less where the first one was paid before. */
function moreOf(dice: Dice, definitions: Definitions, each: object): Credit {
  if (dice.chance(0.5)) {
    definitions.short = { uptime: 'down', of: 'period' };
    definitions.worth = {
      bands: 'short',
      table: [
        { 'at-least': '99.9%', gives: '0%' },
        { 'less-than': '99.9%', gives: '20%' },
      ],
    };
    return { of: 'fee', times: 'worth', ...around(dice, definitions) };
  }
  definitions.paid = { 'across-periods': 'pay', last: 2, ending: 'previous' };
  definitions.before2 = { aggregate: 'sum', of: 'paid', over: 'stretch' };
  definitions.some = { compare: 'before2', 'at-least': '100.00 USD' };
  definitions.share = { 'depending-on': 'some', cases: { holds: '1%', fails: '15%' } };
  return { of: 'fee', times: 'share', 'if-breached': 'n', ...(Object.keys(each).length > 0 && {}) };
}

function worldOf(dice: Dice, terms: Terms, months: number): { readonly facts: readonly Fact[]; readonly gaps: readonly Gap[] } {
  const facts: Fact[] = [];
  const gaps: Gap[] = [];
  for (let m = 0; m < months; m += 1)
    for (let i = dice.whole(0, 2); i > 0; i -= 1) {
      const record = `o${m}${i}`;
      // One of them may go on into the next month.
      const late = m + 1 < months && dice.chance(0.2);
      const begins = late ? startOf(m + 1) - 90 * MINUTE : startOf(m) + (9 * i + dice.whole(0, 5)) * DAY;
      const component = dice.pick(['web', 'api']);
      const length = late ? dice.pick([2, 4]) * HOUR : dice.pick([30 * MINUTE, 2 * HOUR, 3 * HOUR]);
      facts.push(...outage(begins, begins + length, { component, sender: 'file', body: { record } }));
      for (const name of ['cause', 'lost']) if (terms.attributes?.[name]) gaps.push(gapOf(name, record, component, begins, terms, facts));
    }
  const tiers = terms.attributes?.tier ? tiersOf(months) : [];
  // A tier holds until it is set again: it is missing in the first months alone.
  const from = Math.min(dice.pick([0, 0, 1, 2]), tiers.length);
  const missing = dice.shuffled(gaps).slice(0, Math.min(dice.whole(1, 3), 3 - from));
  let known: readonly Fact[] = facts;
  for (const gap of gaps) if (!missing.includes(gap)) known = gap.with(known, dice.pick(gap.values));
  for (const tier of tiers.slice(from)) known = tier.with(known, dice.pick(TIERS));
  return { facts: known, gaps: [...missing, ...tiers.slice(0, from)] };
}

/** Some histories: a base that is billed, outages with a share, a cap of which the customer's attribute has the amount. */
function withMore(terms: Terms, dice: Dice): Terms {
  const definitions = { ...terms.definitions } as Record<string, Definition>;
  const attributes = { ...terms.attributes };
  const change = (name: string, by: object): void => {
    definitions[name] = { ...(definitions[name] as object), ...by };
  };
  if (dice.chance(0.3)) change('fee', { charges: ['usage'] });
  if (dice.chance(0.25)) {
    attributes.affected = { of: 'outage', unit: 'share' };
    change('down', { weight: 'affected', overlaps: dice.pick(['add', 'highest']) });
  }
  const [first] = terms.credits.pay!.cap ?? [];
  if (!first || !dice.chance(0.3)) return { ...terms, attributes, definitions };
  attributes.limit = { of: 'customer', unit: 'USD' };
  definitions.limit = { 'record-value': 'limit' };
  return {
    ...terms,
    attributes,
    definitions,
    credits: { ...terms.credits, pay: { ...terms.credits.pay, cap: [{ ...first, 'at-most': 'limit' }] } },
  };
}

type World = ReturnType<typeof worldOf>;

/** What these terms read beside: bills and shares, of which some are missing, and an outage of the last month that may not have ended. */
function moreOfWorld(world: World, terms: Terms, months: number, dice: Dice): World {
  const offered: Gap[] = [];
  if (JSON.stringify(terms.definitions).includes('"usage"'))
    for (let m = 0; m < months; m += 1) for (const component of ['web', 'api']) offered.push(billOf(component, m));
  if (terms.attributes?.affected)
    for (const { body, occurredAt, component, type } of world.facts)
      if (type === 'service.down') offered.push(shareOf(String(body.record), component!, occurredAt, terms, world.facts));
  if (terms.attributes?.limit) offered.push(limitOf(months));
  const last = world.facts.filter(({ type, occurredAt }) => type === 'service.up' && occurredAt >= startOf(months - 1)).at(-1);
  const isOpen = last !== undefined && dice.chance(0.25);
  const missing = dice.shuffled(offered).slice(0, Math.max(0, dice.pick([0, 1, 1, 2]) + (isOpen ? -1 : 0)));
  // No more than three, so that the completions can be tried.
  const kept = world.gaps.slice(0, 3 - missing.length - (isOpen ? 1 : 0));
  let facts = isOpen ? world.facts.filter((one) => one !== last) : world.facts;
  for (const gap of world.gaps) if (!kept.includes(gap)) facts = gap.with(facts, dice.pick(gap.values));
  for (const gap of offered) if (!missing.includes(gap)) facts = gap.with(facts, dice.pick(gap.values.slice(0, -1)));
  const ends = isOpen ? [endOf(last, months)] : [];
  return { facts, gaps: [...kept, ...missing, ...ends] };
}

const billOf = (component: string, m: number): Gap => ({
  name: `bill of ${component} in ${monthOf(m)}`,
  kind: 'bill of a month',
  values: ['0.00 USD', '99.99 USD', '1000.00 USD', '1000000000.00 USD'],
  with: (all, amount) => [
    ...all,
    factOf('charge.billed', startOf(m), {
      id: `bill ${component} ${m}`,
      sender: 'file',
      component,
      body: { kind: 'usage', amount, start: startOf(m), end: startOf(m + 1) },
    }),
  ],
});

const shareOf = (record: string, component: string, begins: number, terms: Terms, facts: readonly Fact[]): Gap => ({
  name: `affected of ${record}`,
  kind: 'share of outage',
  values: numbersFor('share', 'affected', terms, facts),
  with: (all, value) => [...all, said(begins, { of: 'outage', record, name: 'affected', value }, { component })],
});

/** Where the first and the last month have another limit: an attribute may change from month to month. */
const limitOf = (months: number): Gap => ({
  name: 'limit of the customer',
  kind: 'USD of customer',
  values: LIMITS.flatMap((first) => LIMITS.map((last) => `${first} ${last}`)),
  with: (all, value) => {
    const [first, last] = value.split(' ');
    const set = (m: number, amount: string): Fact => said(startOf(m), { of: 'customer', name: 'limit', value: amount });
    return [...all, set(0, first!), ...(first === last ? [] : [set(months - 1, last!)])];
  },
});

const LIMITS = ['0', '100', '150.01', '350', '600', '1000000000'];

const endOf = (up: Fact, months: number): Gap => ({
  name: `end of ${up.body.record}`,
  kind: 'end to come',
  values: [0, 1, DAY, 40 * DAY].map((later) => String(startOf(months) + later)),
  with: (all, value) => [...all, { ...up, occurredAt: Number(value), receivedAt: Number(value) }],
});

const said = (when: number, body: Fact['body'], more: Partial<Fact> = {}): Fact =>
  factOf('attribute.set', when, { sender: 'file', id: `${body.name} ${body.record ?? when}`, body, ...more });

function gapOf(name: string, record: string, component: string, begins: number, terms: Terms, facts: readonly Fact[]): Gap {
  const isWord = name === 'cause';
  return {
    name: `${name} of ${record}`,
    kind: isWord ? 'word of outage' : 'count of outage',
    values: isWord ? CAUSES : numbersFor('count', name, terms, facts),
    with: (all, value) => [...all, said(begins, { of: 'outage', record, name, value }, { component })],
  };
}

const tiersOf = (months: number): Gap[] =>
  Array.from({ length: months }, (_, m) => ({
    name: `tier in ${monthOf(m)}`,
    kind: 'word of customer',
    values: TIERS,
    with: (all: readonly Fact[], value: string) => [...all, said(startOf(m), { of: 'customer', name: 'tier', value })],
  }));
