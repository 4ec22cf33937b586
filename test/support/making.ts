/** What the parts of a random month are made with. */
import type { Attribute, Order, Terms } from '../../lib/domain/contract/terms.ts';
import type { Period } from '../../lib/domain/time/period.ts';
import type { Dice } from './dice.ts';
import type { Reads } from './reads.ts';

export interface Making {
  readonly dice: Dice;
  readonly terms: Terms;
  readonly order: Order;
  readonly reads: Reads;
  readonly period: Period;
}

/** A value that an attribute can have. */
export function valueOf({ values, unit, 'reads-as': others }: Attribute, dice: Dice): string {
  if (unit === undefined && values !== undefined)
    return dice.pick([...(Array.isArray(values) ? (values as string[]) : Object.keys(values)), ...Object.keys(others ?? {})]);
  if (unit === 'date') return dice.pick(['2026-01-15', '2026-06-30', '2026-09-30', '2026-10-01']);
  if (unit === 'share' || unit === undefined) return dice.pick(['0', '0.1', '0.25', '0.5', '0.75', '1']);
  return dice.pick(['0', '1', '2', '3', '5', '12', '24']);
}
