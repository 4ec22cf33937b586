/** Who names a record: a ticket its outage, by an attribute with `names`. */
import type { Attribute, Terms } from '../contract/terms.ts';
import { type EvidenceRecord, concern, newRecord } from '../evidence/records.ts';

/** The value of an attribute that names no record. */
export const NONE = 'none';

/** The default of an attribute of a record that then stands for itself: a ticket that names no main ticket is one. */
export const ITSELF = 'itself';

/** The terms, and the records of each kind. */
interface Known {
  readonly terms: Terms;
  records(kind: string): readonly EvidenceRecord[];
}

/** The attributes by which records name one of a kind. */
const linksTo = (kind: string, terms: Terms): readonly (readonly [name: string, attribute: Attribute])[] =>
  Object.entries(terms.attributes ?? {}).filter(([, { names }]) => names === kind);

function isNamed(record: EvidenceRecord, name: string, { default: otherwise }: Attribute, id: string): boolean {
  const word = record.attributes.get(name)?.at(-1)?.value ?? otherwise;
  return word === id || (word === ITSELF && record.id === id) || (word === undefined && unnamed(record) === id);
}

/** The records of a kind that name the record of another kind. */
export const namersOf = (of: string, kind: string, id: string, known: Known): readonly EvidenceRecord[] =>
  linksTo(kind, known.terms).flatMap(([name, attribute]) =>
    attribute.of === of ? known.records(of).filter((record) => isNamed(record, name, attribute, id)) : [],
  );

/** Stands for the record that a record did not name: it may be one of which nothing is known. */
export const unnamed = ({ kind, id }: EvidenceRecord): string => `${kind}/${id}`;

/** A record of which only those that name it are known: it is about their components. Undefined where nothing names it. */
export function onlyNamed(kind: string, id: string, known: Known): EvidenceRecord | undefined {
  const namers = linksTo(kind, known.terms).flatMap(([, { of }]) => namersOf(of, kind, id, known));
  if (namers.length === 0) return undefined;
  const record = newRecord(kind, id);
  if (namers.every(({ components }) => components.length > 0))
    for (const component of namers.flatMap(({ components }) => components)) concern(record, component);
  return record;
}
