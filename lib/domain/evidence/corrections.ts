/**
 * Corrections: a correcting fact names another fact and withdraws or replaces it. A correction may be corrected too: if it is withdrawn, it
 * has no effect; if it is replaced, the new replacement counts. Of several corrections of one fact the latest counts.
 */
import { type FindingText, finding } from './findings/finding.ts';
import { pushTo } from '../lists.ts';
import { formatInstant } from '../time/instant.ts';
import { type Fact, correctedKey, factKey } from './fact.ts';
import type { FactNote } from './record-fold.ts';
import { inOrderOfTime } from './fact-order.ts';
import { holdingCorrections } from './holding-corrections.ts';

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
  for (const fact of facts) if (fact.type === 'correction') pushTo(byTarget, correctedKey(fact), fact);
  if (byTarget.size === 0) return uncorrected(facts);
  const holding = holdingCorrections(byTarget);
  const corrections = new Map<string, Correction>();
  const standing: Fact[] = [];
  for (const fact of facts) {
    const found = holding.get(factKey(fact));
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
  const known = new Set(facts.map(factKey));
  for (const fact of idle)
    if (!corrections.has(factKey(fact)) && !corrections.has(correctedKey(fact))) note(fact, correctsNothing(fact, known));
  return { standing: inOrderOfTime(standing), corrections, idle };
}

function correctsNothing(fact: Fact, known: ReadonlySet<string>): FindingText {
  const isMutual = known.has(correctedKey(fact));
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
