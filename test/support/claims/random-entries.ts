/** Random entries of claims: such as may follow, and such as often cannot. */
import type { Claim } from '../../../lib/domain/claims/claim.ts';
import {
  PARTIES,
  RECORDED_KINDS,
  STATED,
  type StatedKind,
  type Transition,
  isStated,
  sideOf,
} from '../../../lib/domain/claims/transition.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import type { Dice } from '../dice.ts';

const text = (cents: number): string => (cents / 100).toFixed(2);

/** The facts that a statement may miss: some, or none by name. */
const MISSING = [['a bill'], ['a bill'], ['a bill', 'another bill'], ['another bill'], []] as const;

/** What a statement owes: nothing, a little or much, certain or not. */
export function owing(dice: Dice): Pick<Transition, 'amount' | 'most' | 'missing'> {
  const least = dice.pick([0, 0, 1, 9_999, 10_000, 25_050]);
  const open = dice.maybe(0.3, () => ({
    most: dice.chance(0.2) ? 'unbounded' : text(least + dice.pick([1, 5_000])),
    missing: dice.pick(MISSING),
  }));
  return { amount: text(least), ...open[0] };
}

/** An entry that may follow, or one that often cannot. */
export function given(dice: Dice, claim: Claim, at: string): Transition {
  const near = Number(minorOf(claim.open));
  const wild = dice.chance(0.4);
  const following = (Object.keys(STATED) as StatedKind[]).filter((kind) => (STATED[kind].after as readonly string[]).includes(claim.state));
  const kind = wild || following.length === 0 ? dice.pick(RECORDED_KINDS) : dice.pick(following);
  const isOfCreditor = isStated(kind) && sideOf(kind) === 'creditor';
  const amounts = wild ? [0, 1, -100, near, near + 1, 999_999_900] : [1, near, Math.ceil(near / 2)];
  const hasAmount = isStated(kind) && 'amount' in STATED[kind];
  return {
    kind,
    by: 'someone',
    party: wild ? dice.pick(PARTIES) : isOfCreditor ? claim.creditor : claim.debtor,
    at,
    ...(hasAmount && (wild ? dice.chance(0.5) : dice.chance(0.9)) && { amount: text(dice.pick(amounts)) }),
    ...dice.maybe(0.9, () => ({ reference: `R-${dice.whole(1, 9)}` }))[0],
    ...dice.maybe(0.9, () => ({ note: 'a reason' }))[0],
    ...(kind === 'reversed' && { of: dice.whole(1, claim.transitions.length + 1) }),
  };
}
