/**
 * Findings for names of the contract without evidence in the period: a probe or stream without samples while other evidence exists, an
 * outcome that no count has. A misspelt name cannot be distinguished from silence, so that each is a finding. Names that may well not occur in a
 * month give no finding: records, their attributes and milestones, reasons of pauses. A missing kind of charge is reported by its base.
 */
import type { Evidence, LeftOutFact } from '../../evidence/evidence.ts';
import type { Fact } from '../../evidence/fact.ts';
import type { Context } from '../../operators/context.ts';
import type { TermsReading } from '../reading.ts';
import type { UsedEvidence } from './used-evidence.ts';

export type Note = (code: string, path: string, message: string) => void;

interface AbsentName {
  /** The word. */
  readonly path: string;
  readonly message: string;
}

/** @param near words of the contract for which a similar word was sent; another finding reports these. */
export function neverOccurred(
  evidence: Evidence,
  { used, near }: { readonly used: UsedEvidence; readonly near: ReadonlySet<string> },
  leftOut: readonly LeftOutFact[],
  reading: TermsReading,
  context: Context,
  note: Note,
): void {
  // Without any evidence, another finding reports the silence as a whole.
  if (used.count === 0 && leftOut.length === 0) return;
  const came = new OccurringNames(used, leftOut, evidence, context);
  for (const { path, message } of streams(reading, came)) if (!near.has(path)) note('never-occurred', path, message);
  for (const [stream, outcomes] of came.outcomes) {
    for (const word of reading.outcomes.get(stream) ?? [])
      if (!outcomes.has(word) && !near.has(`${stream}/${word}`))
        note(
          'never-occurred',
          `${stream}/${word}`,
          `"${stream}" was counted, but no count has the outcome "${word}" that a clause names; nothing counts as such`,
        );
  }
}

/** The probes, streams, gauges and outcomes in facts, in the form of findings. */
export const occurring = (facts: readonly Fact[]): Set<string> =>
  new Set(
    facts.flatMap(({ body: { stream, measured = {}, outcomes = {} } }) =>
      stream === undefined ? [] : [stream, ...[measured, outcomes].flatMap((by) => Object.keys(by).map((name) => `${stream}/${name}`))],
    ),
  );

/** Reasons for leaving a fact out that do not make its name absent. */
export const THERE: ReadonlySet<LeftOutFact['reason']> = new Set(['superseded', 'other-currency', 'not-its-word']);

/** The names in the evidence of the period. */
class OccurringNames {
  readonly probes = new Set<string>();
  readonly requests = new Set<string>();
  readonly gauges = new Set<string>();
  /** Outcomes that were counted, by stream. */
  readonly outcomes = new Map<string, Set<string>>();

  constructor(used: UsedEvidence, leftOut: readonly LeftOutFact[], { singles }: Evidence, { period }: Context) {
    for (const fact of used.alone) this.add(fact);
    // Facts that were left out for one of these reasons still show that the name occurs.
    for (const { fact, reason } of leftOut) if (THERE.has(reason)) this.add(fact);
    for (const checks of singles) if (checks.count(period) > 0) this.add(checks.first);
  }

  private add({ type, body }: Fact): void {
    const { stream } = body;
    if (type === 'probe.batch') this.probes.add(stream!);
    if (type === 'probe.batch') for (const name in body.measured) this.gauges.add(`${stream}/${name}`);
    if (type === 'gauge.sampled') this.gauges.add(stream!);
    if (type !== 'requests.counted') return;
    this.requests.add(stream!);
    let known = this.outcomes.get(stream!);
    if (!known) this.outcomes.set(stream!, (known = new Set()));
    for (const outcome in body.outcomes) known.add(outcome);
  }
}

function streams({ probes, requests, gauges }: TermsReading, came: OccurringNames): AbsentName[] {
  const silent = (named: Iterable<string>, received: ReadonlySet<string>, what: (word: string) => string): AbsentName[] =>
    [...named]
      .filter((word) => !received.has(word))
      .map((word) => ({
        path: word,
        message: `${what(word)} came about the period, and a clause reads it; is it sent under another name?`,
      }));
  return [
    ...silent(probes.keys(), came.probes, (word) => `no check of "${word}"`),
    ...silent(requests.keys(), came.requests, (word) => `no count of "${word}"`),
    ...silent(gauges.keys(), came.gauges, (word) => `no value of "${word}"`),
  ];
}
