/** Deliverables that are late while deliveries with other names were received, and the report sections of received deliveries. */
import type { LeftOutFact } from '../../evidence/evidence.ts';
import { type Ratio, isPositive } from '../../money/ratio.ts';
import type { Context } from '../../operators/context.ts';
import { type Entry, WHOLE } from '../../operators/value.ts';
import type { TermsReading } from '../reading.ts';
import type { UsedEvidence } from './used-evidence.ts';
import { addTo } from '../../lists.ts';

/**
 * For each deliverable that was due and not delivered in the period, the names of the deliveries that were received instead.
 * @param came the deliveries, by name.
 */
export function lateDeliverables(
  came: ReadonlyMap<string, unknown>,
  leftOut: readonly LeftOutFact[],
  reading: TermsReading,
  context: Context,
): ReadonlyMap<string, readonly string[]> {
  if (reading.deliverables.size === 0) return new Map();
  const isOther = ({ fact: { type, body }, reason }: LeftOutFact): boolean =>
    reason === 'unread' && type === 'report.delivered' && body.kind === 'delivery' && !reading.deliverables.has(body.record!);
  const others = [...new Set(leftOut.filter(isOther).map(({ fact }) => fact.body.record!))].sort();
  const late = [...reading.deliverables.keys()].filter((name) => others.length > 0 && !came.has(name) && isLate(name, context));
  return new Map(late.map((name) => [name, others]));
}

const isLate = (name: string, context: Context): boolean =>
  Object.entries(context.terms.definitions).some(([cell, definition]) => {
    if (typeof definition !== 'object' || definition.deliverable !== name) return false;
    return context
      .column<readonly Entry<Ratio>[]>(cell)
      .get(WHOLE)!
      .some(({ value }) => isPositive(value));
  });

/** By the name of each delivered deliverable, the sections of its deliveries in the period. */
export function sectionsDelivered({ read }: UsedEvidence, { deliverables }: TermsReading, { period }: Context): Map<string, Set<string>> {
  const delivered = new Map<string, Set<string>>();
  if (deliverables.size === 0) return delivered;
  for (const { kind, id, facts } of read)
    for (const { type, occurredAt, body } of kind === 'delivery' && deliverables.has(id) ? facts : [])
      if (type === 'report.delivered' && occurredAt >= period.start && occurredAt < period.end) addTo(delivered, id, body.sections ?? []);
  return delivered;
}
