/** A running period as if nothing more happened: all open records end now, and no fault follows. */
import type { CheckedContract } from '../checker/check-contract.ts';
import { type ServicePeriod, servicePeriod } from '../checker/service-period.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { EventType, Fact, FactBody } from '../evidence/fact.ts';
import { fold } from '../evidence/fold.ts';
import { type EvidenceRecord, partsOf } from '../evidence/records.ts';
import { STATES } from '../evidence/vocabulary.ts';
import type { Issue } from '../issue.ts';
import type { Instant } from '../time/instant.ts';
import { openSince } from './evidence-account/used-evidence.ts';
import { foldOptions } from './reach.ts';

interface AsIfOver {
  readonly found: ServicePeriod;
  /** The part of a split period that runs. */
  readonly part: ServicePeriod;
  readonly options: ReturnType<typeof foldOptions>;
  /** What is known. */
  readonly real: Evidence;
  /** The facts of it, and those by which all open records end now and no fault follows. */
  readonly ended: readonly Fact[];
}

/** A running period as if nothing more happened: an open outage lasts until now, and not to the end of the period. */
export function factsAsIfOver(
  checked: CheckedContract,
  facts: readonly Fact[],
  label: string,
  now: Instant,
): AsIfOver | { readonly issue: Issue } {
  const found = servicePeriod(checked, label);
  if ('issue' in found) return found;
  const known = facts.filter((fact) => fact.occurredAt <= now || fact.type === 'maintenance.scheduled');
  const part = found.parts?.find(({ period }) => now < period.end) ?? found;
  const options = foldOptions(found, part);
  const real = fold(known, checked.contract.order, options);
  return { found, part, options, real, ended: [...known, ...asIfOver(real, now, found.period.end)] };
}

const fact = (from: Fact, type: EventType, at: Instant, body: FactBody): Fact => ({
  ...from,
  id: `as-if-over:${type}:${from.id}`,
  type,
  occurredAt: at,
  receivedAt: at,
  body,
});

const ENDS: Readonly<Record<string, readonly EventType[]>> = {
  outage: ['service.up'],
  gap: ['service.up'],
  maintenance: ['maintenance.ended'],
  ticket: ['ticket.acknowledged', 'ticket.recovered', 'ticket.resolved', 'ticket.closed'],
};

/** The facts to add so that all open records end at an instant and no fault follows. */
function asIfOver(evidence: Evidence, at: Instant, end: Instant): Fact[] {
  const ends = Object.entries(ENDS).flatMap(([kind, types]) =>
    (evidence.records.get(kind) ?? []).flatMap(partsOf).flatMap((record) => {
      const from = openSince(record, at + 1) === undefined ? undefined : lastFact(record);
      if (!from) return [];
      // A ticket ends separately for each of its open components.
      const isShared = kind === 'ticket' && record.components.length > 1;
      const named = isShared ? record.components.map((component) => ({ ...from, id: `${from.id}:${component}`, component })) : [];
      const body = from.body.record === undefined ? {} : { record: from.body.record };
      return [from, ...named].flatMap((one) => types.map((type) => fact(one, type, at, body)));
    }),
  );
  const watched = new Map<string, Fact>();
  const senders = [...evidence.stateReports, ...evidence.watched];
  for (const { sender, speaksFor, component } of senders) {
    const from = {
      id: `${sender}|${component ?? ''}`,
      sender,
      speaksFor,
      class: 'administrator',
      ...(component !== undefined && { component }),
    } as Fact;
    watched.set(from.id, fact(from, 'service.watched', at, { start: at, end }));
  }
  return [...ends, ...watched.values(), ...checksUntil(evidence, at, end)];
}

/** The last fact of a record; for states, which end by sender and component, the last state. */
const lastFact = (record: EvidenceRecord): Fact | undefined =>
  record.facts.findLast(({ type }) => STATES[type] !== undefined) ?? record.facts.at(-1);

/** Passing checks of every probe up to the end of the period. */
function checksUntil(evidence: Evidence, at: Instant, end: Instant): Fact[] {
  return [...evidence.checks].flatMap(([stream, series]) =>
    series.flatMap(({ sender, speaksFor, component, location, chunks }): Fact[] => {
      if (chunks.length === 0) return [];
      const last = chunks.reduce((latest, chunk) => (endOf(chunk) > endOf(latest) ? chunk : latest));
      const start = endOf(last);
      const count = Math.floor((end - Math.max(start, at)) / last.every);
      if (count <= 0) return [];
      const from = { id: `${sender}|${stream}|${component ?? ''}|${location}`, sender, speaksFor, class: 'administrator' } as Fact;
      const own = component === undefined ? from : { ...from, component };
      return [
        fact(own, 'probe.batch', Math.max(start, at), {
          stream,
          ...(location && { location }),
          start: Math.max(start, at),
          every: last.every,
          results: '1'.repeat(count),
        }),
      ];
    }),
  );
}

const endOf = ({ start, every, results }: { start: Instant; every: number; results: string }): Instant => start + every * results.length;
