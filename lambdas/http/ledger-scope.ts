/** What a caller sees of the ledger: a vendor its own entries, and never a cost centre. */
import { withoutCostCentre } from '../../lib/application/claims/ledger.ts';
import type { LedgerEntry, LedgerFilter } from '../../lib/application/ports/ledger.ts';
import type { LedgerGroup } from '../../lib/domain/claims/ledger-groups.ts';
import { type HttpEvent, HttpProblem, callerOf, ownFilter } from './http.ts';

/** @throws HttpProblem when a vendor asks for cost centres, or for another vendor. */
export function ownLedger<T extends LedgerFilter & { readonly by?: readonly LedgerGroup[] }>(event: HttpEvent, query: T): T {
  if (callerOf(event).vendor !== undefined && query.by?.includes('costCentre'))
    throw new HttpProblem(403, 'not-for-vendors', 'cost centres are the customer’s: leave them out');
  return ownFilter(event, query);
}

export const shownTo = (event: HttpEvent, entry: LedgerEntry): LedgerEntry =>
  callerOf(event).vendor === undefined ? entry : withoutCostCentre(entry);
