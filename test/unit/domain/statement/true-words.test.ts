/** No statement claims what its own bounds, or the missing facts once they are known, make untrue; in any form, in any language. */
import { describe, expect, it } from 'vitest';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import type { CheckedContract } from '../../../../lib/domain/checker/check-contract.ts';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { samplesOf } from '../../soundness/expectation.ts';
import { Observed } from '../../soundness/observed.ts';
import { Dice, seedOf } from '../../../support/dice.ts';
import { monthOf } from '../../../support/months.ts';
import { everyText } from '../../../support/texts.ts';
import { brokenBy, falseWords, stating } from '../../../support/true-words.ts';
import { unsaid, unstated } from '../../../support/unstated.ts';

/** Months a text; more by hand: TRUE_WORDS=5 npx vitest run test/unit/domain/statement/true-words.test.ts. */
const MONTHS = Number(process.env.TRUE_WORDS ?? 1);
/** A statement of this text takes seconds when words are missing. */
const LONG = 'examples/live-streaming-warranty';

function stated(checked: CheckedContract, facts: readonly Fact[], label: string): Statement | undefined {
  const result = assess(checked, facts, label, { reasons: true });
  return 'issue' in result ? undefined : result.statement;
}

/** The fact without the attributes that it says. */
function silent(fact: Fact): Fact {
  const { attributes: _, ...body } = fact.body;
  return fact.type === 'attribute.set' ? fact : { ...fact, body };
}

/** Faults of a statement, and of what it says against what comes out when one of its missing facts is stated. */
function faultsIn(
  checked: CheckedContract,
  facts: readonly Fact[],
  label: string,
): { faults: string[]; open: boolean; completions: number } {
  const statement = stated(checked, facts, label);
  if (!statement) return { faults: [], open: false, completions: 0 };
  const faults = falseWords(statement);
  let completions = 0;
  for (const fact of (statement.missing ?? []).slice(0, 2))
    for (const word of fact.words?.keys() ?? []) {
      const given = stating(fact, word, checked.contract.order, facts);
      const completed = given && checkContract({ ...checked.contract, order: given.order }).checked;
      const known = completed && stated(completed, given.facts, label);
      if (!known) continue;
      completions += 1;
      faults.push(...brokenBy(statement, known).map((fault) => `${fact.fact} is ${fact.words![word]}: ${fault}`));
    }
  return { faults, open: statement.bounds !== undefined, completions };
}

describe('a sentence of a statement is true', () => {
  it.each(['cases', 'reported', 'newcomers'])('for the samples in %s, this month and the next', async (group) => {
    let open = 0;
    for (const sample of samplesOf(group)) {
      if (sample.payload) continue;
      const seen = new Observed(sample);
      const { checked } = seen.contract;
      if (!checked) continue;
      const { facts } = await seen.evidence;
      for (const label of new Set([sample.period ?? '2026-02', '2026-03'])) {
        for (const evidence of [facts, facts.map(silent)]) {
          const found = faultsIn(checked, evidence, label);
          expect([sample.number, label, found.faults]).toEqual([sample.number, label, []]);
          open += Number(found.open);
        }
      }
    }
    expect(open).toBeGreaterThan(group === 'cases' ? 8 : -1);
  });

  it('for every text with clauses that need facts which no event gave', () => {
    const count = { statements: 0, open: 0, completions: 0 };
    for (const { name, contract } of everyText().filter((text) => MONTHS > 1 || text.name !== LONG))
      for (let n = 0; n < MONTHS; n += 1) {
        const given = contract(n % 4);
        const dice = new Dice(seedOf(name, 'true-words', n));
        const checked = unstated(given, dice);
        if (!checked) continue;
        const month = monthOf(given, n);
        const found = faultsIn(checked, unsaid(month.facts, dice), month.label);
        expect([name, n, found.faults]).toEqual([name, n, []]);
        count.statements += 1;
        count.open += Number(found.open);
        count.completions += found.completions;
      }
    expect(count.statements).toBeGreaterThan(25);
    expect(count.open).toBeGreaterThan(15);
    expect(count.completions).toBeGreaterThan(15);
  });
});
