/**
 * Many events in one: detail-type "events.gathered.v1", `detail` = { events: [{ type, ...its detail }, ...] }. EventBridge bills by 64 KB, so
 * a sender of many small events pays a hundredth. Each entry is taken or refused alone, as if it had come by itself.
 */
import * as z from 'zod/mini';
import { described } from './described.ts';
import { EVENT_TYPES } from '../domain/evidence/fact.ts';

export const GATHERED_EVENTS = 'events.gathered';

/** Entries in one event; 64 KB hold some 300. */
export const MAX_GATHERED_EVENTS = 2000;

export const gatheredEventsSchema = described(
  z.object({
    events: z.array(z.looseObject({ type: z.enum(EVENT_TYPES) })).check(z.minLength(1), z.maxLength(MAX_GATHERED_EVENTS)),
  }),
  'Many events in one, each with its `type` and else as its own `detail`.',
);
