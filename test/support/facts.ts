/** Facts for tests, written briefly. Ids are made from what they say, so that equal facts are equal. */
import type { EventType, Fact, FactBody } from '../../lib/domain/evidence/fact.ts';
import { parseInstant } from '../../lib/domain/time/instant.ts';

export const at = (text: string): number => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`not an instant: ${text}`);
  return instant;
};

export interface GivenFact {
  readonly id?: string;
  readonly component?: string;
  readonly sender?: string;
  readonly receivedAt?: number;
  readonly body?: FactBody;
}

export function fact(type: EventType, when: string | number, given: GivenFact = {}): Fact {
  const occurredAt = typeof when === 'string' ? at(when) : when;
  const body = given.body ?? {};
  return {
    id: given.id ?? `${type}@${occurredAt}#${given.component ?? ''}#${body.record ?? ''}#${body.milestone ?? ''}`,
    type,
    occurredAt,
    receivedAt: given.receivedAt ?? occurredAt,
    sender: given.sender ?? 'aws:111122223333',
    speaksFor: 'vendor',
    class: 'account',
    ...(given.component !== undefined && { component: given.component }),
    body,
  };
}

/** One outage by incident: down and up. */
export const outage = (start: number, end: number, given: GivenFact = {}): Fact[] => {
  const record = given.body?.record ?? `inc-${start}-${end}-${given.component ?? ''}`;
  const body = { ...given.body, record };
  return [fact('service.down', start, { ...given, body }), fact('service.up', end, { ...given, body: { record } })];
};
