/** Bounds of chosen contracts about bases, caps and credits: each result of a completion lies within them, and both ends are attained. */
import { describe, it } from 'vitest';
import { BANDS, CAUSE, F, FL, OUT, VEND, attr, bill, causeOf, out, share, tick } from '../../../support/bounds/chosen.ts';
import { expectBounds } from '../../../support/bounds/expect-bounds.ts';

const three = {
  components: { w1: { kind: 'line' }, w2: { kind: 'line' }, w3: { kind: 'line' } },
  charges: ['w1', 'w2', 'w3'].map((component) => ({
    kind: 'recurring',
    amount: '100.01 USD',
    every: 'month',
    'part-month': 'whole',
    component,
  })),
};

describe('the bounds of what is owed hold for', () => {
  it('bills of the next period, with a cap by those of this one', () =>
    expectBounds(
      '0.00 to any',
      {
        billing: { 'reported-by': ['vendor', 'customer'] },
        definitions: {
          failure: OUT,
          av: { uptime: 'failure', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          next: { charges: ['usage'], each: 'line', 'taken-from': 'next-period' },
          now: { charges: ['usage'], 'taken-from': 'period' },
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: {
          pay: { of: 'next', times: 'rate', for: 'av', cap: [{ 'at-most': '20%', of: 'now' }], minimum: { 'at-least': '5.00 USD' } },
        },
      },
      [...out('o1', '03T10:00:00', 600, 'web'), ...out('o2', '03T10:00:00', 60, 'api')],
      [
        bill('web', '2026-03-01', '2026-04-01', ['0.00 USD', '16.66 USD', '16.67 USD', '100.00 USD', '1000000000.00 USD']),
        bill('api', '2026-03-01', '2026-04-01', ['0.00 USD', '49.99 USD', '50.00 USD', '100.00 USD', '1000000000.00 USD']),
        bill(undefined, '2026-02-01', '2026-03-01', ['0.00 USD', '24.99 USD', '25.00 USD', '100.00 USD', '1000000000.00 USD']),
      ],
    ));
  it('a base of one day of a bill that is not known', () =>
    expectBounds(
      '0.00 to 40.00',
      {
        billing: { 'reported-by': ['vendor', 'customer'] },
        attributes: { severity: { of: 'ticket', values: ['P1', 'P2'] } },
        definitions: {
          day: { charges: ['usage'], 'taken-from': 'period', 'a-day': 'of-30' },
          rec: {
            timer: 'ticket',
            from: 'opened',
            to: 'resolved',
            hours: 'always',
            paused: [],
            'counted-in': 'from',
            'on-severity-change': 'first',
            'on-reopen': 'resume',
          },
          lim: { 'depending-on': 'severity', cases: { P1: '1 h', P2: '5 h' } },
          ex: { excess: 'rec', above: 'lim' },
          days: { units: 'ex', of: '1 h', counting: 'started' },
          n: { aggregate: 'sum', of: 'days', over: 'all' },
        },
        objectives: { n: { 'at-most': 0 } },
        credits: { pay: { of: 'day', times: 'n', for: 'n', cap: [{ 'at-most': '40.00 USD' }] } },
      },
      [...tick('t1', '03T10:00:00', 150, 'web'), ...tick('t2', '03T10:00:00', undefined, 'web')],
      [
        attr('ticket', 'severity', ['P1', 'P2'], { record: 't1', component: 'web', at: '03T10:00:00' }),
        attr('ticket', 'severity', ['P1', 'P2'], { record: 't2', component: 'web', at: '03T10:00:00' }),
        bill(undefined, '2026-02-01', '2026-03-01', ['0.00 USD', '300.00 USD', '150.00 USD', '1000000000.00 USD']),
      ].concat([]),
      {},
    ));
  it('the highest of three credits by line, with a missing class', () =>
    expectBounds(
      '33.33 to 175.00',
      {
        attributes: { cause: { of: 'outage', values: ['vendor', 'customer'] }, class: { of: 'line', values: ['a', 'b'] } },
        definitions: {
          failure: { ...OUT, where: [{ attribute: 'cause', is: ['vendor'] }] },
          av: { uptime: 'failure', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          n: { count: 'outage', reached: 'started', where: [{ attribute: 'cause', is: ['vendor'] }] },
          nr: { multiply: 'n', by: '6%' },
          fee: FL,
          'is-a': { 'attribute-is': 'class', is: ['a'] },
          flat: { 'depending-on': 'class', cases: { a: '55.00 USD', b: '7.77 USD' } },
        },
        objectives: { av: { 'at-least': '99.9%' }, n: { 'at-most': 0 } },
        credits: {
          one: { of: 'fee', times: 'rate', for: 'av', cap: [{ 'at-most': '61.00 USD' }] },
          two: { of: 'fee', times: 'nr', for: 'n', if: ['is-a'] },
          three: { of: 'flat', times: 1, 'if-breached': 'av' },
          pay: { highest: ['one', 'two', 'three'], each: 'line', minimum: { 'at-least': '30.00 USD' } },
        },
      },
      [...out('o1', '03T10:00:00', 600, 'web'), ...out('o2', '04T10:00:00', 60, 'api')],
      [
        attr('outage', 'cause', ['vendor', 'customer'], { record: 'o1', component: 'web', at: '03T10:00:00' }),
        attr('line', 'class', ['a', 'b'], { component: 'web' }),
        attr('line', 'class', ['a', 'b'], { component: 'api' }),
      ],
    ));
  it('a lump sum that the credits of the month before decide', () =>
    expectBounds(
      '0.00 to 83.33',
      {
        attributes: CAUSE,
        definitions: {
          failure: VEND,
          av: { uptime: 'failure', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          fee: FL,
          paid: { 'across-periods': 'base', last: 2, ending: 'previous' },
          sum: { aggregate: 'sum', of: 'paid', over: 'stretch' },
          hit: { compare: 'sum', 'more-than': '100.00 USD' },
          lump: { 'depending-on': 'hit', cases: { holds: '50.00 USD', fails: '0.00 USD' } },
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: { base: { of: 'fee', times: 'rate', for: 'av' }, extra: { of: 'lump', times: 1, for: 'av' } },
      },
      [
        ...out('o1', '2026-01-03T10:00:00', 600, 'web'),
        ...out('o2', '2026-02-03T10:00:00', 60, 'api'),
        ...out('o3', '2026-01-13T10:00:00', 60, 'api'),
      ],
      [
        causeOf('o1', 'web', '2026-01-03T10:00:00'),
        causeOf('o2', 'api', '2026-02-03T10:00:00'),
        causeOf('o3', 'api', '2026-01-13T10:00:00'),
      ],
    ));
  it('rolling caps of both parties with causes missing', () =>
    expectBounds(
      '0.00 to 150.00',
      {
        attributes: { cause: { of: 'outage', values: ['vendor', 'customer'] } },
        definitions: {
          failure: { ...OUT, where: [{ attribute: 'cause', is: ['vendor'] }] },
          av: { uptime: 'failure', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          earn: {
            bands: 'av',
            table: [
              { 'at-least': '99.9%', gives: '4%' },
              { 'less-than': '99.9%', gives: '0%' },
            ],
          },
          fee: FL,
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: {
          pay: { of: 'fee', times: 'rate', for: 'av', cap: [{ 'at-most': '150.00 USD', over: '2 months' }] },
          bonus: { of: 'fee', times: 'earn', for: 'av', 'owed-to': 'vendor', cap: [{ 'at-most': '70.00 USD', over: '2 months' }] },
        },
      },
      [
        ...out('o1', '2026-01-03T10:00:00', 600, 'web'),
        ...out('o2', '2026-02-03T10:00:00', 60, 'api'),
        ...out('o3', '2026-02-03T10:00:00', 600, 'web'),
      ],
      [
        attr('outage', 'cause', ['vendor', 'customer'], { record: 'o1', component: 'web', at: '2026-01-03T10:00:00' }),
        attr('outage', 'cause', ['vendor', 'customer'], { record: 'o2', component: 'api', at: '2026-02-03T10:00:00' }),
        attr('outage', 'cause', ['vendor', 'customer'], { record: 'o3', component: 'web', at: '2026-02-03T10:00:00' }),
      ],
    ));
  it('points over three periods with a multiplier by the one before', () =>
    expectBounds(
      '0.00 to 66.67',
      {
        attributes: CAUSE,
        definitions: {
          n: { count: 'outage', reached: 'started', where: [{ attribute: 'cause', is: ['vendor'] }] },
          four: { 'across-periods': 'n', last: 3, ending: 'this' },
          p: { aggregate: 'sum', of: 'four', over: 'stretch' },
          prev: { 'across-periods': 'n', last: 1, ending: 'previous' },
          pv: { aggregate: 'sum', of: 'prev', over: 'stretch' },
          again: { compare: 'pv', 'at-least': 1 },
          mult: { 'depending-on': 'again', cases: { holds: 2, fails: 1 } },
          r0: {
            bands: 'p',
            table: [
              { 'less-than': 2, gives: '0%' },
              { 'at-least': 2, gives: '5%' },
            ],
          },
          r: { multiply: 'r0', by: 'mult' },
          fee: F,
        },
        objectives: { n: { 'at-most': 0 } },
        credits: { pay: { of: 'fee', times: 'r', for: 'n', cap: [{ 'at-most': '100.00 USD', over: '3 periods' }] } },
      },
      [
        ...out('o1', '2026-01-03T10:00:00', 10, 'web'),
        ...out('o2', '2026-02-03T10:00:00', 10, 'web'),
        ...out('o3', '2026-03-03T10:00:00', 10, 'api'),
        ...out('o4', '2026-01-05T10:00:00', 10, 'api'),
      ],
      [
        causeOf('o1', 'web', '2026-01-03T10:00:00'),
        causeOf('o2', 'web', '2026-02-03T10:00:00'),
        causeOf('o3', 'api', '2026-03-03T10:00:00'),
      ],
      { label: '2026-03' },
    ));
  it('prices of lines without known amounts, in a currency without cents', () =>
    expectBounds(
      '0 to any',
      {
        money: { currency: 'JPY', rounding: 'half-even' },
        attributes: { ...CAUSE, price: { of: 'line', unit: 'JPY' } },
        definitions: {
          failure: VEND,
          av: { uptime: 'failure', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          p: { 'record-value': 'price' },
          all: { aggregate: 'sum', of: 'p', over: 'all' },
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: { pay: { of: 'p', times: 'rate', for: 'av', cap: [{ 'at-most': '15%', of: 'all' }], minimum: { 'at-least': '5 JPY' } } },
      },
      [...out('o1', '03T10:00:00', 600, 'web'), ...out('o2', '04T10:00:00', 60, 'api')],
      [
        causeOf('o1', 'web', '03T10:00:00'),
        attr('line', 'price', ['0', '1', '3', '7', '10', '33', '34', '1000', '1000000000'], { component: 'web', kind: 'JPY', decimals: 0 }),
        attr('line', 'price', ['0', '1', '3', '7', '10', '33', '34', '1000', '1000000000'], { component: 'api', kind: 'JPY', decimals: 0 }),
      ],
      { order: { charges: [] } },
    ));
  it('caps of parts and of the sum of parts, rounded to cents', () =>
    expectBounds(
      '0.00 to 90.00',
      {
        attributes: CAUSE,
        definitions: { f: VEND, av: { uptime: 'f', of: 'period' }, rate: { bands: 'av', table: BANDS }, fee: FL, all: F },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: {
          a: { of: 'fee', times: 'rate', for: 'av', cap: [{ 'at-most': '33.33%', of: 'all' }] },
          b: { of: 'fee', times: '1.111%', 'if-breached': 'av', cap: [{ 'at-most': '1%', of: 'fee' }] },
          pay: {
            sum: ['a', 'b'],
            cap: [
              { 'at-most': '31.111%', of: 'all' },
              { 'at-most': '29.999%', of: 'fee' },
            ],
          },
        },
      },
      [...out('o1', '10T10:00:00', 600, 'w1'), ...out('o2', '12T10:00:00', 600, 'w2'), ...out('o3', '13T10:00:00', 600, 'w3')],
      [causeOf('o1', 'w1', '10T10:00:00'), causeOf('o2', 'w2', '12T10:00:00'), causeOf('o3', 'w3', '13T10:00:00')],
      { order: three },
    ));
  it('a cap by the class of the region around the line', () =>
    expectBounds(
      '100.00 to 170.00',
      {
        components: { region: {}, line: { in: 'region' } },
        attributes: { ...CAUSE, class: { of: 'region', values: ['a', 'b'] } },
        definitions: {
          f: VEND,
          av: { uptime: 'f', of: 'period' },
          rate: { bands: 'av', table: BANDS },
          rf: { ...F, each: 'region' },
          capr: { 'depending-on': 'class', cases: { a: '10%', b: '35%' } },
          fee: FL,
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'av', cap: [{ 'at-most': 'capr', of: 'rf' }, { 'at-most': '170.00 USD' }] } },
      },
      [...out('o1', '10T10:00:00', 600, 'web'), ...out('o2', '12T10:00:00', 30, 'r1'), ...out('o3', '13T10:00:00', 600, 'api')],
      [causeOf('o1', 'web', '10T10:00:00'), attr('region', 'class', ['a', 'b'], { component: 'r1' }), causeOf('o2', 'r1', '12T10:00:00')],
      { order: { components: { r1: { kind: 'region' }, web: { kind: 'line', in: 'r1' }, api: { kind: 'line', in: 'r1' } } } },
    ));
  it('two missing shares used three times, owed to both parties', () =>
    expectBounds(
      '0.00 to 399.99',
      {
        attributes: { a: { of: 'customer', unit: 'share' }, b: { of: 'customer', unit: 'share' } },
        definitions: {
          x: { 'record-value': 'a' },
          y: { 'record-value': 'b' },
          p: { multiply: 'x', by: 'y' },
          d: { subtract: 'p', from: 'x' },
          fee: F,
        },
        objectives: { x: { 'at-most': '50%' } },
        credits: {
          pay: { of: 'fee', times: 'd', for: 'x', cap: [{ 'at-most': '30%', of: 'fee' }] },
          bonus: { of: 'fee', times: 'p', for: 'x', 'owed-to': 'vendor', cap: [{ 'at-most': '20%', of: 'fee' }] },
        },
      },
      [],
      [share('customer', 'a'), share('customer', 'b')],
    ));
  it('a missing amount that is a cap and decides the rate', () =>
    expectBounds(
      '0.00 to 1333.33',
      {
        attributes: { k: { of: 'customer', unit: 'USD' }, a: { of: 'customer', unit: 'share' } },
        definitions: {
          x: { 'record-value': 'a' },
          kk: { 'record-value': 'k' },
          over: { compare: 'kk', 'more-than': '100.00 USD' },
          y: { 'depending-on': 'over', cases: { holds: 'x', fails: '30%' } },
          fee: F,
        },
        objectives: { x: { 'at-most': '50%' } },
        credits: { pay: { of: 'fee', times: 'y', for: 'x', cap: [{ 'at-most': 'kk' }], minimum: { 'more-than': '50.00 USD' } } },
      },
      [],
      [
        share('customer', 'a'),
        attr('customer', 'k', ['0', '49.99', '50', '50.01', '99.99', '100', '100.01', '300', '400', '1333.33', '1000000'], {
          kind: 'USD',
          decimals: 2,
        }),
      ],
    ));
  it('one missing cause that moves time between two credits', () =>
    expectBounds(
      '100.00 to 300.00',
      {
        attributes: CAUSE,
        definitions: {
          ours: VEND,
          theirs: { ...OUT, where: [{ attribute: 'cause', is: ['customer'] }] },
          a: { duration: 'ours' },
          b: { duration: 'theirs' },
          ra: { units: 'a', of: '1 h', counting: 'exact' },
          rb: { units: 'b', of: '1 h', counting: 'exact' },
          pa: { multiply: 'ra', by: '1%' },
          pb: { multiply: 'rb', by: '2%' },
          fee: FL,
        },
        objectives: { a: { 'at-most': '0 min' }, b: { 'at-most': '0 min' } },
        credits: {
          x: { of: 'fee', times: 'pa', for: 'a' },
          y: { of: 'fee', times: 'pb', for: 'b' },
          pay: { highest: ['x', 'y'], each: 'line' },
        },
      },
      [...out('o1', '10T10:00:00', 600, 'web'), ...out('o2', '12T10:00:00', 300, 'web')],
      [causeOf('o1', 'web', '10T10:00:00'), causeOf('o2', 'web', '12T10:00:00')],
    ));
  it('gates by customer and by line with missing words', () =>
    expectBounds(
      '0.00 to 113.33',
      {
        attributes: { ...CAUSE, standing: { of: 'customer', values: ['good', 'bad'] }, class: { of: 'line', values: ['a', 'b'] } },
        definitions: {
          failure: VEND,
          av: { uptime: 'failure', of: 'period' },
          low: { compare: 'av', 'less-than': '99.5%' },
          good: { 'attribute-is': 'standing', is: ['good'] },
          a: { 'attribute-is': 'class', is: ['a'] },
          either: { 'any-of': ['good', 'a'] },
          rate: { 'depending-on': 'either', cases: { holds: '10%', fails: '4%' } },
          fee: FL,
        },
        objectives: { av: { 'at-least': '99.9%' } },
        credits: {
          pay: { of: 'fee', times: 'rate', 'if-breached': 'av', if: ['low', 'either'] },
          more: { of: 'fee', times: '1%', 'if-breached': 'av', if: ['good'] },
        },
      },
      [...out('o1', '10T10:00:00', 600, 'web'), ...out('o2', '10T12:00:00', 60, 'api')],
      [
        causeOf('o1', 'web', '10T10:00:00'),
        attr('customer', 'standing', ['good', 'bad']),
        attr('line', 'class', ['a', 'b'], { component: 'api' }),
      ],
      { order: { components: { web: { kind: 'line', attributes: { class: 'b' } }, api: { kind: 'line' } } } },
    ));
});
