/**
 * The shape of a source mapping, which defines as data how to read the payload of one tool. It is strict: an unknown key is an error.
 * Expressions are JSONata; lib/sources/expression.ts defines their functions. The fields of a fact are those of the public event types.
 */
import * as z from 'zod/mini';
import { described } from './described.ts';
import { EVENT_TYPES } from '../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../domain/issue.ts';
import { withTypesOfToday } from './old-event-types.ts';
import { renamedInMapping } from './upcast-mapping.ts';
import { fromZodError } from './zod-issues.ts';

const expression = described(
  z.string().check(z.minLength(1), z.maxLength(4000)),
  'JSONata over the payload (over one entry of it, with `each`).',
);
const template = described(
  z.string().check(z.minLength(1), z.maxLength(4000)),
  'A text with expressions in braces: "pagerduty/{event.data.id}". Where one of them has no value, the text has none.',
);
const text = described(
  z.union([template, z.array(template).check(z.minLength(1), z.maxLength(5))]),
  'A template, or several: the first one with all its values counts.',
);
const reason = z.string().check(z.minLength(1), z.maxLength(300));
const header = described(
  z.string().check(z.regex(/^[a-z0-9-]{1,64}$/, 'is no header name in lower case, such as "x-kind"')),
  'A header, lower case.',
);
const eventType = z.enum(EVENT_TYPES);

/** Declared formats of instants; lib/sources/instant-format.ts reads them. */
const format = z.enum(['iso', 'iso-utc', 'http-date', 'epoch-seconds', 'epoch-milliseconds', 'epoch-nanoseconds', 'epoch-by-digits']);

const instant = z.strictObject({
  from: expression,
  format,
  'less-seconds': described(z.optional(expression), 'Seconds to subtract, for a tool that reports after its retries.'),
});

const target = z.union([
  eventType,
  z.strictObject({ ignore: reason }),
  z.strictObject({ type: eventType, with: z.record(z.string().check(z.maxLength(64)), z.string().check(z.maxLength(256))) }),
]);

const type = z.union([
  eventType,
  z.strictObject({
    of: described(expression, 'The status, in the words of the tool.'),
    map: described(
      z.record(z.string().check(z.maxLength(200)), target),
      'What each word means. A word that is not here is quarantined, never guessed.',
    ),
    otherwise: described(z.optional(target), 'For every other word.'),
  }),
]);

const fact = z.strictObject({
  when: described(z.optional(expression), 'Only when this is true.'),
  type,
  id: described(text, "A permanently unique id: the tool's id of the delivery, or monitor, state and instant together."),
  occurredAt: described(
    z.union([instant, z.literal('received')]),
    '`received` for a tool that sends no instant: the instant of receipt is used.',
  ),
  alias: described(z.optional(text), 'A second id under which the same event may be sent again.'),
  component: described(
    z.optional(text),
    'An expression that gives a list makes one event for each entry, with "|" and the component at the end of its id.',
  ),
  incident: z.optional(text),
  ticket: z.optional(text),
  maintenance: z.optional(text),
  severity: z.optional(text),
  reason: z.optional(text),
  attributes: z.optional(z.record(z.string().check(z.maxLength(64)), expression)),
  candidateStart: z.optional(instant),
  start: z.optional(instant),
  end: z.optional(instant),
  probe: z.optional(text),
  location: z.optional(text),
  everySeconds: z.optional(expression),
  results: z.optional(text),
  measured: described(z.optional(z.record(z.string().check(z.maxLength(64)), expression)), 'Figures that were measured with the check.'),
  about: z.optional(expression),
  sections: z.optional(expression),
});

export const mappingSchema = z.strictObject({
  source: described(
    z.string().check(z.regex(/^[a-z][a-z0-9-]{1,40}$/, 'is no name; write it in lower case with hyphens: "my-monitor"')),
    'As in the webhook path and in the contract.',
  ),
  note: z.optional(z.string().check(z.maxLength(500))),
  cites: z.optional(z.array(z.string().check(z.maxLength(300)))),
  bus: described(
    z.optional(
      z.strictObject({
        source: described(
          z.string().check(z.minLength(1), z.maxLength(256)),
          'The `source` of the EventBridge event, or its beginning followed by "*".',
        ),
        'detail-type': z.optional(z.array(z.string().check(z.minLength(1))).check(z.minLength(1))),
        accounts: described(
          z.optional(z.array(z.string().check(z.regex(/^\d{12}$/, 'an AWS account of 12 digits'))).check(z.minLength(1), z.maxLength(50))),
          'The AWS accounts whose events it reads. Every mapping of your own has them; events of other accounts are read without it.',
        ),
        at: described(z.optional(z.literal('detail')), 'The payload is the `detail`, not the whole event.'),
      }),
    ),
    'How the events of the tool on the bus are recognised, if it uses the bus.',
  ),
  webhook: described(z.optional(z.boolean()), 'Whether the tool sends webhooks; true unless `bus` is given.'),
  headers: described(
    z.optional(z.array(header).check(z.maxLength(10))),
    'Headers that the expressions read, as $headers."x-event". None beside `signature`, which covers the body alone.',
  ),
  signature: z.optional(
    z.strictObject({
      header,
      algorithm: z.enum(['sha256', 'sha1']),
      encoding: z.enum(['hex', 'base64']),
      prefix: z.optional(z.string().check(z.maxLength(20))),
      timestamp: z.optional(z.strictObject({ header, 'within-seconds': z.int().check(z.minimum(1), z.maximum(86_400)) })),
    }),
  ),
  challenge: described(
    z.optional(
      z.strictObject({
        method: described(z.optional(z.enum(['get', 'post'])), '`get` when absent.'),
        from: described(expression, 'The text to answer with: $query."hub.challenge", or of a POST a field of the body.'),
        field: described(
          z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
          'The answer is a JSON object with the text under this key; absent, the text alone.',
        ),
      }),
    ),
    'How the tool verifies the address before it delivers.',
  ),
  ignore: z.optional(z.array(z.strictObject({ when: expression, because: reason })).check(z.maxLength(20))),
  refuse: z.optional(z.array(z.strictObject({ when: expression, because: reason })).check(z.maxLength(20))),
  each: described(z.optional(expression), 'A list in the payload; each entry makes its own facts.'),
  facts: z.array(fact).check(z.minLength(1), z.maxLength(20)),
});

/** A mapping as any version stored it. */
export type StoredShape = z.input<typeof mappingSchema>;

/**
 * A mapping. With a signature, it does not read data that the signature does not cover: anyone with a signed delivery may send it again
 * with other headers.
 */
export type Mapping = StoredShape & ({ readonly signature?: undefined } | { readonly headers?: undefined });

export const readsUnsigned = ({ signature, headers = [] }: StoredShape): boolean => signature !== undefined && headers.length > 0;

const isMapping = (shape: StoredShape): shape is Mapping => !readsUnsigned(shape);

/** Whether the tool sends webhooks. */
export const hasWebhook = ({ webhook, bus }: Pick<StoredShape, 'webhook' | 'bus'>): boolean => webhook ?? !bus;

export type FactRule = StoredShape['facts'][number];
export type TypeTarget = z.infer<typeof target>;
export type TextRule = z.infer<typeof text>;
export type InstantRule = z.infer<typeof instant>;
export type InstantFormat = z.infer<typeof format>;

/** The page that describes the keys of a mapping and which of them are expressions. */
export const GUIDE = 'docs/how-to/connect-a-tool.md, "Mappings, whole"';

const UNSIGNED_HEADERS = errorIssue(
  'unsigned-header',
  '/headers',
  `a signature covers the body alone, and anyone can send a delivery again with other headers: read the body (${GUIDE})`,
);

/** Checks a mapping's shape and reports every error at once. lib/sources/mapped.ts checks that its expressions compile. */
export function readMapping(given: unknown): { mapping: Mapping } | { issues: Issue[] } {
  const renamed = renamedInMapping(given);
  if (renamed.length > 0) return { issues: renamed };
  const document = withTypesOfToday(given);
  const parsed = mappingSchema.safeParse(document);
  if (!parsed.success) return { issues: fromZodError(parsed.error, document, '', () => undefined, GUIDE) };
  return isMapping(parsed.data) ? { mapping: parsed.data } : { issues: [UNSIGNED_HEADERS] };
}
