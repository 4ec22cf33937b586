/** Filters by who is credited and where that is booked. */
import type { AmountFilter } from '../../application/ports/listing.ts';
import type { ListedBooking } from '../../application/ports/statements.ts';

/** @param credits of these alone; absent = of all. @returns false where no statement says it. */
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
