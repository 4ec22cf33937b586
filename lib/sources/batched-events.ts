/** Splits a batched event into its entries before anything is read; each entry is then handled like a single event. */
import { BATCHED_EVENTS, MAX_BATCHED_EVENTS } from '../schemas/batched-events.ts';
import { parseUniqueNames } from '../schemas/doubled-names.ts';
import { namesOfType } from '../schemas/old-event-types.ts';
import { elementTexts, memberText } from './json.ts';

const DETAIL_TYPES = namesOfType(BATCHED_EVENTS).map((type) => `${type}.v1`);

/** Whether an event of a detail type holds others. */
export const isBatched = (detailType: unknown): boolean => DETAIL_TYPES.some((type) => type === detailType);

/**
 * The entries of a bus event, each as a text in its own envelope; an event that is not batched is returned unchanged. The content of entries
 * is not checked here.
 */
export function separate(text: string): readonly string[] {
  if (!DETAIL_TYPES.some((type) => text.includes(type))) return [text];
  let envelope: Record<string, unknown> | null;
  try {
    envelope = parseUniqueNames(text) as Record<string, unknown> | null;
  } catch {
    // Refused as a whole when it is read.
    return [text];
  }
  if (!envelope || !isBatched(envelope['detail-type'])) return [text];
  const { detail, ...head } = envelope;
  const events = entriesOf(detail);
  if (!events) return [text];
  return elementTexts(memberText(memberText(text, 'detail')!, 'events')!).map(
    (entry, i) => `${JSON.stringify({ ...head, 'detail-type': detailTypeOf(events[i]) }).slice(0, -1)},"detail":${entry}}`,
  );
}

/** The entries in the detail of a batched event; undefined when it has none, or more than the limit. */
export function entriesOf(detail: unknown): readonly unknown[] | undefined {
  const events: unknown = (detail as { events?: unknown } | null | undefined)?.events;
  return Array.isArray(events) && events.length > 0 && events.length <= MAX_BATCHED_EVENTS ? events : undefined;
}

/** The detail-type that an entry has by itself. */
export function detailTypeOf(entry: unknown): string {
  const type: unknown = (entry as { type?: unknown } | null)?.type;
  return `${typeof type === 'string' ? type.replace(/\.v1$/, '') : '?'}.v1`;
}
