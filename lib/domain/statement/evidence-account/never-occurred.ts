/**
 * What the contract names and what no evidence of the period has: a probe or stream of which nothing came while something else did, a
 * class of outcomes that no count has. No word tells a misspelt name from silence, so each is a finding. What may well not happen in a
 * month is none: records, their attributes and milestones, reasons of pauses. A kind of charge that does not come is awaited by its base.
 */
import type { Evidence, LeftOutFact } from '../../evidence/evidence.ts';
import type { Fact } from '../../evidence/fact.ts';
import type { Context } from '../../operators/context.ts';
import type { Reading } from '../reading.ts';
import type { UsedEvidence } from './used-evidence.ts';

export type Note = (code: string, path: string, message: string) => void;

interface Silent {
  /** The word. */
  readonly path: string;
  readonly message: string;
}

/** @param near words of the contract that something came near to: what was sent under the other spelling is a finding already. */
export function neverOccurred(
  evidence: Evidence,
  { used, near }: { readonly used: UsedEvidence; readonly near: ReadonlySet<string> },
  leftOut: readonly LeftOutFact[],
  reading: Reading,
  context: Context,
  note: Note,
): void {
  // Nothing at all came: there is nothing that a word could be distinguished from.
  if (used.count === 0 && leftOut.length === 0) return;
  const came = new Came(used, leftOut, evidence, context);
  for (const { path, message } of streams(reading, came)) if (!near.has(path)) note('never-occurred', path, message);
  for (const [stream, outcomes] of came.outcomes) {
    for (const word of reading.outcomes.get(stream) ?? [])
      if (!outcomes.has(word) && !near.has(`${stream}/${word}`))
        note(
          'never-occurred',
          `${stream}/${word}`,
          `"${stream}" was counted, and no count has the outcome "${word}", which a clause names; nothing counts as such`,
        );
  }
}

/** The streams, figures and outcomes that facts report on, as findings name them. */
export const occurring = (facts: readonly Fact[]): Set<string> =>
  new Set(
    facts.flatMap(({ body: { stream, measured = {}, outcomes = {} } }) =>
      stream === undefined ? [] : [stream, ...[measured, outcomes].flatMap((by) => Object.keys(by).map((name) => `${stream}/${name}`))],
    ),
  );

/** Reasons for which something is left out that came all the same. */
export const THERE: ReadonlySet<LeftOutFact['reason']> = new Set(['superseded', 'other-currency', 'not-its-word']);

/** What came about the period. */
class Came {
  readonly probes = new Set<string>();
  readonly requests = new Set<string>();
  readonly gauges = new Set<string>();
  /** Outcomes that were counted, by stream. */
  readonly outcomes = new Map<string, Set<string>>();

  constructor(used: UsedEvidence, leftOut: readonly LeftOutFact[], { singles }: Evidence, { period }: Context) {
    for (const fact of used.alone) this.add(fact);
    // What was left out for its reason was there all the same; what no clause reads was not.
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

function streams({ probes, requests, gauges }: Reading, came: Came): Silent[] {
  const silent = (named: Iterable<string>, heard: ReadonlySet<string>, what: (word: string) => string): Silent[] =>
    [...named]
      .filter((word) => !heard.has(word))
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
