/** Why no evidence with a name that a clause reads counts: its senders, and the clause that does not accept them. */
import type { LeftOutFact, LeftOutReason } from '../../evidence/evidence.ts';
import type { Fact } from '../../evidence/fact.ts';
import type { Context } from '../../operators/context.ts';
import { isReportedBy } from '../../operators/times/witness.ts';
import type { ClauseReader } from '../reading.ts';
import { ELSEWHERE } from './rests-on.ts';

type Key = 'probes' | 'requests' | 'gauge';

/** Why evidence is left out: for reasons, or because clauses do not accept its senders. */
export interface WhyLeftOut {
  readonly reasons: readonly { readonly why: NamedReason | 'other'; readonly reason: string }[];
  readonly refused: readonly {
    readonly sender: string;
    readonly party: string;
    readonly clauses: readonly { readonly clause: string; readonly reporters: readonly string[] }[];
  }[];
}

/** @returns undefined when no evidence with the name, for this contract, was received. */
export function whyLeftOut(
  key: Key,
  word: string,
  readers: readonly ClauseReader[],
  leftOut: readonly LeftOutFact[],
  context: Context,
): WhyLeftOut | undefined {
  const reasons = new Set<LeftOutReason>();
  const senders = new Map<string, Fact>();
  for (const { fact, reason } of leftOut) {
    if (ELSEWHERE.has(reason) || !names(fact, key, word)) continue;
    const isRefused = reason === 'unread' && !readers.some(({ reportedBy }) => isReportedBy(fact, reportedBy));
    if (isRefused) senders.set(`${fact.sender} ${fact.speaksFor}`, fact);
    else reasons.add(reason);
  }
  if (reasons.size + senders.size === 0) return undefined;
  const clauses = refusingClauses(key, word, context);
  return {
    reasons: [...reasons].sort().map((reason) => ({ why: isNamed(reason) ? reason : 'other', reason })),
    refused: [...senders.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { sender, speaksFor }]) => ({ sender, party: speaksFor, clauses })),
  };
}

/** The reasons with words of their own. */
const NAMED_REASONS = ['unread', 'contradicted', 'corrected'] as const;
type NamedReason = (typeof NAMED_REASONS)[number];
const isNamed = (reason: LeftOutReason): reason is NamedReason => NAMED_REASONS.some((one) => one === reason);

function names({ type, body: { stream, measured = {} } }: Fact, key: Key, word: string): boolean {
  if (key === 'requests') return type === 'requests.counted' && stream === word;
  if (key === 'probes') return type === 'probe.batch' && stream === word;
  return (
    (type === 'gauge.sampled' && stream === word) ||
    (type === 'probe.batch' && Object.keys(measured).some((name) => `${stream}/${name}` === word))
  );
}

/** The clauses that read a name, and the senders that they accept. */
const refusingClauses = (key: Key, word: string, { terms: { definitions } }: Context): WhyLeftOut['refused'][number]['clauses'] =>
  Object.entries(definitions).flatMap(([clause, cell]) =>
    typeof cell !== 'object' || cell[key] !== word || cell['reported-by'] === undefined
      ? []
      : [{ clause, reporters: cell['reported-by'] as readonly string[] }],
  );
