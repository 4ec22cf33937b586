/**
 * The shape of a source mapping: how to read one tool's payload, as data. Strict: an unknown key is an error. Expressions are JSONata;
 * what they may use is in lib/sources/expression.ts. The fields of a fact are those of the public event types.
 */
import * as z from 'zod';
import { EVENT_TYPES } from '../domain/evidence/fact.ts';
import type { Issue } from '../domain/issue.ts';
import { fromZodError } from './zod-issues.ts';

const expression = z.string().min(1).max(4000).describe('JSONata over the payload (over one entry of it, with `each`).');
const template = z
  .string()
  .min(1)
  .max(4000)
  .describe('A text with expressions in braces: "pagerduty/{event.data.id}". Where one of them has no value, the text is none.');
const text = z.union([template, z.array(template).min(1).max(5)]).describe('A template, or several: the first that is whole counts.');
const reason = z.string().min(1).max(300);
const header = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/, 'a header name in lower case')
  .describe('A header, lower case.');
const eventType = z.enum(EVENT_TYPES);

/** Declared formats of instants; lib/sources/instant-format.ts reads them. */
const format = z.enum(['iso', 'iso-utc', 'http-date', 'epoch-seconds', 'epoch-milliseconds', 'epoch-nanoseconds', 'epoch-by-digits']);

const instant = z.strictObject({
  from: expression,
  format,
  'less-seconds': expression.optional().describe('So many seconds earlier: a tool that tells after its retries.'),
});

const target = z.union([
  eventType,
  z.strictObject({ ignore: reason }),
  z.strictObject({ type: eventType, with: z.record(z.string().max(64), z.string().max(256)) }),
]);

const type = z.union([
  eventType,
  z.strictObject({
    of: expression.describe('The status, in the words of the tool.'),
    map: z.record(z.string().max(200), target).describe('What each word means. A word that is not here is quarantined, never guessed.'),
    otherwise: target.optional().describe('For every other word.'),
  }),
]);

const fact = z.strictObject({
  when: expression.optional().describe('Only when this is true.'),
  type,
  id: text.describe('Unique for ever: what the tool calls the delivery, or monitor, state and instant together.'),
  occurredAt: z
    .union([instant, z.literal('received')])
    .describe('`received` for a tool that sends no instant: then the time of receipt stands for it.'),
  alias: text.optional().describe('A second id by which the same event may come again.'),
  component: text
    .optional()
    .describe('Of an expression that gives a list each entry makes an event of its own, whose id ends in "|" and the component.'),
  incident: text.optional(),
  ticket: text.optional(),
  maintenance: text.optional(),
  severity: text.optional(),
  reason: text.optional(),
  attributes: z.record(z.string().max(64), expression).optional(),
  candidateStart: instant.optional(),
  start: instant.optional(),
  end: instant.optional(),
  probe: text.optional(),
  location: text.optional(),
  everySeconds: expression.optional(),
  results: text.optional(),
  measured: z.record(z.string().max(64), expression).optional().describe('Figures that were measured with the check.'),
  about: expression.optional(),
  sections: expression.optional(),
});

export const mappingSchema = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/, 'a name in lower case with hyphens')
    .describe('As in the webhook path and in the contract.'),
  says: z.string().max(500).optional(),
  cites: z.array(z.string().max(300)).optional(),
  bus: z
    .strictObject({
      source: z.string().min(1).max(256).describe('The `source` of the EventBridge event, or its beginning followed by "*".'),
      'detail-type': z.array(z.string().min(1)).min(1).optional(),
      at: z.literal('detail').optional().describe('The payload is the `detail`, not the whole event.'),
    })
    .optional()
    .describe('How the tool comes over the bus, if it does.'),
  webhook: z.boolean().optional().describe('Whether it comes as a webhook; true unless `bus` is given.'),
  headers: z.array(header).max(10).optional().describe('Headers that the expressions read, as $headers."x-event".'),
  signature: z
    .strictObject({
      header,
      algorithm: z.enum(['sha256', 'sha1']),
      encoding: z.enum(['hex', 'base64']),
      prefix: z.string().max(20).optional(),
      timestamp: z.strictObject({ header, 'within-seconds': z.int().min(1).max(86_400) }).optional(),
    })
    .optional(),
  ignore: z
    .array(z.strictObject({ when: expression, because: reason }))
    .max(20)
    .optional(),
  refuse: z
    .array(z.strictObject({ when: expression, because: reason }))
    .max(20)
    .optional(),
  each: expression.optional().describe('A list in the payload; each entry makes its own facts.'),
  facts: z.array(fact).min(1).max(20),
});

export type Mapping = z.input<typeof mappingSchema>;
export type FactRule = Mapping['facts'][number];
export type TypeTarget = z.infer<typeof target>;
export type TextRule = z.infer<typeof text>;
export type InstantRule = z.infer<typeof instant>;
export type InstantFormat = z.infer<typeof format>;

/** Checks a mapping's shape: every error at once. Whether its expressions compile, lib/sources/mapped.ts says. */
export function readMapping(document: unknown): { mapping: Mapping } | { issues: Issue[] } {
  const parsed = mappingSchema.safeParse(document);
  return parsed.success ? { mapping: parsed.data } : { issues: fromZodError(parsed.error, document) };
}
