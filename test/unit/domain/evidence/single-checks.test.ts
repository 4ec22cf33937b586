/** Single checks are packed while they are read; the statement must not show that they were. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, FactBody } from '../../../../lib/domain/evidence/fact.ts';
import { distinct, everyFact } from '../../../../lib/domain/evidence/fact-set.ts';
import { evidenceText } from '../../../../lib/domain/evidence/evidence-text.ts';
import { canonicalJson } from '../../../../lib/domain/statement/statement.ts';
import { MINUTE } from '../../../../lib/domain/time/instant.ts';
import { aContract, assessed, checked } from '../../../support/contracts.ts';
import { at, fact } from '../../../support/facts.ts';

const START = at('2026-09-30T23:50:00Z');
const contract = checked(
  aContract({
    order: { components: { edge: { kind: 'service' } } },
    terms: {
      unknown: 'left-out',
      components: { service: {} },
      definitions: {
        seen: { probes: 'http', 'in-a-row': 2, begins: 'first-failure', each: 'service' },
        up: { uptime: 'seen', of: 'period' },
      },
      objectives: { up: { 'at-least': '99.9%' } },
    },
  }),
);

const check = (slot: number, result: string, given: Partial<Fact> & { body?: FactBody } = {}): Fact => ({
  ...fact('probe.batch', START + slot * MINUTE, { component: 'edge' }),
  id: `c${String(slot).padStart(6, '0')}`,
  ...given,
  body: { stream: 'http', start: START + slot * MINUTE, every: MINUTE, results: result, ...given.body },
});

const statement = (facts: Iterable<Fact>): string => {
  const result = assessed(contract, facts, '2026-10', { reasons: true });
  return canonicalJson({ statement: result.statement, evidence: evidenceText(result.evidence()) });
};

const slots = fc.array(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.constantFrom('1', '1', '0', '-')), { minLength: 1, maxLength: 60 });
const marks = slots.map((steps) => {
  let slot = 0;
  return steps.map(([step, mark]) => check((slot += step), mark));
});
/** What makes a packed month plain again: batches over it, other probes between, ids twice, corrections, unknown components. */
const others = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 80 }), fc.constantFrom('batch', 'probe', 'again', 'withdrawn', 'elsewhere', 'sender')),
  {
    maxLength: 4,
  },
);
const other = ([slot, what]: [number, string]): Fact => {
  if (what === 'batch') return check(slot, '01-0', { id: `b${slot}` });
  if (what === 'probe') return check(slot, '0', { id: `p${slot}`, body: { location: 'paris' } });
  if (what === 'again') return check(slot, '0', { receivedAt: START });
  if (what === 'elsewhere') return check(slot, '0', { id: `e${slot}`, component: 'nowhere' });
  if (what === 'sender') return check(slot, '0', { sender: 'monitor-b' });
  return fact('correction', START + slot * MINUTE, {
    component: 'edge',
    body: { corrects: `c${String(slot).padStart(6, '0')}` },
  });
};

describe('single checks', () => {
  it('give the same statement in order and shuffled, with repeats and other reports beside them', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(marks, others)
          .chain(([list, more]) =>
            fc.tuple(fc.constant([...list, ...more.map(other)]), fc.shuffledSubarray([...list, ...list.slice(0, 5), ...more.map(other)])),
          ),
        ([facts, mixed]) => {
          const complete = [...mixed, ...facts].reverse();
          expect(statement(complete)).toBe(statement(facts));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are packed when each occurs once and in order, and are unpacked unchanged', () => {
    const facts = Array.from({ length: 300 }, (_, i) => check(i, i % 50 === 7 ? '0' : '1'));
    const set = distinct(facts);
    expect([set.facts.length, set.singles.length]).toEqual([0, 1]);
    expect([...everyFact(set)]).toEqual(facts);
    const backwards = distinct([...facts].reverse());
    expect(backwards.facts.length).toBe(299);
    expect([...everyFact(backwards)].length).toBe(300);
  });

  it('of another month are not counted, but failures shortly before the period count for a row', () => {
    const facts = [check(0, '1'), check(20, '1'), check(21, '0')];
    const result = assessed(contract, facts, '2026-10');
    expect(result.statement.evidence.events).toBe(2);
    expect(
      result
        .evidence()
        .map((entry) => entry.id)
        .sort(),
    ).toEqual(['c000000', 'c000020', 'c000021']);
  });
});
