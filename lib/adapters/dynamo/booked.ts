/** Filters by the credited customer and by cost centre. */
import type { AmountFilter } from '../../application/ports/listing.ts';
import type { ListedBooking } from '../../application/ports/statements.ts';

/** @param credits only these; absent = all. @returns false where no statement has them. */
export function isBooked(
  booking: ListedBooking | undefined,
  { customer, costCentre }: Pick<AmountFilter, 'customer' | 'costCentre'>,
  credits?: readonly string[],
): boolean {
  if (customer !== undefined && booking?.customer !== customer) return false;
  if (costCentre === undefined) return true;
  const centres = Object.entries(booking?.costCentres ?? {}).filter(([credit]) => credits?.includes(credit) ?? true);
  return centres.some(([, names]) => names.includes(costCentre));
}
