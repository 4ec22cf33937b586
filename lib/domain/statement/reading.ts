/**
 * What the clauses of a contract read: kinds of records, streams of samples, charges, attributes, and the accepted reporters. A fact that no
 * clause reads does not count, and the statement has a finding.
 */
import { stepsOf } from '../contract/claim-clause.ts';
import type { Terms } from '../contract/terms.ts';
import { ANCHOR_KINDS } from '../checker/claim-anchors.ts';
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import { addTo, pushTo } from '../lists.ts';
import { operatorOf } from '../operators/registry.ts';
import { restedOn } from './evidence-account/rested-on.ts';
import type { Cell } from '../operators/cell.ts';

/** A clause that reads evidence: its accepted reporters (undefined = all) and its component kind (undefined = the whole). */
export interface ClauseReader {
  readonly reportedBy: readonly string[] | undefined;
  readonly each: string | undefined;
  /** The one record that it reads; undefined = all of the kind. */
  readonly id?: string;
}

/** A base: the kinds of charges that it takes (undefined = all), those that it leaves out, and its component kind. */
interface Base {
  readonly kinds: ReadonlySet<string> | undefined;
  readonly without: ReadonlySet<string>;
  readonly each: string | undefined;
}

export interface TermsReading {
  readonly kinds: ReadonlyMap<string, readonly ClauseReader[]>;
  readonly probes: ReadonlyMap<string, readonly ClauseReader[]>;
  readonly requests: ReadonlyMap<string, readonly ClauseReader[]>;
  readonly gauges: ReadonlyMap<string, readonly ClauseReader[]>;
  readonly bases: readonly Base[];
  /** Kinds of charges that a base names. */
  readonly chargeKinds: ReadonlySet<string>;
  /** Kinds of charges that a base leaves out. */
  readonly without: ReadonlySet<string>;
  /** The periods whose charges are read: that of the statement, the one before it, the one after it. */
  readonly chargesOf: ReadonlySet<string>;
  /** Whether a clause reads reports of observation. */
  readonly watched: boolean;
  /** Every word that a definition, objective, credit, claim or remedy uses. */
  readonly words: ReadonlySet<string>;
  /** Reasons of pauses that stop a timer, by kind of record. */
  readonly pauses: ReadonlyMap<string, ReadonlySet<string>>;
  /** Outcomes that a clause on a stream of requests names. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<string>>;
  /** By the name of a deliverable, the sections that each clause on it needs. */
  readonly deliverables: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Sections that a clause needs, by what is reported on: a deliverable (`delivery/NAME`) or a kind of record. */
  readonly sections: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<Terms, TermsReading>();

export function readingOf(terms: Terms): TermsReading {
  let reading = known.get(terms);
  if (!reading) known.set(terms, (reading = read(terms)));
  return reading;
}

function read(terms: Terms): TermsReading {
  const [kinds, probes, requests, gauges] = Array.from({ length: 4 }, () => new Map<string, ClauseReader[]>()) as [
    Readers,
    Readers,
    Readers,
    Readers,
  ];
  const bases: Base[] = [];
  const [pauses, outcomes, sections] = Array.from({ length: 3 }, () => new Map<string, Set<string>>()) as [Words, Words, Words];
  const deliverables = new Map<string, (readonly string[])[]>();
  const [chargesOf, words] = [new Set<string>(), new Set<string>()];
  const [chargeKinds, without] = [new Set<string>(), new Set<string>()];
  const addReader = (map: Readers, name: unknown, { 'reported-by': reportedBy, each }: Cell = {}, id?: string): void => {
    const reader = {
      reportedBy: reportedBy as readonly string[] | undefined,
      each: each as string | undefined,
      ...(id !== undefined && { id }),
    };
    pushTo(map, String(name), reader);
  };
  const add = (map: Map<string, Set<string>>, name: unknown, more: unknown): void => {
    addTo(map, String(name), (more as string[] | undefined) ?? []);
  };
  let watched = terms.unreported === 'unknown';
  const cells = cellsThatCount(terms);
  for (const cell of cells) {
    const operator = operatorOf(cell);
    const subject = operator && cell[operator.key];
    if (operator?.subject.is === 'record-kind') addReader(kinds, subject, ofComponents(cell, terms));
    if (operator?.subject.is === 'name-or-record-kind' && terms.definitions[String(subject)] === undefined) addReader(kinds, subject);
    if (operator?.key === 'deliverable') {
      addReader(kinds, 'delivery', {}, String(subject));
      pushTo(deliverables, String(subject), (cell.needs as readonly string[] | undefined) ?? []);
    }
    if (cell.needs !== undefined) add(sections, operator?.key === 'deliverable' ? `delivery/${String(subject)}` : subject, cell.needs);
    if (operator?.key === 'probes') addReader(probes, subject, cell);
    if (operator?.key === 'probes' && cell.control !== undefined) addReader(probes, cell.control, { each: cell.each });
    if (operator?.key === 'gauge') addReader(gauges, subject, cell);
    if (operator?.key === 'requests') {
      addReader(requests, subject, cell);
      add(outcomes, subject, [...(cell.failed as string[]), ...(cell.ignored as string[])]);
    }
    if (operator?.key === 'charges') {
      chargesOf.add(String(cell['taken-from']));
      bases.push(baseOf(cell));
      if (subject !== 'all') for (const kind of subject as string[]) chargeKinds.add(kind);
      for (const kind of (cell.without as string[] | undefined) ?? []) without.add(kind);
    }
    if (cell.paused !== undefined) add(pauses, subject, cell.paused);
    if (cell['no-data-after'] !== undefined) watched = true;
  }
  wordsIn([cells, terms.objectives, terms.credits, terms.claims, terms.remedies], words);
  for (const [name, { of, names }] of Object.entries(terms.attributes ?? {}))
    if (words.has(name) && (RECORD_KINDS[of] || terms.records?.[of])) {
      addReader(kinds, of);
      if (names !== undefined) addReader(kinds, names);
    }
  for (const kind of claimed(terms)) addReader(kinds, kind);
  return {
    kinds,
    probes,
    requests,
    gauges,
    bases,
    chargeKinds,
    without,
    chargesOf,
    watched,
    words,
    pauses,
    outcomes,
    deliverables,
    sections,
  };
}

const counting = new WeakMap<Terms, readonly Cell[]>();

/** The cells that an objective, credit, remedy or the report depends on; other cells read nothing. */
export function cellsThatCount(terms: Terms): readonly Cell[] {
  let cells = counting.get(terms);
  if (!cells) {
    const names = restedOn(terms, (name) => terms.definitions[name]);
    cells = [...names].map((name) => terms.definitions[name]).filter((cell): cell is Cell => typeof cell === 'object');
    counting.set(terms, cells);
  }
  return cells;
}

type Readers = Map<string, ClauseReader[]>;

type Words = Map<string, Set<string>>;

/** A cell with `each` only if it is a component kind; `each` may also name a kind of record. */
const ofComponents = (cell: Cell, { components }: Terms): Cell =>
  typeof cell.each === 'string' && components?.[cell.each] ? cell : { 'reported-by': cell['reported-by'] };

const baseOf = ({ charges, without, each }: Cell): Base => ({
  kinds: charges === 'all' ? undefined : new Set(charges as string[]),
  without: new Set(without as string[] | undefined),
  each: each as string | undefined,
});

/** Kinds of records from which a step of a claim counts. */
const claimed = ({ claims }: Terms): string[] =>
  Object.values(claims).flatMap((claim) => stepsOf(claim).flatMap(({ after }) => ANCHOR_KINDS[after] ?? []));

function wordsIn(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') words.add(value);
  else if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) wordsIn(member, words);
}

/** Whether a base takes charges of a kind, for any component. */
export const takesKind = ({ kinds, without }: Base, kind: string): boolean =>
  (kinds === undefined || kinds.has(kind)) && !without.has(kind);
