/**
 * Many events in one: detail-type "events.batched.v1", `detail` = { events: [{ type, ...its detail }, ...] }. EventBridge bills by 64 KB, so
 * a sender of many small events pays a hundredth. Each entry is accepted or refused by itself, like a single event.
 */
import { LIMITS } from '../declarations/limits.ts';
import * as z from 'zod/mini';
import { described } from './described.ts';
import { EVENT_TYPES } from '../domain/evidence/fact.ts';

export const BATCHED_EVENTS = 'events.batched';

/** The most entries in one event; 64 KB have space for about 300. */
export const MAX_BATCHED_EVENTS = LIMITS.batchedEvents.value;

export const batchedEventsSchema = described(
  z.object({
    events: z.array(z.looseObject({ type: z.enum(EVENT_TYPES) })).check(z.minLength(1), z.maxLength(MAX_BATCHED_EVENTS)),
  }),
  'Many events in one, each with its `type` and else as its own `detail`.',
);
