/**
 * The evidence of a running period, from what an earlier look kept and what was recorded since. It is the same set of facts that
 * ./read-evidence.ts reads, or none: whatever might let that read other months or records makes a reading of all evidence necessary.
 */
import { LIMITS } from '../../declarations/limits.ts';
import type { Terms } from '../../domain/contract/terms.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import type { ServicePeriod } from '../../domain/checker/service-period.ts';
import { type Fact, factKey } from '../../domain/evidence/fact.ts';
import { STATES, groupOf } from '../../domain/evidence/vocabulary.ts';
import type { PeriodState } from '../../domain/operators/earlier-periods.ts';
import { monthsBetween } from '../../domain/time/instant.ts';
import type { Outlook } from '../../domain/statement/outlook.ts';
import { readSpan } from '../../domain/statement/reach.ts';
import { earlierStates } from '../statements/earlier-states.ts';
import type { FactPlace } from '../ports/evidence.ts';
import type { WholeReading } from '../ports/running-evidence.ts';
import type { Stores } from '../ports/stores.ts';
import { digestOf } from './digest.ts';
import { idFilter, mayContain } from './id-filter.ts';
import { type EvidenceReader, readStanding, readerFor, withPending } from './evidence-reader.ts';
import { gatherEvidence, withCorrections, withKnownCorrections } from './read-evidence.ts';
import { begins, beginsNamed, groupKey } from './record-beginnings.ts';

/** The number of the rules by which evidence is read: what was kept under others is not used. */
const RULES = 1;

/** Statements of a contract that its basis names; with more of them the newest are not told from others, so that nothing is kept. */
const MAX_STATEMENTS = 500;

/** The contract whose running period is assessed. */
export interface RunningSubject {
  readonly contract: string;
  readonly revision: number;
  readonly checked: CheckedContract;
  readonly found: ServicePeriod;
}

/** What the evidence rests on beside the facts of its months. */
interface Basis {
  readonly digest: string | undefined;
  readonly standing: readonly Fact[];
  /** Days of batched checks that are not packed yet. */
  readonly waiting: readonly string[];
}

const placeText = ({ component, bucket, key }: FactPlace): string => JSON.stringify([component, bucket, key]);

async function basisOf({ contract, revision, checked, found }: RunningSubject, stores: Stores): Promise<Basis> {
  const reader = readerFor(checked, stores);
  const { start, end } = readSpan(found);
  // Batched checks that are late for a month before these are recorded as late: their marks change.
  const [standing, marks, issued] = await Promise.all([
    readStanding(reader),
    stores.samples.marks(reader.vendor, monthsBetween(start, end)[0]!),
    stores.statements.page({ contract }, undefined, MAX_STATEMENTS),
  ]);
  const digest = digestOf([
    RULES,
    revision,
    standing.map((fact) => placeText(stores.facts.placeOf(reader.vendor, fact))).sort(),
    marks.version,
    issued.items.map(({ id, revision: of, issuedAt }) => [id, of, issuedAt]),
  ]);
  return { digest: issued.cursor === undefined ? digest : undefined, standing, waiting: marks.waiting };
}

/** The evidence of an assessment, with the states of earlier periods. */
export interface RunningReading {
  readonly evidence: Fact[];
  readonly earlier: ReadonlyMap<string, PeriodState>;
}

/** Reads all evidence. @returns also what later looks may add to; absent where they may not. */
export async function readWhole(
  subject: RunningSubject,
  stores: Stores,
  now: number,
): Promise<RunningReading & { readonly kept?: { readonly whole: WholeReading; readonly facts: readonly Fact[] } }> {
  const { contract, checked, found } = subject;
  // Before the evidence: what changes in between makes the next look read all of it again.
  const basis = await basisOf(subject, stores);
  const earlier = await earlierStates(contract, checked, found, stores);
  const gathered = await gatherEvidence(checked, found, stores, { everything: earlier.missing });
  const evidence = await withCorrections(gathered);
  const reading = { evidence, earlier: earlier.known };
  const { months, trusted, repeats, facts } = gathered;
  if (repeats || basis.digest === undefined) return reading;
  const hashes = trusted ? await stores.facts.recordedHashes(contract, new Set(months)) : [];
  const whole = { readAt: now, basis: basis.digest, months, trusted, earlier: Object.fromEntries(earlier.known), ids: idFilter(hashes) };
  return { ...reading, kept: { whole, facts } };
}

/** The evidence by what was kept; undefined where all of it must be read. */
export async function readOn(
  subject: RunningSubject,
  whole: WholeReading,
  facts: readonly Fact[],
  stores: Stores,
  now: number,
): Promise<RunningReading | undefined> {
  const { checked, found } = subject;
  if (now - whole.readAt > LIMITS.runningEvidenceMs.value) return undefined;
  const basis = await basisOf(subject, stores);
  if (basis.digest !== whole.basis) return undefined;
  const reader = readerFor(checked, stores);
  const all = withPending(facts, await pendingIn(reader, basis.waiting, whole.months));
  const known = withKnownCorrections({ reader, found, whole: basis.standing, facts: all });
  return 'evidence' in known ? { evidence: known.evidence, earlier: new Map(Object.entries(whole.earlier)) } : undefined;
}

async function pendingIn(
  { samples, vendor, names }: EvidenceReader,
  waiting: readonly string[],
  months: readonly string[],
): Promise<Fact[]> {
  if (!waiting.some((day) => months.includes(day.slice(0, 7)))) return [];
  return samples.pending(vendor, new Set(names.filter((name) => name !== undefined)), months);
}

/**
 * The facts at places that are to be added to those that were kept; undefined where one of them may lead to other evidence: a standing one,
 * one of a month that was not read, an id or a record of another month, one that continues a record whose beginning is not known.
 */
export async function addable(
  places: readonly FactPlace[],
  { checked, found }: RunningSubject,
  whole: WholeReading,
  facts: readonly Fact[],
  stores: Stores,
): Promise<Fact[] | undefined> {
  const { vendor, names } = readerFor(checked, stores);
  const own = places.filter(({ component }) => names.includes(component ?? undefined));
  if (own.some(({ bucket }) => !whole.months.includes(bucket))) return undefined;
  const keys = new Set(own.length > 0 ? facts.map(factKey) : []);
  const added: Fact[] = [];
  for (const place of own) {
    const fact = await stores.facts.at(vendor, place);
    if (!fact) return undefined;
    const all = [...facts, ...added];
    const text = placeText(place);
    const isThere = (one: Fact): boolean => factKey(one) === factKey(fact) && placeText(stores.facts.placeOf(vendor, one)) === text;
    if ((keys.has(factKey(fact)) || added.length > 0) && all.some(isThere)) continue;
    if (whole.trusted && !isPlain(fact, found.checkedTerms.terms, whole, all, (one) => stores.facts.placeOf(vendor, one).bucket))
      return undefined;
    added.push(fact);
  }
  return added;
}

/** The facts of records that are open in an outlook which were recorded and are not known: the message about them is on its way. */
export async function unseenOfOpen(
  { checked }: RunningSubject,
  { timers, down }: Outlook,
  facts: readonly Fact[],
  stores: Stores,
): Promise<Fact[]> {
  const { vendor } = readerFor(checked, stores);
  const last = new Map<string, Fact>();
  for (const fact of facts) {
    const group = groupOf(fact);
    if (STATES[fact.type] && fact.occurredAt >= (last.get(group)?.occurredAt ?? -Infinity)) last.set(group, fact);
  }
  const outages = down ? [...last].filter(([, { type }]) => STATES[type] !== 'up').map(([group]) => group) : [];
  const open = new Set([...timers.map(({ record }) => record), ...outages]);
  const known = new Map<string, FactPlace>();
  const groups = new Map<string, FactPlace & { readonly group: string }>();
  for (const fact of facts) {
    const group = groupOf(fact);
    if (!open.has(group)) continue;
    const place = stores.facts.placeOf(vendor, fact);
    known.set(placeText(place), place);
    groups.set(JSON.stringify([place.component, place.bucket, group]), { ...place, group });
  }
  const read = await Promise.all(
    [...groups.values()].map(({ component, bucket, group }) => stores.facts.read(vendor, component ?? undefined, bucket, group)),
  );
  return read.flat().filter((fact) => !known.has(placeText(stores.facts.placeOf(vendor, fact))));
}

/** Whether a fact leads to no older one. */
function isPlain(
  fact: Fact,
  terms: Terms,
  { months, ids }: WholeReading,
  facts: readonly Fact[],
  bucketOf: (fact: Fact) => string,
): boolean {
  const group = groupOf(fact);
  if (mayContain(ids, factKey(fact)) || (beginsNamed(fact, terms) && mayContain(ids, groupKey(group)))) return false;
  const near = facts.filter((one) => groupOf(one) === group && months.includes(bucketOf(one)));
  if (near.length === 0) return begins(fact, terms);
  return near.some(({ occurredAt }) => occurredAt < fact.occurredAt);
}
