/** Where a value of a contract document stands in the schema: what is declared of it there, and which keys its object may have. */
import * as z from 'zod/mini';
import { isOperatorKey } from '../../../lib/domain/operators/registry.ts';
import { contractSchema } from '../../../lib/schemas/contract.ts';
import { OPERATOR_SCHEMAS } from '../../../lib/schemas/operator-schemas.ts';
import type { DocumentNode, Path } from './documents.ts';

export interface SchemaPlace {
  readonly path: Path;
  readonly value: any;
  /** Without wrappers; of several choices the one that the value takes. */
  readonly schema: any;
  /** Declared at the place or around it: it is for readers alone. */
  readonly display: boolean;
  /** Keys that the object may have and has not. */
  readonly missing: readonly { readonly key: string; readonly schema: any; readonly optional: boolean }[];
}

interface Meta {
  readonly display?: boolean;
  readonly default?: unknown;
}

const metaOf = (schema: z.ZodMiniType): Meta => (z.globalRegistry.get(schema) ?? {}) as Meta;

/** What the schema declares of a place, wrappers included. */
export function declared(schema: any): Meta {
  const own = metaOf(schema);
  const { type, innerType, in: inner } = schema.def;
  return type === 'optional' ? { ...declared(innerType), ...own } : type === 'pipe' ? { ...declared(inner), ...own } : own;
}

/** The schema without wrappers that a value is read by. */
export function bare(schema: any, value?: unknown): any {
  const { type, innerType, in: inner, options } = schema.def;
  if (type === 'optional') return bare(innerType, value);
  if (type === 'pipe') return bare(inner, value);
  if (type !== 'union' || value === undefined) return schema;
  const fits =
    options.find((option: z.ZodMiniType) => option.safeParse(value).success) ??
    options.find((option: any) => shapeFits(bare(option), value));
  return fits ? bare(fits, value) : schema;
}

const shapeFits = (schema: any, value: unknown): boolean =>
  typeof value === 'object' && value !== null && (Array.isArray(value) ? schema.def.type === 'array' : schema.def.type === 'object');

const shapeOf = (schema: any): Record<string, any> => (schema.def.type === 'object' ? schema.def.shape : {});

/** All places of a document, outer ones first. */
export function placesOf(document: DocumentNode, roots: readonly Path[]): SchemaPlace[] {
  const places: SchemaPlace[] = [];
  const visit = (path: Path, value: any, given: any, around: boolean): void => {
    const display = around || declared(given).display === true;
    const schema = bare(given, value);
    const shape = typeof value === 'object' && !Array.isArray(value) ? shapeOf(schema) : {};
    const missing = Object.entries(shape)
      .filter(([key]) => !Object.hasOwn(value, key))
      .map(([key, inner]) => ({ key, schema: inner, optional: inner.def.type === 'optional' }));
    if (roots.some((root) => root.every((step, i) => path[i] === step))) places.push({ path, value, schema, display, missing });
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const next = [...path, Array.isArray(value) ? Number(key) : key];
      visit(next, inner, innerOf(schema, next, inner), display);
    }
  };
  visit([], document, contractSchema, false);
  return places;
}

/** The schema of a member; a definition has that of its operator. */
function innerOf(schema: any, path: Path, value: any): any {
  const key = path.at(-1)!;
  if (path.length === 4 && path[0] === 'terms' && path[2] === 'definitions' && typeof value === 'object') {
    const operator = Object.keys(value as DocumentNode).find(isOperatorKey);
    if (operator !== undefined) return OPERATOR_SCHEMAS[operator];
  }
  const { type, shape, valueType, element } = schema.def;
  if (type === 'object') return shape[key] ?? z.unknown();
  return type === 'record' ? valueType : type === 'array' ? element : z.unknown();
}
