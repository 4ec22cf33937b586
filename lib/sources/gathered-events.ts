/** Takes apart what a sender gathered into one event, before anything is read: each entry goes its own way from here. */
import { GATHERED_EVENTS, MOST_GATHERED_EVENTS } from '../schemas/gathered-events.ts';
import { elementTexts, memberText } from './json.ts';

const DETAIL_TYPE = `${GATHERED_EVENTS}.v1`;

/**
 * The events that an event of the bus holds, each as a text in its own envelope; one that holds none is given back as it is. What an
 * entry says is not judged here.
 */
export function separate(text: string): readonly string[] {
  if (!text.includes(DETAIL_TYPE)) return [text];
  let envelope: Record<string, unknown> | null;
  try {
    envelope = JSON.parse(text) as Record<string, unknown> | null;
  } catch {
    return [text];
  }
  if (envelope?.['detail-type'] !== DETAIL_TYPE) return [text];
  const { detail, ...head } = envelope as { detail?: { events?: unknown } | null };
  const events: unknown = detail?.events;
  if (!Array.isArray(events) || events.length === 0 || events.length > MOST_GATHERED_EVENTS) return [text];
  return elementTexts(memberText(memberText(text, 'detail')!, 'events')!).map((entry, i) => {
    const type: unknown = (events[i] as { type?: unknown } | null)?.type;
    const name = typeof type === 'string' ? type.replace(/\.v1$/, '') : '?';
    return `${JSON.stringify({ ...head, 'detail-type': `${name}.v1` }).slice(0, -1)},"detail":${entry}}`;
  });
}
