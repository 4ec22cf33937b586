/** Columns of literals, so that code that reads columns can read literals too. */
import { typeOfLiteral } from '../../operators/types/units.ts';
import { parseLiteral } from '../../contract/literal.ts';
import { type CellType, type Column, whole } from '../../operators/value.ts';

interface LiteralColumn {
  readonly type: CellType;
  readonly column: Column<unknown>;
}

/** A cache of the literals of terms, for all periods: terms are evaluated many times, and a table may have hundreds of literals. */
const literals = new WeakMap<object, Map<unknown, LiteralColumn | undefined>>();

export function literalsOf(checkedTerms: object): (operand: unknown) => LiteralColumn | undefined {
  const read = literals.get(checkedTerms) ?? new Map<unknown, LiteralColumn | undefined>();
  literals.set(checkedTerms, read);
  return (operand) => {
    if (read.has(operand)) return read.get(operand);
    const literal = parseLiteral(operand);
    const found = literal && { type: typeOfLiteral(literal), column: whole<unknown>(literal.value) };
    read.set(operand, found);
    return found;
  };
}
