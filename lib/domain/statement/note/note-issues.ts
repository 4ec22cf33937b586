/** Issues of details of a contract that a note needs. */
import type { PartyRole } from '../../contract/terms.ts';
import { type Issue, errorIssue, pointer } from '../../issue.ts';

export const MISSING = 'no-invoice-details';

export const missing = (path: string, what: string): Issue =>
  errorIssue(MISSING, path, `an e-invoice needs ${what}: add it to the contract`);

/** A detail that is there and breaks a rule. */
export const wrong = (path: string, message: string): Issue => errorIssue(MISSING, path, message);

export const partyPath = (who: PartyRole, ...rest: string[]): string => pointer('order', who, 'invoice', ...rest);
