/** Failures beside checks that were not made, against brute force over how these could have gone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { DAY, MINUTE } from '../../../../lib/domain/time/instant.ts';
import { aContract, assessed, checked, termsWith } from '../../../support/contracts.ts';
import { at, fact } from '../../../support/facts.ts';

const START = at('2026-02-01T00:00:00Z');
const EVERY = 30 * MINUTE;
const SLOTS = (28 * DAY) / EVERY;

const batch = (start: number, results: string): Fact =>
  fact('probe.batch', start, { id: `b${start}`, body: { stream: 'http', start, every: EVERY, results } });

/** Minutes of the month that are down, with passes around the month. */
function down(marks: string, inARow: number, begins: string, unknown: Terms['unknown'], after = '11'): number {
  const facts = [batch(START - DAY, '1'.repeat(DAY / EVERY)), batch(START, marks), batch(START + SLOTS * EVERY, after)];
  const terms = termsWith({
    unknown,
    definitions: { seen: { probes: 'http', 'in-a-row': inARow, begins }, time: { duration: 'seen' } },
    report: ['time'],
  });
  const result = assessed(aContract({ terms }), facts, '2026-02');
  return Number((result.statement.report[0]!.value as { exact: string }).exact) / MINUTE;
}

const within = (middle: string): string => '1'.repeat(100) + middle.padEnd(SLOTS - 100, '1');

const completions = (marks: string): string[] =>
  marks.includes('-') ? ['0', '1'].flatMap((mark) => completions(marks.replace('-', mark))) : [marks];

/** Slots that are down when all checks are known. */
function slotsDown(marks: string, inARow: number, begins: string): number[] {
  return [...marks.matchAll(/0+/g)].flatMap(([run], i, all) => {
    const first = all[i]!.index + (begins === 'confirmation' ? inARow - 1 : 0);
    return run.length < inARow ? [] : Array.from({ length: all[i]!.index + run.length - first }, (_, k) => first + k);
  });
}

describe('a failure beside checks that were not made', () => {
  it('is certainly or possibly down, depending on the missing checks', () => {
    const marks = fc.string({ unit: fc.constantFrom('0', '1', '-'), minLength: 1, maxLength: 7 });
    const begins = fc.constantFrom('first-failure', 'confirmation');
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 3 }), begins, (middle, inARow, from) => {
        const all = completions(middle).map((one) => slotsDown(one, inARow, from));
        const unmade = [...middle].flatMap((mark, i) => (mark === '-' ? [i] : []));
        const perhaps = new Set([...unmade, ...all.flat()]);
        expect(down(within(middle), inARow, from, 'down')).toBe(perhaps.size * 30);
        expect(down(within(middle), inARow, from, 'up')).toBe(Math.min(...all.map((slots) => slots.length)) * 30);
      }),
      { numRuns: 60 },
    );
  });

  it('is judged by the check after the period when it is at its end', () => {
    const last = `${'1'.repeat(SLOTS - 1)}0`;
    const of = (after: string): number => down(last, 2, 'first-failure', 'down', after);
    expect([of('1'), of('0'), of('-')]).toEqual([0, 30, 30]);
  });

  it('has no missing check where the next one is less than one interval late', () => {
    const facts = (late: number): Fact[] => [batch(START - DAY, `${'1'.repeat(DAY / EVERY - 1)}0`), batch(START + late, '1'.repeat(SLOTS))];
    const terms = termsWith({
      unknown: 'down',
      definitions: { seen: { probes: 'http', 'in-a-row': 2, begins: 'first-failure' }, time: { duration: 'seen' } },
      report: ['time'],
    });
    const january = (late: number): unknown => {
      const result = assess(checked(aContract({ order: { from: '2026-01-31' }, terms })), facts(late), '2026-01');
      return 'issue' in result ? result.issue.message : (result.statement.report[0]!.value as { exact: string }).exact;
    };
    expect([january(MINUTE), january(EVERY)]).toEqual(['0', String(EVERY)]);
  });
});
