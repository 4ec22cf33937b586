/**
 * The service and the file agree: what the service reads, month by month, gives the statements that all events together give; and the
 * facts that a statement rests on give it again.
 */
import { describe, expect, it } from 'vitest';
import type { Contract, Terms } from '../../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import { periodsBetween } from '../../../../lib/domain/checker/service-period.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { PeriodState } from '../../../../lib/domain/operators/earlier-periods.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { DAY, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { allContracts } from '../../../support/all-contracts.ts';
import { Auditor } from '../../../support/auditor.ts';
import { factsFor } from '../../../support/facts-for.ts';
import { at } from '../../../support/facts.ts';
import { assessed } from '../../../support/contracts.ts';
import { sampleOf } from '../../../support/runs/sample-of.ts';

const FROM = '2026-01-01';
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08'].slice(0, sampleOf(3, 8)).map((month) => `2026-${month}`);
const SPAN = [at('2026-01-01T00:00:00Z'), at('2026-09-01T00:00:00Z')] as const;
/** The same text, with reporters named for all that may name them. */
function reported([name, contract]: [string, Contract], word: 'vendor' | 'customer'): [string, Contract] {
  const named = { 'reported-by': [word] };
  const terms = contract.terms.map((text): Terms => ({
    ...text,
    ...(text.attributes && {
      attributes: Object.fromEntries(Object.entries(text.attributes).map(([attribute, spec]) => [attribute, { ...spec, ...named }])),
    }),
    records: { ...text.records, outage: { ...text.records?.outage, ...named } },
    billing: named,
  }));
  return [`${name}, reported by the ${word}`, { ...contract, terms }];
}

const all = allContracts(FROM);
const named = all.filter(([name]) => ['compute-in-eu-1', 'live-streaming-warranty'].includes(name));
const contracts = [...all, ...named.map((one) => reported(one, 'customer')), ...named.map((one) => reported(one, 'vendor'))];

describe.each(contracts)('%s', (name, contract) => {
  const { checked } = checkContract(contract);
  const labels = periodsBetween(checked!, SPAN[0], SPAN[1] - 62 * DAY).map(({ label }) => label);
  const evidence = (seed: number): Fact[] => factsFor(contract.order, contract.terms[0]!, SPAN, seed);

  it('the facts behind a statement give the same statement again', () => {
    for (const seed of [1, 9].slice(0, sampleOf(1, 2))) {
      const facts = evidence(seed);
      const earlier = new Map<string, PeriodState>();
      for (const label of labels.slice(0, sampleOf(4, 8))) {
        const all = assessed(checked!, facts, label, { reasons: true, earlier });
        const again = assess(checked!, all.evidence(), label, { reasons: true, earlier });
        expect('statement' in again && again.statement).toEqual(all.statement);
        if (all.statement.state) earlier.set(label, all.statement.state);
      }
    }
  });

  it('audits month by month issue the same statements as all events together', async () => {
    const facts = evidence(13).sort((a, b) => a.receivedAt - b.receivedAt);
    const auditor = new Auditor(formatInstant(SPAN[0]));
    await auditor.put(contract);
    let next = 0;
    const known: Fact[] = [];
    for (const month of MONTHS) {
      auditor.set(`2026-${String(Number(month.slice(5)) + 1).padStart(2, '0')}-02T00:00:00Z`);
      for (; next < facts.length && facts[next]!.receivedAt < auditor.now; next += 1) {
        const recorded = await auditor.stores.facts.record(contract.order.vendor.id, facts[next]!, undefined, facts[next]!.receivedAt);
        // What contradicts itself where it can be seen is held in quarantine.
        if (recorded !== 'contradiction') known.push(facts[next]!);
      }
      await auditor.audit(month);
    }
    const { order } = contract;
    const issued: string[] = [];
    let refused = 0;
    for (const label of labels.slice(0, 8)) {
      const found = await auditor.stores.statements.latest(order.id, label);
      if (!found) continue;
      const all = assess(checked!, known, label, { reasons: true });
      expect(found.statement, label).toEqual('statement' in all && all.statement);
      issued.push(label);
      refused += found.statement.findings.filter(({ code }) => code === 'not-its-word').length;
    }
    // A period of a year ends after these months.
    const ended = periodsBetween(checked!, SPAN[0], SPAN[1]).filter(({ end }) => end < auditor.now);
    expect(issued.length > 0).toBe(ended.length > 0);
    if (name.includes('reported by')) expect(refused).toBeGreaterThan(0);
  });
});
