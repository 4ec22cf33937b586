/**
 * The evidence bundle of a revision, as one text: the contract, the evidence that was read, the states of earlier periods. It is stored
 * beside the statement, so that anyone can assess it again, and so that a later revision can name what is new.
 */
import { type Fact, correctedKey, factKey } from '../../domain/evidence/fact.ts';
import { content, withoutReason } from '../../domain/evidence/fact-content.ts';
import { groupOf } from '../../domain/evidence/vocabulary.ts';
import type { PeriodState } from '../../domain/operators/earlier-periods.ts';
import type { Issue } from '../../domain/issue.ts';
import { type Assessment, assess } from '../../domain/statement/assess.ts';
import type { Cause, CauseFact, Causes } from '../../domain/statement/restatement.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { readAgain } from '../../schemas/contract.ts';
import { type StoredFact, factOfStored, factsOfStored, toStoredFact } from '../../schemas/stored-fact.ts';
import { upcastBundle } from '../../schemas/upcast-bundle.ts';
import { digestOfContract } from './digest.ts';
import { type IssuedStatement, issuedForm } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';

export interface EvidenceBundle {
  readonly format: 'makegood-evidence/3';
  readonly period: string;
  /** In the stored form. It may not pass the rules of the current version. */
  readonly contract: unknown;
  /** The states of the earlier periods that the statement reads, by label. */
  readonly earlier: Readonly<Record<string, PeriodState>>;
  readonly facts: readonly StoredFact[];
}

const orderOf = (fact: StoredFact): string => `${fact.occurredAt} ${fact.sender}|${fact.id}`;

/** The text of a bundle: the same bytes for the same set of facts in any order. */
export function bundleText(contract: unknown, period: string, earlier: ReadonlyMap<string, PeriodState>, facts: readonly Fact[]): string {
  const stored = facts.map(toStoredFact).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return textOf({ format: 'makegood-evidence/3', period, contract, earlier: Object.fromEntries(earlier), facts: stored });
}

/** JSON with sorted keys, except for those of the contract, whose order has a meaning. */
export const textOf = ({ contract, ...rest }: EvidenceBundle): string =>
  `{"contract":${JSON.stringify(contract)},${canonicalJson(rest).slice(1)}`;

/** The file that `makegood verify` takes; undefined when the evidence of a revision is not stored. */
export async function bundleFile(issued: IssuedStatement, stores: Stores): Promise<string | undefined> {
  const evidence = await stores.statements.bundle(issued);
  if (evidence === undefined) return undefined;
  const signature = await stores.statements.signature(issued);
  const signed = signature ? `,"signature":${JSON.stringify(signature)}` : '';
  return `{"format":"makegood-bundle/1","issued":${JSON.stringify(issuedForm(issued))},"evidence":${evidence}${signed}}`;
}

export const readBundle = (text: string): EvidenceBundle => upcastBundle(JSON.parse(text) as EvidenceBundle);

/** The difference between a later bundle and an earlier one. */
export interface EvidenceDiff {
  readonly facts: readonly Fact[];
  /** Revisions of the contract, when their content differs. */
  readonly contract?: readonly [from: number, to: number];
  readonly periods: readonly string[];
}

/** The assessment of a bundle; undefined when its contract does not pass the current rules. @throws when it has no such period. */
function assessBundle(bundle: EvidenceBundle): Exclude<Assessment, { issue: unknown }> | undefined {
  const { checked } = readAgain(bundle.contract);
  if (!checked) return undefined;
  const assessed = assess(checked, factsOfStored(bundle.facts), bundle.period, {
    reasons: false,
    earlier: new Map(Object.entries(bundle.earlier)),
  });
  if ('issue' in assessed) throw new Error(assessed.issue.message);
  return assessed;
}

/** What of a fact may change a statement: not the reason of a correction, which may be erased. */
const counted = (fact: Fact): string => content(fact.type === 'correction' ? withoutReason(fact) : fact);

/**
 * The new evidence of a statement since an earlier bundle. Facts that were read but not used make no difference; a correction that removes a
 * used fact does.
 * @param received the facts about the period of the new statement, and its findings, which name withdrawn facts.
 * @param revisions the revisions of the contract, before and now.
 */
export function diffSince(
  before: EvidenceBundle,
  now: EvidenceBundle,
  { received, findings }: { readonly received: readonly Fact[]; readonly findings: readonly Issue[] },
  revisions: readonly [number, number],
): EvidenceDiff {
  const known = new Map(before.facts.map((stored) => [`${stored.sender}|${stored.id}`, stored]));
  const isNew = (fact: Fact): boolean => {
    const old = known.get(factKey(fact));
    return !old || counted(factOfStored(old)) !== counted(fact);
  };
  // A correction affects the record of its target, also in another period.
  const old = assessBundle(before);
  // For a contract that is refused now, all facts of the bundle count as used.
  const rested = old?.evidence() ?? before.facts.map(factOfStored);
  const records = new Set([...rested, ...received].map(groupOf));
  const named = new Set([...(old?.statement.findings ?? []), ...findings].map(({ path }) => path));
  const everything = new Map(now.facts.map((stored) => [`${stored.sender}|${stored.id}`, stored]));
  const matters = (correction: Fact): boolean => {
    const corrected = everything.get(correctedKey(correction));
    return named.has(correctedKey(correction)) || (corrected !== undefined && records.has(groupOf(factOfStored(corrected))));
  };
  const corrections = now.facts
    .filter(({ type }) => type === 'correction')
    .map(factOfStored)
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
 * The causes of changed lines. The cause of a line is the new evidence among its own events; where none of its events is new (a removed
 * outage is in no line) all new evidence is.
 * @param reprocessed the quarantine entry of a reprocessed fact, by the key of the fact.
 */
export function causesOf(diff: EvidenceDiff, reprocessed: ReadonlyMap<string, string>): Causes {
  const general: Cause[] = [
    ...(diff.contract ? [{ cause: 'contract-amended' as const, of: [diff.contract.join(' to ')] }] : []),
    ...(diff.periods.length > 0 ? [{ cause: 'earlier-period' as const, of: diff.periods }] : []),
  ];
  return (events) => {
    const own = diff.facts.filter((fact) => events.has(fact.type === 'correction' ? correctedKey(fact) : factKey(fact)));
    const causes = [...general, ...byKind(own.length > 0 ? own : diff.facts, reprocessed)];
    if (causes.length === 0) return [{ cause: 'recalculated' }];
    // The causes of the whole revision describe the events, and those of lines name them.
    return events.size > 0 ? causes : causes.map((cause) => described(cause, diff.facts));
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

function described(cause: Cause, facts: readonly Fact[]): Cause {
  if (!cause.events) return cause;
  const byKey = new Map(facts.map((fact) => [factKey(fact), fact]));
  return { ...cause, facts: cause.events.flatMap((event) => causeFact(byKey.get(event)!)) };
}

function causeFact(fact: Fact): CauseFact {
  const { type, speaksFor, occurredAt, receivedAt, component, body } = fact;
  const { record, reason, replacement } = body;
  return {
    event: factKey(fact),
    type,
    party: speaksFor,
    occurredAt: formatInstant(occurredAt),
    receivedAt: formatInstant(receivedAt),
    ...(component !== undefined && { component }),
    ...(record !== undefined && { record }),
    ...(type === 'correction' && { corrects: correctedKey(fact) }),
    ...(replacement && { replacedBy: replacement.type }),
    ...(reason !== undefined && { reason }),
  };
}

/** The most events in a cause; all of them are in the evidence bundle. */
const MAX_EVENTS = 100;
