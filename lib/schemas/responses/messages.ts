/** Subscriptions and messages as the API answers them. */
import * as z from 'zod/mini';
import { MESSAGE_KINDS, MESSAGE_LANGUAGES } from '../../declarations/messages.ts';
import { annotated, described } from '../described.ts';
import { subscriptionShape } from '../message-requests.ts';
import { page } from './page.ts';

export const subscriptionSchema = annotated(z.object({ name: z.string(), ...subscriptionShape }), { id: 'Subscription' });

export const subscriptionsSchema = z.object({ items: z.array(subscriptionSchema) });

const entry = {
  id: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  to: z.string(),
  language: z.enum(MESSAGE_LANGUAGES),
  at: described(z.string(), 'The instant of the event.'),
  subject: z.string(),
  attached: described(z.array(z.string()), 'The names of the attached files.'),
  state: described(
    z.enum(['sending', 'sent', 'failed']),
    'failed: the last attempt failed; it is tried again, and at last kept as a dead letter. sending for long: it was cut off.',
  ),
  attempts: z.int(),
};

export const messageSchema = annotated(z.object({ ...entry, text: z.string() }), { id: 'Message' });

export const messagePageSchema = page(annotated(z.object(entry), { id: 'MessageEntry' }));
