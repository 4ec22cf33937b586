/** Corrections in the numbers in which a sender may send them: each is decided once, and they end in the fact that counts. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrected } from '../../../../lib/domain/evidence/corrections.ts';
import { type Fact, factKey } from '../../../../lib/domain/evidence/fact.ts';

const base = { receivedAt: 0, sender: 'aws:1', speaksFor: 'vendor', class: 'account', component: 'line' } as const;
const down: Fact = { ...base, id: 'down', type: 'service.down', occurredAt: 0, body: {} };

/** @param at of the replacement; absent: it withdraws. */
const correction = (id: string, corrects: string, at?: number): Fact => ({
  ...base,
  id,
  type: 'correction',
  occurredAt: 1,
  body: { corrects, ...(at !== undefined && { replacement: { type: 'service.down', occurredAt: at, body: {} } }) },
});

const standingOf = (facts: readonly Fact[]) => corrected(facts, () => undefined).standing.map(({ id, occurredAt }) => [id, occurredAt]);

describe('corrections without number', () => {
  const chain = (length: number, withdraws: boolean): Fact[] =>
    Array.from({ length }, (_, i) => correction(`c${i}`, i === 0 ? 'down' : `c${i - 1}`, withdraws ? undefined : i + 1));

  it('of a correction of a correction, 12,000 times, the last replacement counts', () => {
    expect(standingOf([down, ...chain(12_000, false)])).toEqual([['down', 12_000]]);
  });

  it('withdrawals of withdrawals leave or take the fact by their number', () => {
    expect(standingOf([down, ...chain(12_000, true)])).toEqual([['down', 0]]);
    expect(standingOf([down, ...chain(11_999, true)])).toEqual([]);
  });

  it('a ring of 12,000 has no effect, and every correction in it is a finding', () => {
    const ring = chain(12_000, true).map((fact, i) => (i === 0 ? correction('c0', 'c11999') : fact));
    const noted: string[] = [];
    expect(corrected([down, ...ring], ({ id }) => noted.push(id)).standing).toHaveLength(1);
    expect(noted).toHaveLength(12_000);
  });
});

/** As the definition has it: from a fact down its corrections, which stop where they come back to themselves. None corrects itself. */
function byDefinition(target: Fact, facts: readonly Fact[], walked: readonly Fact[] = []): Fact | undefined {
  if (walked.includes(target)) return undefined;
  for (const one of facts.filter(({ id, body }) => id !== target.id && body.corrects === target.id).reverse()) {
    const by = byDefinition(one, facts, [...walked, target]);
    if (!by) return one;
    if (by.body.replacement) return { ...one, body: { ...one.body, replacement: by.body.replacement } };
  }
  return undefined;
}

it('what counts is what the definition gives, whatever corrects what', () => {
  const sizes = fc.array(fc.tuple(fc.nat(8), fc.boolean()), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sizes, (drawn) => {
      const of = (n: number): string => (n >= drawn.length ? 'down' : `c${n}`);
      const facts = [down, ...drawn.map(([to, replaces], i) => correction(`c${i}`, of(to), replaces ? i + 1 : undefined))];
      const { corrections } = corrected(facts, () => undefined);
      for (const fact of facts) expect(corrections.get(factKey(fact))?.fact).toEqual(byDefinition(fact, facts));
    }),
  );
});
