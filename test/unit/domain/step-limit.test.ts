/** The bound on the work of one assessment: a count, so that it says the same everywhere; what is too much is named. */
import { describe, expect, it } from 'vitest';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { StepsExceeded, allowFacts, bounded, inClause, spend, stepsTaken } from '../../../lib/domain/step-limit.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { hostileDocuments } from '../../support/hostile.ts';

describe('steps', () => {
  it('are counted only within a bound, and an excess names the contract and the clause', () => {
    spend(1e12);
    expect(stepsTaken()).toBe(0);
    const run = (steps: number): number => bounded('c', () => inClause('downtime', () => (spend(steps), stepsTaken())), 100);
    expect(run(100)).toBe(100);
    expect(() => run(101)).toThrow(StepsExceeded);
    expect(() => run(101)).toThrow(/^"downtime" of the contract "c" takes more than 100 steps/);
    // What was refused leaves nothing behind.
    expect([run(100), stepsTaken()]).toEqual([100, 0]);
  });

  it('are allowed in proportion to the evidence', () => {
    expect(() => bounded('c', () => (allowFacts(1), spend(101)), 100)).not.toThrow();
  });

  it('end an assessment with an issue that names the contract, the clause and the remedy, before memory is used', () => {
    const [, document] = hostileDocuments().find(([name]) => name.startsWith('slots of ten seconds'))!;
    const { checked } = readContract(document);
    for (let i = 0; i < 2; i += 1)
      expect(assess(checked!, [], '2026')).toEqual({
        issue: {
          code: 'too-many-steps',
          severity: 'error',
          path: 'c0',
          message: expect.stringMatching(/^"c0" of the contract "c" takes more than 20000000 steps to assess; make its slots/) as string,
        },
      });
  });
});
