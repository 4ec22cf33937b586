/**
 * The most that a period can owe to the customer, whatever else happens in it: what its caps allow. A cap counts here when no evidence
 * moves its limit: it is made of numbers of the contract and of its charges.
 */
import type { Cap, Terms } from '../../contract/terms.ts';
import { parseLiteral } from '../../contract/literal.ts';
import { meaningOf } from '../../contract/meaning.ts';
import { partsOf } from '../../contract/included-credits.ts';
import type { CheckedTerms } from '../../checker/checked-terms.ts';
import { roundMoney } from '../../money/money.ts';
import { type Ratio, ZERO, compare, greater, lesser, parseFraction, total } from '../../money/ratio.ts';
import type { Cell } from '../../operators/cell.ts';
import { usesIn } from '../../operators/operands.ts';
import { operatorOf } from '../../operators/registry.ts';
import { WHOLE } from '../../operators/value.ts';
import { type Amount, type CapResult, type Statement, toAmount } from '../statement.ts';
import { AGREEMENT } from '../../checker/highest.ts';

/** Operators whose value is that of their operands alone. */
const ARITHMETIC: ReadonlySet<string> = new Set(['add', 'subtract', 'multiply', 'divide', 'round']);

/** @param parts the terms of each part of the period, in order; one where no version splits it. @returns undefined where nothing caps it. */
export function mostOwed({ credits }: Pick<Statement, 'credits'>, parts: readonly CheckedTerms[]): Amount | undefined {
  const all = credits.map(({ credit, part = 1, caps }): Ratio | undefined => {
    const { terms } = parts[part - 1] ?? parts.at(-1)!;
    return terms.credits[credit]?.['owed-to'] === 'vendor' ? ZERO : mostOf(credit, terms, caps);
  });
  const { currency } = parts.at(-1)!.terms.money;
  return all.every((most) => most !== undefined) ? toAmount(roundMoney(total(all), currency, 'down')) : undefined;
}

function mostOf(name: string, terms: Terms, caps: readonly CapResult[]): Ratio | undefined {
  const credit = terms.credits[name];
  const isMoved = (credit?.cap ?? []).some((cap) => !isFixed(cap, terms));
  const own = isMoved ? [] : caps.filter((cap) => cap.credit === name && cap.index === WHOLE).flatMap(limitOf);
  const inner = partsOf(credit).map((part) => mostOf(part, terms, caps));
  const known = inner.filter((most) => most !== undefined);
  const isCappedBelow = inner.length > 0 && known.length === inner.length;
  const isOneOfAll = credit?.highest !== undefined && (credit.each === undefined || credit.each === AGREEMENT);
  const below = isCappedBelow ? [isOneOfAll ? known.reduce(greater) : total(known)] : [];
  const bounds = [...own, ...below];
  return bounds.length === 0 ? undefined : bounds.reduce(lesser);
}

/** What the cap leaves for this period; a cap over several periods leaves what the earlier ones did not take. */
function limitOf({ limit, left, bounds }: CapResult): Ratio[] {
  const text = left ?? bounds?.left?.most ?? (bounds?.left ? undefined : (limit ?? bounds?.limit?.most));
  const value = text === undefined ? undefined : parseFraction(text);
  return value === undefined || compare(value, ZERO) < 0 ? [] : [value];
}

const isFixed = (cap: Cap, terms: Terms): boolean => [cap['at-most'], cap.of].every((operand) => isFixedOperand(operand, terms));

function isFixedOperand(operand: unknown, terms: Terms): boolean {
  if (operand === undefined || parseLiteral(operand)) return true;
  const cell = meaningOf(terms, operand);
  if (cell === undefined || parseLiteral(cell)) return cell !== undefined;
  if (typeof cell !== 'object' || cell === null) return false;
  const operator = operatorOf(cell as Cell);
  if (operator?.key === 'charges') return true;
  return (
    operator !== undefined &&
    ARITHMETIC.has(operator.key) &&
    usesIn(operator, cell as Cell).every((use) => isFixedOperand(use.operand, terms))
  );
}
