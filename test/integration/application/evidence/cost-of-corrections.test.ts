/** A correction whose event never existed is searched for only while its time is assessed, and no later month costs more because of it. */
import { expect, it } from 'vitest';
import type { FactStore } from '../../../../lib/application/ports/evidence.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { Auditor } from '../../../support/auditor.ts';
import { aContract } from '../../../support/contracts.ts';
import { fact } from '../../../support/facts.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';

const MONTHS = Array.from({ length: 20 }, (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`);

/** The queries for facts of each month's first audit, a day after its end. */
async function queries(facts: readonly Fact[]): Promise<number[]> {
  const auditor = new Auditor('2025-01-01T00:00:00Z');
  await auditor.put(aContract({ order: linesOrder({ from: '2025-01-01' }), terms: linesTerms() }));
  let count = 0;
  const counting = (store: FactStore): FactStore =>
    new Proxy(store, {
      get: (of, name) => {
        if (name === 'settled') return counting(of.settled);
        if (name === 'read') count += 1;
        const member: unknown = Reflect.get(of, name);
        return typeof member === 'function' ? (member.bind(of) as unknown) : member;
      },
    });
  Object.assign(auditor.stores, { facts: counting(auditor.stores.facts) });
  const left = [...facts];
  const counts: number[] = [];
  for (const [i, month] of MONTHS.entries()) {
    auditor.set(`${MONTHS[i + 1] ?? '2026-09'}-02T00:00:00Z`);
    while (left[0] && left[0].receivedAt < auditor.now) await auditor.stores.facts.record('vendor', left.shift()!, undefined);
    count = 0;
    await auditor.audit(month);
    counts.push(count);
  }
  return counts;
}

it.each([
  ['of an event', undefined],
  ['of an event that it names of this time', '2025-10-05T10:00:00Z'],
])('a correction of nothing, %s, costs nothing after the months that read its time', async (_, when) => {
  const replacement = when === undefined ? undefined : { type: 'service.up' as const, occurredAt: Date.parse(when), body: {} };
  const body = { corrects: 'never sent', ...(replacement && { replacement }) };
  const [without, more] = [await queries([]), await queries([fact('correction', '2025-10-10T00:00:00Z', { component: 'web', body })])];
  const dearer = MONTHS.filter((_month, i) => more[i]! > without[i]!);
  expect(dearer.every((month) => month >= '2025-10' && month <= '2025-12')).toBe(true);
  expect(more.slice(12)).toEqual(without.slice(12));
});
