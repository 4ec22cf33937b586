/**
 * The accounts of a claim. Each is a sum of transitions that were not reversed, in minor units of the claim's currency:
 *
 * owed + over-credited = received + written off + open
 *
 * The amounts that the debtor states (accepted, credited) are not in this equation, so that no statement of the debtor lowers what is open.
 * Claims and acceptances add up, each to at most what is open. Money that is received counts first for what was claimed and accepted. A
 * write-off counts first for the rest. Where they name lines, they count first for these (./stated-open.ts).
 */
import { formatAmount } from '../money/money.ts';
import { max, min } from '../money/ratio.ts';
import { minorOf, sumAmounts } from '../statement/restatement.ts';
import { ClaimedReserve, NO_RESERVE, type Reserve, type SettledPart } from './claimed-reserve.ts';
import { type Cells, NO_CELLS, plus } from './centre-cells.ts';
import { StatedOpen } from './stated-open.ts';
import { type LineAmount, type Transition, isAnswer } from './transition.ts';

export interface Balances {
  /** What the newest statement owes for certain. */
  readonly owed: bigint;
  /** What missing facts may add to it; undefined: without bound. */
  readonly reserved: bigint | undefined;
  readonly missing: readonly string[];
  readonly claimed: bigint | undefined;
  /** What is open and not claimed yet. */
  readonly notClaimed: bigint;
  /** Whether missing facts may add more than was claimed with a reserve. */
  readonly isReserveNotClaimed: boolean;
  /** What the debtor may accept: what is open and was claimed, with the claimed reserve, and is not accepted yet. */
  readonly acceptable: bigint;
  /** What the debtor accepted, until the creditor contests it or takes the claim back. */
  readonly accepted: bigint | undefined;
  /** The owed amount that is neither received, written off nor accepted. */
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

/** The transitions that count: no reversals, and no reversed transitions. */
export function unreversed(transitions: readonly Transition[]): readonly Transition[] {
  const reversed = new Set(transitions.flatMap(({ kind, of }) => (kind === 'reversed' ? [of] : [])));
  return reversed.size === 0 ? transitions : transitions.filter(({ kind }, i) => kind !== 'reversed' && !reversed.has(i + 1));
}

/**
 * The index of the first acceptance that counts: after the last withdrawal of the claim, or after the last acceptance that was contested.
 */
export function acceptancesFrom(transitions: readonly Transition[]): number {
  let [from, last]: [number, Transition['kind'] | undefined] = [0, undefined];
  for (const [i, { kind }] of transitions.entries()) {
    if (!isAnswer(kind)) continue;
    if (kind === 'withdrawn' || (kind === 'contested' && last === 'accepted')) from = i + 1;
    last = kind;
  }
  return from;
}

/** @param transitions without reversed ones. @param isAutomatic no claim has to be made: all that is owed counts as accepted. */
export function balancesOf(transitions: readonly Transition[], currency: string, isAutomatic: boolean): Balances {
  const minor = (amount: string | undefined): bigint => (amount === undefined ? 0n : minorOf({ amount, currency }));
  let [owed, reserve]: [bigint, Reserve] = [0n, NO_RESERVE];
  let [claimed, accepted]: [bigint | undefined, bigint | undefined] = [undefined, undefined];
  let [credited, received, given] = [0n, 0n, 0n];
  // The claimed and the accepted amounts that are neither received nor written off. `kept`: the reserve of the last claim.
  const [asked, agreed] = [new StatedOpen(), new StatedOpen()];
  let kept: ClaimedReserve | undefined;
  const from = acceptancesFrom(transitions);
  const open = (): bigint => max(0n, owed - received - given);
  const beyond = (part: StatedOpen): bigint => open() - min(open(), part.minor);
  const isOpenOf = (most: bigint | undefined): bigint => (most === undefined ? open() : min(open(), most));
  const acceptable = (): bigint => max(0n, isOpenOf(kept?.most === undefined ? undefined : asked.minor + kept.most) - agreed.minor);
  const pay = (sum: bigint, named: Cells): void => {
    agreed.pay(sum, named, beyond(agreed));
    kept = kept?.paid(asked.pay(sum, named, beyond(asked)));
    received += sum;
  };
  for (const [i, transition] of transitions.entries()) {
    const { kind, amount, most, lines = [] } = transition;
    const named = cellsOf(lines, currency);
    if (transition.revision !== undefined) {
      const before = beyond(asked);
      owed = max(0n, minor(amount));
      const now: Reserve = {
        most: most === 'unbounded' ? undefined : most === undefined ? 0n : max(0n, minor(most) - owed),
        facts: transition.missing ?? [],
      };
      if (claimed !== undefined && kept) {
        const settled: SettledPart = kept.after(max(0n, beyond(asked) - before), reserve, now);
        asked.add(settled.part, NO_CELLS);
        [claimed, kept] = [claimed + settled.part, settled.rest];
      }
      reserve = now;
      continue;
    }
    switch (kind) {
      case 'submitted': {
        const part = amount === undefined ? beyond(asked) : min(minor(amount), beyond(asked));
        claimed = (claimed ?? 0n) + part;
        asked.add(part, named);
        kept = new ClaimedReserve(reserve);
        break;
      }
      case 'accepted': {
        if (i < from) break;
        const part = amount === undefined ? acceptable() : min(minor(amount), beyond(agreed));
        accepted = (accepted ?? 0n) + part;
        agreed.add(part, named);
        break;
      }
      case 'credited':
        credited += minor(amount);
        if (transition.wasReceived) pay(minor(amount), named);
        break;
      case 'received':
        pay(minor(amount), named);
        break;
      case 'written-off': {
        const part = amount === undefined ? open() : minor(amount);
        for (const stated of [asked, agreed]) stated.giveUp(part, named, beyond(stated));
        given += part;
        break;
      }
      case 'rejected':
      case 'withdrawn':
      case 'due':
      case 'restated':
      case 'expired':
      case 'acknowledged':
      case 'contested':
      case 'reopened':
      case 'reversed':
        // These kinds move no money. Reversed transitions were removed before.
        break;
    }
  }
  const unreceived = max(0n, owed - received);
  const writtenOff = min(given, unreceived);
  const isOpen = unreceived - writtenOff;
  return {
    owed,
    reserved: reserve.most,
    missing: reserve.facts,
    claimed,
    notClaimed: isOpen - min(isOpen, asked.minor),
    isReserveNotClaimed: reserve.most !== 0n && !kept?.includes(reserve),
    acceptable: acceptable(),
    accepted: isAutomatic ? owed : accepted,
    notAccepted: isAutomatic ? 0n : isOpen - min(isOpen, agreed.minor),
    credited,
    received,
    writtenOff,
    open: isOpen,
    overCredited: max(0n, received - owed),
    notCredited: max(0n, isOpen - max(0n, credited - received)),
  };
}

/**
 * The amount, in minor units, that a transition adds to its account, and its lines; of a revision what it adds to the claimed amount. Earlier versions stored no amount when it was the whole
 * open amount, and let the last claim or acceptance replace the ones before it. An amount of theirs beyond what was left adds nothing.
 * @param stand the transitions that were not reversed.
 */
export function addedBy(stand: readonly Transition[], i: number, currency: string, isAutomatic: boolean): Added {
  const { kind, amount, divided = [], lines = divided, revision } = stand[i]!;
  const before = balancesOf(stand.slice(0, i), currency, isAutomatic);
  if (revision !== undefined) {
    const { claimed = 0n } = balancesOf(stand.slice(0, i + 1), currency, isAutomatic);
    return { minor: claimed - (before.claimed ?? 0n), lines: [] };
  }
  const left = kind === 'submitted' ? before.notClaimed : kind === 'accepted' ? before.notAccepted : undefined;
  const all = kind === 'accepted' ? before.acceptable : (left ?? before.open);
  const stated = amount === undefined ? all : minorOf({ amount, currency });
  const minor = left === undefined ? stated : min(stated, left);
  return { minor, lines: minor === stated ? lines : linesWithin(lines, minor, currency) };
}

const cellsOf = (lines: readonly LineAmount[], currency: string): Cells =>
  lines.length === 0
    ? NO_CELLS
    : plus(...lines.map((line): Cells => new Map([[lineKey(line), minorOf({ amount: line.amount, currency })]])));

export interface Added {
  readonly minor: bigint;
  readonly lines: readonly LineAmount[];
}

function linesWithin(lines: readonly LineAmount[], most: bigint, currency: string): LineAmount[] {
  let rest = most;
  return lines.flatMap((line) => {
    const minor = min(rest, minorOf({ amount: line.amount, currency }));
    rest -= minor;
    return minor === 0n ? [] : [{ ...line, amount: formatAmount({ minor, currency }) }];
  });
}

/** The key of a line of a statement: its credit, its case and its component. */
export const lineKey = ({ credit, index, component }: Pick<LineAmount, 'credit' | 'index' | 'component'>): string =>
  JSON.stringify([credit, index, component ?? null]);

export const sumOfLines = (lines: readonly LineAmount[], currency: string): string =>
  sumAmounts(
    lines.map(({ amount }) => ({ amount, currency })),
    currency,
  ).amount;
