/**
 * Findings for names of the contract without evidence in the period: a probe or stream without samples while other evidence exists, an
 * outcome that no count has, a deliverable that is late while others were delivered. A misspelt name cannot be distinguished from silence,
 * so that each is a finding. Evidence that was received and left out has another finding, with the reason. Names that need not occur in a
 * month give no finding: records, their attributes and milestones, reasons of pauses. A missing kind of charge is reported by its base.
 */
import { type FindingText, finding } from '../../evidence/findings/finding.ts';
import type { Evidence, LeftOutFact } from '../../evidence/evidence.ts';
import type { Fact } from '../../evidence/fact.ts';
import type { Context } from '../../operators/context.ts';
import type { TermsReading } from '../reading.ts';
import { lateDeliverables, sectionsDelivered } from './late-deliverables.ts';
import type { UsedEvidence } from './used-evidence.ts';
import { whyLeftOut } from './why-left-out.ts';

export type Note = (path: string, found: FindingText) => void;

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
  aboutStreams(reading, came, { leftOut, near, context, note });
  for (const [stream, outcomes] of came.outcomes) {
    for (const word of reading.outcomes.get(stream) ?? [])
      if (!outcomes.has(word) && !near.has(`${stream}/${word}`))
        note(`${stream}/${word}`, finding('never-occurred', { what: 'outcome', name: word, of: stream }));
  }
  const delivered = sectionsDelivered(used, reading, context);
  for (const [name, others] of lateDeliverables(delivered, leftOut, reading, context))
    if (!near.has(name)) note(name, finding('never-occurred', { what: 'delivery', name, others }));
  for (const [name, sections] of delivered)
    for (const word of reading.sections.get(`delivery/${name}`) ?? [])
      if (!sections.has(word) && !near.has(`${name}/${word}`))
        note(`${name}/${word}`, finding('never-occurred', { what: 'section', name: word, of: name }));
}

/** The probes, streams, gauges, outcomes and deliverables in facts, in the form of findings. */
export const occurring = (facts: readonly Fact[]): Set<string> =>
  new Set(
    facts.flatMap(({ type, body: { stream, measured = {}, outcomes = {}, kind, record, sections = [] } }) => {
      if (type === 'report.delivered') return kind === 'delivery' ? [record!, ...sections.map((section) => `${record}/${section}`)] : [];
      return stream === undefined
        ? []
        : [stream, ...[measured, outcomes].flatMap((by) => Object.keys(by).map((name) => `${stream}/${name}`))];
    }),
  );

/** Reasons for leaving a fact out that do not make its name absent. */
export const THERE: ReadonlySet<LeftOutFact['reason']> = new Set(['superseded', 'other-currency', 'not-its-word']);

/** The identity of a series of checks: one sender, one stream, one component. */
const seriesOf = ({ body: { stream }, sender, component }: Fact): string => JSON.stringify([stream, sender, component]);

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
    const checked = singles.filter((checks) => checks.count(period) > 0);
    const unread = checked.length === 0 ? [] : leftOut.filter(({ fact, reason }) => fact.type === 'probe.batch' && reason === 'unread');
    const series = new Set(unread.map(({ fact }) => seriesOf(fact)));
    for (const { first } of checked) if (!series.has(seriesOf(first))) this.add(first);
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

interface Noting {
  readonly leftOut: readonly LeftOutFact[];
  readonly near: ReadonlySet<string>;
  readonly context: Context;
  readonly note: Note;
}

function aboutStreams({ probes, requests, gauges }: TermsReading, came: OccurringNames, { leftOut, near, context, note }: Noting): void {
  for (const [key, named, received, what] of [
    ['probes', probes, came.probes, 'check'],
    ['requests', requests, came.requests, 'count'],
    ['gauge', gauges, came.gauges, 'value'],
  ] as const)
    for (const [word, readers] of named) {
      if (received.has(word) || near.has(word)) continue;
      const why = whyLeftOut(key, word, readers, leftOut, context);
      note(word, why ? finding('none-counts', { what, name: word, ...why }) : finding('never-occurred', { what, name: word }));
    }
}
