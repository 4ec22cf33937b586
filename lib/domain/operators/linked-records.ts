/** Records that name another one by an attribute, such as a ticket its outage: what they name, and who names them. */
import type { Attribute, Terms } from '../contract/terms.ts';
import { finding } from '../evidence/findings/finding.ts';
import { type EvidenceRecord, concern, isGoingOn, newRecord } from '../evidence/records.ts';
import type { Interval } from '../time/interval.ts';
import type { Cell } from './cell.ts';
import type { Context } from './context.ts';
import { missingWord } from './missing.ts';

/** The value of an attribute that names no record. */
export const NONE = 'none';

/** The default of an attribute of a record that then stands for itself: a ticket that names no main ticket is one. */
export const ITSELF = 'itself';

/** The record that an attribute names: with its id where it is named, also where nothing else is known of it. */
export interface Link {
  readonly id: string;
  readonly record?: EvidenceRecord;
}

/** What a record names by an attribute: the last word. Undefined where no event says it, with the missing fact. */
export function linkOf(record: EvidenceRecord, name: string, context: Context): Link | typeof NONE | undefined {
  const { names: kind, default: otherwise } = context.terms.attributes![name]!;
  const id = record.attributes.get(name)?.at(-1)?.value ?? otherwise;
  if (id === NONE) return NONE;
  if (id === ITSELF) return { id: record.id, record };
  const owner = `${record.kind}/${record.id}`;
  if (id === undefined) {
    context.evaluator.miss(missingWord(owner, name, undefined, []));
    return undefined;
  }
  const found = context.reported(kind!, id);
  if (found) return { id, record: found };
  context.note(owner, finding('no-such-record', { attribute: name, kind: kind!, record: id }));
  return { id };
}

/** The record that a condition reads: the record itself, or the one that it names. Undefined where it is not known, with the missing fact. */
export function readBy(record: EvidenceRecord, of: string | undefined, context: Context): EvidenceRecord | typeof NONE | undefined {
  if (of === undefined) return record;
  const link = linkOf(record, of, context);
  if (link === undefined || link === NONE) return link;
  if (link.record) return link.record;
  context.evaluator.miss(missingWord(`${record.kind}/${record.id}`, of, link.id, []));
  return undefined;
}

/** The attributes by which records name one of a kind. */
const linksTo = (kind: string, terms: Terms): readonly (readonly [name: string, attribute: Attribute])[] =>
  Object.entries(terms.attributes ?? {}).filter(([, { names }]) => names === kind);

const isNamed = (record: EvidenceRecord, name: string, { default: otherwise }: Attribute, id: string): boolean => {
  const word = record.attributes.get(name)?.at(-1)?.value ?? otherwise;
  return word === id || (word === ITSELF && record.id === id) || (word === undefined && unnamed(record) === id);
};

/** The records of a kind that name the record of another kind. */
export const namersOf = (of: string, kind: string, id: string, context: Context): readonly EvidenceRecord[] =>
  linksTo(kind, context.terms).flatMap(([name, attribute]) =>
    attribute.of === of ? context.records(of).filter((record) => isNamed(record, name, attribute, id)) : [],
  );

/** Stands for the record that a record did not name: it may be one of which nothing is known. */
export const unnamed = ({ kind, id }: EvidenceRecord): string => `${kind}/${id}`;

/** A record of which only those that name it are known: it is about their components. Undefined where nothing names it. */
export function onlyNamed(kind: string, id: string, context: Context): EvidenceRecord | undefined {
  const namers = linksTo(kind, context.terms).flatMap(([, { of }]) => namersOf(of, kind, id, context));
  if (namers.length === 0) return undefined;
  const record = newRecord(kind, id);
  if (namers.every(({ components }) => components.length > 0))
    for (const component of namers.flatMap(({ components }) => components)) concern(record, component);
  return record;
}

/** Whether a record goes on for some time of a period. */
export function isIn({ start, end }: Interval, record: EvidenceRecord): boolean {
  const instants = record.milestones.all().flatMap(([, at]) => at);
  return Math.min(...instants) < end && (isGoingOn(record) || Math.max(...instants) >= start);
}

/** Whether a cell reads other records by what its records name. */
export const readsLinks = (cell: Cell, { attributes }: Terms): boolean =>
  cell.where?.some(({ of }) => of !== undefined) === true || attributes?.[String(cell.each)]?.names !== undefined;
