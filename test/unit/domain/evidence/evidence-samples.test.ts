/** Checks, counts and measured values that report on one time twice; controls of probes; clients of failures. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, FactBody } from '../../../../lib/domain/evidence/fact.ts';
import { dayFacts } from '../../../../lib/domain/evidence/batched-checks.ts';
import { type Sample, firstReceived } from '../../../../lib/domain/evidence/overlaps.ts';
import { readEvent } from '../../../../lib/schemas/event.ts';
import { at, fact } from '../../../support/facts.ts';
import { codesOf, linesTerms, minutesOf, stated } from '../../../support/lines.ts';

const MINUTE = 60_000;
const START = at('2026-02-01T00:00:00Z');
const MINUTES = 28 * 1440;

const batch = (
  id: string,
  results: string,
  more: { start?: number; every?: number; stream?: string; receivedAt?: number; sender?: string } = {},
): Fact =>
  fact('probe.batch', START, {
    id,
    component: 'web',
    receivedAt: more.receivedAt ?? START,
    ...(more.sender !== undefined && { sender: more.sender }),
    body: { stream: more.stream ?? 'http', start: more.start ?? START, every: more.every ?? MINUTE, results },
  });
const probed = (more: Record<string, unknown> = {}) =>
  linesTerms({ failure: { probes: 'http', each: 'line', 'in-a-row': 2, begins: 'first-failure', ...more } });
const PASSES = '1'.repeat(MINUTES);
/** Ten hours of failures from the second day on. */
const FAILS = '1'.repeat(1440) + '0'.repeat(600) + '1'.repeat(MINUTES - 2040);

describe('of two samples of one time the one received first counts', () => {
  it('this holds for checks with any result, in any order', () => {
    for (const [first, down] of [
      [PASSES, 0],
      [FAILS, 600],
    ] as const) {
      const later = first === PASSES ? FAILS : PASSES;
      const facts = [batch('b', first), batch('a', later, { receivedAt: START + 1 })];
      for (const order of [facts, [...facts].reverse()]) {
        const statement = stated(probed(), order);
        expect(minutesOf(statement, 'web').down).toBe(down);
        expect(statement.findings.find(({ code }) => code === 'overlapping-samples')).toMatchObject({
          path: 'aws:111122223333|a',
          message: expect.stringContaining('|b'),
        });
      }
    }
  });

  it('this holds for checks of two senders, and checks without a result are replaced', () => {
    const own = batch('a', FAILS);
    const theirs = batch('a', PASSES, { sender: 'aws:999999999999', receivedAt: START - 1 });
    const both = stated(probed(), [own, theirs]);
    expect([minutesOf(both, 'web').down, codesOf(both)]).toEqual([0, ['overlapping-samples', 'unknown-time']]);
    expect(minutesOf(stated(probed({ 'reported-by': ['111122223333'] }), [own, theirs]), 'web').down).toBe(600);
    const holes = batch('h', `${'1'.repeat(1440)}${'-'.repeat(600)}${'1'.repeat(MINUTES - 2040)}`, { receivedAt: START - 1 });
    expect(minutesOf(stated(probed(), [holes, own]), 'web')).toEqual({ down: 600, unknown: 0, excluded: 0 });
  });

  it('of two single checks of one time the one received first counts', () => {
    const single = (id: string, minute: number, mark: string, receivedAt: number): Fact =>
      batch(id, mark, { start: START + minute * MINUTE, receivedAt });
    const passes = Array.from({ length: 120 }, (_, i) => single(`a${String(i).padStart(4, '0')}`, i, '1', START + i));
    const fails = Array.from({ length: 120 }, (_, i) => single(`b${String(i).padStart(4, '0')}`, i, '0', START + i + (i < 60 ? -1 : 1)));
    const statement = stated(probed(), [...passes, ...fails]);
    expect([minutesOf(statement, 'web').down, statement.findings.filter(({ code }) => code === 'overlapping-samples').length]).toEqual([
      60, 120,
    ]);
  });

  const counted = linesTerms(
    {
      errors: {
        requests: 'calls',
        as: 'rate',
        every: '1 h',
        aligned: 'clock',
        failed: ['5xx'],
        ignored: [],
        empty: 'perfect',
        each: 'line',
        repeats: 'once-per-client',
      },
      mean: { aggregate: 'mean', of: 'errors', over: 'slot' },
      availability: { uptime: 'mean' },
      p: { gauge: 'load', unit: 'count', every: '1 h', several: 'highest', each: 'line' },
      most: { aggregate: 'highest', of: 'p', over: 'slot' },
    },
    { report: ['most'], unknown: 'left-out' },
  );
  const calls = (id: string, from: number, fails: number[], receivedAt: number, byClient?: FactBody['byClient']): Fact =>
    fact('requests.counted', START, {
      id,
      component: 'web',
      receivedAt,
      body: {
        stream: 'calls',
        start: START + from * 60 * MINUTE,
        every: 60 * MINUTE,
        outcomes: { ok: fails.map((count) => 100 - count), '5xx': fails },
        ...(byClient && { byClient }),
      },
    });
  const shown = (...facts: Fact[]): string => stated(counted, facts).objectives.find(({ index }) => index === 'web')!.measured!.shown;

  it('this holds for counts: hours that were counted before are left out, the others are added', () => {
    expect(shown(calls('a', 0, [10, 10], START))).toBe('90.0000%');
    expect(shown(calls('a', 0, [10, 10], START), calls('b', 1, [0, 40], START + 1))).toBe('80.0000%');
    expect(shown(calls('a', 0, [10, 10], START + 1), calls('b', 1, [0, 40], START))).toBe('83.3333%');
    expect(codesOf(stated(counted, [calls('a', 0, [10], START), calls('b', 0, [10], START)]))).toContain('overlapping-samples');
  });

  it('failures of one client within one slot count once, in any order of the list', () => {
    const listed = (...counts: number[]): Fact =>
      calls(
        'a',
        0,
        [10],
        START,
        counts.map((count) => ({ slot: 0, outcome: '5xx', client: 'x', count })),
      );
    expect([shown(listed(10)), shown(listed(5, 5)), shown(listed(1, 1, 8))]).toEqual(['99.0000%', '99.0000%', '99.0000%']);
  });

  it('this holds for measured values, but two locations may measure the same time', () => {
    const load = (id: string, value: string, sender: string, receivedAt: number): Fact =>
      fact('gauge.sampled', START, {
        id,
        component: 'web',
        sender,
        receivedAt,
        body: { stream: 'load', start: START, every: 60 * MINUTE, values: [value] },
      });
    const most = (...facts: Fact[]): unknown => stated(counted, facts).report.find(({ index }) => index === 'web')?.value;
    expect(most(load('a', '5', 's', START), load('b', '9', 's', START + 1))).toMatchObject({ shown: '5' });
    expect(most(load('a', '5', 's', START), load('b', '9', 't', START + 1))).toMatchObject({ shown: '9' });
  });

  it('law: each time counts once, by the first receipt, and no new sample is lost', () => {
    interface Marks extends Sample {
      readonly marks: string;
    }
    const arb = fc.array(
      fc.record({
        start: fc.nat(40),
        every: fc.integer({ min: 1, max: 4 }),
        receivedAt: fc.nat(5),
        marks: fc.stringMatching(/^[01-]{1,8}$/),
      }),
      { minLength: 1, maxLength: 7 },
    );
    fc.assert(
      fc.property(arb, (given) => {
        const samples: Marks[] = given.map((sample, i) => ({ ...sample, by: `f${i}` }));
        const { samples: kept, overlaps } = firstReceived(samples, {
          count: ({ marks }) => marks.length,
          hasValue: ({ marks }, slot) => marks[slot] !== '-',
          cut: (sample, from, to) => ({ ...sample, start: sample.start + from * sample.every, marks: sample.marks.slice(from, to) }),
        });
        const slotsOf = (sample: Marks): { from: number; to: number; mark: string; by: string }[] =>
          [...sample.marks].flatMap((mark, i) =>
            mark === '-' ? [] : [{ from: sample.start + i * sample.every, to: sample.start + (i + 1) * sample.every, mark, by: sample.by }],
          );
        // By hand: slot after slot in order of receipt, taken when none that was taken lies over it.
        const taken: ReturnType<typeof slotsOf> = [];
        for (const sample of [...samples].sort((a, b) => a.receivedAt - b.receivedAt || (a.by < b.by ? -1 : 1))) {
          const before = [...taken];
          taken.push(...slotsOf(sample).filter((slot) => !before.some((one) => one.from < slot.to && one.to > slot.from)));
        }
        const sorted = (slots: ReturnType<typeof slotsOf>): string[] => slots.map((slot) => JSON.stringify(slot)).sort();
        expect(sorted(kept.flatMap(slotsOf))).toEqual(sorted(taken));
        expect(overlaps.length > 0).toBe(taken.length < samples.flatMap(slotsOf).length);
      }),
    );
  });
});

describe('the control of a probe', () => {
  const control = (results: string, every: number, start = START): Fact => batch('c', results, { stream: 'origin', every, start });
  const under = (more: Record<string, unknown>, ...facts: Fact[]): { down: number; unknown: number; excluded: number } =>
    minutesOf(stated(probed({ control: 'origin', ...more }), [batch('a', FAILS), ...facts]), 'web');
  /** Passes but for the failures of the probe from minute 1440 on, for so many of its checks. */
  const failing = (every: number, minutes: number): string => {
    const of = (count: number, mark: string): string => mark.repeat((count * MINUTE) / every);
    return of(1440, '1') + of(minutes, '0') + of(MINUTES - 1440 - minutes, '1');
  };

  it('has an interval of its own', () => {
    for (const every of [10_000, MINUTE, 5 * MINUTE]) {
      expect(under({}, control(failing(every, 0), every))).toEqual({ down: 600, unknown: 0, excluded: 0 });
      expect(under({}, control(failing(every, 300), every))).toEqual({ down: 300, unknown: 0, excluded: 0 });
    }
    // Half a minute later than the probe: what stands at the instant of the failure decides, and one failure alone is no outage.
    expect(under({}, control(failing(MINUTE, 300), MINUTE, START + 30_000)).down).toBe(299);
  });

  it('makes failures unknown where its own result is not known', () => {
    expect(under({})).toEqual({ down: 0, unknown: 600, excluded: 0 });
    expect(under({}, control('1'.repeat(1440 + 120), MINUTE))).toEqual({ down: 120, unknown: 480, excluded: 0 });
    const statement = stated(probed({ control: 'orign' }), [batch('a', FAILS), control(PASSES, MINUTE)]);
    expect(statement.findings.find(({ code }) => code === 'control-unknown')?.message).toContain('orign is not known beside 600 failures');
  });
});

describe('samples that contradict themselves', () => {
  it('give a finding: more failures of clients together than were counted', () => {
    const event = (counts: number[]): unknown => ({
      id: 'r',
      occurredAt: '2026-02-01T00:00:00Z',
      stream: 'calls',
      start: '2026-02-01T00:00:00Z',
      everySeconds: 3600,
      outcomes: { ok: [0], '5xx': [10] },
      byClient: counts.map((count, i) => ({ slot: 0, outcome: '5xx', client: `c${i}`, count })),
    });
    expect(readEvent('requests.counted', event([4, 6]))).toHaveProperty('reading');
    expect(readEvent('requests.counted', event([4, 7]))).toMatchObject({ issues: [{ code: 'more-than-counted', path: '/byClient/1' }] });
  });

  it('give a finding: one id for the checks of two batched components', () => {
    const batched = fact('probes.batched', START, {
      body: { stream: 'http', start: START, every: MINUTE, batched: { web: '1111', api: '0000' } },
    });
    const facts = dayFacts([batched]);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(2);
    const statement = stated(probed(), facts);
    expect([minutesOf(statement, 'web').down, minutesOf(statement, 'api').down, codesOf(statement).includes('contradiction')]).toEqual([
      0,
      4,
      false,
    ]);
  });
});
