/** Sources as the API answers them. */
import * as z from 'zod/mini';
import { described } from '../described.ts';

export const sourceSchema = z.object({
  source: z.string(),
  builtIn: z.boolean(),
  revision: z.optional(z.int()),
  mapping: described(z.optional(z.record(z.string(), z.unknown())), 'Absent for the few that are code.'),
});

const changes = (of: string): z.ZodMiniType =>
  described(z.array(z.object({ id: z.string(), type: z.string(), component: z.optional(z.string()) })), of);

export const remapResultSchema = z.object({
  payloads: described(z.int(), 'Stored payloads of the source that were read again.'),
  unchanged: described(z.int(), 'Facts that came out as they stand.'),
  replaced: changes('Facts that came out otherwise: a correction names each.'),
  withdrawn: changes('Facts that came out no more: a correction names each.'),
  added: changes('Facts that are new; they count from the receipt of their payload.'),
  left: described(z.array(z.object({ id: z.string(), because: z.string() })), 'What stays as it is, and why.'),
});

export const deletedSchema = z.object({ deleted: z.string() });

export const sourcesSchema = z.object({ items: z.array(sourceSchema) });
