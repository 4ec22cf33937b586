/** Issues of details of a contract that a note needs. */
import type { PartyRole } from '../../contract/terms.ts';
import { type Issue, errorIssue, pointer } from '../../issue.ts';

/** The code of details that the contract may get later. */
export const MISSING = 'no-invoice-details';

export const missing = (path: string, what: string): Issue =>
  errorIssue('no-invoice-details', path, `an e-invoice needs ${what}: add it to the contract`);

/** A detail that is there and breaks a rule. */
export const wrong = (path: string, message: string): Issue => errorIssue('no-invoice-details', path, message);

export const partyPath = (who: PartyRole, ...rest: string[]): string => pointer('order', who, 'invoice', ...rest);
