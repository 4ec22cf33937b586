/**
 * What a revision was worked out from, as one text: the contract, the evidence as it was read, the states of earlier periods.
 * Kept beside the statement, so that it can be worked out again by anybody, and so that a later revision can say what is new.
 */
import { type Fact, correctedKey, factKey } from '../../domain/evidence/fact.ts';
import { content } from '../../domain/evidence/fact-content.ts';
import { groupOf } from '../../domain/evidence/vocabulary.ts';
import type { PeriodState } from '../../domain/operators/earlier-periods.ts';
import type { Issue } from '../../domain/issue.ts';
import { type Assessment, assess } from '../../domain/statement/assess.ts';
import type { Cause, Causes } from '../../domain/statement/restatement.ts';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { readAgain } from '../../schemas/contract.ts';
import { type StoredFact, fromStoredFact, toStoredFact } from '../../schemas/stored-fact.ts';
import { upcastContract } from '../../schemas/upcast-contract.ts';
import { digestOfContract } from './digest.ts';
import { type IssuedStatement, issuedForm } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';

export interface EvidenceBundle {
  readonly format: 'makegood-evidence/3';
  readonly period: string;
  /** As it was stored. It may not pass the rules of today. */
  readonly contract: unknown;
  /** Of the periods that the statement looks back on, by label. */
  readonly earlier: Readonly<Record<string, PeriodState>>;
  readonly facts: readonly StoredFact[];
}

const orderOf = (fact: StoredFact): string => `${fact.occurredAt} ${fact.sender}|${fact.id}`;

/** The same bytes for the same set of facts, whatever order they were read in. */
export function bundleText(contract: unknown, period: string, earlier: ReadonlyMap<string, PeriodState>, facts: readonly Fact[]): string {
  const stored = facts.map(toStoredFact).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return textOf({ format: 'makegood-evidence/3', period, contract, earlier: Object.fromEntries(earlier), facts: stored });
}

/** Sorted keys, but for those of the contract, whose order says something. */
export const textOf = ({ contract, ...rest }: EvidenceBundle): string =>
  `{"contract":${JSON.stringify(contract)},${canonicalJson(rest).slice(1)}`;

/** The file that `makegood verify` takes; undefined when the evidence of a revision is not there. */
export async function bundleFile(issued: IssuedStatement, stores: Stores): Promise<string | undefined> {
  const evidence = await stores.statements.bundle(issued);
  return evidence && `{"format":"makegood-bundle/1","issued":${JSON.stringify(issuedForm(issued))},"evidence":${evidence}}`;
}

export const readBundle = (text: string): EvidenceBundle => upcastBundle(JSON.parse(text) as EvidenceBundle);

/** The schema of the contract in bundles of earlier formats, which hold it by the rules and in the words of then. */
const CONTRACT_SCHEMAS: Readonly<Record<string, number>> = { 'makegood-evidence/1': 1, 'makegood-evidence/2': 2 };

export function upcastBundle(bundle: Omit<EvidenceBundle, 'format'> & { readonly format: string }): EvidenceBundle {
  const schema = CONTRACT_SCHEMAS[bundle.format];
  if (schema === undefined) return bundle as EvidenceBundle;
  return { ...bundle, format: 'makegood-evidence/3', contract: upcastContract(bundle.contract, schema) };
}

/** What is in a later bundle and was not in an earlier one. */
export interface EvidenceDiff {
  readonly facts: readonly Fact[];
  /** Revisions of the contract, when they say something else. */
  readonly contract?: readonly [from: number, to: number];
  readonly periods: readonly string[];
}

/** The statement that a bundle gives; undefined when its contract does not pass the rules of today. @throws when it has no such period. */
function assessBundle(bundle: EvidenceBundle): Exclude<Assessment, { issue: unknown }> | undefined {
  const { checked } = readAgain(bundle.contract);
  if (!checked) return undefined;
  const facts = bundle.facts.map((stored) => fromStoredFact(structuredClone(stored)));
  const assessed = assess(checked, facts, bundle.period, { reasons: false, earlier: new Map(Object.entries(bundle.earlier)) });
  if ('issue' in assessed) throw new Error(assessed.issue.message);
  return assessed;
}

/**
 * What was read beside the facts that a statement rests on is no difference of it; a correction that takes a fact out of it is.
 * @param received the facts about the period of the new statement, and its findings: they name what was withdrawn.
 * @param revisions of the contract, before and now.
 */
export function diffSince(
  before: EvidenceBundle,
  now: EvidenceBundle,
  { received, findings }: { readonly received: readonly Fact[]; readonly findings: readonly Issue[] },
  revisions: readonly [number, number],
): EvidenceDiff {
  const read = (stored: StoredFact): Fact => fromStoredFact(structuredClone(stored));
  const known = new Map(before.facts.map((stored) => [`${stored.sender}|${stored.id}`, stored]));
  const isNew = (fact: Fact): boolean => {
    const old = known.get(factKey(fact));
    return !old || content(read(old)) !== content(fact);
  };
  // A correction matters through the record of what it corrects, also where that lies in another period.
  const old = assessBundle(before);
  // Of a contract that is refused by now, all that its revision was worked out from.
  const rested = old?.evidence() ?? before.facts.map(read);
  const records = new Set([...rested, ...received].map(groupOf));
  const named = new Set([...(old?.statement.findings ?? []), ...findings].map(({ path }) => path));
  const everything = new Map(now.facts.map((stored) => [`${stored.sender}|${stored.id}`, stored]));
  const matters = (correction: Fact): boolean => {
    const corrected = everything.get(correctedKey(correction));
    return named.has(correctedKey(correction)) || (corrected !== undefined && records.has(groupOf(read(corrected))));
  };
  const corrections = now.facts
    .filter(({ type }) => type === 'correction')
    .map(read)
    .filter(matters);
  const candidates = new Map([...corrections, ...received].map((fact) => [factKey(fact), fact]));
  const facts = [...candidates.values()].filter(isNew);
  const labels = [...new Set([...Object.keys(before.earlier), ...Object.keys(now.earlier)])].sort();
  return {
    facts,
    ...(digestOfContract(before.contract) !== digestOfContract(now.contract) && { contract: revisions }),
    periods: labels.filter((label) => canonicalJson(before.earlier[label] ?? null) !== canonicalJson(now.earlier[label] ?? null)),
  };
}

/**
 * Why lines differ. A line is owed to what is new among its own events; where none of them is its own (an outage that is now over is
 * in no line at all) to all that is new.
 * @param reprocessed which entry of the quarantine a fact came from, by its key.
 */
export function causesOf(diff: EvidenceDiff, reprocessed: ReadonlyMap<string, string>): Causes {
  const general: Cause[] = [
    ...(diff.contract ? [{ cause: 'contract-amended' as const, of: [diff.contract.join(' to ')] }] : []),
    ...(diff.periods.length > 0 ? [{ cause: 'earlier-period' as const, of: diff.periods }] : []),
  ];
  return (events) => {
    const own = diff.facts.filter((fact) => events.has(fact.type === 'correction' ? correctedKey(fact) : factKey(fact)));
    const causes = [...general, ...byKind(own.length > 0 ? own : diff.facts, reprocessed)];
    return causes.length > 0 ? causes : [{ cause: 'recalculated' }];
  };
}

function byKind(facts: readonly Fact[], reprocessed: ReadonlyMap<string, string>): Cause[] {
  const kinds = { correction: [] as string[], 'reprocessed-event': [] as string[], 'late-event': [] as string[] };
  for (const fact of facts) {
    const key = factKey(fact);
    kinds[fact.type === 'correction' ? 'correction' : reprocessed.has(key) ? 'reprocessed-event' : 'late-event'].push(key);
  }
  return (['correction', 'reprocessed-event', 'late-event'] as const).flatMap((cause): Cause[] => {
    const events = kinds[cause].sort().slice(0, MAX_EVENTS);
    if (events.length === 0) return [];
    const entries = events.flatMap((event) => reprocessed.get(event) ?? []);
    return [{ cause, events, ...(cause === 'reprocessed-event' && { of: [...new Set(entries)] }) }];
  });
}

/** More than a person reads; all of them are in the evidence bundle. */
const MAX_EVENTS = 100;
