/**
 * Corrections: a correcting fact names another fact and withdraws or replaces it. A correction may be corrected too: if it is withdrawn, it
 * has no effect; if it is replaced, the new replacement counts. Of several corrections of one fact the latest counts.
 */
import { type FindingText, finding } from './findings/finding.ts';
import { formatInstant } from '../time/instant.ts';
import { type Fact, correctedKey, factKey } from './fact.ts';
import type { FactNote } from './record-fold.ts';
import { inOrderOfTime } from './fact-order.ts';

/** A correction that took effect. */
export interface Correction {
  readonly fact: Fact;
  /** The fact that it corrects. */
  readonly of: Fact;
  /** The replacement; absent = the fact is withdrawn. */
  readonly instead?: Fact;
}

export interface Corrected {
  /** Facts after corrections, in order of time. */
  readonly standing: readonly Fact[];
  /** By the key of the corrected fact, which may be a correction itself. */
  readonly corrections: ReadonlyMap<string, Correction>;
  /** Corrections without effect: their target is not known, or a later correction of it counts. */
  readonly idle: readonly Fact[];
}

const NONE: ReadonlyMap<string, Correction> = new Map();

/** Facts without any correction among them. */
export const uncorrected = (facts: readonly Fact[]): Corrected => ({ standing: facts, corrections: NONE, idle: [] });

/** Applies corrections. A correction may only name a fact of its own sender, unless an administrator sent it. Each is a finding: who, when, before and after. */
export function corrected(facts: readonly Fact[], note: FactNote): Corrected {
  const byTarget = new Map<string, Fact[]>();
  for (const fact of facts)
    if (fact.type === 'correction') byTarget.set(correctedKey(fact), [...(byTarget.get(correctedKey(fact)) ?? []), fact]);
  if (byTarget.size === 0) return uncorrected(facts);
  const corrections = new Map<string, Correction>();
  const standing: Fact[] = [];
  for (const fact of facts) {
    const found = holding(fact, byTarget, new Set());
    if (!found) {
      if (fact.type !== 'correction') standing.push(fact);
      continue;
    }
    const instead = insteadOf(fact, found);
    corrections.set(factKey(fact), { fact: found, of: fact, ...(instead && { instead }) });
    note(fact, correctedBy(fact, found));
    if (instead && fact.type !== 'correction') standing.push(instead);
  }
  const effective = new Set([...corrections.values()].map(({ fact }) => factKey(fact)));
  const idle = [...byTarget.values()].flat().filter((fact) => !effective.has(factKey(fact)));
  for (const fact of idle)
    if (!corrections.has(factKey(fact)) && !corrections.has(correctedKey(fact))) note(fact, correctsNothing(fact, facts));
  return { standing: inOrderOfTime(standing), corrections, idle };
}

/** The correction of a fact that counts, after corrections of itself; undefined when there is none, or all were withdrawn. */
function holding(target: Fact, byTarget: ReadonlyMap<string, readonly Fact[]>, walked: ReadonlySet<string>): Fact | undefined {
  const key = factKey(target);
  // Two corrections of each other have no effect.
  if (walked.has(key)) return undefined;
  for (const correction of [...(byTarget.get(key) ?? [])].reverse()) {
    const by = holding(correction, byTarget, new Set([...walked, key]));
    if (!by) return correction;
    const { replacement } = by.body;
    if (replacement) return { ...correction, body: { ...correction.body, replacement } };
  }
  return undefined;
}

function correctsNothing(fact: Fact, facts: readonly Fact[]): FindingText {
  const isMutual = facts.some((other) => factKey(other) === correctedKey(fact));
  const why = isMutual ? 'mutual' : fact.component === undefined ? 'unknown-without-component' : 'unknown';
  return finding('corrects-nothing', { corrects: fact.body.corrects!, why });
}

/** The replacement of a fact; it keeps the id, so that references to the fact still find it. */
function insteadOf(fact: Fact, { body: { replacement }, class: by }: Fact): Fact | undefined {
  if (!replacement) return undefined;
  const { type, occurredAt, component, body } = replacement;
  // A replacement by an administrator has the evidence class of an administrator.
  return { ...fact, type, occurredAt, ...(component !== undefined && { component }), ...(by === 'administrator' && { class: by }), body };
}

const correctedBy = (fact: Fact, { sender, id, receivedAt, body: { replacement } }: Fact): FindingText =>
  finding('corrected', {
    type: fact.type,
    at: formatInstant(fact.occurredAt),
    sender,
    correction: id,
    received: formatInstant(receivedAt),
    ...(fact.type === 'correction' && { corrects: fact.body.corrects! }),
    becomes: replacement ? [{ type: replacement.type, at: formatInstant(replacement.occurredAt) }] : [],
  });
