/** Events as a sender writes them, checked before they leave. */
import { randomUUID } from 'node:crypto';
import type { EventType } from '../lib/domain/evidence/fact.ts';
import type { Issue } from '../lib/domain/issue.ts';
import { type EventInput, readEvent } from '../lib/schemas/event.ts';

/** An event of a type: the fields of docs/reference/event-types.md. Instants may be Dates; an `id` is made when none is given. */
export type OutgoingEvent<T extends EventType = EventType> = T extends EventType
  ? { readonly type: T; readonly id?: string; readonly occurredAt?: string | Date } & Omit<WithDates<EventInput<T>>, 'id' | 'occurredAt'>
  : never;

type WithDates<T> = { readonly [K in keyof T]: K extends 'start' | 'end' | 'candidateStart' ? T[K] | Date : T[K] };

/** The events do not say what they must; nothing was sent. */
export class InvalidEventError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path} ${issue.message}`).join('; '));
    this.name = 'InvalidEventError';
    this.issues = issues;
  }
}

/** 64 KB are billed as one event. */
export const CHUNK = 65_536;

const text = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

export function detailOf({ type: _, ...event }: OutgoingEvent): Record<string, unknown> {
  const { id = randomUUID(), occurredAt = new Date(), ...fields } = event;
  return { id, occurredAt: text(occurredAt), ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, text(value)])) };
}

/** @throws InvalidEventError naming the event and the place. */
export function detailsOf(events: readonly OutgoingEvent[]): Record<string, unknown>[] {
  const details = events.map(detailOf);
  const issues = events.flatMap((event, i) => {
    const result = readEvent(event.type, details[i]);
    return 'issues' in result ? result.issues.map((issue) => ({ ...issue, path: `/${i}${issue.path}` })) : [];
  });
  if (issues.length > 0) throw new InvalidEventError(issues);
  return details;
}
