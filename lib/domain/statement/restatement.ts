/** From one revision of a statement to the next: what was added, taken back or changed, line by line. revision n + bridge = revision n+1. */
import { exponentOf, formatAmount } from '../money/money.ts';
import { multiply, parseDecimal } from '../money/ratio.ts';
import type { Amount, Statement, StatementLine } from './statement.ts';

export interface BridgeLine {
  readonly kind: 'addition' | 'reversal' | 'delta';
  readonly credit: string;
  readonly index: string;
  readonly before: Amount;
  readonly after: Amount;
  readonly difference: Amount;
}

export interface Bridge {
  readonly from: number;
  readonly lines: readonly BridgeLine[];
  readonly before: Amount;
  readonly after: Amount;
  readonly difference: Amount;
}

/** Minor units of a shown amount. */
export function minorOf(amount: Amount): bigint {
  const exact = parseDecimal(amount.amount)!;
  return multiply(exact, { n: 10n ** BigInt(exponentOf(amount.currency)), d: 1n }).n;
}

const amountOf = (minor: bigint, currency: string): Amount => ({ amount: formatAmount({ minor, currency }), currency });

function sums(lines: readonly StatementLine[]): Map<string, bigint> {
  const result = new Map<string, bigint>();
  for (const line of lines) {
    const key = JSON.stringify([line.credit, line.index]);
    result.set(key, (result.get(key) ?? 0n) + minorOf(line.amount));
  }
  return result;
}

export function bridgeBetween(before: Statement, after: Statement, from: number): Bridge {
  const { currency } = after.total;
  const [old, now] = [sums(before.lines), sums(after.lines)];
  const lines = [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key): BridgeLine[] => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was === is) return [];
    const [credit, index] = JSON.parse(key) as [string, string];
    const kind = was === undefined ? 'addition' : is === undefined ? 'reversal' : 'delta';
    return [
      {
        kind,
        credit,
        index,
        before: amountOf(was ?? 0n, currency),
        after: amountOf(is ?? 0n, currency),
        difference: amountOf((is ?? 0n) - (was ?? 0n), currency),
      },
    ];
  });
  const [first, last] = [minorOf(before.total), minorOf(after.total)];
  return { from, lines, before: before.total, after: after.total, difference: amountOf(last - first, currency) };
}
