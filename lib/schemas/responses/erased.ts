/** Marks of erased texts as the API answers them. */
import * as z from 'zod/mini';
import { annotated } from '../described.ts';

export const erasedSchema = annotated(
  z.record(z.string(), z.object({ at: z.string(), by: z.string(), reason: z.string(), digest: z.string() })),
  {
    id: 'Erased',
    description: 'Of texts that were erased by request, by their names: when, by whom, why, and the SHA-256 of what was there.',
  },
);
