/** Chosen histories of bills and samples, with the amount that is right, the finding, and each event accounted for. */
import { describe, it } from 'vitest';
import { e, expectOwed } from '../../../support/bounds/event-file.ts';

const B = (fee: object = { charges: ['usage'], 'taken-from': 'period' }) => ({
  billing: { 'reported-by': ['vendor', 'customer'] },
  definitions: { n: { count: 'outage', reached: 'started' }, fee },
  objectives: { n: { 'at-most': 0 } },
  credits: { pay: { of: 'fee', times: 'n', for: 'n' } },
});
const Out = [
  e('service.down', '2026-02-20T10:00:00', { component: 'web', id: 'o1' }),
  e('service.up', '2026-02-20T11:00:00', { component: 'web', id: 'o2' }),
];
const bl = (from: string, to: string, amount: string, more: object = {}) =>
  e('charge.billed', '2026-02-20T00:00:00', { kind: 'usage', start: `${from}T00:00:00Z`, end: `${to}T00:00:00Z`, amount, ...more });
const S = (defs: object, more: object = {}) => ({
  definitions: {
    fee: { charges: 'all', each: 'line', 'taken-from': 'period' },
    ...defs,
    t: { duration: 'x' },
    u: { units: 't', of: '1 min', counting: 'exact' },
    r: { multiply: 'u', by: '0.1%' },
  },
  objectives: { t: { 'at-most': '0 min' } },
  credits: { pay: { of: 'fee', times: 'r', for: 't' } },
  unknown: 'up',
  ...more,
});
const PROBES = { probes: 'http', each: 'line', 'in-a-row': 1, begins: 'first-failure' };
const pr = (when: string, results: string, more: object = {}) =>
  e('probe.batch', `2026-02-${when}`, { component: 'web', probe: 'http', start: `2026-02-${when}Z`, everySeconds: 60, results, ...more });
const P = S({ x: PROBES });
const PCu = S({ x: { ...PROBES, control: 'origin' } });
const Q = S({ x: { ...PROBES, quorum: 3 } });
const RQ = S({
  e1: { requests: 'api', each: 'line', as: 'rate', every: '5 min', aligned: 'clock', failed: ['bad'], ignored: ['skip'], empty: 'perfect' },
  x: { while: 'e1', 'more-than': '5%' },
});
const rq = (when: string, outcomes: object, more: object = {}) =>
  e('requests.counted', `2026-02-${when}`, {
    component: 'web',
    stream: 'api',
    start: `2026-02-${when}Z`,
    everySeconds: 300,
    outcomes,
    ...more,
  });

describe('what is owed is right for', () => {
  it('a bill of a year counts by its days', () =>
    expectOwed('28.00', { terms: B() }, [bl('2026-01-01', '2027-01-01', '365.00 USD'), ...Out]));
  it('two bills of one span and one amount', () =>
    expectOwed(
      '28.00',
      { terms: B() },
      [bl('2026-02-01', '2026-03-01', '28.00 USD'), bl('2026-02-01', '2026-03-01', '28.00 USD'), ...Out],
      ['bill-repeated'],
    ));
  it('two bills whose spans overlap each other', () =>
    expectOwed(
      '56.00',
      { terms: B() },
      [bl('2026-02-01', '2026-02-15', '14.00 USD'), bl('2026-02-08', '2026-03-01', '42.00 USD'), ...Out],
      ['bills-overlap'],
    ));
  it('a bill of the first half of the month alone', () =>
    expectOwed('14.00 to any', { terms: B() }, [bl('2026-02-01', '2026-02-15', '14.00 USD'), ...Out], ['bill-missing']));
  it('a bill that begins and ends within a day', () =>
    expectOwed(
      '28.00',
      { terms: B() },
      [
        e('charge.billed', '2026-02-20T00:00:00', {
          kind: 'usage',
          start: '2026-01-31T12:00:00Z',
          end: '2026-02-28T12:00:00Z',
          amount: '29.00 USD',
        }),
        ...Out,
      ],
      ['bill-in-part-days'],
    ));
  it('a bill of another currency does not count', () =>
    expectOwed('0.00 to any', { terms: B() }, [bl('2026-02-01', '2026-03-01', '28.00 EUR'), ...Out], ['bill-wrong-currency']));
  it('a bill that is withdrawn leaves the second one', () =>
    expectOwed(
      '31.00',
      { terms: B() },
      [
        bl('2026-02-01', '2026-03-01', '28.00 USD', { id: 'b' }),
        bl('2026-02-01', '2026-03-01', '31.00 USD', { id: 'b2' }),
        e('correction', '2026-02-25T00:00:00', { corrects: 'b' }),
        ...Out,
      ],
      ['corrected'],
    ));
  it('a bill of no line where bases are by line', () =>
    expectOwed(
      '0.00 to any',
      { terms: B({ charges: ['usage'], each: 'line', 'taken-from': 'period' }) },
      [bl('2026-02-01', '2026-03-01', '28.00 USD'), ...Out],
      ['bill-of-no-component'],
    ));
  it('a bill of the next month for its base', () =>
    expectOwed('31.00', { terms: B({ charges: ['usage'], 'taken-from': 'next-period' }) }, [
      bl('2026-03-01', '2026-04-01', '31.00 USD'),
      ...Out,
    ]));
  it('checks of one time that are half a minute apart', () =>
    expectOwed(
      '2.00',
      { terms: P },
      [
        pr('10T10:00:00', '1001', { receivedAt: '2026-02-10T11:00:00Z' }),
        pr('10T10:00:30', '1111', { receivedAt: '2026-02-10T11:00:01Z' }),
      ],
      ['overlapping-samples'],
    ));
  it('a check that was not made gives way to another', () =>
    expectOwed('2.00', { terms: P }, [
      pr('10T10:00:00', '1--1', { receivedAt: '2026-02-10T11:00:00Z' }),
      pr('10T10:00:00', '1001', { receivedAt: '2026-02-10T11:00:01Z' }),
    ]));
  it('a control probe that was never sent proves nothing', () =>
    expectOwed('0.00', { terms: PCu }, [pr('10T10:00:00', '1001')], ['control-unknown']));
  it('a control probe with another cadence than its own', () =>
    expectOwed('0.00', { terms: PCu }, [pr('10T10:00:00', '1001'), pr('10T09:58:00', '0', { probe: 'origin', everySeconds: 300 })]));
  it('a quorum of more locations than ever report', () =>
    expectOwed(
      '0.00',
      { terms: Q },
      [pr('10T10:00:00', '1001', { location: 'a' }), pr('10T10:00:00', '1001', { location: 'b' })],
      ['quorum-out-of-reach'],
    ));
  it('counts of one time that are received twice', () =>
    expectOwed(
      '5.00',
      { terms: RQ },
      [
        rq('10T10:00:00', { ok: [90], bad: [10] }, { receivedAt: '2026-02-10T11:00:00Z' }),
        rq('10T10:00:00', { ok: [100], bad: [0] }, { receivedAt: '2026-02-10T11:00:01Z' }),
      ],
      ['overlapping-samples'],
    ));
  it('a count of a span across the end of a slot', () =>
    expectOwed('5.00', { terms: RQ }, [rq('10T10:03:00', { ok: [90], bad: [10] })], ['spans-slots']));
});
