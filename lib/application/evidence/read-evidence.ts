/**
 * Reads the evidence of one contract and period, by key queries only. It reads the months of the period and its reach and the month before.
 * Of older records it reads those that the previous statement lists as open, and those that continue in these months without their
 * beginning. Without such a statement, or when older facts were received after it, it reads all months since the contract's start: this
 * costs more and is always right.
 */
import type { Terms } from '../../domain/contract/terms.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import type { ServicePeriod } from '../../domain/checker/service-period.ts';
import { type Fact, factKey } from '../../domain/evidence/fact.ts';
import { groupOf } from '../../domain/evidence/vocabulary.ts';
import { replacedKeys } from '../../domain/evidence/moved-facts.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import { DAY, monthsBetween, parseDay, parseInstant } from '../../domain/time/instant.ts';
import { chargedSpan, foldOptions, readSpan } from '../../domain/statement/reach.ts';
import { previousPeriod } from '../../domain/time/period.ts';
import { BATCHED, LONGEST_READ_BACK } from '../ports/evidence.ts';
import type { Stores } from '../ports/stores.ts';
import { type EvidenceReader, readerFor, readStanding, readMonths } from './evidence-reader.ts';
import { ofNothing, withLinked, ofThisContract } from './chosen-corrections.ts';
import { beginsNamed, begins, groupKey } from './record-beginnings.ts';

/** Records that had not ended in the months that were read, and until when (epoch ms) their ends are searched. */
export interface AwaitedEnds {
  readonly groups: ReadonlySet<string>;
  readonly until: number;
}

export interface ReadOptions {
  /** Read all months since the contract's start, for states of earlier periods that no statement recorded. */
  readonly everything?: boolean;
  readonly ends?: AwaitedEnds;
}

/** What was read of a contract and period, before its corrections are chosen. */
export interface GatheredEvidence {
  readonly reader: EvidenceReader;
  readonly found: ServicePeriod;
  /** All standing facts, those about other periods too. */
  readonly whole: readonly Fact[];
  /** The facts of months and of older records. */
  readonly facts: readonly Fact[];
  /** The months that were read whole, and since when there may be any. */
  readonly months: readonly string[];
  readonly earliest: number;
  /** Whether older months were left out, because the statement before says what was open. */
  readonly trusted: boolean;
  /** Whether ids or records of these months occur in others. */
  readonly repeats: boolean;
}

export async function readEvidence(
  checked: CheckedContract,
  found: ServicePeriod,
  stores: Stores,
  options: ReadOptions = {},
): Promise<Fact[]> {
  return withCorrections(await gatherEvidence(checked, found, stores, options));
}

/** Without the bills of other times. */
function standingIn(whole: readonly Fact[], found: ServicePeriod): Fact[] {
  const charged = chargedSpan(found);
  return whole.filter(({ type, body }) => type !== 'charge.billed' || (body.start! < charged.end && body.end! > charged.start));
}

export async function gatherEvidence(
  checked: CheckedContract,
  found: ServicePeriod,
  stores: Stores,
  { everything = false, ends }: ReadOptions = {},
): Promise<GatheredEvidence> {
  const { order } = checked.contract;
  const reader = readerFor(checked, stores);
  const earliest = parseDay(order.from)! * DAY - 31 * DAY;
  const { start, end: until } = readSpan(found);
  const charged = chargedSpan(found);
  const from = Math.max(earliest, Math.min(start, charged.start - LONGEST_READ_BACK));
  const near = monthsBetween(from, until);
  const whole = await readStanding(reader);
  const standing = standingIn(whole, found);
  const before = await statementBefore(checked, found, stores);
  const trusted = !everything && before && !(await isOutdated(before.issuedAt, near[0]!, standing, reader));
  const months = trusted ? near : monthsBetween(Math.min(earliest, from), until);
  const facts = await readMonths(reader, months);
  let isRepeating = false;
  if (trusted) {
    const older = monthsBetween(earliest, from).filter((month) => !near.includes(month));
    const repeats = await readRepeats(order.id, facts, new Set(near), found.checkedTerms.terms, reader);
    isRepeating = repeats.length > 0;
    const groups = new Set([...openGroups(before.statement), ...goingOn(facts, found.checkedTerms.terms), ...repeats.map(groupOf)]);
    facts.push(...repeats, ...(await Promise.all([...groups].map((group) => readMonths(reader, older, group)))).flat());
  }
  if (ends) facts.push(...(await readEnds(reader, ends, from, near)));
  facts.push(...(await readMoved(found, whole, facts, new Set(months), earliest, reader)));
  return { reader, found, whole, facts, months, earliest, trusted: trusted === true, repeats: isRepeating };
}

/** Facts with their standing ones; undefined where it depends on evidence that was not read which of these count. */
export function withKnownCorrections({
  reader,
  found,
  whole,
  facts,
}: Pick<GatheredEvidence, 'reader' | 'found' | 'whole' | 'facts'>):
  | { readonly evidence: Fact[] }
  | { readonly ours: readonly Fact[]; readonly elsewhere: readonly Fact[]; readonly isHere: (fact: Fact) => boolean } {
  const { ours, elsewhere } = ofThisContract(standingIn(whole, found), facts, new Set(reader.names));
  const isHere = ({ occurredAt }: Fact): boolean => occurredAt >= found.period.start && occurredAt < found.period.end;
  return elsewhere.some(isHere) ? { ours, elsewhere, isHere } : { evidence: [...facts, ...ours] };
}

export async function withCorrections(gathered: GatheredEvidence): Promise<Fact[]> {
  const { reader, found, whole, facts, earliest, trusted } = gathered;
  const known = withKnownCorrections(gathered);
  if ('evidence' in known) return known.evidence;
  const { ours, elsewhere, isHere } = known;
  // The target of a correction may exist although it was not read. Only a correction without any target counts in the period in which it was sent.
  const { isKnown } = foldOptions(found);
  const all = [...whole, ...(trusted ? await readMonths(reader, monthsBetween(earliest, readSpan(found).end)) : facts)];
  const there = all.filter((fact) => fact.type !== 'correction' && isKnown!(fact));
  return [...facts, ...ours, ...withLinked(ofNothing(elsewhere, new Set(there.map(factKey))), isHere)];
}

/**
 * Reads facts of other months whose ids occur again in these months: the same id with other content is a contradiction at any distance. It
 * also reads earlier records whose ids are used again here: a reused ticket number is another ticket.
 */
async function readRepeats(
  contract: string,
  facts: readonly Fact[],
  near: ReadonlySet<string>,
  terms: Terms,
  reader: EvidenceReader,
): Promise<Fact[]> {
  const keys = new Set(facts.map(factKey));
  const begun = new Set(facts.filter((fact) => beginsNamed(fact, terms)).map(groupOf));
  const months = await reader.facts.monthsWith(contract, [...keys, ...[...begun].map(groupKey)], near);
  return (await readMonths(reader, months)).filter((fact) => begun.has(groupOf(fact)) || keys.has(factKey(fact)));
}

/**
 * Reads the facts of other months that a correction moves to the time that is read. A correction follows its event: they are of
 * the months up to the receipt of the correction.
 */
async function readMoved(
  found: ServicePeriod,
  whole: readonly Fact[],
  facts: readonly Fact[],
  read: ReadonlySet<string>,
  earliest: number,
  reader: EvidenceReader,
): Promise<Fact[]> {
  const { isKnown } = foldOptions(found);
  const { start } = readSpan(found);
  const corrections = whole.filter(({ type }) => type === 'correction');
  if (corrections.length === 0) return [];
  const names = new Set(reader.names);
  const isRead = (fact: Fact): boolean => names.has(fact.component) && (fact.body.end ?? fact.occurredAt) >= start && isKnown!(fact);
  const keys = replacedKeys(corrections, isRead);
  for (const fact of [...whole, ...facts]) keys.delete(factKey(fact));
  if (keys.size === 0) return [];
  const last = Math.max(...corrections.map(({ receivedAt }) => receivedAt));
  const months = monthsBetween(earliest, last + DAY).filter((month) => !read.has(month));
  return (await readMonths(reader, months)).filter((fact) => keys.has(factKey(fact)));
}

/** Later facts of records, in the months after those that are read whole. */
async function readEnds(reader: EvidenceReader, { groups, until }: AwaitedEnds, from: number, near: readonly string[]): Promise<Fact[]> {
  const months = monthsBetween(from, until).filter((month) => !near.includes(month));
  return (await Promise.all([...groups].map((group) => readMonths(reader, months, group)))).flat();
}

async function statementBefore(
  checked: CheckedContract,
  found: ServicePeriod,
  stores: Stores,
): Promise<{ statement: Statement; issuedAt: string } | undefined> {
  const issued = await stores.statements.latest(checked.contract.order.id, previousPeriod(found.rule, found.full).label);
  return issued && { statement: issued.statement, issuedAt: issued.issuedAt };
}

/** Whether facts about an earlier time were received after a statement was issued. */
async function isOutdated(
  issuedAt: string,
  month: string,
  standing: readonly Fact[],
  { facts, vendor, names }: EvidenceReader,
): Promise<boolean> {
  if (standing.some((fact) => fact.type === 'correction' && fact.receivedAt >= parseInstant(issuedAt)!)) return true;
  const answers = await Promise.all([...names, BATCHED].map((name) => facts.hasLate(vendor, name, issuedAt, month)));
  return answers.includes(true);
}

/** The storage groups of the records that were open at the end of the previous period. */
const openGroups = ({ open }: Statement): string[] => open.flatMap(({ group, kind, id }) => [group, `${kind}/${id}`]);

/** Groups of the months that continue a record without its beginning. */
function goingOn(near: readonly Fact[], terms: Terms): string[] {
  const first = new Map<string, Fact>();
  for (const fact of near) {
    const group = groupOf(fact);
    const known = first.get(group);
    if (!known || fact.occurredAt < known.occurredAt) first.set(group, fact);
  }
  return [...first].flatMap(([group, fact]) => (begins(fact, terms) ? [] : [group]));
}
