/** Offers priced with the same months: fees, credits and net cost, and which clause alone changes the net cost most. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differingClauses } from '../../../../lib/application/comparison/differing-clauses.ts';
import { costsOf, sumOfCosts, withFees } from '../../../../lib/application/comparison/offer-cost.ts';
import { readContractFile } from '../../../../lib/adapters/files/contract-files.ts';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import { formatFraction } from '../../../../lib/domain/money/ratio.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { exampleFile } from '../../../support/contract-files.ts';

const today = readContractFile(exampleFile('live-streaming-network')).contract!;
const text = readFileSync(exampleFile('live-streaming-network').replace('.yaml', '.events.jsonl'), 'utf8');
const { facts } = await readEventLines(text, today.order);

const changed = (change: (offer: any) => void): Contract => {
  const offer = structuredClone(today);
  change(offer);
  return offer;
};

const priced = (offer: Contract, ...periods: string[]): string[] => {
  const costs = costsOf(withFees(offer).offer!, facts, periods);
  if ('issue' in costs) throw new Error(costs.issue.message);
  const { fees, credits, net } = sumOfCosts(costs);
  return [fees, credits.least, credits.most, net.least, net.most].map((value) => (value ? formatFraction(value) : 'open'));
};

describe('the cost of an offer', () => {
  it('is its fees less its credits, over all periods together', () => {
    expect(priced(today, '2026-10')).toEqual(['100000', '16000', '16000', '84000', '84000']);
    expect(priced(today, '2026-09', '2026-10')).toEqual(['200000', '16000', '16000', '184000', '184000']);
  });

  it('keeps both ends where missing facts leave the credits open', () => {
    const open = changed(({ terms: [terms] }) => {
      terms.unreported = 'unknown';
      terms.definitions.availability.of = 'period';
    });
    const [fees, least, most, lowest, highest] = priced(open, '2026-10').map((value) => (value === 'open' ? undefined : Number(value)));
    expect(fees).toBe(100_000);
    expect(highest).toBe(fees! - least!);
    expect(lowest).toBe(most === undefined ? undefined : fees! - most);
  });

  it('has a name of its own for the sum of the charges, also beside a cell of that name', () => {
    const taken = changed(({ terms: [terms] }) => {
      terms.definitions['all-charges'] = { multiply: 'fee', by: 2 };
      terms.report = ['all-charges'];
    });
    expect(withFees(taken).offer!.fees).toBe('all-charges-too');
    expect(priced(taken, '2026-10')[0]).toBe('100000');
  });

  it('reports the period that a contract does not have', () => {
    expect(costsOf(withFees(today).offer!, facts, ['2020-01'])).toMatchObject({ issue: { code: 'outside-term' } });
  });
});

describe('the clauses in which two offers differ', () => {
  const offer = changed(({ order, terms: [terms] }) => {
    terms.definitions['availability-rate'].table[1].gives = '20%';
    terms.credits.compensation.cap[0]['at-most'] = '12%';
    order.charges[0].amount = '58000.00 CNY';
    terms.definitions.office.note = 'other words';
  });

  it('are ordered by what each alone changes of the net cost, greatest first', () => {
    const { clauses, apart } = differingClauses([today, offer], facts, ['2026-10']);
    expect(clauses.map(({ path, change }) => [path, formatFraction(change)])).toEqual([
      ['/definitions/availability-rate', '-10000'],
      ['/credits/compensation', '4000'],
      ['/order/charges', '-1680'],
      ['/definitions/office', '0'],
    ]);
    expect(apart).toEqual([]);
  });

  it('bring the definitions that they name and the first offer does not have', () => {
    const other = changed(({ terms: [terms] }) => {
      terms.definitions['repair-part'] = { multiply: 'late-repairs', by: '2%' };
      terms.definitions['repair-rate'] = { multiply: 'repair-part', by: 2 };
    });
    const { clauses } = differingClauses([today, other], facts, ['2026-10']);
    expect(clauses.map(({ path, change }) => [path, formatFraction(change)])).toEqual([['/definitions/repair-rate', '1000']]);
  });

  it('are also those that only one of them has: added to the first offer, or left out of it', () => {
    const other = changed(({ terms: [terms] }) => {
      delete terms.credits['recovery-credit'];
      terms.credits.compensation.sum = ['availability-credit', 'response-credit', 'opening-credit'];
      terms.credits['opening-credit'] = { of: 'fee', times: 'opening-rate', for: 'downtime-length' };
      terms.definitions['opening-rate'] = '3%';
      terms.definitions['downtime-length'] = { duration: 'downtime' };
      terms.objectives['downtime-length'] = { 'at-most': '30 min' };
    });
    const { clauses, apart } = differingClauses([today, other], facts, ['2026-10']);
    const shown = clauses.map(({ path, only, change }) => [path, only, formatFraction(change)]);
    expect(shown).toContainEqual(['/credits/opening-credit', 'second', '-3000']);
    expect(shown).toContainEqual(['/credits/recovery-credit', 'first', '5000']);
    expect(shown).toContainEqual(['/objectives/downtime-length', 'second', '0']);
    // Its sum names a credit that the first offer does not have.
    expect(apart).toEqual(['/credits/compensation']);
  });

  it('that other clauses do not fit are named and not tried', () => {
    const other = changed(({ terms: [terms] }) => {
      terms.definitions.availability = { duration: 'downtime' };
      terms.objectives.availability = { 'at-most': '10 min' };
    });
    expect(differingClauses([today, other], facts, ['2026-10']).apart).toContain('/definitions/availability');
  });

  it('are none between an offer and itself', () => {
    expect(differingClauses([today, today], facts, ['2026-10'])).toEqual({ clauses: [], apart: [] });
  });
});
