/** The linter: what it says of the published texts, each of its codes on a planted defect and not beside it, and what an objective is worth. */
import { describe, expect, it } from 'vitest';
import type { Condition, Credit, NoteProfile, Order, Terms } from '../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import { DEFECTS as ERRORS, LINTS } from '../../../lib/domain/checker/lint/codes.ts';
import { LINT_SENTENCES } from '../../../lib/domain/checker/lint/sentences.ts';
import type { Issue } from '../../../lib/domain/issue.ts';
import { CHINESE_DEFECTS, CHINESE_LINTS } from '../../../lib/presentation/lint/chinese-lints.ts';
import { lintText } from '../../../lib/presentation/lint/lint-text.ts';
import { aContract, publishedTerms, termsWith } from '../../support/contracts.ts';
import { TEXTS } from '../../support/contract-files.ts';

const likes = (terms: Terms): NonNullable<Order['parameters']> =>
  Object.fromEntries(Object.entries(terms.parameters ?? {}).map(([name, { like }]) => [name, like]));

const issuesOf = (terms: Terms, order: Partial<Order> = {}, older: readonly Terms[] = []): Issue[] =>
  checkContract(aContract({ order: { from: terms.from, parameters: likes(terms), ...order }, terms: [terms, ...older] })).issues;
const codesOf = (terms: Terms): string[] => [...new Set(issuesOf(terms).map((issue) => issue.code))].sort();

/** What the linter has to say of real texts: changes here are changes of what users read. */
const PUBLISHED: Readonly<Record<string, string[]>> = {
  akamai: ['claim-before-statement', 'target-without-credit'],
  'aws-support-developer': ['holidays-run-out', 'target-without-credit'],
  'cloudflare-enterprise': ['target-without-credit'],
  'fastly-business-day': ['holidays-run-out', 'target-without-credit', 'unbounded-pause'],
  'five-min-threshold': ['claim-before-statement', 'unbounded-exclusion'],
  'gcp-gce-multizone': ['band-above-cap', 'claim-before-statement'],
  'lumen-edge-bm': ['claim-before-statement'],
  'ntt-ecl': ['cap-never-cuts', 'tables-disagree'],
  'ofcom-autocomp': ['holidays-run-out'],
  'plain-hosting': ['band-above-cap'],
  'rackspace-managed-cloud': ['claim-before-statement'],
  'sap-cloud': ['unbounded-exclusion'],
  'tencent-vod': ['cap-never-cuts', 'holidays-run-out', 'unbounded-exclusion'],
  'verizon-ipl': ['claim-before-statement', 'unbounded-pause'],
  'volc-live': ['target-without-credit'],
};

const BANDS = [
  { 'at-least': '99.9%', gives: '0%' },
  { 'at-least': '99%', 'less-than': '99.9%', gives: '10%' },
  { 'less-than': '99%', gives: '25%' },
];

/** A text with nothing to say against it. */
const sound = (change: Partial<Terms> & { definitions?: Terms['definitions'] } = {}): Terms =>
  termsWith({
    attributes: { severity: { of: 'ticket', values: ['major', 'minor'], default: 'minor' } },
    objectives: { uptime: { 'at-least': '99.9%' }, reply: { 'at-most': 'limit' } },
    credits: {
      credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': '50%', of: 'fee', over: '12 months' }] },
      late: { of: 'fee', times: '1%', 'if-breached': 'reply' },
    },
    claims: { credit: { do: [{ step: 'claim', after: 'period-end', within: '30 days' }], 'decided-by': 'both-records' }, late: 'automatic' },
    ...change,
    definitions: {
      outage: { intervals: 'outage', from: 'started', to: 'ended' },
      works: { intervals: 'maintenance', from: 'began', to: 'ended' },
      maintenance: { allowance: 'works', 'at-most': '4 h', 'in-each': 'month' },
      downtime: { except: ['outage', 'maintenance'] },
      uptime: { uptime: 'downtime', of: 'period' },
      rate: { bands: 'uptime', table: BANDS },
      fee: { charges: 'all', 'taken-from': 'period' },
      office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
      hours: { 'depending-on': 'severity', cases: { major: 'always', minor: 'office' } },
      limit: { 'depending-on': 'severity', cases: { major: '15 min', minor: '1 business day' } },
      reply: { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'hours', paused: [], 'counted-in': 'from', 'on-severity-change': 'last' },
      ...change.definitions,
    },
  });

const DEFECTS: Readonly<Record<string, Parameters<typeof sound>[0]>> = {
  'objective-against-band': { objectives: { uptime: { 'at-least': '99.95%' }, reply: { 'at-most': 'limit' } } },
  'tables-disagree': {
    definitions: {
      minutes: { duration: 'downtime' },
      table: { bands: 'minutes', table: [{ 'at-most': '43.2 min', gives: '0%' }, { 'more-than': '43.2 min', 'at-most': '432 min', gives: '10%' }, { 'more-than': '432 min', gives: '25%' }] },
    },
    report: ['table'],
  },
  'targets-disagree': { definitions: { minutes: { duration: 'downtime' } }, objectives: { uptime: { 'at-least': '99.9%' }, minutes: { 'at-most': '44 min' }, reply: { 'at-most': 'limit' } } },
  'band-above-cap': { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': '20%', of: 'fee' }] }, late: { of: 'fee', times: '1%', 'if-breached': 'reply' } } },
  'cap-below-first-band': { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': '5%', of: 'fee' }] }, late: { of: 'fee', times: '1%', 'if-breached': 'reply' } } },
  'cap-never-cuts': { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': '25%', of: 'fee' }] }, late: { of: 'fee', times: '1%', 'if-breached': 'reply' } } },
  'always-beside-calendar': {
    definitions: {
      reply: { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'office', paused: [], 'counted-in': 'from', 'on-severity-change': 'last', note: 'support is there 24x7' },
    },
  },
  'business-days-always': { definitions: { hours: 'always' } },
  'target-without-credit': { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime' } }, claims: { credit: 'automatic' } },
  'claim-before-statement': { claims: { credit: { do: [{ step: 'claim', after: 'outage-end', within: '5 days' }], 'decided-by': 'vendor-records' }, late: 'automatic' } },
  'unbounded-exclusion': { definitions: { maintenance: { 'any-of': ['works'] } } },
  'unbounded-pause': { definitions: { reply: { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'hours', paused: ['waiting-on-customer'], 'counted-in': 'from', 'on-severity-change': 'last' } } },
  'order-matters': { definitions: { uptime: { uptime: 'long', of: 'period' }, long: { continuous: 'downtime', 'at-least': '5 min', 'across-period-end': 'cut' } } },
  'unused-cell': { definitions: { spare: { duration: 'period' } } },
  'hours-end-short': { definitions: { office: { 'business-hours': 'UTC', open: { 'mon-fri': ['00:00-23:59'] } } } },
  'unread-attribute': {
    attributes: { severity: { of: 'ticket', values: ['major', 'minor'], default: 'minor' }, site: { of: 'outage', values: ['north', 'south'] } },
  },
  'unread-record-kind': { records: { inspection: { milestones: ['done'] } } },
  'objective-without-evidence': {
    definitions: { minutes: { duration: 'period' } },
    objectives: { uptime: { 'at-least': '99.9%' }, reply: { 'at-most': 'limit' }, minutes: { 'at-most': '743 h' } },
  },
  'witness-never-asked': {
    definitions: {
      theirs: { intervals: 'outage', from: 'started', to: 'ended', 'reported-by': ['customer'] },
      ours: { intervals: 'outage', from: 'started', to: 'ended', 'reported-by': ['vendor'] },
      outage: { witnesses: ['theirs', 'ours'], decide: 'first-known' },
    },
  },
  'words-alike-in-case': { attributes: { severity: { of: 'ticket', values: ['major', 'minor', 'Minor'], default: 'minor' } }, definitions: { hours: { 'depending-on': 'severity', cases: { major: 'always', minor: 'office', Minor: 'office' } }, limit: { 'depending-on': 'severity', cases: { major: '15 min', minor: '1 business day', Minor: '2 business days' } } } },
  'worse-owes-less': { definitions: { rate: { bands: 'uptime', table: [BANDS[0]!, { ...BANDS[1]!, gives: '30%' }, BANDS[2]!] } } },
};

type InOrder = readonly [Partial<Order>, Parameters<typeof sound>[0]?];
const LINE: Partial<Order> = { components: { a: { kind: 'line' } } };
const lines = { components: { line: {} }, definitions: { fee: { charges: 'all', each: 'line', 'taken-from': 'period' } } } as const;
const monthly = (kind: string, component?: string): NonNullable<Order['charges']>[number] => ({
  kind,
  amount: '10.00 USD',
  every: 'month',
  'part-month': 'whole',
  ...(component !== undefined && { component }),
});

/** What is only seen with the order: planted, and beside it the order that is right. */const withNotes = (country: string, profile: NoteProfile = 'peppol'): Partial<Order> => ({
  vendor: { id: 'vendor', name: 'Vendor', invoice: { country, endpoint: { scheme: '0088', id: '4006381333931' } } },
  invoice: { 'buyer-reference': 'PO-1', profile, tax: { category: 'S', rate: '19%' } },
});

const dated = (day: string): Parameters<typeof sound>[0] => ({
  definitions: { price: { 'effective-dated': 'period', values: { '2020-01-01': '5%', [day]: '6%', '2021-04-01': '7%' } } },
  report: ['price'],
});
const withMinimum = (least: string): Terms['credits'] => ({
  credit: { of: 'fee', times: 'rate', for: 'uptime', minimum: { 'at-least': least } },
  late: { of: 'fee', times: '1%', 'if-breached': 'reply' },
});

const IN_ORDER: Readonly<Record<string, { readonly wrong: InOrder; readonly right: InOrder }>> = {
  'charge-kind-unknown': {
    wrong: [{ charges: [monthly('recurring')] }, { definitions: { fee: { charges: 'all', without: ['taxx'], 'taken-from': 'period' } } }],
    right: [{ charges: [monthly('recurring')] }, { definitions: { fee: { charges: 'all', without: ['tax'], 'taken-from': 'period' } } }],
  },
  'charge-in-no-base': {
    wrong: [{ charges: [monthly('recurring'), monthly('recuring')] }, { definitions: { fee: { charges: ['recurring'], 'taken-from': 'period' } } }],
    right: [{ charges: [monthly('recurring'), monthly('recuring')] }, { definitions: { fee: { charges: 'all', 'taken-from': 'period' } } }],
  },
  'no-note-for-country': {
    wrong: [withNotes('GR'), {}],
    right: [withNotes('GR', 'en16931'), {}],
  },
  'no-note-for-currency': {
    wrong: [withNotes('DE'), { money: { currency: 'KWD', rounding: 'half-up' } }],
    right: [{}, { money: { currency: 'KWD', rounding: 'half-up' } }],
  },
  'charge-of-no-component': {
    wrong: [{ ...LINE, charges: [monthly('recurring')] }, lines],
    right: [{ ...LINE, charges: [monthly('recurring', 'a')] }, lines],
  },
  'reported-by-nobody': {
    wrong: [{}, { definitions: { outage: { intervals: 'outage', from: 'started', to: 'ended', 'reported-by': ['costumer'] } } }],
    right: [{}, { definitions: { outage: { intervals: 'outage', from: 'started', to: 'ended', 'reported-by': ['customer'] } } }],
  },
  'reported-by-debtor': {
    wrong: [
      { senders: [{ account: '444455556666', as: 'vendor' }] },
      { definitions: { outage: { intervals: 'outage', from: 'started', to: 'ended', 'reported-by': ['444455556666'] } } },
    ],
    right: [
      { senders: [{ account: '444455556666', as: 'customer' }] },
      { definitions: { outage: { intervals: 'outage', from: 'started', to: 'ended', 'reported-by': ['444455556666'] } }, claims: { credit: 'automatic', late: 'automatic' } },
    ],
  },
  'decided-by-nothing': {
    wrong: [
      { senders: [{ account: '444455556666', as: 'customer' }] },
      { claims: { credit: { do: [{ step: 'claim', after: 'period-end', within: '30 days' }], 'decided-by': 'vendor-records' }, late: 'automatic' } },
    ],
    right: [{ senders: [{ account: '444455556666', as: 'customer' }] }],
  },
  'silence-of-nobody': {
    wrong: [{ senders: [{ account: '444455556666', as: 'vendor' }] }, { close: { silence: 'wait' } }],
    right: [{ senders: [{ account: '444455556666', as: 'vendor', 'expect-every': '1 h' }] }, { close: { silence: 'wait' } }],
  },
  'value-in-no-period': { wrong: [{}, dated('2021-03-02')], right: [{}, dated('2021-03-01')] },
  'minimum-out-of-reach': {
    wrong: [{ charges: [monthly('recurring')] }, { credits: withMinimum('2.51 USD') }],
    right: [{ charges: [monthly('recurring')] }, { credits: withMinimum('2.50 USD') }],
  },
  'holidays-run-out': {
    wrong: [{ through: '2021-12-31' }, { holidays: { us: ['2020-01-01'] }, definitions: { office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] }, shut: { 'any-of': ['us'] } } } }],
    right: [{ through: '2020-12-31' }, { holidays: { us: ['2020-01-01'] }, definitions: { office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] }, shut: { 'any-of': ['us'] } } } }],
  },
};

const zoned = (least: string | number): Parameters<typeof sound>[0] => ({
  components: { region: {}, zone: { in: 'region' } },
  parameters: { most: { like: 2, default: 3 } },
  definitions: {
    'zone-down': { intervals: 'outage', from: 'started', to: 'ended', each: 'zone' },
    outage: { concurrent: 'zone-down', in: 'agreement', 'at-least': 1 },
    many: { concurrent: 'zone-down', in: 'region', 'at-least': least },
  },
  report: ['many', 'most'],
});
const zonesIn = (...regions: number[]): Partial<Order> => ({
  components: Object.fromEntries(
    regions.flatMap((zones, r) => [
      [`r${r}`, { kind: 'region' }],
      ...Array.from({ length: zones }, (_, z) => [`r${r}-z${z}`, { kind: 'zone', in: `r${r}` }] as const),
    ]),
  ),
});
Object.assign(IN_ORDER, { 'concurrent-out-of-reach': { wrong: [zonesIn(3, 2), zoned(3)], right: [zonesIn(3, 3), zoned(3)] } });

it('`concurrent` requires its number in each group, through parameters and names, and as a share of the members', () => {
  const said = (least: string | number, ...regions: number[]): string[] =>
    issuesOf(sound(zoned(least)), { parameters: {}, ...zonesIn(...regions) }).map(({ path, message }) => `${path} ${message}`);
  expect(said('most', 2, 1, 3)).toEqual([
    '/terms/0/definitions/many/at-least "many" requires at-least most of the kind zone at once, and r0 has 2, r1 has 1: it never happens there',
  ]);
  expect(said(2, 2, 3)).toEqual([]);
  expect(said('100%', 1)).toEqual([]);
  expect(said(3)).toEqual([]);
});

type Planted = Parameters<typeof sound>[0];
const witnessed = (decide: string, first: object, more: Planted = {}): Planted => ({
  ...more,
  definitions: {
    theirs: { intervals: 'outage', from: 'started', to: 'ended', 'reported-by': ['customer'], ...first },
    ours: { intervals: 'outage', from: 'started', to: 'ended', 'reported-by': ['vendor'] },
    outage: { witnesses: ['theirs', 'ours'], decide },
  },
});
const tabled = (gives: readonly string[], credit: Partial<Credit> = {}): Planted => ({
  definitions: { rate: { bands: 'uptime', table: BANDS.map((row, i) => ({ ...row, gives: gives[i] })) } },
  credits: { credit: { of: 'fee', times: 'rate', for: 'uptime', ...credit }, late: { of: 'fee', times: '1%', 'if-breached': 'reply' } },
});

it.each<[string, boolean, string, Planted, Partial<Order>?]>([
  ['a witness whose silence is unknown time', false, 'witness-never-asked', witnessed('first-known', { 'no-data-after': '1 h' })],
  ['witnesses who must agree', false, 'witness-never-asked', witnessed('all', {})],
  ['silence that is unknown time for all', false, 'witness-never-asked', witnessed('first-known', {}, { unreported: 'unknown' })],
  ['a bonus that rises with the value', false, 'worse-owes-less', tabled(['2%', '1%', '0%'], { 'owed-to': 'vendor' })],
  ['a bonus that ends at the objective', false, 'objective-against-band', tabled(['2%', '1%', '0%'], { 'owed-to': 'vendor' })],
  ['bands that rise to the last', false, 'worse-owes-less', tabled(['0%', '10%', '25%'])],
  ['the lowest band owing nothing again', true, 'worse-owes-less', tabled(['0%', '10%', '0%'])],
  ['a dated value at the first day of the order', false, 'value-in-no-period', dated('2021-03-02'), { from: '2021-03-10' }],
  ['a dated value that ends before the order', false, 'value-in-no-period', dated('2021-03-02'), { from: '2021-05-01' }],
  ['a minimum of more than all that is charged', true, 'minimum-out-of-reach', { credits: withMinimum('7.51 USD') }, { charges: [1, 2, 3].map(() => monthly('recurring')) }],
  ['a minimum within three charges', false, 'minimum-out-of-reach', { credits: withMinimum('7.50 USD') }, { charges: [1, 2, 3].map(() => monthly('recurring')) }],
  ['a minimum where bills alone charge', false, 'minimum-out-of-reach', { credits: withMinimum('7.51 USD') }],
  ['a sender of the vendor that is expected', false, 'silence-of-nobody', { close: { silence: 'warn' } }],
])('%s is warned of: %s, by %s', (_, isFound, code, text, order = {}) => {
  const found = issuesOf(sound(text), order);
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(found.some((issue) => issue.code === code)).toBe(isFound);
});

/** What is only seen with the version before. */
const IN_VERSIONS = 'fixed-amount-in-parts';

describe('the linter', () => {
  it.each(TEXTS)('gives the expected warnings for %s', (name) => {
    expect(codesOf(publishedTerms(name))).toEqual(PUBLISHED[name] ?? []);
  });

  it('gives no warnings for a sound text', () => {
    expect(issuesOf(sound())).toEqual([]);
  });

  it('has a planted defect for every code', () => {
    expect([...Object.keys(DEFECTS), ...Object.keys(IN_ORDER), IN_VERSIONS].sort()).toEqual(Object.keys(LINTS).sort());
  });

  it.each(Object.keys(DEFECTS))('finds %s where it was planted, with its place, reason and remedy', (code) => {
    const issues = issuesOf(sound(DEFECTS[code]));
    const found = issues.find((issue) => issue.code === code)!;
    expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', ...LINTS[code as keyof typeof LINTS] });
    expect(found.path).toMatch(/^\/terms\/0\/(definitions|objectives|credits|claims|attributes|records)\//);
  });

  /** What a message names: in each language it must name the same. */
  const named = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(named) : [];
  /** Choices of a sentence, which no sentence repeats. */
  const CHOICES = new Set(['met-and-credited', 'breached-without', 'vendor', 'customer', 'period-end', '0']);

  it.each([...Object.keys(DEFECTS), ...Object.keys(IN_ORDER)])('%s has a Chinese sentence too, with all that it names', (code) => {
    const { wrong } = IN_ORDER[code] ?? {};
    const found = issuesOf(sound(wrong ? wrong[1] : DEFECTS[code]), wrong?.[0]).find((issue) => issue.code === code)!;
    const { message, why, remedy } = lintText(found, 'zh');
    for (const text of [message, why, remedy]) expect(text).toMatch(/\p{Script=Han}/u);
    expect([why, remedy]).not.toContain(found.why);
    for (const name of named(found.parameters).filter((one) => !CHOICES.has(one) && found.message.includes(one))) expect(message).toContain(name);
    expect(message).not.toMatch(/undefined|\[object/);
    expect(lintText(found, 'en')).toEqual(found);
  });

  it('every code of the linter and every defect of terms has its texts in both languages', () => {
    for (const texts of [LINTS, CHINESE_LINTS, LINT_SENTENCES]) expect(Object.keys(texts).sort()).toEqual(Object.keys(LINTS).sort());
    expect(Object.keys(CHINESE_DEFECTS).sort()).toEqual(Object.keys(ERRORS).sort());
    for (const { why, remedy } of [...Object.values(CHINESE_LINTS), ...Object.values(CHINESE_DEFECTS)])
      for (const text of [why, remedy]) expect(text).toMatch(/\p{Script=Han}/u);
  });

  it.each(Object.keys(IN_ORDER))('finds %s in an order with its text, and not without it', (code) => {
    const { wrong, right } = IN_ORDER[code]!;
    const [found] = issuesOf(sound(wrong[1]), wrong[0]);
    expect(found).toMatchObject({ code, severity: 'warning', ...LINTS[code as keyof typeof LINTS] });
    expect(issuesOf(sound(right[1]), right[0])).toEqual([]);
  });

  it.each([
    ['objective-against-band', { objectives: { uptime: { 'at-least': 'given' }, reply: { 'at-most': 'limit' } } }, '99.9%', '99.95%'],
    ['band-above-cap', { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': 'given', of: 'fee' }] }, late: { of: 'fee', times: '1%', 'if-breached': 'reply' } } }, '50%', '20%'],
    ['cap-below-first-band', { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': 'given', of: 'fee' }] }, late: { of: 'fee', times: '1%', 'if-breached': 'reply' } } }, '50%', '5%'],
    ['cap-never-cuts', { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': 'given', of: 'fee' }] }, late: { of: 'fee', times: '1%', 'if-breached': 'reply' } } }, '20%', '50%'],
    ['business-days-always', { definitions: { hours: 'always', limit: { 'depending-on': 'severity', cases: { major: '15 min', minor: 'given' } } } }, '2 days', '2 business days'],
    ['objective-against-band', { definitions: { rate: { bands: 'uptime', table: [{ 'at-least': 'given', gives: '0%' }, { 'less-than': 'given', gives: '10%' }] } } }, '99.9%', '99.5%'],
  ] as const)('%s: reads the value of the order, or the default, as it reads a literal: %j', (code, change, good, bad) => {
    const found = (order: string | undefined, otherwise?: string): string[] =>
      issuesOf(sound({ ...(change as Partial<Terms>), parameters: { given: { like: good, ...(otherwise !== undefined && { default: otherwise }) } } }), {
        parameters: order === undefined ? {} : { given: order },
      }).map((issue) => issue.code);
    expect([found(good).includes(code), found(bad).includes(code)]).toEqual([false, true]);
    expect([found(undefined, bad).includes(code), found(good, bad).includes(code)]).toEqual([true, false]);
  });

  it.each<[string, boolean, object, Parameters<typeof sound>[0]?]>([
    ['of more than the highest band', true, { times: 'rate', for: 'uptime' }],
    ['of more than a flat rate', true, { times: '25%', 'if-breached': 'uptime' }],
    ['of the base by another name', true, { times: 'rate', for: 'uptime', cap: [{ 'at-most': '100%', of: 'bill' }] }, { definitions: { bill: 'fee' } }],
    ['of another base', false, { times: 'rate', for: 'uptime', cap: [{ 'at-most': '100%', of: 'usage' }] }, { definitions: { usage: { charges: ['usage'], 'taken-from': 'period' } } }],
    ['of less than the highest band', false, { times: 'rate', for: 'uptime', cap: [{ 'at-most': '20%', of: 'fee' }] }],
    ['of several months', false, { times: 'rate', for: 'uptime', cap: [{ 'at-most': '100%', of: 'fee', over: '3 months' }] }],
    ['of a credit for each ticket', false, { times: '25%', 'if-breached': 'reply' }],
    ['of a number that is computed', false, { times: 'units', for: 'uptime' }, { definitions: { units: { multiply: 'uptime', by: '50%' } } }],
  ])('a cap %s never cuts: %j', (_, isIdle, credit, more) => {
    const text = sound({
      ...more,
      credits: { credit: { of: 'fee', cap: [{ 'at-most': '50%', of: 'fee' }], ...credit }, late: { of: 'fee', times: '1%', 'if-breached': 'reply' } },
    });
    expect(issuesOf(text).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(codesOf(text).includes('cap-never-cuts')).toBe(isIdle);
  });

  it('an objective whose breaches are counted and paid is not reported as an objective without a credit', () => {
    const counted = sound({
      definitions: { breached: { count: 'reply', that: 'breached' } },
      objectives: { uptime: { 'at-least': '99.9%' }, reply: { 'at-most': 'limit' }, breached: { 'at-most': 0 } },
      credits: { credit: { of: 'fee', times: 'rate', for: 'uptime' }, late: { of: '100.00 USD', times: 'breached', 'if-breached': 'breached' } },
    });
    expect(codesOf(counted)).toEqual([]);
  });

  it('names amounts that count in full in each part of a period that a version splits', () => {
    const late = { of: 'fee', times: '1%', 'if-breached': 'reply' };
    const credit = { of: 'fee', times: 'rate', for: 'uptime' };
    const older = sound({ version: '0', from: '2019-01-01' });
    const split = (credits: Terms['credits'], given: Partial<Terms> = {}): string[] => {
      const terms = sound({ from: '2020-02-15', 'takes-effect': 'at-once-splitting-period', credits, ...given });
      const order = { from: '2019-01-01' };
      return issuesOf(terms, order, [older]).map(({ code, path }) => `${code} ${path.replace('/terms/0/credits/', '')}`);
    };
    const named = (path: string): string[] => [`fixed-amount-in-parts ${path}`];
    const capped = (cap: NonNullable<Credit['cap']>): Terms['credits'] => ({ credit: { ...credit, cap }, late });
    expect(split(capped([{ 'at-most': '50.00 USD' }]))).toEqual(named('credit/cap/0/at-most'));
    expect(split(capped([{ 'at-most': 'most' }]), { definitions: { most: '50.00 USD' } })).toEqual(named('credit/cap/0/at-most'));
    expect(split({ credit: { ...credit, minimum: { 'at-least': '5.00 USD' } }, late })).toEqual(named('credit/minimum/at-least'));
    expect(split({ credit: { of: '50.00 USD', times: 1, 'if-breached': 'uptime' }, late }, { report: ['rate'] })).toEqual(named('credit/of'));
    // Of a share of charges, of several periods, and of each record nothing counts twice.
    expect(split(capped([{ 'at-most': '50%', of: 'fee' }]))).toEqual(['cap-never-cuts credit/cap/0']);
    expect(split(capped([{ 'at-most': '50.00 USD', over: '3 months' }]))).toEqual([]);
    expect(split({ credit, late: { of: '50.00 USD', times: 1, 'if-breached': 'reply' } })).toEqual([]);
    for (const whole of [{ from: '2020-02-01' }, { 'takes-effect': 'next-period' as const }])
      expect(split(capped([{ 'at-most': '50.00 USD' }]), whole)).toEqual([]);
  });

  it('names planned work without a bound by a notice, an allowance, a window or another reporter, through all cells in between', () => {
    const found = (definitions: Terms['definitions'], more: Partial<Terms> = {}): string[] =>
      codesOf({ ...sound({ definitions }), ...more }).filter((code) => code === 'unbounded-exclusion' || code === 'no-effect');
    const night: Terms['definitions'][string] = { 'business-hours': 'UTC', open: { daily: ['02:00-04:00'] } };
    const named = ['unbounded-exclusion'];
    expect(found({ maintenance: { 'all-of': ['works', 'outage'] } })).toEqual(named);
    expect(found({ maintenance: { weighted: 'works', as: '50%' } })).toEqual(named);
    expect(found({ maintenance: { except: ['works', 'office'] } })).toEqual(named);
    expect(found({ night, both: { 'any-of': ['night', 'works'] }, maintenance: { 'all-of': ['works', 'both'] } })).toEqual(named);
    expect(found({ night, maintenance: { 'all-of': ['works', 'night'] } })).toEqual([]);
    const allowed = (most: string, unit: string): string[] => found({ maintenance: { allowance: 'works', 'at-most': most, 'in-each': unit } });
    expect([allowed('4 h', 'month'), allowed('743 h', 'period'), allowed('700 h', 'year')]).toEqual([[], [], []]);
    expect([allowed('4 h', 'stretch'), allowed('744 h', 'month'), allowed('2000 h', 'year'), allowed('744 h', 'period')]).toEqual([named, named, named, named]);
    const open = (hours: Record<string, string[]>): string[] => found({ night: { 'business-hours': 'UTC', open: hours }, maintenance: { 'all-of': ['works', 'night'] } });
    expect([open({ daily: ['00:00-24:00'] }), open({ 'mon-fri': ['00:00-24:00'], 'sat-sun': ['00:00-12:00', '12:00-24:00'] }), open({ daily: ['08:00-20:00', '20:00-08:00'] })]).toEqual([named, named, named]);
    expect(open({ 'mon-sat': ['00:00-24:00'], sun: ['00:00-23:00'] })).toEqual([]);
    const works = (condition: Condition): Terms['definitions'] => ({
      works: { intervals: 'maintenance', from: 'began', to: 'ended', where: [condition] },
      maintenance: { 'any-of': ['works'] },
    });
    expect(codesOf(sound({ definitions: works({ from: 'announced', to: 'began', 'at-least': '48 h' }) }))).toEqual([]);
    expect(found(works({ from: 'announcement-received', to: 'planned-start', 'more-than': '5 days' }))).toEqual([]);
    expect(found(works({ from: 'announced', to: 'began', 'at-most': '48 h' }))).toEqual(named);
    expect(found(works({ from: 'began', to: 'ended', 'at-least': '1 h' }))).toEqual(named);
    expect(found(works({ from: 'announced', to: 'began', 'at-least': '0 h' }))).toEqual(named);
    expect(found(works({ reached: 'announced' }))).toEqual(named);
    const reporters = (words: string[]): Partial<Terms> => ({ records: { maintenance: { 'reported-by': words } } });
    expect(found({ maintenance: { 'any-of': ['works'] } }, reporters(['customer']))).toEqual([]);
    expect(found({ maintenance: { 'any-of': ['works'] } }, reporters(['vendor']))).toEqual(named);
  });

  it('names timers of tickets that a party can stop which owes by them, where it may report on tickets', () => {
    const reply = { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'hours', paused: ['waiting-on-customer'], 'counted-in': 'from', 'on-severity-change': 'last' };
    const found = (words: string[] | undefined, change: Parameters<typeof sound>[0] = {}, order: Partial<Order> = {}): string[] =>
      issuesOf({ ...sound({ definitions: { reply, ...change?.definitions }, ...change }), ...(words && { records: { ticket: { 'reported-by': words } } }) }, order)
        .filter(({ code }) => code === 'unbounded-pause')
        .map(({ path, message }) => `${path} ${/the (\w+), who owes/.exec(message)![1]!}`);
    const zendesk = (side: 'vendor' | 'customer'): Partial<Order> => ({ senders: [{ webhook: 'zendesk', as: side }] });
    const vendors = ['/terms/0/definitions/reply/paused vendor'];
    expect([found(undefined), found(['vendor'])]).toEqual([vendors, vendors]);
    expect([found(['zendesk'], {}, zendesk('vendor')), found(['zendesk', 'vendor'], {}, zendesk('vendor'))]).toEqual([vendors, vendors]);
    expect([found(['customer']), found(['zendesk'], {}, zendesk('customer'))]).toEqual([[], []]);
    // Who owes nothing by it may pause it, and what nothing pauses never stands still.
    const credit = { of: 'fee', times: 'rate', for: 'uptime' };
    expect(found(undefined, { credits: { credit }, claims: { credit: 'automatic' } })).toEqual([]);
    expect(found(undefined, { definitions: { reply: { ...reply, paused: [] } } })).toEqual([]);
    const owed = { credit, late: { of: 'fee', times: '1%', 'if-breached': 'reply', 'owed-to': 'vendor' } } as const;
    expect([found(['vendor'], { credits: owed }), found(undefined, { credits: owed })]).toEqual([[], ['/terms/0/definitions/reply/paused customer']]);
  });

  it('names a reporter without a sender', () => {
    const wrong = { records: { ticket: { 'reported-by': ['costumer'] } }, billing: { 'reported-by': ['vendor', 'zendesk'] } };
    expect(issuesOf({ ...sound(), ...wrong }).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'reported-by-nobody /terms/0/records/ticket/reported-by',
      'reported-by-nobody /terms/0/billing/reported-by',
    ]);
    expect(issuesOf({ ...sound(), billing: { 'reported-by': ['zendesk'] } }, { senders: [{ webhook: 'zendesk', as: 'vendor' }] })).toEqual([]);
  });

  it('a claim window of ten days is over before a close of twenty', () => {
    const window = (within: string): Partial<Terms> => ({
      close: { after: '20 days' },
      claims: { credit: { do: [{ step: 'claim', after: 'period-end', within }], 'decided-by': 'both-records' }, late: 'automatic' },
    });
    expect([codesOf(sound(window('10 days'))), codesOf(sound(window('20 days')))]).toEqual([['claim-before-statement'], []]);
  });

  it('an objective in percent and the same in minutes disagree in all periods but those of the length of the minutes', () => {
    const [found] = issuesOf(sound(DEFECTS['tables-disagree'])).filter((issue) => issue.code === 'tables-disagree');
    expect(found!.message).toContain('except in periods of 30 days');
  });

  it('targets are compared in the lengths that the periods have', () => {
    const quarterly = (limit: string, of = 'period'): string | undefined =>
      issuesOf(
        sound({
          period: { every: 'quarter', zone: 'UTC', 'part-period': 'clipped' },
          definitions: { minutes: { duration: 'downtime' }, uptime: { uptime: 'downtime', of } },
          objectives: { uptime: { 'at-least': '99.9%' }, minutes: { 'at-most': limit }, reply: { 'at-most': 'limit' } },
        }),
      ).find((issue) => issue.code === 'targets-disagree')?.message;
    expect(quarterly('129.6 min')).toMatch(/not the same in periods of 91, 92 days$/);
    expect(quarterly('43.2 min')).toMatch(/not the same in periods of 90, 91, 92 days$/);
    expect(quarterly('43.2 min', '720 h')).toBeUndefined();
  });
});
