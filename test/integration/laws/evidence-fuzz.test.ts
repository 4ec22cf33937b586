/**
 * Random contracts with evidence that means harm: nothing is thrown but refusals that are named, the money adds up and stays under its caps
 * after rounding, and the facts that a statement rests on give it again. `npm run test:fuzz` runs as many as one likes.
 */
import { describe, expect, it } from 'vitest';
import { OPERATORS } from '../../../lib/domain/operators/registry.ts';
import { contractOf, slotContracts } from '../../support/fuzz/contracts.ts';
import { run } from '../../support/fuzz/run.ts';

const CONTRACTS = 120;

describe('random contracts with hostile evidence', () => {
  it('give a statement or a named refusal, for each operand slot and for random contracts', async () => {
    const used = new Set<string>();
    let [accepted, statements, facts] = [0, 0, 0];
    const made = [...slotContracts(), ...Array.from({ length: CONTRACTS }, (_, n) => contractOf(n))];
    for (const [n, one] of made.entries()) {
      const ran = await run(one, n).catch((error: unknown) => {
        throw new Error(`${one.name}, run ${n}`, { cause: error });
      });
      for (const key of ran.used) used.add(key);
      if (ran.used.length > 0) accepted += 1;
      [statements, facts] = [statements + ran.statements, facts + ran.facts];
    }
    console.log(`contracts: ${made.length}, accepted: ${accepted}, statements: ${statements} of ${facts} facts; keys used: ${used.size}`);
    // The controls of the slot matrix use every operator but those that have no operand.
    const operandless = new Set(['age']);
    expect(Object.keys(OPERATORS).filter((key) => !used.has(key) && !operandless.has(key))).toEqual([]);
    for (const clause of ['credit/cap', 'credit/minimum', 'credit/if', 'credit/if-breached', 'credit/for', 'claim/automatic'])
      expect(used).toContain(clause);
    expect([accepted > 100, statements > 150, facts > 3000]).toEqual([true, true, true]);
  });
});
