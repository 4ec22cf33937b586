/**
 * The event types as schemas for the EventBridge schema registry: each describes the whole event as a rule or a target receives it, so that
 * code bindings made from it (`aws schemas get-code-binding-source`) read and write these events. The registry accepts JSON Schema draft 4
 * or OpenAPI 3; draft 4 can express more.
 */
import * as z from 'zod/mini';
import { EVENT_SCHEMAS } from './event.ts';
import { BATCHED_EVENTS, batchedEventsSchema } from './batched-events.ts';

/** The schemas of events on the bus, by type, with that of the batched event. */
export const PUBLIC_SCHEMAS: Readonly<Record<string, z.ZodMiniType>> = { ...EVENT_SCHEMAS, [BATCHED_EVENTS]: batchedEventsSchema };

/** The registry's name for its kind of content, and its limit on one schema, in characters. */
export const REGISTRY_TYPE = 'JSONSchemaDraft4';
export const REGISTRY_LIMIT = 100_000;

export interface RegistrySchema {
  /** `service.down.v1`: the detail-type. */
  readonly name: string;
  readonly description: string;
  /** JSON text of the schema. */
  readonly content: string;
}

const text = { type: 'string' };

function registrySchema([type, schema]: [string, z.ZodMiniType]): RegistrySchema {
  const { $schema, ...detail } = z.toJSONSchema(schema, { target: 'draft-04', io: 'input', unrepresentable: 'any' });
  const name = `${type}.v1`;
  return {
    name,
    description: `The event ${name} of Makegood, as a sender puts it on the bus.`,
    content: JSON.stringify({
      $schema,
      title: name,
      type: 'object',
      required: ['source', 'detail-type', 'detail'],
      properties: {
        version: text,
        id: text,
        account: text,
        region: text,
        time: { type: 'string', format: 'date-time' },
        resources: { type: 'array', items: text },
        source: text,
        'detail-type': { enum: [name] },
        detail,
      },
    }),
  };
}

export const registrySchemas = (): readonly RegistrySchema[] => Object.entries(PUBLIC_SCHEMAS).map(registrySchema);
