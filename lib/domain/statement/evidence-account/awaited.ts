/**
 * Records whose length counts in a period and that had not ended within its reach. Their later facts are read for a year after the period,
 * in the service and for a file alike. Otherwise a timer that stops late would stay open for ever, and its credit would never be certain.
 */
import type { Terms } from '../../contract/terms.ts';
import type { ServicePeriod } from '../../checker/service-period.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { Fact } from '../../evidence/fact.ts';
import { type EvidenceRecord, firstOf, partsOf } from '../../evidence/records.ts';
import { groupOf, kindOf } from '../../evidence/vocabulary.ts';
import { waitsOf } from '../../operators/numbers/waits-between-updates.ts';
import { cyclesOf } from '../../operators/numbers/reopened-tickets.ts';
import { operatorOf } from '../../operators/registry.ts';
import { looksBeyond } from '../../operators/times/intervals.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import type { Period } from '../../time/period.ts';
import type { Cell } from '../../operators/cell.ts';

const LONGEST_AWAITED = 366 * DAY;

/** Until when (epoch ms) the ends of open records are read. */
export const awaitedUntil = ({ period }: ServicePeriod): Instant => period.end + LONGEST_AWAITED;

/** A clause about the length of records of a kind, with a test whether a record has not ended for it. */
interface Awaiting {
  readonly kind: string;
  readonly isAwaited: (record: EvidenceRecord, period: Period) => boolean;
}

const known = new WeakMap<Terms, readonly Awaiting[]>();

function awaitingIn(terms: Terms): readonly Awaiting[] {
  let awaiting = known.get(terms);
  if (!awaiting) {
    const beyond = looksBeyond(terms);
    awaiting = Object.values(terms.definitions).flatMap((cell) => (typeof cell === 'object' ? awaitingOf(cell, beyond) : []));
    known.set(terms, awaiting);
  }
  return awaiting;
}

const SILENT = { note: () => undefined };

function awaitingOf(cell: Cell, beyond: boolean): Awaiting[] {
  const key = operatorOf(cell)?.key;
  const kind = String(cell[key ?? '']);
  // With `counted-in: to`, a record belongs to the period of its stop and not to an earlier one.
  if (key === 'timer' && cell['counted-in'] === 'from')
    return [
      {
        kind,
        isAwaited: (record, { start, end }) =>
          cyclesOf(record, cell, SILENT).some((cycle) => cycle.stop === undefined && cycle.start >= start && cycle.start < end),
      },
    ];
  if (key === 'cadence')
    return [
      {
        kind,
        isAwaited: (record, period) => {
          const waits = waitsOf(record, cell, { period });
          return waits.length > 0 && waits.at(-1)!.end === undefined;
        },
      },
    ];
  if (key !== 'intervals' || !beyond) return [];
  const isOpen = (part: EvidenceRecord, end: Instant): boolean => {
    const from = firstOf(part, String(cell.from));
    return from !== undefined && from < end && firstOf(part, String(cell.to), from) === undefined;
  };
  return [{ kind, isAwaited: (record, { end }) => partsOf(record).some((part) => isOpen(part, end)) }];
}

/** Makes a test whether a fact after the reach of a period may report on a record that the period waits for. */
export function isLaterIn(found: ServicePeriod): (fact: Fact) => boolean {
  const kinds = new Set(awaitingIn(found.checkedTerms.terms).map(({ kind }) => kind));
  const until = awaitedUntil(found);
  return (fact) => fact.occurredAt < until && (kinds.has(kindOf(fact) ?? '') || kinds.has(fact.body.of ?? ''));
}

/** The groups of the records that a period waits for. */
export function awaitedIn(evidence: Evidence, { period, checkedTerms }: ServicePeriod): Set<string> {
  const groups = new Set<string>();
  for (const { kind, isAwaited } of awaitingIn(checkedTerms.terms))
    for (const record of evidence.records.get(kind) ?? [])
      if (isAwaited(record, period)) for (const fact of record.facts) groups.add(groupOf(fact));
  return groups;
}
