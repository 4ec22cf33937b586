/** Why no evidence with a name that a clause reads counts: its senders, and the clause that does not accept them. */
import type { LeftOutFact, LeftOutReason } from '../../evidence/evidence.ts';
import type { Fact } from '../../evidence/fact.ts';
import type { Context } from '../../operators/context.ts';
import { isReportedBy } from '../../operators/times/witness.ts';
import type { ClauseReader } from '../reading.ts';
import { ELSEWHERE } from './rests-on.ts';

type Key = 'probes' | 'requests' | 'gauge';

/** @returns a text; undefined when no evidence with the name, for this contract, was received. */
export function whyLeftOut(
  key: Key,
  word: string,
  readers: readonly ClauseReader[],
  leftOut: readonly LeftOutFact[],
  context: Context,
): string | undefined {
  const reasons = new Set<string>();
  for (const { fact, reason } of leftOut) {
    if (ELSEWHERE.has(reason) || !names(fact, key, word)) continue;
    const refused = reason === 'unread' && !readers.some(({ reportedBy }) => isReportedBy(fact, reportedBy));
    reasons.add(
      refused
        ? `what ${fact.sender} sent, as the ${fact.speaksFor}'s word, is not accepted (${refusals(key, word, context)})`
        : textOf(reason),
    );
  }
  return reasons.size === 0 ? undefined : [...reasons].sort().join('; ');
}

function names({ type, body: { stream, measured = {} } }: Fact, key: Key, word: string): boolean {
  if (key === 'requests') return type === 'requests.counted' && stream === word;
  if (key === 'probes') return type === 'probe.batch' && stream === word;
  return (
    (type === 'gauge.sampled' && stream === word) ||
    (type === 'probe.batch' && Object.keys(measured).some((name) => `${stream}/${name}` === word))
  );
}

/** The clauses that read a name, and the senders that they accept. */
const refusals = (key: Key, word: string, { terms: { definitions } }: Context): string =>
  Object.entries(definitions)
    .flatMap(([name, cell]) => {
      if (typeof cell !== 'object' || cell[key] !== word || cell['reported-by'] === undefined) return [];
      const accepted = cell['reported-by'] as readonly string[];
      return [`"${name}" accepts ${accepted.length === 0 ? 'nobody' : accepted.join(', ')}, by \`reported-by\``];
    })
    .join('; ');

const TEXTS: Partial<Record<LeftOutReason, string>> = {
  unread: 'what came is about a component of which no clause reads it',
  contradicted: 'what came has an id that was received before with other content',
  corrected: 'what came was corrected',
};

const textOf = (reason: LeftOutReason): string => TEXTS[reason] ?? `what came is left out (\`${reason}\`)`;
