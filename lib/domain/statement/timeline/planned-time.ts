/** Planned work and announced exclusions, as they were announced and as they took place. */
import { type EvidenceRecord, firstOf, partsOf } from '../../evidence/records.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { RecordsBehind } from '../evidence-account/records-behind.ts';

const KINDS: ReadonlySet<string> = new Set(['maintenance', 'exclusion']);

export interface PlannedTime extends Interval {
  /** "maintenance/M-1" */
  readonly record: string;
  /** Empty where it concerns all. */
  readonly components: readonly string[];
  /** Whether it began; else its times are those that were announced. */
  readonly began: boolean;
  /** The events of its record, by sender and id. */
  readonly events: readonly string[];
}

/** Work that was cancelled before it began, or of which no time is known, is none. */
export function plannedTimes(records: readonly EvidenceRecord[], behind: RecordsBehind): PlannedTime[] {
  return records
    .filter(({ kind }) => KINDS.has(kind))
    .flatMap((record) =>
      partsOf(record).flatMap((part) => {
        const extent = extentOf(part);
        const { record: name, events } = behind.reason(record);
        return extent ? [{ record: name, components: record.components, events, ...extent }] : [];
      }),
    );
}

function extentOf(record: EvidenceRecord): (Interval & { readonly began: boolean }) | undefined {
  const [began, ended, cancelled] = ['began', 'ended', 'cancelled'].map((milestone): Instant | undefined => firstOf(record, milestone));
  if (began === undefined && cancelled !== undefined) return undefined;
  const notice = record.facts.findLast(({ type }) => type === 'maintenance.scheduled')?.body;
  const start = began ?? notice?.start;
  const end = ended ?? cancelled ?? notice?.end;
  return start === undefined || end === undefined || end <= start ? undefined : { start, end, began: began !== undefined };
}
