/** Bounds of chosen contracts about outages and other time: each result of a completion lies within them, and both ends are attained. */
import { describe, it } from 'vitest';
import { BANDS, CAUSE, F, FL, OUT, VEND, attr, causeOf, cnt, fact, instant, mins, out, share } from '../../../support/bounds/chosen.ts';
import { expectBounds } from '../../../support/bounds/expect-bounds.ts';

const H = { components: { region: {}, zone: { in: 'region' } } };
const HO = {
  components: { r1: { kind: 'region' }, a: { kind: 'zone', in: 'r1' }, b: { kind: 'zone', in: 'r1' }, c: { kind: 'zone', in: 'r1' } },
  charges: [{ kind: 'recurring', amount: '900.00 USD', every: 'month', 'part-month': 'whole', component: 'r1' }],
};

describe('the bounds of what is owed hold for', () => {
  it('a weight out of a number that is missing too', () =>
    expectBounds(
      '0.00 to 300.00',
      {
        attributes: { users: { of: 'outage', unit: 'count' }, seats: { of: 'customer', unit: 'count' } },
        definitions: {
          all: { 'record-value': 'seats' },
          failure: { ...OUT, weight: 'users', 'out-of': 'all', overlaps: 'highest' },
          av: { uptime: 'failure', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          fee: FL,
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'av' } },
      },
      [...out('o1', '03T10:00:00', 600, 'web')],
      [cnt('outage', 'users', { record: 'o1', component: 'web', at: '03T10:00:00' }), cnt('customer', 'seats')],
    ));
  it('the lowest availability of six months with causes missing', () =>
    expectBounds(
      '0.00 to 333.33',
      {
        attributes: { cause: { of: 'outage', values: ['vendor', 'customer'] } },
        definitions: {
          failure: { ...OUT, where: [{ attribute: 'cause', is: ['vendor'] }] },
          av: { uptime: 'failure', of: 'period' },
          all: { aggregate: 'lowest', of: 'av', over: 'all' },
          six: { 'across-periods': 'all', last: 6, ending: 'this' },
          bad: { compare: 'six', 'less-than': '99.9%' },
          n: { count: 'bad' },
          rate: {
            bands: 'n',
            table: [
              { 'less-than': 1, gives: '0%' },
              { 'at-least': 1, 'less-than': 2, gives: '5%' },
              { 'at-least': 2, gives: '25%' },
            ],
          },
          fee: F,
        },
        objectives: { n: { 'less-than': 2 } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'n', cap: [{ 'at-most': '400.00 USD', over: '3 months' }] } },
      },
      [
        ...out('o1', '2026-01-03T10:00:00', 600, 'web'),
        ...out('o2', '2026-02-03T10:00:00', 600, 'api'),
        ...out('o3', '2026-03-03T10:00:00', 600, 'api'),
      ],
      [
        attr('outage', 'cause', ['vendor', 'customer'], { record: 'o1', component: 'web', at: '2026-01-03T10:00:00' }),
        attr('outage', 'cause', ['vendor', 'customer'], { record: 'o2', component: 'api', at: '2026-02-03T10:00:00' }),
        attr('outage', 'cause', ['vendor', 'customer'], { record: 'o3', component: 'api', at: '2026-03-03T10:00:00' }),
      ],
      { label: '2026-03' },
    ));
  it('parts that fail together by a share that is missing', () =>
    expectBounds(
      '0.00 to 270.00',
      {
        ...H,
        attributes: { aff: { of: 'outage', unit: 'share' }, need: { of: 'customer', unit: 'share' } },
        definitions: {
          z: { intervals: 'outage', from: 'started', to: 'ended', each: 'zone', weight: 'aff', overlaps: 'highest' },
          need: { 'record-value': 'need' },
          both: { concurrent: 'z', in: 'region', 'at-least': 'need' },
          av: { uptime: 'both', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          fee: { ...F, each: 'region' },
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'av' } },
      },
      [...out('o1', '03T10:00:00', 300, 'a'), ...out('o2', '03T12:00:00', 300, 'b')],
      [
        share('outage', 'aff', { record: 'o1', component: 'a', at: '03T10:00:00' }),
        share('outage', 'aff', { record: 'o2', component: 'b', at: '03T12:00:00' }),
        share('customer', 'need'),
      ],
      { order: HO },
    ));
  it('a gate by the age of a line without a known date', () =>
    expectBounds(
      '0.00 to 400.00',
      {
        attributes: { since: { of: 'line', unit: 'date' }, cause: { of: 'outage', values: ['vendor', 'customer'] } },
        definitions: {
          m: { age: 'since', in: 'months' },
          old: { compare: 'm', 'at-least': 2 },
          failure: { ...OUT, where: [{ attribute: 'cause', is: ['vendor'] }] },
          av: { uptime: 'failure', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          fee: FL,
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'av', if: ['old'] } },
      },
      [...out('o1', '03T10:00:00', 600, 'web'), ...out('o2', '03T10:00:00', 600, 'api')],
      [
        attr('line', 'since', ['1990-01-01', '2025-12-01', '2025-12-02', '2026-03-01'], { component: 'web', kind: 'date' }),
        attr('line', 'since', ['1990-01-01', '2025-12-01', '2025-12-02', '2026-03-01'], { component: 'api', kind: 'date' }),
        attr('outage', 'cause', ['vendor', 'customer'], { record: 'o1', component: 'web', at: '03T10:00:00' }),
      ],
    ));
  it('a rounded availability against a limit that is missing', () =>
    expectBounds(
      '0.00 to 500.00',
      {
        attributes: { tgt: { of: 'line', unit: 'share' }, aff: { of: 'outage', unit: 'share' } },
        definitions: {
          failure: { ...OUT, weight: 'aff', overlaps: 'add' },
          av: { uptime: 'failure', of: 'period' },
          rd: { round: 'av', to: '0.1%', how: 'half-even' },
          t: { 'record-value': 'tgt' },
          miss: { shortfall: 'rd', below: 't' },
          rate: { units: 'miss', of: '0.1%', counting: 'started' },
          r2: { multiply: 'rate', by: '3%' },
          fee: FL,
        },
        objectives: { rd: { 'at-least': 't' } },
        credits: { pay: { of: 'fee', times: 'r2', for: 'rd', cap: [{ 'at-most': '50%', of: 'fee' }] } },
      },
      [...out('o1', '03T10:00:00', 600, 'web'), ...out('o2', '03T15:00:00', 600, 'web')],
      [
        share('outage', 'aff', { record: 'o1', component: 'web', at: '03T10:00:00' }),
        share('outage', 'aff', { record: 'o2', component: 'web', at: '03T15:00:00' }),
        attr('line', 'tgt', ['0', '0.98', '0.985', '0.99', '0.995', '0.999', '1'], { component: 'web', kind: 'share', decimals: 30 }),
      ],
      { order: { components: { web: { kind: 'line' }, api: { kind: 'line', attributes: { tgt: '0.5' } } } } },
    ));
  it('an allowance per quarter that is missing, with causes of January', () =>
    expectBounds(
      '0.00 to 120.00',
      {
        attributes: { ...CAUSE, al: { of: 'customer', unit: 'min' } },
        definitions: {
          failure: VEND,
          a: { 'record-value': 'al' },
          free: { allowance: 'failure', 'at-most': 'a', 'in-each': 'quarter' },
          rest: { except: ['failure', 'free'] },
          t: { duration: 'rest' },
          u: { units: 't', of: '10 min', counting: 'completed' },
          r: { multiply: 'u', by: '1%' },
          fee: FL,
        },
        objectives: { t: { 'at-most': '0 min' } },
        credits: { pay: { of: 'fee', times: 'r', for: 't', cap: [{ 'at-most': '25%', of: 'fee' }] } },
      },
      [...out('o1', '2026-01-31T23:30:00', 60, 'web'), ...out('o2', '10T10:00:00', 95, 'web')],
      [causeOf('o1', 'web', '2026-01-31T23:30:00'), causeOf('o2', 'web', '10T10:00:00'), mins('customer', 'al')],
    ));
  it('a week in which the clock changes, with a missing target', () =>
    expectBounds(
      '0.00 to 36.88',
      {
        period: { every: 'week', zone: 'Europe/Berlin', 'part-period': 'clipped' },
        attributes: { ...CAUSE, tgt: { of: 'customer', unit: 'share' } },
        definitions: {
          failure: VEND,
          d: { duration: 'failure', each: 'day', as: 'share' },
          t: { 'record-value': 'tgt' },
          bad: { compare: 'd', 'more-than': 't' },
          n: { count: 'bad' },
          r: { multiply: 'n', by: '7%' },
          fee: FL,
        },
        objectives: { n: { 'at-most': 0 } },
        credits: { pay: { of: 'fee', times: 'r', for: 'n', cap: [{ 'at-most': '20%', of: 'fee' }] } },
      },
      [
        ...out('o1', '2026-03-28T22:30:00', 120, 'web'),
        ...out('o2', '2026-03-29T00:15:00', 60, 'web'),
        ...out('o3', '2026-03-24T00:15:00', 60, 'api'),
      ],
      [
        causeOf('o1', 'web', '2026-03-28T22:30:00'),
        causeOf('o2', 'web', '2026-03-29T00:15:00'),
        attr(
          'customer',
          'tgt',
          [
            '0',
            '0.02',
            '0.0208333',
            '0.03',
            '0.04',
            '0.0434',
            '0.0435',
            '0.0543',
            '0.0544',
            '0.0625',
            '0.0626',
            '0.0951',
            '0.0952',
            '0.097',
            '0.5',
            '1',
          ],
          { kind: 'share', decimals: 30 },
        ),
      ],
      { label: '2026-03-23' },
    ));
  it('maintenance with notice in business days and a missing reason', () =>
    expectBounds(
      '0.00 to 400.00',
      {
        attributes: { reason: { of: 'maintenance', values: ['u', 'r'] }, ...CAUSE },
        definitions: {
          failure: VEND,
          off: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
          w: {
            intervals: 'maintenance',
            from: 'began',
            to: 'ended',
            each: 'line',
            where: [
              { from: 'announced', to: 'began', 'at-least': '2 business days', hours: 'off' },
              { attribute: 'reason', is: ['u'] },
            ],
          },
          down: { except: ['failure', 'w'] },
          av: { uptime: 'down', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          fee: FL,
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'av' } },
      },
      [
        ...out('o1', '10T10:00:00', 600, 'web'),
        fact('maintenance.scheduled', '03T10:00:00', {
          record: 'm1',
          component: 'web',
          start: instant('10T09:00:00'),
          end: instant('10T21:00:00'),
        }),
        fact('maintenance.started', '10T09:30:00', { record: 'm1', component: 'web' }),
        fact('maintenance.ended', '10T21:00:00', { record: 'm1', component: 'web' }),
        ...out('o2', '12T10:00:00', 600, 'api'),
      ],
      [
        causeOf('o1', 'web', '10T10:00:00'),
        attr('maintenance', 'reason', ['u', 'r'], { record: 'm1', component: 'web', at: '03T10:00:00' }),
        causeOf('o2', 'api', '12T10:00:00'),
      ],
    ));
  it('two of three witnesses with causes missing', () =>
    expectBounds(
      '300.00',
      {
        attributes: CAUSE,
        definitions: {
          a: VEND,
          b: { ...OUT, where: [{ attribute: 'cause', is: ['customer'] }] },
          z: { intervals: 'maintenance', from: 'planned-start', to: 'planned-end', each: 'line' },
          w: { witnesses: ['a', 'b', 'z'], decide: 'quorum', 'at-least': 2 },
          av: { uptime: 'w', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          fee: FL,
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'av' } },
      },
      [
        ...out('o1', '10T10:00:00', 600, 'web'),
        ...out('o2', '10T12:00:00', 600, 'web'),
        fact('maintenance.scheduled', '03T10:00:00', {
          record: 'm1',
          component: 'web',
          start: instant('10T11:00:00'),
          end: instant('10T21:00:00'),
        }),
      ],
      [causeOf('o1', 'web', '10T10:00:00'), causeOf('o2', 'web', '10T12:00:00')],
    ));
  it('a rate by the date of each outage with causes missing', () =>
    expectBounds(
      '0.00 to 25.00',
      {
        attributes: { ...CAUSE, rate: { of: 'customer', unit: 'USD' } },
        definitions: {
          failure: { intervals: 'outage', from: 'started', to: 'ended', where: [{ attribute: 'cause', is: ['vendor'] }] },
          s: { duration: 'failure', each: 'stretch' },
          h: { units: 's', of: '1 h', counting: 'started' },
          ra: { 'effective-dated': 's', values: { '2026-01-01': '10.00 USD', '2026-02-10': '3.00 USD' } },
          m: { multiply: 'ra', by: 'h' },
          sum: { aggregate: 'sum', of: 'm', over: 'stretch' },
          t: { duration: 'failure' },
        },
        objectives: { t: { 'at-most': '0 min' } },
        credits: { pay: { of: 'sum', times: 1, for: 't', cap: [{ 'at-most': '25.00 USD' }] } },
      },
      [...out('o1', '09T23:00:00', 90, 'web'), ...out('o2', '10T00:00:00', 200, 'api'), ...out('o3', '12T00:00:00', 61, 'api')],
      [causeOf('o1', 'web', '09T23:00:00'), causeOf('o2', 'api', '10T00:00:00'), causeOf('o3', 'api', '12T00:00:00')],
    ));
  it('the number of lines under targets that are missing', () =>
    expectBounds(
      '0.00 to 533.33',
      {
        attributes: { tgt: { of: 'line', unit: 'share' }, aff: { of: 'outage', unit: 'share' } },
        definitions: {
          f: { ...OUT, weight: 'aff', overlaps: 'add' },
          av: { uptime: 'f', of: 'period' },
          t: { 'record-value': 'tgt' },
          bad: { compare: 'av', 'less-than': 't' },
          n: { count: 'bad' },
          rate: {
            bands: 'n',
            table: [
              { 'at-most': 0, gives: '0%' },
              { 'more-than': 0, 'at-most': 1, gives: '40%' },
              { 'more-than': 1, gives: '10%' },
            ],
          },
          fee: F,
        },
        objectives: { n: { 'at-most': 0 } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'n' } },
      },
      [
        ...out('o1', '10T10:00:00', 600, 'web'),
        ...out('o2', '12T10:00:00', 300, 'api'),
        fact('attribute.set', '12T10:00:00', { id: 'a2', of: 'outage', name: 'aff', record: 'o2', component: 'api', value: '0.5' }),
      ],
      [
        share('outage', 'aff', { record: 'o1', component: 'web', at: '10T10:00:00' }),
        attr('line', 'tgt', ['0', '0.98', '0.985', '0.9851', '0.99', '0.999', '1'], { component: 'web', kind: 'share', decimals: 30 }),
        attr('line', 'tgt', ['0', '0.99', '0.9962', '0.99628', '0.99629', '1'], { component: 'api', kind: 'share', decimals: 30 }),
      ],
    ));
  it('a weight that is missing until the middle of an outage', () =>
    expectBounds(
      '100.00 to 300.00',
      {
        attributes: { aff: { of: 'outage', unit: 'share' } },
        definitions: {
          f: { ...OUT, weight: 'aff', overlaps: 'highest' },
          s: { continuous: 'f', 'at-least': '30 min', 'across-period-end': 'joined' },
          av: { uptime: 's', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          fee: FL,
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'av' } },
      },
      [
        ...out('o1', '10T10:00:00', 600, 'web'),
        fact('attribute.set', '10T15:00:00', { id: 'a2', of: 'outage', name: 'aff', record: 'o1', component: 'web', value: '0.5' }),
        ...out('o2', '12T10:00:00', 20, 'web'),
        ...out('o3', '12T10:19:00', 15, 'web'),
        fact('attribute.set', '12T10:00:00', { id: 'a4', of: 'outage', name: 'aff', record: 'o3', component: 'web', value: '1' }),
      ],
      [
        share('outage', 'aff', { record: 'o1', component: 'web', at: '10T10:00:00' }),
        share('outage', 'aff', { record: 'o2', component: 'web', at: '12T10:00:00' }),
      ],
    ));
});
