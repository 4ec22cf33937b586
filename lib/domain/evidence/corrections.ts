/**
 * Corrections: a correcting fact names another fact and withdraws or replaces it. A correction may be corrected too: if it is withdrawn, it
 * has no effect; if it is replaced, the new replacement counts. Of several corrections of one fact the latest counts.
 *
 * A correction stays within one contract: it names a component of the contract or none, and so does what it corrects and what it gives instead.
 * The other contract of a component does not read it. If it took the event away from this one, the event would be in no statement.
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

/** Whether a component is one of the contract. */
export type IsOwn = (component: string) => boolean;

const isOf = ({ component }: Pick<Fact, 'component'>, isOwn: IsOwn): boolean => component === undefined || isOwn(component);

/**
 * Applies corrections. A correction may only name a fact of its own sender, unless an administrator sent it. Each is a finding: who, when, before and after.
 * @param isOwn absent: all components are of one contract. A correction of another component stays among the facts, to be left out as they are.
 */
export function corrected(facts: readonly Fact[], note: FactNote, isOwn: IsOwn = () => true): Corrected {
  const byTarget = new Map<string, Fact[]>();
  const isCorrection = (fact: Fact): boolean => fact.type === 'correction' && isOf(fact, isOwn);
  const itself: Fact[] = [];
  for (const fact of facts)
    if (isCorrection(fact) && correctedKey(fact) === factKey(fact)) itself.push(fact);
    else if (isCorrection(fact)) pushTo(byTarget, correctedKey(fact), fact);
  if (byTarget.size === 0 && itself.length === 0) return uncorrected(facts);
  const stays = ({ body: { replacement } }: Fact): boolean => replacement === undefined || isOf(replacement, isOwn);
  const holding = holdingCorrections(byTarget, stays);
  const corrections = new Map<string, Correction>();
  const standing: Fact[] = [];
  for (const fact of facts) {
    const found = isOf(fact, isOwn) ? holding.get(factKey(fact)) : undefined;
    if (!found) {
      if (!isCorrection(fact)) standing.push(fact);
      continue;
    }
    const instead = insteadOf(fact, found);
    corrections.set(factKey(fact), { fact: found, of: fact, ...(instead && { instead }) });
    note(fact, correctedBy(fact, found));
    if (instead && fact.type !== 'correction') standing.push(instead);
  }
  const effective = new Set([...corrections.values()].map(({ fact }) => factKey(fact)));
  const idle = [...byTarget.values(), itself].flat().filter((fact) => !effective.has(factKey(fact)));
  const known = new Map(facts.flatMap((fact) => (isOf(fact, isOwn) ? [[factKey(fact), fact] as const] : [])));
  for (const fact of idle)
    if (!corrections.has(factKey(fact)) && !corrections.has(correctedKey(fact))) note(fact, correctsNothing(fact, known, stays(fact)));
  return { standing: inOrderOfTime(standing), corrections, idle };
}

function correctsNothing(fact: Fact, known: ReadonlyMap<string, Fact>, stays: boolean): FindingText {
  const target = known.get(correctedKey(fact));
  const corrects = fact.body.corrects!;
  if (target && !stays) return finding('corrects-nothing', { corrects, why: 'elsewhere', component: fact.body.replacement!.component! });
  if (target) return finding('corrects-nothing', { corrects, why: target === fact ? 'itself' : 'mutual' });
  return finding('corrects-nothing', { corrects, why: fact.component === undefined ? 'unknown-without-component' : 'unknown' });
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
