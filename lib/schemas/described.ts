/**
 * Descriptions of schemas, for the published schemas and docs/reference/contract.md. Schemas use zod/mini, so that a bundle contains only
 * the used parts; no deployed function makes a JSON Schema.
 */
import * as z from 'zod/mini';

/** The same schema with metadata. */
export function annotated<T extends z.ZodMiniType>(schema: T, declared: z.core.GlobalMeta): T {
  const copy = z.clone(schema);
  z.globalRegistry.add(copy, declared);
  return copy;
}

/** The same schema with a description. */
export const described = <T extends z.ZodMiniType>(schema: T, description: string): T => annotated(schema, { description });
