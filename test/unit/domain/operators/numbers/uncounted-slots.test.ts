/** Slots that no source counted, by what is counted in them; and counts whose span lies over the end of a slot. */
import { describe, expect, it } from 'vitest';
import type { Definition, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { ShownValue } from '../../../../../lib/domain/statement/format-value.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { aContract, refusalsOf, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact } from '../../../../support/facts.ts';

const START = at('2026-02-01T00:00:00Z');
const HOURS = 28 * 24;

const counted = (start: number, every: number, failed: readonly number[]): Fact =>
  fact('requests.counted', start, {
    id: `r-${start}`,
    body: { stream: 'api', start, every, outcomes: { ok: failed.map(() => 10), failed: [...failed] } },
  });
const sampled = (values: readonly string[]): Fact =>
  fact('gauge.sampled', START, { id: 's', body: { stream: 'delay', start: START, every: HOUR, values: [...values] } });

const FAILURES: Definition = {
  requests: 'api',
  as: 'failures',
  every: '1 h',
  aligned: 'clock',
  failed: ['failed'],
  ignored: [],
  empty: 'perfect',
};
const DELAY: Definition = { gauge: 'delay', unit: 'ms', every: '1 h', several: 'mean' };

const terms = (slots: Definition, unknown: Terms['unknown'], take: Record<string, string>, limit: string | number): Terms =>
  termsWith({
    unknown,
    definitions: { slots, figure: { ...take, of: 'slots', over: 'slot' } },
    report: ['figure'],
    objectives: { figure: { 'at-most': limit } },
  });

function stated(given: Terms, facts: readonly Fact[]): Statement {
  return statementOf(aContract({ terms: given }), facts, '2026-02');
}
const figure = ({ report, objectives }: Statement): unknown[] => [
  (report[0]!.value as ShownValue).exact,
  objectives[0]!.unobserved?.least?.exact,
  objectives[0]!.unobserved?.most?.exact,
];
const said = ({ findings }: Statement, code: string): string[] => findings.flatMap((one) => (one.code === code ? [one.message] : []));

describe('an uncounted slot of a series of failures', () => {
  const half = counted(START, HOUR, new Array<number>(HOURS / 2).fill(4));

  it.each<[string, Terms['unknown'], Record<string, string>, unknown[]]>([
    ['mean', 'up', { aggregate: 'mean' }, ['2', '2', undefined]],
    ['mean', 'left-out', { aggregate: 'mean' }, ['4', '2', undefined]],
    ['sum', 'up', { aggregate: 'sum' }, [String(4 * 336), String(4 * 336), undefined]],
    ['lowest', 'up', { aggregate: 'lowest' }, ['0', '0', '4']],
    ['lowest', 'left-out', { aggregate: 'lowest' }, ['4', '0', '4']],
    ['highest', 'up', { aggregate: 'highest' }, ['4', '4', undefined]],
    ['median', 'up', { aggregate: 'percentile', rank: '50%', method: 'nearest-rank' }, ['0', '0', '4']],
    ['median between', 'up', { aggregate: 'percentile', rank: '50%', method: 'interpolated' }, ['2', '2', undefined]],
    ['first quarter', 'left-out', { aggregate: 'percentile', rank: '25%', method: 'interpolated' }, ['4', '0', '4']],
  ])('counts in the %s with `unknown: %s`', (_, unknown, take, expected) => {
    const statement = stated(terms(FAILURES, unknown, take, 3), [half]);
    expect(figure(statement)).toEqual(expected);
    expect(said(statement, 'slots-not-counted')).toEqual([
      `336 of 672 slots have no count from any source; the contract counts them as ${unknown}`,
    ]);
  });

  it('has no number when it is down: this is refused where slots are aggregated, and not where they are compared', () => {
    const issues = (definitions: Terms['definitions'], objectives: Terms['objectives']): string[] =>
      refusalsOf(aContract({ terms: { unknown: 'down', definitions, objectives } }));
    const limit = { figure: { 'at-most': 3 } };
    expect(issues({ slots: FAILURES, figure: { aggregate: 'mean', of: 'slots', over: 'slot' } }, limit)).toEqual([
      'bad-value /terms/0/definitions/slots/as',
    ]);
    const times = { slots: FAILURES, times: { while: 'slots', 'more-than': 3 }, figure: { duration: 'times' } } as const;
    expect(issues(times, { figure: { 'at-most': '3 h' } })).toEqual([]);
  });
});

describe('an uncounted slot of a measured value', () => {
  it.each<[string, Record<string, string>, unknown[]]>([
    ['mean', { aggregate: 'mean' }, ['40', '20', undefined]],
    ['lowest', { aggregate: 'lowest' }, ['40', '0', '40']],
    ['highest', { aggregate: 'highest' }, ['40', '40', undefined]],
  ])('%s: is left out, and the range with it is shown beside the result', (_, take, expected) => {
    const statement = stated(terms(DELAY, 'up', take, '50 ms'), [sampled(new Array<string>(HOURS / 2).fill('40'))]);
    expect(figure(statement)).toEqual(expected);
    expect(said(statement, 'slots-not-counted')).toEqual([
      '336 of 672 slots have no sample from any source; they are left out, because a slot without a sample has no value',
    ]);
  });
});

describe('a count whose span crosses the end of a slot', () => {
  const sums = (facts: Fact[]): Statement => stated(terms(FAILURES, 'up', { aggregate: 'highest' }, 3), facts);

  it.each<[string, Fact, string | undefined, string[]]>([
    ['ends with it', counted(START + 30 * MINUTE, 30 * MINUTE, [4]), '4', []],
    ['in two slots', counted(START + 45 * MINUTE, 30 * MINUTE, [4, 1]), '4', ['a count is of a span that crosses']],
    ['in many', counted(START, 3 * HOUR, [4, 4]), '4', ['2 counts are of spans that cross']],
    ['before the period, up to it', counted(START - 15 * MINUTE, 15 * MINUTE, [4]), '0', []],
    ['before the period, into it', counted(START - 15 * MINUTE, 30 * MINUTE, [4]), '0', ['a count is of a span that crosses']],
  ])('gives a finding or not: %s', (_, given, highest, found) => {
    const statement = sums([given]);
    expect(figure(statement)[0]).toBe(highest);
    expect(said(statement, 'spans-slots')).toEqual(
      found.map((start) => `${start} the end of a slot; each counts only in the slot in which its span begins`),
    );
  });

  it('gives one with `every: period` too', () => {
    const given = terms({ ...FAILURES, every: 'period', aligned: 'period-start' }, 'up', { aggregate: 'mean' }, 3);
    expect(said(stated(given, [counted(START - 15 * MINUTE, 30 * MINUTE, [4])]), 'spans-slots')).toHaveLength(1);
  });
});
