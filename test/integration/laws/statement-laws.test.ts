/** Laws of the whole assessment, over random evidence, on the example contract. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Terms } from '../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { add, compare, ratio, type Ratio } from '../../../lib/domain/money/ratio.ts';
import { evidenceText } from '../../../lib/domain/evidence/evidence-text.ts';
import { bridgeBetween, minorOf } from '../../../lib/domain/statement/restatement.ts';
import { canonicalJson, type Statement } from '../../../lib/domain/statement/statement.ts';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { evidence, shuffled } from '../../support/evidence.ts';
import { fact } from '../../support/facts.ts';
import { statementOf } from '../../support/contracts.ts';
import { exampleDocument } from '../../support/harness.ts';

const { contract, checked } = readContract(exampleDocument());
const example = checked!;

function withTerms(change: (terms: Terms) => Terms): CheckedContract {
  const result = checkContract({ ...contract!, terms: contract!.terms.map(change) });
  if (!result.checked) throw new Error(JSON.stringify(result.issues));
  return result.checked;
}

function state(facts: readonly Fact[], given = example, reasons = false): Statement {
  return statementOf(given, facts, '2026-10', { reasons });
}

const ratioOf = (exact: string): Ratio => {
  const [n, d] = exact.split('/');
  return ratio(BigInt(n!), BigInt(d ?? '1'));
};

const runs = { numRuns: 150 };

describe('laws of assessment', () => {
  it('any order and any repetition of the evidence gives the same bytes, reasons included', () => {
    fc.assert(
      fc.property(
        evidence.chain((facts) => fc.tuple(fc.constant(facts), shuffled(facts))),
        ([facts, other]) => {
          expect(canonicalJson(state(other, example, true))).toBe(canonicalJson(state(facts, example, true)));
          expect(evidenceText(other)).toBe(evidenceText(facts));
        },
      ),
      runs,
    );
  });

  it('up + down + unknown + excluded is the period, to the millisecond, and none is negative', () => {
    fc.assert(
      fc.property(evidence, (facts) => {
        for (const time of state(facts).time) {
          const parts = [time.up, time.down, time.unknown, time.excluded].map(ratioOf);
          expect(parts.reduce(add)).toEqual(ratio(BigInt(31 * 86_400_000)));
          for (const value of parts) expect(value.n >= 0n).toBe(true);
        }
      }),
      runs,
    );
  });

  it('excluding more never lowers the availability', () => {
    const less = withTerms((terms) => ({
      ...terms,
      definitions: {
        ...terms.definitions,
        downtime: { except: ['impaired', 'not-ours'] },
        maintenance: { allowance: 'announced', 'at-most': '4 h', 'in-each': 'quarter' },
      },
      report: ['maintenance'],
    }));
    const measured = (statement: Statement): Map<string, Ratio> =>
      new Map(
        statement.objectives
          .filter((result) => result.objective === 'availability' && result.measured)
          .map((result) => [result.index, ratioOf(result.measured!.exact)]),
      );
    fc.assert(
      fc.property(evidence, (facts) => {
        const [more, fewer] = [measured(state(facts)), measured(state(facts, less))];
        for (const [index, value] of more) if (fewer.has(index)) expect(compare(value, fewer.get(index)!)).not.toBe(-1);
      }),
      runs,
    );
  });

  it('the lines add up to the total, the total is at most its cap, no line is negative', () => {
    fc.assert(
      fc.property(evidence, (facts) => {
        const statement = state(facts);
        expect(statement.lines.reduce((sum, line) => sum + minorOf(line.amount), 0n)).toBe(minorOf(statement.total));
        expect(minorOf(statement.total) <= 5_000_000n).toBe(true);
        for (const line of statement.lines) expect(minorOf(line.amount) >= 0n).toBe(true);
        const response = statement.lines
          .filter((line) => line.credit === 'response-credit')
          .reduce((sum, line) => sum + minorOf(line.amount), 0n);
        expect(response <= 1_000_000n).toBe(true);
      }),
      runs,
    );
  });

  it('revision n and its bridge make revision n+1; without new evidence there is no bridge', () => {
    fc.assert(
      fc.property(evidence, evidence, (first, second) => {
        const [before, after] = [state(first), state([...first, ...second])];
        const bridge = bridgeBetween(before, after, 1, () => []);
        const sums = new Map<string, bigint>();
        for (const line of before.lines)
          sums.set(`${line.credit}|${line.index}`, (sums.get(`${line.credit}|${line.index}`) ?? 0n) + minorOf(line.amount));
        for (const line of bridge.lines)
          sums.set(`${line.credit}|${line.index}`, (sums.get(`${line.credit}|${line.index}`) ?? 0n) + minorOf(line.difference));
        const wanted = new Map<string, bigint>();
        for (const line of after.lines)
          wanted.set(`${line.credit}|${line.index}`, (wanted.get(`${line.credit}|${line.index}`) ?? 0n) + minorOf(line.amount));
        for (const [key, value] of sums) expect(value).toBe(wanted.get(key) ?? 0n);
        expect(minorOf(before.total) + minorOf(bridge.difference)).toBe(minorOf(after.total));
        expect(bridgeBetween(after, after, 2, () => []).lines).toEqual([]);
      }),
      runs,
    );
  });

  it('a month of probes gives the same result in one batch, in many, or overlapping', () => {
    const probed = withTerms((terms) => ({
      ...terms,
      definitions: { ...terms.definitions, failure: { probes: 'http', each: 'line', 'in-a-row': 2, begins: 'first-failure' } },
    }));
    const start = Date.UTC(2026, 8, 30, 16);
    const batch = (offset: number, results: string): Fact =>
      fact('probe.batch', start + offset * 60_000, {
        component: 'line-1',
        id: `p${offset}-${results.length}`,
        body: { stream: 'http', start: start + offset * 60_000, every: 60_000, results },
      });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1', '1', '1', '1', '0', '-'), { minLength: 50, maxLength: 200 }),
        fc.array(fc.integer({ min: 1, max: 199 }), { maxLength: 6 }),
        (marks, cuts) => {
          const results = marks.join('');
          const at = [...new Set([0, ...cuts.filter((cut) => cut < results.length), results.length])].sort((a, b) => a - b);
          const pieces = at.slice(1).map((end, i) => batch(at[i]!, results.slice(at[i], end)));
          const { time, total } = state([batch(0, results)], probed);
          expect([state(pieces, probed).time, state(pieces, probed).total]).toEqual([time, total]);
          expect(state([...pieces, batch(0, results)], probed).time).toEqual(time);
        },
      ),
      { numRuns: 60 },
    );
  });
});
