/**
 * Generated contracts and odd histories: the service, which reads month by month as events arrive, states what a file of all events states; and the
 * facts behind each statement give it again.
 */
import { expect, it } from 'vitest';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Contract } from '../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { Auditor } from '../../support/auditor.ts';
import { contractOf } from '../../support/bounds/credits.ts';
import { aContract, assessed } from '../../support/contracts.ts';
import { Dice } from '../../support/dice.ts';
import { oddHistory } from '../../support/odd-histories.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'];

/** Audits each month a day after its end, and all of them at last. @returns the facts that were taken. */
async function audited(auditor: Auditor, contract: Contract, facts: readonly Fact[]): Promise<Fact[]> {
  await auditor.put(contract);
  const [left, taken]: [Fact[], Fact[]] = [[...facts], []];
  for (const [i, month] of MONTHS.slice(0, -1).entries()) {
    auditor.set(`${MONTHS[i + 1]}-02T00:00:00Z`);
    while (left[0] && left[0].receivedAt < auditor.now) {
      const next = left.shift()!;
      const recorded = await auditor.stores.facts.record('vendor', next, undefined, next.receivedAt);
      if (recorded !== 'contradiction') taken.push(next);
    }
    await auditor.audit(month);
  }
  for (const month of MONTHS.slice(0, -1)) await auditor.audit(month);
  return taken;
}

const given = (seed: number): { contract: Contract; checked: CheckedContract } | undefined => {
  const { terms, order } = contractOf(new Dice(seed + 77_000_000));
  const contract = aContract({ order, terms });
  const { checked } = checkContract(contract);
  return checked && { contract, checked };
};

it('the service states what a file states, and the facts behind a statement give it again', async () => {
  const [made, compared]: [number[], string[]] = [[], []];
  const wanted = sampleOf(3, 200);
  for (let seed = 1; made.length < wanted; seed += 1) {
    const found = given(seed);
    if (!found) continue;
    const { contract, checked } = found;
    made.push(seed);
    const auditor = new Auditor('2026-01-01T00:00:00Z');
    const facts = await audited(auditor, contract, oddHistory(new Dice(seed + 78_000_000), contract.terms[0]!));
    for (const month of MONTHS.slice(0, 6)) {
      const issued = (await auditor.stores.statements.latest(contract.order.id, month))!;
      const file = assessed(checked, facts, month, { reasons: true });
      expect(issued.statement, `${seed} ${month}: the service`).toEqual(file.statement);
      const again = assess(checked, file.evidence(), month, { reasons: true });
      expect('statement' in again && again.statement, `${seed} ${month}: its facts`).toEqual(file.statement);
      compared.push(month);
    }
  }
  process.stdout.write(`service against file: ${made.length} histories, ${compared.length} statements, 0 differences\n`);
});
