/** What a party may record on a claim as it stands: each kind is tried with all that it could need, by the check of the API itself. */
import type { PartyRole } from '../contract/terms.ts';
import { formatAmount } from '../money/money.ts';
import { balancesOf, unreversed } from './balances.ts';
import { checkTransition, mostOf } from './check-transition.ts';
import { type Claim, sideOfParty } from './claim.ts';
import { STATED, type StatedKind, type Transition, type TransitionRule } from './transition.ts';

export interface PossibleTransition {
  readonly kind: StatedKind;
  /** It is the word of the other party, whose answer the creditor names. */
  readonly ofOther: boolean;
  /** What it cannot be recorded without. */
  readonly needs: readonly ('note' | 'reference' | 'amount')[];
  /** Absent where it states no amount; `most`, in major units, is absent where nothing bounds it. */
  readonly amount?: { readonly most?: string };
}

/** @param at ISO instant of recording. */
export function possibleTransitions(claim: Claim, party: PartyRole, at: string): PossibleTransition[] {
  const { currency } = claim;
  const balances = balancesOf(unreversed(claim.transitions), currency, claim.automatic);
  const text = (minor: bigint): string => formatAmount({ minor, currency });
  return (Object.entries(STATED) as [StatedKind, TransitionRule][]).flatMap(([kind, { side, needs, amount }]): PossibleTransition[] => {
    const most = amount && mostOf(amount.bound, balances);
    // Where nothing bounds it, the least there is.
    const stated = amount?.isRequired ? { amount: text(most ?? 1n) } : {};
    if (checkTransition(claim, { kind, by: '', at, note: '-', reference: '-', ...stated }, party, [])) return [];
    const ofOther = side !== sideOfParty(claim, party);
    const needed = new Set([...needs, ...(amount?.isRequired ? ['amount' as const] : []), ...(ofOther ? ['reference' as const] : [])]);
    return [{ kind, ofOther, needs: [...needed], ...(amount && { amount: most === undefined ? {} : { most: text(most) } }) }];
  });
}

/** The numbers of the transitions that a party may reverse, the first being 1. */
export const reversibleTransitions = (claim: Claim, party: PartyRole, at: string): number[] =>
  claim.transitions.flatMap((_, i) => {
    const reversal: Transition = { kind: 'reversed', by: '', at, of: i + 1, note: '-' };
    return checkTransition(claim, reversal, party, []) ? [] : [i + 1];
  });
