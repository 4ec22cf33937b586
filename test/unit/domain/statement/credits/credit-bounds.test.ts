/** Bounds of credits against the credits themselves: small random trees, every value of which is then known in many ways. */
import { describe, expect, it } from 'vitest';
import { boundsBetween } from '../../../../../lib/domain/statement/credits/credit-bounds.ts';
import type { OwedBounds } from '../../../../../lib/domain/statement/credits/owed-bounds.ts';
import { everyNode } from '../../../../../lib/domain/statement/credits/credit-node.ts';
import { loweredTo } from '../../../../../lib/domain/statement/credits/credit-rounding.ts';
import { creditTree, linesWithin } from '../../../../../lib/domain/statement/credits/credit-tree.ts';
import { parseDecimal } from '../../../../../lib/domain/money/decimal.ts';
import { type Ratio, UNBOUNDED, integer } from '../../../../../lib/domain/money/ratio.ts';
import { Range } from '../../../../../lib/domain/operators/range.ts';
import { completionOf, narrower, treeOf } from '../../../../support/bounds/credit-trees.ts';
import { type GivenCell, type GivenTree, ROOT, evaluationOf } from '../../../../support/bounds/given-tree.ts';
import { Dice } from '../../../../support/dice.ts';

const INDEXES = ['', 's1', 's2', 'l1', 'l2', 'l3'];

/** What each credit of a tree owes, in all and within each component. */
function boundsOf(tree: GivenTree): Map<string, OwedBounds> {
  const engine = evaluationOf(tree);
  let isOpen = false;
  const least = creditTree(ROOT, engine, 'least', () => void (isOpen = true));
  const most = isOpen ? creditTree(ROOT, engine, 'most') : least;
  const bounds = boundsBetween({ least, most }, engine.context);
  const parts = everyNode(most).flatMap((node) =>
    INDEXES.map((index): [string, OwedBounds] => [`${node.credit}/${index}`, bounds(linesWithin(node, index, engine.context))]),
  );
  expect(loweredTo(least, bounds().least).amount.minor).toBe(bounds().least);
  return new Map([['all', bounds()], ...parts]);
}

/** What lies outside of what was possible when less was known. */
function outside(narrow: ReadonlyMap<string, OwedBounds>, wide: ReadonlyMap<string, OwedBounds>): string[] {
  return [...narrow].flatMap(([name, { least, most }]) => {
    const given = wide.get(name) ?? { least: 0n, most: 0n };
    const isWithin = least >= given.least && (given.most === undefined || (most !== undefined && most <= given.most));
    return isWithin ? [] : [`${name}: ${least}..${most ?? ''} is not within ${given.least}..${given.most ?? ''}`];
  });
}

describe('the bounds of a credit', () => {
  it('contain its amount for all values, are equal once they are known, and are not wider when more is known', () => {
    const failures: string[] = [];
    let open = 0;
    for (let seed = 1; seed <= 250; seed += 1) {
      const dice = new Dice(seed);
      const tree = treeOf(dice);
      const wide = boundsOf(tree);
      if (wide.get('all')!.least !== wide.get('all')!.most) open += 1;
      for (let way = 0; way < 12; way += 1) {
        const known = boundsOf(completionOf(tree, dice));
        for (const [name, { least, most }] of known) if (least !== most) failures.push(`tree ${seed}: ${name} is not certain`);
        failures.push(...outside(known, wide).map((what) => `tree ${seed}: ${what}`));
      }
      for (let way = 0; way < 3; way += 1)
        failures.push(...outside(boundsOf(narrower(tree, dice)), wide).map((what) => `tree ${seed}, narrower: ${what}`));
    }
    expect(failures).toEqual([]);
    expect(open).toBeGreaterThan(120);
  });

  const line = (least: number, most: number): Range => new Range(integer(least), integer(most));
  const given = (values: GivenTree['cells'], cap: string[]): GivenTree => ({
    credits: { [ROOT]: { of: 'base', times: '100%', cap: cap.map((name) => ({ 'at-most': name })) } },
    rounding: 'down',
    cells: values,
    paid: {},
  });
  const onLines = (values: Readonly<Record<string, Ratio | Range>>): GivenCell => ({
    subject: { component: 'line' },
    values: new Map(Object.entries(values)),
  });
  const inAll = (value: Ratio): GivenCell => ({ subject: undefined, values: new Map([['', value]]) });

  it('of a cap on the whole and then on parts are the narrowest possible ones, except for rounding', () => {
    const cells = new Map([
      ['base', onLines({ l1: line(0, 100), l2: integer(100) })],
      ['whole', inAll(integer(100))],
      ['part', onLines({ l1: integer(0), l2: integer(60) })],
    ]);
    expect(boundsOf(given(cells, ['whole', 'part'])).get('all')).toEqual({ least: 4999n, most: 6000n });
    expect(boundsOf(given(cells, ['part', 'whole'])).get('all')).toEqual({ least: 6000n, most: 6000n });
  });

  it('have no upper end where a line has none, unless a cap has one', () => {
    const cells = new Map([
      ['base', onLines({ l1: new Range(integer(5), UNBOUNDED), l2: integer(7) })],
      ['whole', inAll(parseDecimal('9.50')!)],
    ]);
    expect(boundsOf(given(cells, [])).get('all')).toEqual({ least: 1200n, most: undefined });
    const capped = boundsOf(given(cells, ['whole']));
    expect(capped.get('all')).toEqual({ least: 950n, most: 950n });
    expect(capped.get(`${ROOT}/l2`)!.most).toBe(555n);
  });
});
