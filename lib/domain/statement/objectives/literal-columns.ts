/** Literals as columns, which what is worked out meets them as. */
import { typeOfLiteral } from '../../operators/types/units.ts';
import { parseLiteral } from '../../contract/literal.ts';
import { type CellType, type Column, whole } from '../../operators/value.ts';

interface LiteralColumn {
  readonly type: CellType;
  readonly column: Column<unknown>;
}

/** Literals of a text, read once for all periods: it is evaluated many times, and a table may have hundreds of them. */
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
