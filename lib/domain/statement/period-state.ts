/**
 * What a period leaves for later ones: the cells that `across-periods` looks back on, and what a credit with a rolling cap
 * paid. Each statement records its own, so that a later period can be worked out without the evidence of the earlier; where
 * no record is at hand it is worked out from the evidence that was given.
 */
import type { Sheet } from '../agreement/sheet.ts';
import { formatAmount } from '../money/money.ts';
import { add, formatDecimal, formatFraction, parseDecimal } from '../money/ratio.ts';
import type { PeriodState } from '../operators/context.ts';
import { valueHere } from '../operators/numbers/across-periods.ts';
import { type CreditNode, amountWithin } from './credit-tree.ts';
import type { Evaluation } from './evaluate.ts';

export function stateOf(sheet: Sheet, trees: readonly CreditNode[], { context }: Evaluation): PeriodState | undefined {
  const { cells, credits } = sheet.remembers;
  if (cells.length === 0 && credits.length === 0) return undefined;
  const nodes = new Map(trees.flatMap(everyNode).map((node) => [node.credit, node]));
  return {
    cells: Object.fromEntries(
      cells.map((name) => [
        name,
        Object.fromEntries(
          [...context.column<unknown>(name).keys()].sort().map((index) => {
            const value = valueHere(name, index, context);
            return [index, value === undefined ? null : formatFraction(value)];
          }),
        ),
      ]),
    ),
    credited: Object.fromEntries(
      credits.map((credit) => {
        const node = nodes.get(credit);
        const indexes = node ? [...new Set(['', ...node.caps.map((cap) => cap.index)])] : [];
        return [credit, Object.fromEntries(indexes.map((index) => [index, formatAmount(amountWithin(node!, index, context))]))];
      }),
    ),
  };
}

/** The state of a period in parts: cells as the last part left them, credits added up. */
export function joinStates(states: readonly (PeriodState | undefined)[]): PeriodState | undefined {
  const known = states.filter((state) => state !== undefined);
  if (known.length < 2) return known[0];
  const credited: Record<string, Record<string, string>> = {};
  for (const state of known)
    for (const [credit, byIndex] of Object.entries(state.credited)) {
      const sums = (credited[credit] ??= {});
      for (const [index, amount] of Object.entries(byIndex)) {
        const sum = add(parseDecimal(sums[index] ?? '0')!, parseDecimal(amount)!);
        sums[index] = formatDecimal(sum, amount.split('.')[1]?.length ?? 0, 'half-up');
      }
    }
  return { cells: Object.assign({}, ...known.map((state) => state.cells)) as PeriodState['cells'], credited };
}

const everyNode = (node: CreditNode): CreditNode[] => [node, ...node.children.flatMap(everyNode)];
