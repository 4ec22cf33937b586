/** Bounds of what missing facts leave open, against brute force over their completions; `npm run test:bounds` tries 2,000 histories. */
import { afterEach, describe, expect, it } from 'vitest';
import type { OperatorKey } from '../../../lib/domain/operators/operator.ts';
import { isOpen } from '../../../lib/domain/operators/range.ts';
import { OPERATORS } from '../../../lib/domain/operators/registry.ts';
import { historyOf, stated } from '../../support/bounds/history.ts';
import { lookBackOf, monthByMonth } from '../../support/bounds/look-back.ts';
import { splitOf } from '../../support/bounds/split.ts';
import { metBy, newTally, summaryOf, tryHistories } from '../../support/bounds/run.ts';
import type { Operator } from '../../../lib/domain/operators/define-operator.ts';

const seedsFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);

/** Histories that were once outside. */
const BROKE: readonly number[] = [
  29, 83, 125, 210, 231, 337, 356, 614, 636, 684, 717, 836, 1412, 1541, 1581, 1591, 1891, 1955, 2376, 2443, 6856,
];

describe('bounds where facts are missing', () => {
  it('contain the result of every completion, and each end is the result of some completion', () => {
    const tally = tryHistories([...BROKE, ...seedsFrom(10_001, 10)]);
    process.stdout.write(`${summaryOf(tally)}\n`);
    expect(tally.outside).toEqual([]);
    expect(tally.open / tally.histories).toBeGreaterThan(0.2);
    expect(tally.attained / tally.histories).toBeGreaterThan(0.85);
  });
});

describe('bounds where facts of several months are missing', () => {
  const seeds = seedsFrom(1, 30);

  it('contain the result of every completion, and each end is the result of some completion', () => {
    const tally = tryHistories(seeds, Infinity, newTally(), lookBackOf);
    process.stdout.write(`over several months: ${summaryOf(tally)}\n`);
    expect(tally.outside).toEqual([]);
    expect(tally.open / tally.histories).toBeGreaterThan(0.3);
    expect(tally.attained / tally.histories).toBeGreaterThan(0.95);
    expect(tally.attainedOfOpen / tally.open).toBeGreaterThan(0.95);
  });

  it('have missing bills, shares, limits and ends of earlier months', () => {
    const wanted = new Set(['bill of a month', 'share of outage', 'USD of customer', 'end to come', 'word of customer', 'count of outage']);
    for (let seed = 1; seed <= 200 && wanted.size > 0; seed += 1) for (const { kind } of lookBackOf(seed)?.gaps ?? []) wanted.delete(kind);
    expect([...wanted]).toEqual([]);
  });

  it('are the same from the states of earlier months as from all events', () => {
    let recorded = 0;
    for (const seed of seeds) {
      const history = lookBackOf(seed);
      if (!history) continue;
      const months = monthByMonth(history);
      expect(months.at(-1)).toEqual(stated(history.checked, history.facts, history.label));
      recorded += months.filter(({ state }) => state?.completions).length;
    }
    expect(recorded).toBeGreaterThan(5);
  });
});

describe('bounds of a month that a new text splits', () => {
  // In 238 one part is certain and owes in both directions.
  const tally = tryHistories([238, ...seedsFrom(8, 32)], Infinity, newTally(), splitOf);

  it('contain the result of every completion, and each end is the result of some completion', () => {
    process.stdout.write(`of a split month: ${summaryOf(tally)}\n`);
    expect(tally.outside).toEqual([]);
    expect(tally.open / tally.histories).toBeGreaterThan(0.3);
    expect(tally.attained / tally.histories).toBeGreaterThan(0.8);
  });
});

describe('the histories', () => {
  it('have missing facts of every kind, behind every operator and clause that can depend on one', () => {
    const without: readonly OperatorKey[] = ['business-hours', 'probes', 'requests', 'band-table'];
    const operators = Object.keys(OPERATORS).filter((key) => !(without as readonly string[]).includes(key));
    const clauses = [
      'where',
      'weight',
      'during',
      'whole',
      'gaps',
      'limit of an objective',
      'base of a credit',
      'rate of a credit',
      'if-breached',
    ];
    const amounts = ['gate', 'minimum', 'cap', 'rolling cap'];
    const owners = ['word of customer', 'word of line', 'word of outage', 'word of ticket', 'word of maintenance', 'unknown word'];
    const numbers = [
      'share of customer',
      'share of line',
      'share of outage',
      'min of customer',
      'count of ticket',
      'USD of line',
      'date of customer',
    ];
    const others = ['bill to come', 'bill in another currency', 'milestone to come', 'milestone to come or not', 'end to come'];
    const [met, kinds] = [new Set<string>([...operators, ...clauses, ...amounts]), new Set<string>([...owners, ...numbers, ...others])];
    // Until nothing is left to be found.
    for (let seed = 1; seed <= 1200 && met.size + kinds.size > 0; seed += 1) {
      const history = historyOf(seed);
      for (const { kind } of history?.gaps ?? []) kinds.delete(kind);
      if (history) for (const one of metBy(history)) met.delete(one);
    }
    expect([...met, ...kinds]).toEqual([]);
  });
});

describe('an operator that gives only one end', () => {
  const restore: (() => void)[] = [];
  afterEach(() => {
    for (const undo of restore.splice(0)) undo();
  });

  /** The first history that finds it: those before it find nothing, and take long. */
  it.each([
    ['record-value', 1],
    ['duration', 73],
    ['compare', 85],
  ] as const)('%s is found by the histories', (key, first) => {
    const operator = OPERATORS[key] as { evaluate: Operator['evaluate'] };
    const { evaluate } = operator;
    restore.push(() => (operator.evaluate = evaluate));
    operator.evaluate = (cell, context) =>
      new Map([...evaluate(cell, context)].map(([index, value]) => [index, isOpen(value) && 'least' in value ? value.least : value]));
    let outside: readonly string[] = [];
    for (let seed = first; outside.length === 0 && seed < 300; seed += 1) {
      const history = historyOf(seed);
      if (history && metBy(history).has(key)) ({ outside } = tryHistories([seed]));
    }
    expect(outside).not.toEqual([]);
  });
});
