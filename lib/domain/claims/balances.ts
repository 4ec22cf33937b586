/**
 * The accounts of a claim. Each is a sum of transitions that were not reversed, in minor units of the claim's currency:
 *
 *     owed + over-credited = received + written off + open
 *
 * What the debtor states (accepted, credited) is in none of them, so that no word of the debtor lowers what is open.
 */
import { minorOf, sumAmounts } from '../statement/restatement.ts';
import type { LineAmount, Transition } from './transition.ts';

export interface Balances {
  /** What the newest statement owes for certain. */
  readonly owed: bigint;
  /** What missing facts may add to it; undefined: without bound. */
  readonly reserved: bigint | undefined;
  readonly missing: readonly string[];
  readonly claimed: bigint | undefined;
  /** What the debtor may accept: what is open and was claimed, with what the claim reserved. */
  readonly acceptable: bigint;
  /** What the debtor accepted last. */
  readonly accepted: bigint | undefined;
  /** What of that which is owed is neither received, written off nor accepted. */
  readonly notAccepted: bigint;
  /** By the debtor's credit notes. */
  readonly credited: bigint;
  readonly received: bigint;
  /** What the creditor gave up; never more than is owed and not received. */
  readonly writtenOff: bigint;
  readonly open: bigint;
  /** Received beyond what is owed. */
  readonly overCredited: bigint;
  /** What the debtor may still put into credit notes. */
  readonly notCredited: bigint;
}

const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Those that stand: no reversal, and nothing that one reverses. */
export function standing(transitions: readonly Transition[]): readonly Transition[] {
  const reversed = new Set(transitions.flatMap(({ kind, of }) => (kind === 'reversed' ? [of] : [])));
  return reversed.size === 0 ? transitions : transitions.filter(({ kind }, i) => kind !== 'reversed' && !reversed.has(i + 1));
}

/** @param transitions those that stand. @param isAutomatic no claim has to be made: all that is owed counts as accepted. */
export function balancesOf(transitions: readonly Transition[], currency: string, isAutomatic: boolean): Balances {
  const minor = (amount: string | undefined): bigint => (amount === undefined ? 0n : minorOf({ amount, currency }));
  let [owed, reserved, missing]: [bigint, bigint | undefined, readonly string[]] = [0n, 0n, []];
  let [claimed, accepted]: [bigint | undefined, bigint | undefined] = [undefined, undefined];
  let [credited, received, given, acceptedUpTo] = [0n, 0n, 0n, 0n];
  // Undefined: nothing was claimed, or missing facts leave what was reserved without bound.
  let claimedUpTo: bigint | undefined;
  const open = (): bigint => greater(0n, owed - received - given);
  for (const transition of transitions) {
    const { kind, amount, most } = transition;
    if (transition.revision !== undefined) {
      owed = greater(0n, minor(amount));
      reserved = most === 'unbounded' ? undefined : most === undefined ? 0n : greater(0n, minor(most) - owed);
      missing = transition.missing ?? [];
      continue;
    }
    switch (kind) {
      case 'submitted':
        claimed = amount === undefined ? open() : minor(amount);
        claimedUpTo = reserved === undefined ? undefined : received + given + claimed + reserved;
        break;
      case 'accepted':
        accepted = amount === undefined ? open() : minor(amount);
        acceptedUpTo = received + given + accepted;
        break;
      case 'rejected':
      case 'withdrawn':
        accepted = undefined;
        acceptedUpTo = 0n;
        break;
      case 'credited':
        credited += minor(amount);
        if (transition.wasReceived) received += minor(amount);
        break;
      case 'received':
        received += minor(amount);
        break;
      case 'written-off': {
        const part = amount === undefined ? open() : minor(amount);
        given += part;
        if (accepted !== undefined) acceptedUpTo += part;
        break;
      }
      case 'due':
      case 'restated':
      case 'expired':
      case 'acknowledged':
      case 'contested':
      case 'reopened':
      case 'reversed':
        // They move no money; reversed entries are left out before.
        break;
    }
  }
  const unreceived = greater(0n, owed - received);
  const writtenOff = lesser(given, unreceived);
  const isOpen = unreceived - writtenOff;
  return {
    owed,
    reserved,
    missing,
    claimed,
    acceptable: claimedUpTo === undefined ? isOpen : lesser(isOpen, greater(0n, claimedUpTo - received - given)),
    accepted: isAutomatic ? owed : accepted,
    notAccepted: isAutomatic ? 0n : lesser(isOpen, greater(0n, owed - acceptedUpTo)),
    credited,
    received,
    writtenOff,
    open: isOpen,
    overCredited: greater(0n, received - owed),
    notCredited: greater(0n, isOpen - greater(0n, credited - received)),
  };
}

/** The amount of a transition in minor units. Earlier versions stored none where it was all that was open. @param stand those that stand. */
export function amountAt(stand: readonly Transition[], i: number, currency: string, isAutomatic: boolean): bigint {
  const { amount } = stand[i]!;
  return amount === undefined ? balancesOf(stand.slice(0, i), currency, isAutomatic).open : minorOf({ amount, currency });
}

/** A line of a statement is named by its credit, its case and its component. */
export const lineKey = ({ credit, index, component }: Pick<LineAmount, 'credit' | 'index' | 'component'>): string =>
  JSON.stringify([credit, index, component ?? null]);

export const sumOfLines = (lines: readonly LineAmount[], currency: string): string =>
  sumAmounts(
    lines.map(({ amount }) => ({ amount, currency })),
    currency,
  ).amount;
