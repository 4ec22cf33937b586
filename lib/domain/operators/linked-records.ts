/** What a record names by an attribute, such as a ticket its outage. */
import type { Terms } from '../contract/terms.ts';
import { finding } from '../evidence/findings/finding.ts';
import { type EvidenceRecord, isGoingOn } from '../evidence/records.ts';
import type { Interval } from '../time/interval.ts';
import type { Cell } from './cell.ts';
import type { Context } from './context.ts';
import { missingWord } from './missing.ts';
import { ITSELF, NONE } from './namers.ts';

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

/** Whether a record goes on for some time of a period. */
export function isIn({ start, end }: Interval, record: EvidenceRecord): boolean {
  const instants = record.milestones.all().flatMap(([, at]) => at);
  return Math.min(...instants) < end && (isGoingOn(record) || Math.max(...instants) >= start);
}

/** Whether a cell reads other records by what its records name. */
export const readsLinks = (cell: Cell, { attributes }: Terms): boolean =>
  cell.where?.some(({ of }) => of !== undefined) === true || attributes?.[String(cell.each)]?.names !== undefined;
