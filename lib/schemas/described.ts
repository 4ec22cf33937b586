/**
 * What a schema means, beside it: the published schemas and docs/reference/contract.md show it. Schemas are written with zod/mini, of which a
 * bundle takes only what it uses: no function makes the JSON Schema of one.
 */
import * as z from 'zod/mini';

/** The same schema with something declared of it. */
export function annotated<T extends z.ZodMiniType>(schema: T, declared: z.core.GlobalMeta): T {
  const copy = z.clone(schema);
  z.globalRegistry.add(copy, declared);
  return copy;
}

/** The same schema with what it means in a sentence. */
export const described = <T extends z.ZodMiniType>(schema: T, description: string): T => annotated(schema, { description });
