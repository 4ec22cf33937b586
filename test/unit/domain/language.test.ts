/** Operators beyond those of the published cases, each against a figure worked out by hand or a brute-force walk. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { statementSchema } from '../../../lib/schemas/http-responses.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { checked, orderOf, termsWith } from '../../support/contracts.ts';
import { at, fact, outage } from '../../support/facts.ts';

const START = at('2026-04-01T00:00:00Z');

function statement(
  definitions: Terms['definitions'],
  facts: readonly Fact[],
  given: { terms?: Partial<Terms>; order?: Partial<Order>; label?: string } = {},
): Statement {
  const terms = termsWith({ definitions, report: Object.keys(definitions), ...given.terms });
  const result = assess(checked(orderOf(given.order ?? {}), terms), facts, given.label ?? '2026-04');
  if ('issue' in result) throw new Error(JSON.stringify(result.issue));
  return result.statement;
}

/** A reported value: the exact fraction, "holds", or the exact values of a list. */
function value(of: Statement, cell: string, index = ''): string | string[] {
  const found = of.report.find((entry) => entry.cell === cell && entry.index === index)!.value;
  if ('entries' in found) return found.entries.map((entry) => entry.exact);
  return 'exact' in found ? found.exact : found.shown;
}

const outages = { intervals: 'outage', from: 'started', to: 'ended' };

describe('density', () => {
  it('agrees with a walk over every window, second by second', () => {
    const pieces = fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 120 }), fc.integer({ min: 120, max: 900 }), (list, least, window) => {
        const facts = list.flatMap(([from, length]) => outage(START + HOUR + from * 1000, START + HOUR + (from + length) * 1000));
        const down = new Set(list.flatMap(([from, length]) => Array.from({ length }, (_, i) => from + i)));
        const counted = new Set<number>();
        for (let s = -window; s <= 3100; s += 1) {
          const inside = [...down].filter((second) => second >= s && second < s + window);
          if (inside.length >= least) inside.forEach((second) => counted.add(second));
        }
        const dense = { 'within-window': 'down', 'at-least': `${least} s`, within: `${window} s`, counts: 'times' };
        const found = statement({ down: outages, dense, time: { duration: 'dense' } }, facts);
        expect(value(found, 'time')).toBe(String(counted.size * 1000));
      }),
      { numRuns: 40 },
    );
  });

  it('counts the windows whole when the contract says so', () => {
    const facts = outage(START + HOUR, START + HOUR + MINUTE);
    const dense = { 'within-window': 'down', 'at-least': '60 s', within: '15 min', counts: 'window' };
    expect(value(statement({ down: outages, dense, time: { duration: 'dense' } }, facts), 'time')).toBe(String(29 * MINUTE));
  });
});

describe('probes', () => {
  const probe = (location: string, results: string, stream = 'http'): Fact =>
    fact('probe.batch', START, { id: `${stream}-${location}`, body: { stream, location, start: START, every: MINUTE, results } });
  const seen = (params: object): Terms['definitions'] => ({
    seen: { probes: 'http', 'in-a-row': 2, begins: 'first-failure', ...params },
    time: { duration: 'seen' },
  });
  const facts = [probe('a', '0000111'), probe('b', '1100001'), probe('c', '1111001')];

  it('by quorum: down while so many places see it at once', () => {
    const minutes = (params: object): number =>
      Number(value(statement(seen(params), facts, { terms: { unknown: 'left-out' } }), 'time')) / MINUTE;
    expect([minutes({ quorum: 1 }), minutes({ quorum: 2 }), minutes({ quorum: 3 }), minutes({ locations: 'all' })]).toEqual([6, 4, 0, 0]);
  });

  it('a failure while the control fails too, or was not checked, is as if passed', () => {
    const control = [probe('a', '1101111', 'origin'), probe('b', '1111111', 'origin')];
    const found = statement(seen({ control: 'origin' }), [probe('a', '0000111'), probe('c', '0000111'), ...control], {
      terms: { unknown: 'left-out' },
    });
    expect(value(found, 'time')).toBe(String(2 * MINUTE));
  });
});

describe('gauges', () => {
  const samples = (values: (string | null)[], id = 's'): Fact =>
    fact('gauge.sampled', START, { id, body: { stream: 'ping', start: START, every: MINUTE, values } });
  const gauge = (several = 'mean', unit = 'ms') => ({ gauge: 'ping', unit, every: '2 min', several });
  const take = (how: string, rest: object = {}) => ({ aggregate: how, of: 'ping', over: 'slot', ...rest });

  it('mean, extremes and percentiles over slots; a slot without a sample is unknown', () => {
    const found = statement(
      {
        ping: gauge(),
        mean: take('mean'),
        top: take('highest'),
        p50: take('percentile', { rank: '50%', method: 'nearest-rank' }),
        line: take('percentile', { rank: '50%', method: 'interpolated' }),
      },
      [samples(['10', '20', null, null, '30.5', null, '40', '41'])],
    );
    expect(['mean', 'top', 'p50', 'line'].map((cell) => value(found, cell))).toEqual(['86/3', '81/2', '61/2', '61/2']);
  });

  it('several samples in one slot: their mean, lowest or highest; excursions as times', () => {
    const of = (several: string): string | string[] =>
      value(
        statement({ ping: gauge(several), high: { while: 'ping', 'more-than': '25 ms' }, each: { duration: 'high', each: 'stretch' } }, [
          samples(['10', '40', '26', '27']),
        ]),
        'each',
      );
    expect([of('mean'), of('lowest'), of('highest')]).toEqual([[String(2 * MINUTE)], [String(2 * MINUTE)], [String(4 * MINUTE)]]);
  });

  it('a limit in another unit is refused', () => {
    expect(() => statement({ ping: gauge('mean', 'Gbit/s'), low: { while: 'ping', 'less-than': '5 Mbit/s' } }, [])).toThrow('wrong-unit');
  });

  it('relative to a reference: one mean divided by another', () => {
    const origin = fact('gauge.sampled', START, {
      id: 'o',
      body: { stream: 'origin', start: START, every: MINUTE, values: ['100', '200'] },
    });
    const found = statement(
      {
        ping: gauge(),
        other: { ...gauge(), gauge: 'origin' },
        edge: take('mean'),
        base: { aggregate: 'mean', of: 'other', over: 'slot' },
        relative: { divide: ['edge', 'base'] },
      },
      [samples(['90', '90']), origin],
    );
    expect(value(found, 'relative')).toBe('3/5');
  });
});

describe('counts', () => {
  it('a minute with five failed calls or more is down, whatever the ratio (T1c)', () => {
    const outcomes = { error: [4, 5, 6, 0], ok: [0, 99_000, 1, 7] };
    const counted = fact('requests.counted', START, { body: { stream: 'api', start: START, every: MINUTE, outcomes } });
    const failures = {
      requests: 'api',
      as: 'failures',
      every: '1 min',
      aligned: 'clock',
      failed: ['error'],
      ignored: [],
      empty: 'perfect',
    };
    const found = statement({ failures, down: { while: 'failures', 'at-least': 5 }, time: { duration: 'down' } }, [counted], {
      terms: { unknown: 'left-out' },
    });
    expect(value(found, 'time')).toBe(String(2 * MINUTE));
  });
});

describe('lists', () => {
  const facts = [
    ...outage(START + HOUR, START + HOUR + 90_000),
    ...outage(START + 3 * HOUR, START + 3 * HOUR + 61_000),
    ...outage(START + 26 * HOUR, START + 26 * HOUR + 30_000),
  ];

  it('each outage rounded up to whole minutes, then added up: entry by entry through units and scale', () => {
    const found = statement(
      {
        down: outages,
        each: { duration: 'down', each: 'stretch' },
        minutes: { units: 'each', of: '1 min', counting: 'started' },
        lengths: { multiply: 'minutes', by: '1 min' },
        sum: { aggregate: 'sum', of: 'lengths', over: 'stretch' },
      },
      facts,
    );
    expect([value(found, 'minutes'), value(found, 'sum')]).toEqual([['2', '2', '1'], String(5 * MINUTE)]);
  });

  it('a day flag for any outage of more than a minute (T1j), and only lists of one origin meet', () => {
    const found = statement(
      {
        down: outages,
        long: { continuous: 'down', 'more-than': '1 min', 'across-period-end': 'joined' },
        day: { duration: 'long', each: 'day' },
        marked: { compare: 'day', 'more-than': '0 min' },
        days: { count: 'marked' },
      },
      facts,
    );
    expect(value(found, 'days')).toBe('1');
    expect(() =>
      statement(
        {
          down: outages,
          day: { duration: 'down', each: 'day' },
          hour: { duration: 'down', each: 'hour' },
          sum: { multiply: 'day', by: 'ratio' },
          ratio: { divide: ['hour', 'day'] },
        },
        [],
      ),
    ).toThrow('one list comes from');
  });

  it('a band for each outage: duration bands per event', () => {
    const found = statement(
      {
        down: outages,
        each: { duration: 'down', each: 'stretch' },
        rate: {
          bands: 'each',
          table: [
            { 'at-most': '1 min', gives: '0%' },
            { 'more-than': '1 min', gives: '5%' },
          ],
        },
        sum: { aggregate: 'sum', of: 'rate', over: 'stretch' },
      },
      facts,
    );
    expect([value(found, 'rate'), value(found, 'sum')]).toEqual([['1/20', '1/20', '0'], '1/10']);
  });
});

describe('what earlier periods leave', () => {
  const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
  const bad = (label: string, minutes: number): Fact[] =>
    outage(at(`${label}-10T00:00:00Z`), at(`${label}-10T00:00:00Z`) + minutes * MINUTE, { body: { record: label } });
  const cells: Terms['definitions'] = {
    down: outages,
    time: { duration: 'down' },
    last: { 'across-periods': 'time', last: 3, ending: 'this' },
    mean: { aggregate: 'mean', of: 'last', over: 'stretch' },
    before: { 'across-periods': 'mean', last: 1, ending: 'previous' },
    chain: { aggregate: 'sum', of: 'before', over: 'stretch' },
  };
  const order = { from: '2026-01-15' };

  it('are averaged and chained from the evidence alone; periods before the term have none', () => {
    const facts = [...bad('2026-02', 30), ...bad('2026-03', 60), ...bad('2026-04', 90)];
    const found = months.map((label) => statement(cells, facts, { order, label }));
    expect(found.map((one) => value(one, 'mean'))).toEqual([0, 15, 30, 60].map((minutes) => String(minutes * MINUTE)));
    expect(value(found[3]!, 'chain')).toBe(String(30 * MINUTE));
  });

  it('are taken from the states of earlier statements when these are given, and give the same', () => {
    const facts = [...bad('2026-02', 30), ...bad('2026-03', 60), ...bad('2026-04', 90)];
    const contract = checked(orderOf(order), termsWith({ definitions: cells, report: ['mean'] }));
    const states = new Map(months.slice(0, 3).map((label) => [label, statement(cells, facts, { order, label }).state!]));
    const april = assess(contract, bad('2026-04', 90), '2026-04', { earlier: states });
    if ('issue' in april) throw new Error(april.issue.message);
    expect(value(april.statement, 'mean')).toBe(String(60 * MINUTE));
  });
});

describe('charges, dates and ages', () => {
  const fee = { charges: 'all', 'taken-from': 'period' };

  it('a prepayment by months or by days, a day of it, the charge of the next period', () => {
    const charges = [
      { kind: 'recurring', amount: '1200.00 USD', every: 'once', spread: 'months', from: '2026-01-15', through: '2027-01-14' },
      { kind: 'recurring', amount: '365.00 USD', every: 'once', spread: 'days', from: '2026-01-01', through: '2026-12-31' },
      { kind: 'later', amount: '7.00 USD', every: 'once', from: '2026-05-02' },
    ] as const;
    const found = statement(
      {
        all: fee,
        day: { ...fee, 'a-day': 'of-the-period' },
        thirtieth: { ...fee, 'a-day': 'of-30' },
        yearly: { ...fee, 'a-day': 'of-365' },
        next: { charges: ['later'], 'taken-from': 'next-period' },
      },
      [],
      { order: { charges } },
    );
    expect(['all', 'day', 'thirtieth', 'yearly', 'next'].map((cell) => value(found, cell))).toEqual(['130', '13/3', '13/3', '312/73', '7']);
  });

  it('a prepayment by use: a parameter times a share that is set each month', () => {
    const used = (share: string): Fact =>
      fact('attribute.set', '2026-04-30T12:00:00Z', { id: share, body: { of: 'customer', name: 'used-share', value: share } });
    const found = statement({ share: { 'record-value': 'used-share' }, base: { multiply: 'prepaid', by: 'share' } }, [used('0.125')], {
      terms: { attributes: { 'used-share': { of: 'customer', unit: 'share' } }, parameters: { prepaid: { like: '1.00 USD' } } },
      order: { parameters: { prepaid: '3600.00 USD' } },
    });
    expect(value(found, 'base')).toBe('450');
  });

  it('whole months and periods since a date', () => {
    const of = (day: string): (string | string[])[] => {
      const found = statement({ months: { age: 'since', in: 'months' }, days: { age: 'since', in: 'days' } }, [], {
        terms: { attributes: { since: { of: 'customer', unit: 'date' } } },
        order: { attributes: { since: day } },
      });
      return [value(found, 'months'), value(found, 'days')];
    };
    expect([of('2026-03-01'), of('2026-03-02'), of('2025-12-31'), of('2026-05-01')]).toEqual([
      ['1', '31'],
      ['0', '30'],
      ['3', '91'],
      ['0', '0'],
    ]);
  });

  it('a dated value says so when none is in force yet', () => {
    const found = statement({ rate: { 'effective-dated': 'period', values: { '2026-05-01': '2%' } } }, []);
    expect([value(found, 'rate'), found.findings.map((one) => one.code)]).toEqual(['not measured', ['no-value-yet']]);
  });

  it('rounding by step and mode, also of lengths', () => {
    const facts = outage(START, START + 90_500);
    const round = (how: string): string | string[] =>
      value(statement({ down: outages, time: { duration: 'down' }, rounded: { round: 'time', to: '1 min', how } }, facts), 'rounded');
    expect([round('half-up'), round('half-even'), round('down'), round('up')]).toEqual(
      [2, 2, 1, 2].map((minutes) => String(minutes * MINUTE)),
    );
  });
});

describe('records', () => {
  const told = (id: string, attributes: Record<string, string>, milestones: Record<string, number>): Fact[] =>
    Object.entries(milestones).map(([milestone, when]) =>
      fact('record.reached', when, { body: { kind: 'outage', record: id, milestone, attributes } }),
    );

  it('a recovery point: a numeric attribute of each record in the period, against a limit (T1t)', () => {
    const facts = [
      ...told('a', { 'data-lost': '4' }, { started: START }),
      ...told('b', { 'data-lost': '6' }, { started: START + DAY }),
      ...told('c', { 'data-lost': '99' }, { started: START + 40 * DAY }),
    ];
    const found = statement({ lost: { 'record-value': 'data-lost', reached: 'started' } }, facts, {
      terms: { attributes: { 'data-lost': { of: 'outage', unit: 's' } }, objectives: { lost: { 'at-most': '5 s' } } },
    });
    expect(found.objectives.map(({ index, outcome }) => `${index} ${outcome}`)).toEqual(['a met', 'b breached']);
  });

  it('a condition on a milestone without `before`: reached at all, or not', () => {
    const facts = [
      ...told('a', {}, { started: START, ended: START + HOUR, detected: START + HOUR }),
      ...told('b', {}, { started: START + DAY, ended: START + DAY + 2 * HOUR }),
    ];
    const found = statement(
      {
        seen: { ...outages, where: [{ reached: 'detected' }] },
        unseen: { ...outages, where: [{ missing: 'detected' }] },
        x: { duration: 'seen' },
        y: { duration: 'unseen' },
      },
      facts,
    );
    expect([value(found, 'x'), value(found, 'y')]).toEqual([String(HOUR), String(2 * HOUR)]);
  });

  it('updates at a cadence: the longest wait of each ticket, in its hours and without its pauses (T1s)', () => {
    const tell = (id: string, milestone: string, when: string): Fact =>
      fact('record.reached', at(`2026-04-0${when}:00Z`), { body: { kind: 'ticket', record: id, milestone } });
    const facts = [
      tell('a', 'opened', '1T10:00'),
      tell('a', 'updated', '1T12:00'),
      tell('a', 'updated', '2T10:00'),
      tell('a', 'resolved', '2T11:00'),
      tell('b', 'opened', '1T10:00'),
      tell('b', 'updated', '1T11:00'),
      tell('b', 'resolved', '1T16:00'),
      fact('ticket.paused', '2026-04-01T11:30:00Z', { body: { record: 'b' } }),
      fact('ticket.resumed', '2026-04-01T14:30:00Z', { body: { record: 'b' } }),
    ];
    const cells: Terms['definitions'] = {
      office: { 'business-hours': 'UTC', open: { daily: ['09:00-17:00'] } },
      wait: { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'office', paused: ['waiting-on-customer'] },
    };
    const found = statement(cells, facts, { terms: { objectives: { wait: { 'at-most': '5 h' } } } });
    expect(found.objectives.map(({ index, outcome, measured }) => [index, outcome, Number(measured!.exact) / HOUR])).toEqual([
      ['a', 'breached', 6],
      ['b', 'met', 2],
    ]);
  });

  it('the share of tickets met, with a rule for small samples (T1q)', () => {
    const ticket = (id: string, minutes: number): Fact[] => [
      fact('ticket.opened', START, { body: { record: id } }),
      fact('ticket.acknowledged', START + minutes * MINUTE, { body: { record: id } }),
    ];
    const cells: Terms['definitions'] = {
      reply: { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'always', paused: [], 'counted-in': 'from' },
      met: { count: 'reply', that: 'met' },
      all: { count: 'reply', that: 'judged' },
      compliance: { divide: ['met', 'all'] },
      enough: { compare: 'all', 'at-least': 4 },
      fee: { charges: 'all', 'taken-from': 'period' },
    };
    const of = (list: number[]): Statement =>
      statement(
        cells,
        list.flatMap((minutes, i) => ticket(`t${i}`, minutes)),
        {
          terms: {
            objectives: { reply: { 'at-most': '30 min' }, compliance: { 'at-least': '95%' } },
            credits: { credit: { of: 'fee', times: '5%', 'if-breached': 'compliance', if: ['enough'] } },
            claims: { credit: 'automatic' },
          },
          order: { charges: [{ kind: 'recurring', amount: '100.00 USD', every: 'month', 'part-month': 'whole' }] },
        },
      );
    expect([value(of([10, 20, 40]), 'compliance'), of([10, 20, 40]).total.amount, of([10, 20, 20, 40]).total.amount]).toEqual([
      '2/3',
      '0.00',
      '5.00',
    ]);
  });
});

describe('versions that take effect inside a period', () => {
  const version = (id: string, from: string, target: string, effect: Terms['takes-effect']): Terms =>
    termsWith({
      id,
      version: id,
      from,
      'takes-effect': effect,
      definitions: { down: outages, uptime: { uptime: 'down', of: 'period' }, fee: { charges: ['recurring'], 'taken-from': 'period' } },
      objectives: { uptime: { 'at-least': target } },
      credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } },
      claims: { credit: 'automatic' },
    });
  const order = orderOf({
    from: '2026-01-01',
    charges: [{ kind: 'recurring', amount: '300.00 USD', every: 'month', 'part-month': 'whole' }],
  });
  const facts = [...outage(START + DAY, START + DAY + HOUR), ...outage(START + 20 * DAY, START + 20 * DAY + HOUR)];
  const of = (effect: Terms['takes-effect']): Statement => {
    const result = assess(
      checked(order, version('one', '2026-01-01', '99%', 'next-period'), version('two', '2026-04-11', '99.9%', effect)),
      facts,
      '2026-04',
    );
    if ('issue' in result) throw new Error(result.issue.message);
    return result.statement;
  };

  it('next-period: the month stays under the version of its first day', () => {
    expect([of('next-period').terms.version, of('next-period').total.amount, of('next-period').parts]).toEqual(['one', '0.00', undefined]);
  });

  it('at-once-splitting-period: each part is measured under its own text, charges by days, under one total', () => {
    const split = of('at-once-splitting-period');
    expect(split.parts).toEqual([
      { part: 1, version: 'one', start: '2026-04-01T00:00:00.000Z', end: '2026-04-11T00:00:00.000Z' },
      { part: 2, version: 'two', start: '2026-04-11T00:00:00.000Z', end: '2026-05-01T00:00:00.000Z' },
    ]);
    expect(split.objectives.map(({ part, outcome, measured }) => [part, outcome, measured!.exact])).toEqual([
      [1, 'met', '239/240'],
      [2, 'breached', '479/480'],
    ]);
    expect(split.lines.map(({ part, of: base, amount }) => [part, base.exact, amount.amount])).toEqual([[2, '200', '20.00']]);
    expect([split.total.amount, split.evidence.events]).toEqual(['20.00', 4]);
    expect(statementSchema.parse(JSON.parse(JSON.stringify(split)))).toEqual(JSON.parse(JSON.stringify(split)));
  });

  it('refuses to split where the versions differ in what a period is', () => {
    const other = {
      ...version('two', '2026-04-11', '99.9%', 'at-once-splitting-period'),
      period: { every: 'quarter', zone: 'UTC', 'part-period': 'clipped' } as const,
    };
    const result = assess(checked(order, version('one', '2026-01-01', '99%', 'next-period'), other), facts, '2026-04');
    expect('issue' in result && result.issue.code).toBe('periods-differ');
  });
});

describe('periods that are no calendar unit', () => {
  const cells: Terms['definitions'] = {
    down: outages,
    uptime: { uptime: 'down', of: 'period' },
    fee: { charges: 'all', 'taken-from': 'period' },
    month: { duration: 'period' },
  };
  const charges = [{ kind: 'recurring', amount: '310.00 USD', every: 'month', 'part-month': 'whole' }] as const;
  const of = (every: Terms['period']['every'], label: string): Statement =>
    statement(cells, [], {
      label,
      terms: { period: { every, zone: 'UTC', 'part-period': 'clipped' } },
      order: { from: '2026-01-20', charges },
    });

  it('thirty days, counted from the first day of the term, with their days of each month of the fee', () => {
    const found = of('30 days', '2026-03-01');
    expect([found.period.label, found.period.start, found.period.end]).toEqual([
      '2026-02-19',
      '2026-02-19T00:00:00.000Z',
      '2026-03-21T00:00:00.000Z',
    ]);
    // Ten of the 28 days of February, twenty of the 31 of March.
    expect(value(found, 'fee')).toBe(`${(310 * 10 * 31 + 310 * 20 * 28) / 124}/7`);
  });

  it('a week has seven days of a month, not the month', () => {
    expect(value(of('week', '2026-03-11'), 'fee')).toBe('70');
    expect(value(of('month', '2026-01'), 'fee')).toBe('310');
  });
});

describe('what the vendor is owed', () => {
  const cells: Terms['definitions'] = {
    down: outages,
    uptime: { uptime: 'down', of: 'period' },
    fee: { charges: 'all', 'taken-from': 'period' },
    perfect: { compare: 'uptime', 'at-least': '100%' },
    'paid-before': { 'across-periods': 'credit', last: 1, ending: 'previous' },
    'to-earn': { aggregate: 'sum', of: 'paid-before', over: 'stretch' },
  };
  const terms: Partial<Terms> = {
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: {
      credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' },
      'earned-back': { of: 'to-earn', times: '50%', for: 'uptime', if: ['perfect'], 'owed-to': 'vendor' },
    },
    claims: { credit: 'automatic', 'earned-back': 'automatic' },
  };
  const order: Partial<Order> = {
    from: '2026-03-01',
    charges: [{ kind: 'recurring', amount: '100.00 USD', every: 'month', 'part-month': 'whole' }],
  };

  it('half of a credit is earned back by a perfect month after it (T8q), and not by a merely good one', () => {
    const bad = outage(at('2026-03-10T00:00:00Z'), at('2026-03-10T05:00:00Z'));
    const of = (facts: Fact[], label: string): Statement => statement(cells, facts, { terms, order, label });
    expect(of(bad, '2026-03').total.amount).toBe('10.00');
    const april = of(bad, '2026-04');
    expect([april.total.amount, april.lines.map((line) => [line.credit, line.amount.amount])]).toEqual([
      '-5.00',
      [['earned-back', '-5.00']],
    ]);
    expect(of([...bad, ...outage(START + DAY, START + DAY + MINUTE)], '2026-04').total.amount).toBe('0.00');
  });
});
