/** The cells of the table of claims: a claim in each state, and what the table says of each transition by each party. */
import type { Stores } from '../../../lib/application/ports/stores.ts';
import type { ClaimState } from '../../../lib/domain/claims/states.ts';
import { PARTIES, STATED, type StatedKind, isStated } from '../../../lib/domain/claims/transition.ts';
import type { PartyRole } from '../../../lib/domain/contract/terms.ts';
import { claimHead } from './claim-head.ts';
import { IN_STATE } from './claim-in-state.ts';

const AT = '2026-11-02T00:00:00.000Z';
/** The vendor of the claims. */
export const SELLER = 'seller';

export const KINDS = Object.keys(STATED) as StatedKind[];
/** Each party as the creditor, with each party as the caller. */
export const DIRECTIONS = PARTIES.flatMap((creditor) => PARTIES.map((party) => [creditor, party] as const));

const other = (party: PartyRole): PartyRole => (party === 'customer' ? 'vendor' : 'customer');
export const sideFor = (creditor: PartyRole, kind: StatedKind): PartyRole =>
  STATED[kind].side === 'creditor' ? creditor : other(creditor);

/** The code with which a transition is refused; undefined where it is taken. */
export function refusedWith(state: ClaimState, creditor: PartyRole, party: PartyRole, kind: StatedKind): string | undefined {
  if (sideFor(creditor, kind) !== party && party !== creditor) return 'not-your-word';
  return (STATED[kind].after as readonly string[]).includes(state) ? undefined : 'bad-transition';
}

let count = 0;

/** A claim in a state, each entry recorded by the party whose word it is, or by the one that is named. @returns its id. */
export async function claimIn({ claims }: Pick<Stores, 'claims'>, state: ClaimState, creditor: PartyRole, by?: PartyRole): Promise<string> {
  const credit = `credit-${(count += 1)}${creditor === 'vendor' ? '.vendor' : ''}`;
  const head = claimHead({ id: `c.2026-10.${credit}`, credit, creditor, customer: 'buyer', vendor: SELLER });
  await claims.open(head, { kind: 'due', by: 'makegood', at: AT, revision: 1, amount: '100.00' });
  for (const [i, given] of IN_STATE[state].entries()) {
    const party = isStated(given.kind) ? (by ?? sideFor(creditor, given.kind)) : undefined;
    await claims.add(head, i + 2, { by: 'someone', at: AT, ...(party && { party }), ...given });
  }
  return head.id;
}
