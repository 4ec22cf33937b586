/** The bridge from one revision of a statement to the next: additions, reversals and changes, line by line. revision n + bridge = revision n+1. */
import { exponentOf, formatAmount } from '../money/money.ts';
import { parseDecimal } from '../money/decimal.ts';
import { multiply } from '../money/ratio.ts';
import type { Amount, Statement, StatementLine } from './statement.ts';

/** Why a revision differs from the one before. */
export interface Cause {
  readonly cause: 'late-event' | 'correction' | 'reprocessed-event' | 'contract-amended' | 'earlier-period' | 'recalculated';
  /** The new events, as "sender|id". */
  readonly events?: readonly string[];
  /** Only for the causes of a whole revision: a description of each event. */
  readonly facts?: readonly CauseFact[];
  /** Entries of the quarantine, revisions of the contract ("1 to 2"), or earlier periods. */
  readonly of?: readonly string[];
}

/** An event that changed a statement. */
export interface CauseFact {
  /** As "sender|id". */
  readonly event: string;
  readonly type: string;
  readonly party: 'vendor' | 'customer';
  readonly occurredAt: string;
  readonly receivedAt: string;
  readonly component?: string;
  readonly record?: string;
  /** Only for a correction: the event that it withdraws or replaces, as "sender|id", and the reason that a person gave. */
  readonly corrects?: string;
  readonly replacedBy?: string;
  readonly reason?: string;
}

export interface BridgeLine {
  readonly kind: 'addition' | 'reversal' | 'delta';
  readonly credit: string;
  readonly index: string;
  /** The component that is credited, where `index` does not say so. */
  readonly component?: string;
  readonly costCentre?: string;
  readonly before: Amount;
  readonly after: Amount;
  readonly difference: Amount;
  /** Missing facts leave the credit open in the newer revision. */
  readonly provisional?: true;
  readonly causes: readonly Cause[];
}

export interface Bridge {
  readonly from: number;
  readonly lines: readonly BridgeLine[];
  readonly before: Amount;
  readonly after: Amount;
  readonly difference: Amount;
  /** The causes of the revision, also where no amount changed. */
  readonly causes: readonly Cause[];
}

/** Gives the causes of a changed line from the events behind its old and new amount. */
export type Causes = (events: ReadonlySet<string>) => readonly Cause[];

/** Minor units of a shown amount. */
export function minorOf(amount: Amount): bigint {
  const exact = parseDecimal(amount.amount)!;
  return multiply(exact, { n: 10n ** BigInt(exponentOf(amount.currency)), d: 1n }).n;
}

const amountOf = (minor: bigint, currency: string): Amount => ({ amount: formatAmount({ minor, currency }), currency });

interface Sum {
  minor: bigint;
  readonly events: Set<string>;
  provisional: boolean;
}

/** The identity of a line: its credit, index, cost centre, currency, and the credited component. */
const keyOf = ({ credit, index, costCentre, amount }: StatementLine, component: string | undefined): string =>
  JSON.stringify([credit, index, costCentre ?? null, amount.currency, component ?? null]);

/** Keys of lines without a component in one of the revisions: such lines are compared as one, because their components cannot be distinguished. */
const wholesIn = (lines: readonly StatementLine[]): string[] =>
  lines.flatMap((line) => (line.component === undefined ? [keyOf(line, undefined)] : []));

function sums(lines: readonly StatementLine[], wholes: ReadonlySet<string>): Map<string, Sum> {
  const result = new Map<string, Sum>();
  for (const line of lines) {
    const whole = keyOf(line, undefined);
    const key = wholes.has(whole) ? whole : keyOf(line, line.component);
    const sum = result.get(key) ?? { minor: 0n, events: new Set(), provisional: false };
    sum.minor += minorOf(line.amount);
    sum.provisional ||= line.provisional === true;
    collectEvents(line.reasons ?? [], sum.events);
    result.set(key, sum);
  }
  return result;
}

/** Collects the event ids in reasons, as "sender|id". */
export function collectEvents(reasons: unknown, into: Set<string>): void {
  if (Array.isArray(reasons)) for (const reason of reasons) collectEvents(reason, into);
  else if (typeof reasons === 'object' && reasons !== null)
    for (const [key, value] of Object.entries(reasons)) {
      if (key === 'events') for (const event of value as string[]) into.add(event);
      else collectEvents(value, into);
    }
}

/** @param causes gives the causes of a change; called with every event for the causes of the whole revision. */
export function bridgeBetween(before: Statement, after: Statement, from: number, causes: Causes): Bridge {
  const wholes = new Set([...wholesIn(before.lines), ...wholesIn(after.lines)]);
  const [old, now] = [sums(before.lines, wholes), sums(after.lines, wholes)];
  const lines = [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key): BridgeLine[] => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was?.minor === is?.minor) return [];
    const [credit, index, costCentre, currency, component] = JSON.parse(key) as [string, string, string | null, string, string | null];
    return [
      {
        kind: was === undefined ? 'addition' : is === undefined ? 'reversal' : 'delta',
        credit,
        index,
        ...(component !== null && { component }),
        ...(costCentre !== null && { costCentre }),
        before: amountOf(was?.minor ?? 0n, currency),
        after: amountOf(is?.minor ?? 0n, currency),
        difference: amountOf((is?.minor ?? 0n) - (was?.minor ?? 0n), currency),
        ...(is?.provisional && { provisional: true as const }),
        causes: causes(new Set([...(was?.events ?? []), ...(is?.events ?? [])])),
      },
    ];
  });
  // An amended contract may change the currency: all old lines are then reversed and all new lines added.
  const { currency } = after.total;
  const first = before.total.currency === currency ? minorOf(before.total) : 0n;
  const difference = amountOf(minorOf(after.total) - first, currency);
  return { from, lines, before: before.total, after: after.total, difference, causes: causes(new Set()) };
}

/** The sum of some amounts of one currency. */
export const sumAmounts = (amounts: readonly Amount[], currency: string): Amount =>
  amountOf(
    amounts.reduce((sum, amount) => sum + minorOf(amount), 0n),
    currency,
  );
