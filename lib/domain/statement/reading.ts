/**
 * What the clauses of a contract read: kinds of records, streams of samples, charges, attributes, and whose word. A fact that none of
 * them reads counts for nothing, and the statement says so.
 */
import type { Claim, Terms } from '../agreement/agreement.ts';
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import type { Fact } from '../evidence/fact.ts';
import type { EvidenceRecord } from '../evidence/records.ts';
import type { Cell } from '../operators/operator.ts';
import { operatorOf } from '../operators/registry.ts';
import { isSaidBy, recordIsSaidBy } from '../operators/times/witness.ts';

/** Whose word counts, for each clause that reads; undefined = everybody's. */
type Voices = (readonly string[] | undefined)[];

export interface Reading {
  readonly kinds: ReadonlyMap<string, Voices>;
  readonly probes: ReadonlyMap<string, Voices>;
  readonly requests: ReadonlySet<string>;
  readonly gauges: ReadonlySet<string>;
  /** Kinds of charges; undefined = all. */
  readonly charges: ReadonlySet<string> | undefined;
  /** Kinds of charges that a base names. */
  readonly chargeKinds: ReadonlySet<string>;
  /** Kinds of charges that a base leaves out. */
  readonly without: ReadonlySet<string>;
  /** Which periods' charges: that of the statement, the one before it, the one after it. */
  readonly chargesOf: ReadonlySet<string>;
  /** Whether it matters who vouched that he watched. */
  readonly watched: boolean;
  /** Every word that a definition, promise, credit, claim or remedy uses. */
  readonly words: ReadonlySet<string>;
  /** Reasons of pauses that stop a clock, by kind of record. */
  readonly pauses: ReadonlyMap<string, ReadonlySet<string>>;
  /** Outcomes that a clause on a stream of requests names. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<Terms, Reading>();

export function readingOf(terms: Terms): Reading {
  let reading = known.get(terms);
  if (!reading) known.set(terms, (reading = read(terms)));
  return reading;
}

function read(terms: Terms): Reading {
  const [kinds, probes] = [new Map<string, Voices>(), new Map<string, Voices>()];
  const [pauses, outcomes] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const [requests, gauges, chargesOf, words] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  let isAll = false;
  const [chargeKinds, without] = [new Set<string>(), new Set<string>()];
  const hear = (map: Map<string, Voices>, name: unknown, voices?: unknown): void => {
    map.set(String(name), [...(map.get(String(name)) ?? []), voices as readonly string[] | undefined]);
  };
  const add = (map: Map<string, Set<string>>, name: unknown, more: unknown): void => {
    map.set(String(name), new Set([...(map.get(String(name)) ?? []), ...((more as string[] | undefined) ?? [])]));
  };
  let watched = terms.unreported === 'unknown';
  for (const definition of Object.values(terms.definitions)) {
    if (typeof definition !== 'object') continue;
    const cell = definition as Cell;
    const operator = operatorOf(cell);
    const subject = operator && cell[operator.key];
    if (operator?.subject.is === 'record-kind') hear(kinds, subject, cell['said-by']);
    if (operator?.subject.is === 'name-or-record-kind' && terms.definitions[String(subject)] === undefined) hear(kinds, subject);
    if (operator?.key === 'duty') hear(kinds, 'delivery');
    if (operator?.key === 'probes') hear(probes, subject, cell['said-by']);
    if (operator?.key === 'probes' && cell.control !== undefined) hear(probes, cell.control);
    if (operator?.key === 'gauge') gauges.add(String(subject));
    if (operator?.key === 'requests') {
      requests.add(String(subject));
      add(outcomes, subject, [...(cell.failed as string[]), ...(cell.ignored as string[])]);
    }
    if (operator?.key === 'charges') {
      chargesOf.add(String(cell['taken-from']));
      if (subject === 'all') isAll = true;
      else for (const kind of subject as string[]) chargeKinds.add(kind);
      for (const kind of (cell.without as string[] | undefined) ?? []) without.add(kind);
    }
    if (cell.paused !== undefined) add(pauses, subject, cell.paused);
    if (cell['silent-after'] !== undefined) watched = true;
  }
  wordsIn([terms.definitions, terms.promises, terms.credits, terms.claims, terms.remedies], words);
  for (const [name, { of }] of Object.entries(terms.attributes ?? {}))
    if (words.has(name) && (RECORD_KINDS[of] || terms.records?.[of])) hear(kinds, of);
  for (const kind of claimed(terms)) hear(kinds, kind);
  return {
    kinds,
    probes,
    requests,
    gauges,
    charges: isAll ? undefined : chargeKinds,
    chargeKinds,
    without,
    chargesOf,
    watched,
    words,
    pauses,
    outcomes,
  };
}

/** Kinds of records from which a step of a claim counts. */
const claimed = ({ claims }: Terms): string[] =>
  Object.values(claims)
    .filter((claim): claim is Claim => claim !== 'automatic')
    .flatMap((claim) => claim.do.map(({ after }) => after))
    .flatMap((after) => (after === 'ticket-closed' ? ['ticket'] : after === 'period-end' || after === 'statement' ? [] : ['outage']));

function wordsIn(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') words.add(value);
  else if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) wordsIn(member, words);
}

/** Gaps, and first words that are `up`, are read with outages. */
const readAs = (kind: string): string => (kind === 'gap' || kind === 'unstarted' ? 'outage' : kind);

export const readsRecord = ({ kinds }: Reading, record: EvidenceRecord): boolean =>
  kinds.get(readAs(record.kind))?.some((words) => recordIsSaidBy(record, words)) === true;

/** Whether a clause reads a fact that stands alone: samples, watches, charges, attributes of the customer and of components. */
export function readsAlone(reading: Reading, fact: Fact): boolean {
  const { type, body } = fact;
  const isHeard = (voices: Voices | undefined): boolean => voices?.some((words) => isSaidBy(fact, words)) === true;
  if (type === 'probe.batch')
    return (
      isHeard(reading.probes.get(body.stream!)) ||
      Object.keys(body.measured ?? {}).some((name) => reading.gauges.has(`${body.stream}/${name}`))
    );
  if (type === 'requests.counted') return reading.requests.has(body.stream!);
  if (type === 'gauge.sampled') return reading.gauges.has(body.stream!);
  if (type === 'service.watched') return reading.watched && isHeard(reading.kinds.get('outage'));
  if (type === 'charge.billed') return reading.charges === undefined || reading.charges.has(body.kind!);
  return reading.words.has(body.name!);
}
