/** Which steps wait for a second person. The settings of an installation name them; without settings no step waits. */
import { addedBy, unreversed } from '../claims/balances.ts';
import type { Claim } from '../claims/claim.ts';
import type { Transition } from '../claims/transition.ts';
import { formatAmount } from '../money/money.ts';
import { minorOf } from '../statement/restatement.ts';
import type { ApprovalKind } from './approval.ts';

/** Amounts by currency: a step above the amount waits. For a currency without an amount every step waits. */
export interface AboveRule {
  readonly above: Readonly<Record<string, string>>;
}

export interface SecondPersonRules {
  readonly contracts?: boolean | undefined;
  readonly corrections?: boolean | undefined;
  readonly erasures?: boolean | undefined;
  readonly writeOffs?: boolean | AboveRule | undefined;
  /** Receipts of more than the open amount, by the excess. */
  readonly overReceipts?: boolean | AboveRule | undefined;
  readonly creditNotes?: boolean | AboveRule | undefined;
}

/** A step of a claim that waits, with the amount that decided this. */
export interface WaitingStep {
  readonly kind: Extract<ApprovalKind, 'write-off' | 'over-receipt' | 'credit-note'>;
  readonly amount: string;
  readonly currency: string;
}

/**
 * Whether a transition waits. Earlier amounts that one person recorded alone on the claim, and amounts that wait already, are added: an
 * amount that is split into parts cannot pass below a limit.
 * @param transition a transition that passed `checkTransition`. @param waiting the sum of the waiting entries of each kind on the claim, in
 * minor units.
 */
export function waitingStep(
  claim: Claim,
  transition: Transition,
  rules: SecondPersonRules,
  waiting: Readonly<Partial<Record<WaitingStep['kind'], bigint>>> = {},
): WaitingStep | undefined {
  const { currency, open, overCredited } = claim;
  const openNow = minorOf(open);
  const own = transition.amount === undefined ? openNow : minorOf({ amount: transition.amount, currency });
  const { kind } = transition;
  const step = (of: WaitingStep['kind'], rule: boolean | AboveRule | undefined, minor: bigint): WaitingStep | undefined =>
    stepAbove(of, rule, minor + (waiting[of] ?? 0n), currency);
  if (kind === 'written-off') return step('write-off', rules.writeOffs, own + recordedAlone(claim, kind));
  if (kind === 'credited') return step('credit-note', rules.creditNotes, own + recordedAlone(claim, kind));
  if (kind !== 'received' || own <= openNow) return undefined;
  return step('over-receipt', rules.overReceipts, own - openNow + (overCredited ? minorOf(overCredited) : 0n));
}

function stepAbove(
  kind: WaitingStep['kind'],
  rule: boolean | AboveRule | undefined,
  minor: bigint,
  currency: string,
): WaitingStep | undefined {
  if (rule === undefined || rule === false) return undefined;
  const above = rule === true ? undefined : rule.above[currency];
  if (above !== undefined && minor <= minorOf({ amount: above, currency })) return undefined;
  return { kind, amount: formatAmount({ minor, currency }), currency };
}

/** The sum, in minor units, of the transitions of a kind that were not reversed and that no second person approved. */
function recordedAlone({ transitions, currency, automatic }: Claim, kind: Transition['kind']): bigint {
  const stand = unreversed(transitions);
  return stand.reduce(
    (sum, done, i) => (done.kind === kind && done.approval === undefined ? sum + addedBy(stand, i, currency, automatic).minor : sum),
    0n,
  );
}
