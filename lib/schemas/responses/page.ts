/** A page of a listing. */
import * as z from 'zod/mini';
import { described } from '../described.ts';

export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), cursor: described(z.optional(z.string()), 'Pass it to get the next page; absent on the last.') });
