/**
 * A person with leave corrects somebody else's fact: it is withdrawn, or another stands instead. The fact itself stays as it came; the
 * correction is a fact of its own, by that person, and statements name both.
 */
import { corrected } from '../domain/evidence/corrections.ts';
import { type Fact, correctedKey, factKey } from '../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../domain/issue.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { readEvent } from '../schemas/event.ts';
import { digestOf } from './digest.ts';
import { STANDING } from './evidence-ports.ts';
import type { Clock, Stores } from './ports.ts';
import { withPending } from './read-evidence.ts';
import { operatorSender } from './senders.ts';

export interface CorrectionInput {
  readonly vendor: string;
  readonly component?: string | undefined;
  /** The month that the fact stands in ("2026-10"). */
  readonly month: string;
  readonly sender: string;
  readonly id: string;
  readonly reason: string;
  /** A whole event with its `type`; absent = the fact is withdrawn. */
  readonly replacement?: Readonly<Record<string, unknown>> | undefined;
  /** Subject of the caller's token. */
  readonly by: string;
}

export type CorrectionResult =
  { readonly correction: Fact; readonly corrected: Fact } | { readonly failure: 'unknown' | 'invalid'; readonly issues: readonly Issue[] };

export async function correctEvidence(input: CorrectionInput, stores: Stores, clock: Clock): Promise<CorrectionResult> {
  const { vendor, component, month, sender, id } = input;
  const found = await stores.facts.find(vendor, component, month, sender, id);
  if (!found)
    return {
      failure: 'unknown',
      issues: [
        errorIssue('unknown-event', '/id', `${vendor} has no event "${id}" of ${sender} on ${component ?? 'no component'} in ${month}`),
      ],
    };
  const now = clock();
  const read = readEvent('correction', {
    id: `correction-${digestOf({ ...input, at: now }).slice(0, 24)}`,
    occurredAt: formatInstant(now),
    corrects: id,
    ...(component !== undefined && { component }),
    ...(input.replacement && { replacement: input.replacement }),
  });
  if ('issues' in read) return { failure: 'invalid', issues: read.issues };
  const correction: Fact = {
    id: read.reading.id,
    type: 'correction',
    occurredAt: now,
    receivedAt: now,
    sender: operatorSender(input.by),
    speaksFor: 'customer',
    class: 'operator',
    ...(component !== undefined && { component }),
    body: { ...read.reading.body, correctsSender: sender, reason: input.reason },
  };
  await stores.facts.record(vendor, correction, undefined, now);
  return { correction, corrected: found.fact };
}

export interface TrailEntry {
  readonly fact: Fact;
  /** What was said of it later: who, when, why, and what stands instead. */
  readonly corrections: readonly Fact[];
  /** The one of them that holds; undefined when the fact stands as it was sent. */
  readonly holds: Fact | undefined;
}

/** The facts of a component in a month, each with the corrections that name it, in order of time. */
export async function evidenceTrail(vendor: string, component: string | undefined, month: string, stores: Stores): Promise<TrailEntry[]> {
  const [packed, standing, pending] = await Promise.all([
    stores.facts.read(vendor, component, month),
    stores.facts.read(vendor, component, STANDING),
    component === undefined || month === STANDING ? [] : stores.samples.pending(vendor, new Set([component]), [month]),
  ]);
  const facts = withPending(packed, pending);
  const all = standing.filter((fact) => fact.type === 'correction').sort((a, b) => a.occurredAt - b.occurredAt);
  const { corrections } = corrected([...facts, ...all], () => undefined);
  return facts
    .sort((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1))
    .map((fact) => ({
      fact,
      corrections: correctionsOf(fact, all),
      holds: corrections.get(factKey(fact))?.fact,
    }));
}

/** What corrects a fact, and what corrects that; in order of time. */
function correctionsOf(fact: Fact, all: readonly Fact[]): Fact[] {
  const keys = new Set([factKey(fact)]);
  for (let before = -1; before !== keys.size;) {
    before = keys.size;
    for (const correction of all) if (keys.has(correctedKey(correction))) keys.add(factKey(correction));
  }
  return all.filter((correction) => keys.has(correctedKey(correction)));
}
