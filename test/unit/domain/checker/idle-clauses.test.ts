/** What stands in a contract twice, holds always or never, never cuts, or has a reserved name is refused, with the remedy. */
import { describe, expect, it } from 'vitest';
import type { Condition, Credit, Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import { linesOrder, linesTerms, ticketTerms } from '../../../support/lines.ts';
import { aContract, refusalsOf } from '../../../support/contracts.ts';

const errorsOf = (terms: Terms, order: Order = linesOrder()): string[] => refusalsOf(aContract({ order, terms }), '/terms/0');
const CAUSE = { of: 'outage', values: ['ours', 'yours', 'none'], default: 'ours' };
const FAILURE = { intervals: 'outage', from: 'started', to: 'ended', each: 'line' };
const PAID = { of: 'fee', times: 'rate', for: 'availability' };

describe('a list has each entry once', () => {
  it.each<[string, Terms, Order | undefined, string]>([
    [
      'senders',
      linesTerms({ failure: { ...FAILURE, 'reported-by': ['vendor', 'vendor'] } }),
      undefined,
      '/definitions/failure/reported-by/1',
    ],
    ['names', linesTerms({ downtime: { except: ['failure', 'work', 'work'] } }), undefined, '/definitions/downtime/except/2'],
    [
      'words of a condition',
      linesTerms(
        { failure: { ...FAILURE, where: [{ attribute: 'cause', is: ['ours', 'ours'] }] } },
        { attributes: { cause: { ...CAUSE, 'reported-by': ['customer'] } } },
      ),
      undefined,
      '/definitions/failure/where/0/is/1',
    ],
    [
      'words of an attribute',
      linesTerms({}, { attributes: { cause: { of: 'outage', values: ['a', 'b', 'a'] } } }),
      undefined,
      '/attributes/cause/values/2',
    ],
    [
      'kinds of charges',
      linesTerms({ fee: { charges: ['recurring', 'recurring'], each: 'line', 'taken-from': 'period' } }),
      undefined,
      '/definitions/fee/charges/1',
    ],
    ['pauses', ticketTerms({ paused: ['waiting-on-customer', 'waiting-on-customer'] }), undefined, '/definitions/recovery/paused/1'],
    [
      'reporters',
      linesTerms({}, { records: { ticket: { 'reported-by': ['vendor', 'vendor'] } } }),
      undefined,
      '/records/ticket/reported-by/1',
    ],
    [
      'milestones',
      linesTerms({}, { records: { move: { milestones: ['began', 'ended', 'began'] } } }),
      undefined,
      '/records/move/milestones/2',
    ],
    [
      'components that one depends on',
      linesTerms({}, { components: { line: { 'depends-on': 'line' } } }),
      linesOrder({ components: { web: { kind: 'line' }, api: { kind: 'line', 'depends-on': ['web', 'web'] } } }),
      '/order/components/api/depends-on/1',
    ],
    [
      'senders of an order',
      linesTerms(),
      linesOrder({
        senders: [
          { webhook: 'pingdom', as: 'vendor' },
          { webhook: 'pingdom', as: 'customer' },
        ],
      }),
      '/order/senders/1',
    ],
    [
      'caps',
      linesTerms({}, { credits: { credit: { ...PAID, cap: [{ 'at-most': '10.00 USD' }, { 'at-most': '10.00 USD' }] } } }),
      undefined,
      '/credits/credit/cap/1',
    ],
  ])('an entry that is listed twice is refused: %s', (_, terms, order, path) => {
    expect(errorsOf(terms, order)).toContain(`no-effect ${path}`);
  });

  it('two equal charges are both owed', () => {
    const [charge] = linesOrder().charges!;
    expect(errorsOf(linesTerms(), linesOrder({ charges: [charge!, charge!] }))).toEqual([]);
  });
});

describe('a condition that holds always or never', () => {
  const refused = (where: readonly Condition[], more: Partial<Terms> = {}): string[] =>
    errorsOf(linesTerms({ failure: { ...FAILURE, where } }, { attributes: { cause: CAUSE }, ...more }));
  const at = '/definitions/failure/where';

  it('a condition on every word or none of an attribute is refused', () => {
    expect(refused([{ attribute: 'cause', is: ['ours', 'yours', 'none'] }])).toEqual([`no-effect ${at}/0`]);
    expect(refused([{ attribute: 'cause', 'is-not': ['ours', 'yours', 'none'] }])).toEqual([`never-holds ${at}/0`]);
    expect(refused([{ attribute: 'level', is: ['down', 'degraded', 'unknown'] }])).toEqual([`no-effect ${at}/0`]);
    expect(refused([{ attribute: 'cause', is: ['ours', 'none'] }])).toEqual([]);
  });

  it('is refused where other conditions on the same attribute imply it', () => {
    const ours = { attribute: 'cause', is: ['ours'] };
    expect(refused([ours, { attribute: 'cause', 'is-not': ['yours'] }])).toEqual([`no-effect ${at}/1`]);
    expect(refused([{ attribute: 'cause', 'is-not': ['yours'] }, ours])).toEqual([`no-effect ${at}/0`]);
    expect(refused([ours, { attribute: 'cause', is: ['yours'] }])).toEqual([`never-holds ${at}/1`]);
    expect(
      refused([
        { attribute: 'cause', is: ['ours', 'none'] },
        { attribute: 'cause', 'is-not': ['none'] },
      ]),
    ).toEqual([]);
  });

  it('a condition on milestones that are always or never reached is refused', () => {
    expect(refused([{ reached: 'started' }])).toEqual([`no-effect ${at}/0`]);
    expect(refused([{ missing: 'started' }])).toEqual([`never-holds ${at}/0`]);
    expect(refused([{ reached: 'workaround' }, { missing: 'workaround' }])).toEqual([`never-holds ${at}/1`]);
    expect(refused([{ reached: 'workaround' }, { reached: 'workaround', before: 'ended' }])).toEqual([`no-effect ${at}/0`]);
    expect(refused([{ reached: 'workaround', before: 'workaround' }])).toEqual([`no-effect ${at}/0/before`]);
    expect(refused([{ from: 'started', to: 'started', 'at-least': '1 h' }])).toEqual([`no-effect ${at}/0/to`]);
    expect(refused([{ reached: 'workaround', before: 'ended' }, { missing: 'standby-live' }])).toEqual([]);
  });

  it('is refused where the order of milestones implies it', () => {
    const ordered = (cell: Terms['definitions'][string]): string[] => errorsOf(linesTerms({ x: cell }, { report: ['x'] }));
    const clock = { timer: 'ticket', hours: 'always', paused: [], 'counted-in': 'from', 'on-reopen': 'resume' };
    expect(ordered({ intervals: 'outage', from: 'ended', to: 'started' })).toEqual(['never-holds /definitions/x/to']);
    expect(ordered({ intervals: 'maintenance', from: 'planned-end', to: 'planned-start' })).toEqual(['never-holds /definitions/x/to']);
    expect(ordered({ intervals: 'exclusion', from: 'ended', to: 'began' })).toEqual(['never-holds /definitions/x/to']);
    expect(ordered({ ...clock, from: 'resolved', to: 'opened' })).toEqual(['never-holds /definitions/x/to']);
    expect(ordered({ ...clock, from: 'acknowledged', to: ['resolved', 'opened'] })).toEqual(['never-holds /definitions/x/to']);
    expect(ordered({ ...clock, from: 'acknowledged', to: ['resolved', 'closed'] })).toEqual([]);
    expect(ordered({ intervals: 'maintenance', from: 'began', to: 'planned-end' })).toEqual([]);
    expect(refused([{ from: 'ended', to: 'started', 'at-least': '1 h' }])).toEqual([`never-holds ${at}/0/to`]);
    expect(refused([{ reached: 'workaround', before: 'started' }])).toEqual([`never-holds ${at}/0/before`]);
    expect(refused([{ missing: 'workaround', before: 'started' }])).toEqual([`no-effect ${at}/0/before`]);
    expect(refused([{ reached: 'workaround', before: 'detected' }])).toEqual([]);
  });

  it('is refused in a flag, and where each word gives the same', () => {
    const tier = { of: 'customer', values: ['gold', 'basic'], default: 'gold' };
    const flag = (is: string[]): string[] =>
      errorsOf(
        linesTerms({ best: { 'attribute-is': 'tier', is } }, { attributes: { tier }, credits: { credit: { ...PAID, if: ['best'] } } }),
      );
    expect([flag(['gold', 'basic']), flag(['gold'])]).toEqual([['no-effect /definitions/best/is'], []]);
    const chosen = (basic: string): string[] =>
      errorsOf(linesTerms({ downtime: { 'depending-on': 'tier', cases: { gold: 'failure', basic } } }, { attributes: { tier } }));
    expect([chosen('failure'), chosen('never')]).toEqual([['no-effect /definitions/downtime/cases'], []]);
  });
});

describe('a word that is translated into itself', () => {
  const readsAs = (words: Record<string, string>): string[] =>
    errorsOf(linesTerms({}, { attributes: { cause: { ...CAUSE, 'reads-as': words } } }));

  it('is refused, and so is one that is a word of the contract', () => {
    expect(readsAs({ ours: 'ours' })).toEqual(['no-effect /attributes/cause/reads-as/ours']);
    expect(readsAs({ yours: 'ours' })).toEqual(['ambiguous-name /attributes/cause/reads-as/yours']);
    expect(readsAs({ Ours: 'ours', vendor: 'ours' })).toEqual([]);
  });
});

describe('caps together', () => {
  const capped = (cap: NonNullable<Credit['cap']>, minimum?: Credit['minimum'], definitions: Terms['definitions'] = {}): string[] =>
    errorsOf(linesTerms(definitions, { credits: { credit: { ...PAID, cap, ...(minimum && { minimum }) } } }));
  const of = (atMost: string, over?: string, base = 'fee') => ({ 'at-most': atMost, of: base, ...(over && { over }) });

  it('of one base are refused where the wider never cuts, in any order', () => {
    expect(capped([of('50%'), of('60%')])).toEqual(['no-effect /credits/credit/cap/1']);
    expect(capped([of('60%'), of('50%')])).toEqual(['no-effect /credits/credit/cap/0']);
    expect(capped([{ 'at-most': '10.00 USD' }, { 'at-most': '20.00 USD' }])).toEqual(['no-effect /credits/credit/cap/1']);
    expect(capped([of('50%'), of('most', undefined, 'base')], undefined, { most: '60%', base: 'fee' })).toEqual([
      'no-effect /credits/credit/cap/1',
    ]);
  });

  it('of another base or window both cut', () => {
    expect(capped([of('50%'), { 'at-most': '20.00 USD' }])).toEqual([]);
    expect(capped([of('50%'), of('60%', '12 months')])).toEqual([]);
    expect(capped([of('50%'), of('60%', '1 month')])).toEqual(['no-effect /credits/credit/cap/1/over', 'no-effect /credits/credit/cap/1']);
    expect(capped([of('50%', '1 period')])).toEqual(['no-effect /credits/credit/cap/0/over']);
  });

  it.each<[Terms['period']['every'], string, boolean]>([
    ['quarter', '2 months', false],
    ['quarter', '3 months', false],
    ['quarter', '4 months', false],
    ['quarter', '6 months', true],
    ['quarter', '4 periods', true],
    ['year', '12 months', false],
    ['half-year', '12 months', true],
    ['month', '2 months', true],
    ['30 days', '1 month', false],
    ['30 days', '2 months', true],
    ['14 days', '1 month', true],
    ['week', '1 month', true],
  ])('every %s, a window of %s holds whole periods, and more than one: %s', (every, over, isRight) => {
    const period = { every, zone: 'UTC', 'part-period': 'clipped' } as const;
    const terms = linesTerms({}, { period, credits: { credit: { ...PAID, cap: [of('50%', over)] } } });
    expect(errorsOf(terms)).toEqual(isRight ? [] : ['no-effect /credits/credit/cap/0/over']);
  });

  it('below the minimum are refused, because nothing is ever paid', () => {
    const cap = [{ 'at-most': '10.00 USD' }];
    expect(capped(cap, { 'at-least': '10.01 USD' })).toEqual(['limit-empty /credits/credit/minimum/at-least']);
    expect(capped(cap, { 'more-than': '10.00 USD' })).toEqual(['limit-empty /credits/credit/minimum/more-than']);
    expect(capped(cap, { 'at-least': '10.00 USD' })).toEqual([]);
  });
});

describe('reserved names', () => {
  it.each(['period', 'always', 'never', 'agreement', 'customer'])('a reserved name is refused with its place: %s', (name) => {
    const kinds = linesTerms({}, { components: { line: {}, [name]: {} } });
    expect(errorsOf(kinds)).toEqual([`bad-name /components/${name}`]);
    expect(
      errorsOf(linesTerms(), linesOrder({ components: { web: { kind: 'line' }, api: { kind: 'line' }, [name]: { kind: 'line' } } })),
    ).toEqual([`bad-name /order/components/${name}`]);
    expect(errorsOf(linesTerms({}, { records: { [name]: { milestones: ['began', 'ended'] } } }))).toContain(`bad-name /records/${name}`);
    expect(errorsOf(linesTerms({}, { attributes: { [name]: { of: 'outage', values: ['a', 'b'] } } }))).toContain(
      `bad-name /attributes/${name}`,
    );
    const credits = { [name]: PAID };
    expect(errorsOf(linesTerms({}, { credits, claims: { [name]: 'automatic' } }))).toContain(`bad-name /credits/${name}`);
  });
});

it('a level of outages with other words than those of their states is refused', () => {
  const declared = (values: string[]): string[] => errorsOf(linesTerms({}, { attributes: { level: { of: 'outage', values } } }));
  expect(declared(['gold', 'silver'])).toEqual(['missing /attributes/level/values']);
  expect(declared(['down', 'unknown'])).toEqual(['missing /attributes/level/values']);
  expect(declared(['down', 'degraded'])).toEqual([]);
  expect(errorsOf(linesTerms({}, { attributes: { level: { of: 'outage', unit: 'count' } } }))).toEqual([
    'missing /attributes/level/values',
  ]);
  expect(
    errorsOf(ticketTerms({}, { attributes: { severity: { of: 'ticket', values: ['P1', 'P2'] }, level: { of: 'ticket', values: ['a'] } } })),
  ).toEqual([]);
});
