/** The type of a value from its declared unit: of an attribute or of samples. */
import { currencyExponent } from '../../money/currency.ts';
import type { CellType } from '../value.ts';
import { ELAPSED, type Literal } from '../../contract/literal.ts';

export function typeOfUnit(unit: string): Pick<CellType, 'kind' | 'unit' | 'currency'> {
  if (ELAPSED[unit] !== undefined) return { kind: 'duration' };
  if (unit === 'share') return { kind: 'ratio' };
  if (unit === 'count' || unit === 'date') return { kind: unit };
  return isCurrency(unit) ? { kind: 'money', currency: unit } : { kind: 'reading', unit };
}

const isCurrency = (unit: string): boolean => /^[A-Z]{3}$/.test(unit) && currencyExponent(unit) !== undefined;

export const typeOfLiteral = (literal: Literal): CellType => ({
  kind: literal.kind,
  ...(literal.kind === 'reading' && { unit: literal.unit }),
  ...(literal.kind === 'money' && { currency: literal.currency }),
});
