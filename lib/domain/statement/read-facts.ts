/** Which facts and records the clauses of a contract read, with their reporters and components. */
import type { Fact } from '../evidence/fact.ts';
import { type EvidenceRecord, hadSections } from '../evidence/records.ts';
import { isReportedBy, recordIsReportedBy } from '../operators/times/witness.ts';
import { type ClauseReader, type TermsReading, takesKind } from './reading.ts';

/** Whether a clause with a value for each component of a kind has one for a fact or record. */
export interface ReachRules {
  readonly record: (record: EvidenceRecord, each: string) => boolean;
  readonly fact: (fact: Fact, each: string) => boolean;
  /** A charge counts for the components that contain its component, not for those inside it. */
  readonly bill: (fact: Fact, each: string) => boolean;
}

/** The kind by which a record is read: gaps and recoveries without a failure are read with outages. */
const readAs = (kind: string): string => (kind === 'gap' || kind === 'unstarted' ? 'outage' : kind);

export function readsRecord({ kinds }: TermsReading, record: EvidenceRecord, reaches: ReachRules): boolean {
  for (const { reportedBy, each, id } of kinds.get(readAs(record.kind)) ?? [])
    if (
      (id === undefined || id === record.id) &&
      recordIsReportedBy(record, reportedBy) &&
      (each === undefined || reaches.record(record, each))
    )
      return true;
  return false;
}

/** Whether a delivery lacks, for each clause that reads it, a section that this clause needs. */
export function lacksSections({ kinds, deliverables }: TermsReading, { type, occurredAt }: Fact, record: EvidenceRecord): boolean {
  if (type !== 'report.delivered' || record.kind !== 'delivery') return false;
  if ((kinds.get('delivery') ?? []).some(({ id }) => id === undefined)) return false;
  return (deliverables.get(record.id) ?? []).every((needs) => !hadSections(record, needs, occurredAt));
}

/** Whether a clause reads a fact that stands alone: samples, watches, charges, attributes of the customer and of components. */
export function readsAlone(reading: TermsReading, fact: Fact, reaches: ReachRules): boolean {
  const { type, body } = fact;
  const isRead = (readers: readonly ClauseReader[] | undefined): boolean =>
    readers?.some(({ reportedBy, each }) => isReportedBy(fact, reportedBy) && (each === undefined || reaches.fact(fact, each))) === true;
  if (type === 'probe.batch')
    return (
      isRead(reading.probes.get(body.stream!)) ||
      Object.keys(body.measured ?? {}).some((name) => isRead(reading.gauges.get(`${body.stream}/${name}`)))
    );
  if (type === 'requests.counted') return isRead(reading.requests.get(body.stream!));
  if (type === 'gauge.sampled') return isRead(reading.gauges.get(body.stream!));
  if (type === 'service.watched') return reading.watched && isRead(reading.kinds.get('outage'));
  if (type === 'charge.billed')
    return reading.bases.some((base) => takesKind(base, body.kind!) && (base.each === undefined || reaches.bill(fact, base.each)));
  return reading.words.has(body.name!);
}
