/** Lines of which only the sum is certain: each is provisional, with what it may be. */
import { openReasonLines } from '../../../../../lib/presentation/reasons/open-reasons.ts';
import { describe, expect, it } from 'vitest';
import type { Definition, Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { boundsBetween } from '../../../../../lib/domain/statement/credits/credit-bounds.ts';
import { type CreditLine, allLines } from '../../../../../lib/domain/statement/credits/credit-node.ts';
import { creditTree } from '../../../../../lib/domain/statement/credits/credit-tree.ts';
import { openLinesOf } from '../../../../../lib/domain/statement/credits/line-bounds.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { renderCsv } from '../../../../../lib/presentation/csv/render-csv.ts';
import { showStatement } from '../../../../../lib/presentation/text/show-statement.ts';
import { completionOf, treeOf } from '../../../../support/bounds/credit-trees.ts';
import { type GivenTree, ROOT, evaluationOf } from '../../../../support/bounds/given-tree.ts';
import { aContract, statementOf, termsWith } from '../../../../support/contracts.ts';
import { Dice } from '../../../../support/dice.ts';
import { at, outage } from '../../../../support/facts.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const tiers = (...of: (string | undefined)[]): Order['components'] =>
  Object.fromEntries(of.map((tier, i) => [`l${i + 1}`, { kind: 'line', ...(tier && { attributes: { tier } }) }]));

const definitions: Record<string, Definition> = {
  failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
  availability: { uptime: 'failure', of: 'period' },
  gold: { 'attribute-is': 'tier', is: ['gold'] },
  vendors: { count: 'outage', reached: 'started', where: [{ attribute: 'cause', is: ['vendor'] }] },
  carriers: { count: 'outage', reached: 'started', where: [{ attribute: 'cause', is: ['carrier'] }] },
};
const terms = (given: Partial<Terms>): Terms =>
  termsWith({
    components: { line: {} },
    definitions,
    attributes: { tier: { of: 'line', values: ['gold', 'basic'] }, cause: { of: 'outage', values: ['vendor', 'carrier'] } },
    objectives: { availability: { 'at-least': '99.9%' } },
    claims: { credit: 'automatic' },
    ...given,
  });
const capped: Partial<Terms> = {
  credits: { credit: { of: '300.00 USD', times: 1, 'if-breached': 'availability', if: ['gold'], cap: [{ 'at-most': '250.00 USD' }] } },
};

function stated(components: Order['components'], given: Partial<Terms>, lines = ['l1', 'l2']): Statement {
  const facts: Fact[] = lines.flatMap((component) => outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T10:00:00Z'), { component }));
  return statementOf(aContract({ order: { components: components! }, terms: terms(given) }), facts, '2026-10');
}

/** What each line may be, and what it is in each way in which the tiers turn out. */
function linesIn(given: Partial<Terms>, known: (string | undefined)[]) {
  const ids = known.map((_, i) => `l${i + 1}`);
  const minorOf = ({ amount }: { readonly amount: string }): number => Math.round(Number(amount) * 100);
  const ways = known.reduce<(string | undefined)[][]>(
    (all, word) => all.flatMap((way) => (word === undefined ? ['gold', 'basic'] : [word]).map((one) => [...way, one])),
    [[]],
  );
  const paid = ways.map((way) => new Map(stated(tiers(...way), given, ids).lines.map((line) => [line.index, minorOf(line.amount)])));
  return stated(tiers(...known), given, ids).lines.map(({ index, amount, bounds }) => ({
    index,
    bounds: bounds ? [minorOf(bounds.least), minorOf(bounds.most!)] : [minorOf(amount), minorOf(amount)],
    paid: [Math.min(...paid.map((way) => way.get(index) ?? 0)), Math.max(...paid.map((way) => way.get(index) ?? 0))],
  }));
}

describe('a line under one cap with a literal amount', () => {
  const paying = (gold: string, basic: string, cap: string): Partial<Terms> => ({
    definitions: { ...definitions, pay: { 'depending-on': 'tier', cases: { gold, basic } } },
    credits: { credit: { of: 'pay', times: 1, 'if-breached': 'availability', cap: [{ 'at-most': cap }] } },
  });

  it('has bounds that some completion reaches, where its least is whole', () => {
    for (const { bounds, paid } of linesIn(paying('300.00 USD', '100.00 USD', '200.00 USD'), ['gold', undefined]))
      expect(bounds).toEqual(paid);
  });

  it('is never paid less than its least, for any rounding of its share', () => {
    for (const cap of ['0.01 USD', '0.05 USD', '0.07 USD', '10.00 USD', '99.99 USD'])
      for (const [gold, basic] of [
        ['0.02 USD', '0.01 USD'],
        ['7.00 USD', '3.00 USD'],
        ['33.33 USD', '66.67 USD'],
      ] as const)
        for (const known of [
          ['gold', undefined, undefined],
          ['basic', 'basic', undefined],
          [undefined, undefined, undefined],
        ])
          for (const { index, bounds, paid } of linesIn(paying(gold, basic, cap), known))
            expect([cap, gold, index, bounds[0]! <= paid[0]! && bounds[1]! >= paid[1]!]).toEqual([cap, gold, index, true]);
  });
});

describe('lines of a certain sum', () => {
  it('are provisional where a cap divides it among lines that may not be owed', () => {
    const statement = stated(tiers(undefined, 'gold'), capped);
    expect(statement.total).toEqual(usd('250.00'));
    expect(statement).not.toHaveProperty('bounds');
    expect(statement.lines).toMatchObject([
      { index: 'l1', amount: usd('125.00'), provisional: true, bounds: { least: usd('0.00'), most: usd('125.00') } },
      { index: 'l2', amount: usd('125.00'), provisional: true, bounds: { least: usd('125.00'), most: usd('250.00') } },
    ]);
    expect(statement.credits[0]).toMatchObject({ missing: ['l1: tier'] });
    expect(statement.credits[0]).not.toHaveProperty('bounds');
    expect(statement.missing).toMatchObject([{ fact: 'l1: tier' }]);
    const shown = showStatement(statement);
    expect(shown).toContain('Credit for: Availability (provisional, 0.00 to 125.00 USD)');
    expect(shown).toContain('Credit for: Availability: its sum is certain, how its lines share it is not, decided by tier of l1');
    expect(shown).not.toContain('total (provisional)');
    expect(renderCsv('s', 1, statement)).toContain('125.00,USD,,,provisional,0.00,125.00');
  });

  it('have in each completion an amount within their bounds', () => {
    const [open, ...known] = [undefined, 'gold', 'basic'].map((tier) => stated(tiers(tier, 'gold'), capped));
    for (const [place, index] of ['l1', 'l2'].entries()) {
      const amounts = known.map(({ lines }) => lines.find((line) => line.index === index)?.amount.amount ?? '0.00').map(Number);
      const { least, most } = open!.lines[place]!.bounds!;
      expect([Number(least.amount), Number(most!.amount)]).toEqual([Math.min(...amounts), Math.max(...amounts)]);
    }
    for (const { lines } of known) expect(lines.every((line) => !line.provisional && !line.bounds)).toBe(true);
  });

  it('are provisional where one of several credits is owed and the others are not', () => {
    const once = { of: '50.00 USD', times: 1 };
    const statement = stated(
      tiers('gold', 'gold'),
      {
        objectives: { vendors: { 'at-most': 0 }, carriers: { 'at-most': 0 } },
        credits: {
          credit: { sum: ['one', 'other'] },
          one: { ...once, 'if-breached': 'vendors' },
          other: { ...once, 'if-breached': 'carriers' },
        },
      },
      ['l1'],
    );
    expect(statement.total).toEqual(usd('50.00'));
    expect(statement.lines).toMatchObject([{ credit: 'one', provisional: true, bounds: { least: usd('0.00'), most: usd('50.00') } }]);
  });

  it('are certain where a missing fact changes none of them', () => {
    const statement = stated(tiers('gold', undefined), capped, ['l1']);
    expect(statement.lines).toHaveLength(1);
    expect(statement.lines[0]).not.toHaveProperty('provisional');
  });

  it('are certain in an open sum where no missing fact changes them; a line that a fact may add is listed apart', () => {
    const statement = stated(tiers('gold', undefined), { credits: { credit: { ...capped.credits!.credit!, cap: [] } } });
    expect(statement.credits[0]).toMatchObject({ bounds: { least: usd('300.00'), most: usd('600.00') } });
    expect(statement.lines).toMatchObject([{ index: 'l1', amount: usd('300.00') }]);
    for (const mark of ['provisional', 'bounds']) expect(statement.lines[0]).not.toHaveProperty(mark);
    const reasons = openReasonLines({ statement }, 'en').join('\n');
    expect(reasons).toContain('300.00 USD to 600.00 USD is owed, decided by');
    expect(reasons).toMatch(/l2: 0\.00 USD to 300\.00 USD is owed\n {4}\S/);
    expect(statement.openLines).toMatchObject([{ credit: 'credit', index: 'l2', bounds: { least: usd('0.00'), most: usd('300.00') } }]);
  });
});

describe('the bounds of a line', () => {
  const linesOf = (tree: GivenTree): { readonly posted: CreditLine; readonly least: bigint; readonly most: bigint | undefined }[] => {
    const engine = evaluationOf(tree);
    let isOpen = false;
    const least = creditTree(ROOT, engine, 'least', () => void (isOpen = true));
    const most = isOpen ? creditTree(ROOT, engine, 'most') : least;
    const { context } = engine;
    const open = openLinesOf(least, [{ least, most, between: boundsBetween({ least, most }, context), context }]);
    return allLines(least).map((posted) => ({
      posted,
      ...(open.get(posted) ?? { least: posted.amount.minor, most: posted.amount.minor }),
    }));
  };
  const keyOf = ({ credit, index, at: place }: CreditLine): string => `${credit}/${index}/${place}`;

  it('hold for all possible values of its tree', () => {
    const failures: string[] = [];
    let open = 0;
    for (let seed = 1; seed <= 150; seed += 1) {
      const dice = new Dice(seed);
      const tree = treeOf(dice);
      const wide = linesOf(tree);
      open += wide.filter(({ least, most }) => least !== most).length;
      for (let way = 0; way < 8; way += 1) {
        const known = new Map(linesOf(completionOf(tree, dice)).map(({ posted }) => [keyOf(posted), posted.amount.minor]));
        for (const { posted, least, most } of wide) {
          const amount = known.get(keyOf(posted)) ?? 0n;
          if (amount < least || (most !== undefined && amount > most)) failures.push(`tree ${seed}: ${keyOf(posted)} is ${amount}`);
        }
      }
    }
    expect(failures).toEqual([]);
    expect(open).toBeGreaterThan(100);
  });
});
