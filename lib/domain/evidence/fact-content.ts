/** The content of an event as text: two events are equal when their contents are. */
import type { Fact } from './fact.ts';

/** The content of an event, without its sender and its receipt. */
export const content = (fact: Pick<Fact, 'type' | 'occurredAt' | 'component' | 'body'>): string =>
  JSON.stringify([fact.type, fact.occurredAt, fact.component ?? null, sortKeys(fact.body)]);

/** The fact as it counts: why a person corrected an event changes no amount, and may be erased. */
export const withoutReason = ({ body: { reason: _, ...body }, ...fact }: Fact): Fact => ({ ...fact, body });

const sortKeys = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sortKeys)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, entry]) => [key, sortKeys(entry)]),
        )
      : value;
