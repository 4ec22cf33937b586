/**
 * The public event types, version 1: what vendors send in `detail` of an EventBridge event whose detail-type is the type
 * and its version ("service.down.v1"). Tolerant: unknown keys are kept in the raw payload and otherwise ignored, so that
 * an additive change breaks no receiver. The published JSON Schemas (docs/schema/events) are made from here.
 */
import * as z from 'zod/mini';
import { LIMITS } from '../declarations/limits.ts';
import { TOO_MANY_DIGITS, hasFewDigits } from './amount-digits.ts';
import { described } from './described.ts';
import { daySchema } from './words.ts';
import type { EventType } from '../domain/evidence/fact.ts';
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { nearWord } from '../domain/statement/evidence-account/near-word.ts';
import { parseMoney } from '../domain/money/money.ts';
import { parseInstant } from '../domain/time/instant.ts';
import { type Parsed, type Reading, bodyOf, contradictions, instantOf } from './event-body.ts';
import { UNUSABLE_NAME, unusableNameIssue } from './document-bounds.ts';
import { TOO_LONG_NUMBER, isShortNumber } from './number-digits.ts';
import { joinedByColumn } from './each-cause.ts';
import { typeOfToday } from './old-event-types.ts';
import { everyIssue } from './zod-issues.ts';

export type { Reading };

/** The conditions that the reader of event text knows; any other that a schema has beside lengths leaves a field to zod. */
export const isInstantText = (text: string): boolean => parseInstant(text) !== undefined;
export const hasFewNames = (record: object): boolean => Object.keys(record).length <= MAX_NAMES;
export const MARKS = /^[01-]+$/;
export const MAX_NAMES = LIMITS.eventNames.value;

const instant = described(
  z.string().check(z.refine(isInstantText, 'is no instant with a zone: write 2026-10-01T08:00:00.000Z or 2026-10-01T16:00:00+08:00')),
  'ISO-8601 with an explicit offset; milliseconds are kept, finer digits cut off.',
);
const word = z.string().check(z.minLength(1), z.maxLength(256));
const id = z.string().check(z.minLength(1), z.maxLength(256));
const fewNames = z.refine<Readonly<Record<string, unknown>>>(hasFewNames, `has more than ${MAX_NAMES} names; send what the contract reads`);
const attributeText = z.string().check(z.maxLength(1000, { abort: true }), z.refine(isShortNumber, TOO_LONG_NUMBER));
const attributes = described(
  z.optional(z.record(z.string().check(z.maxLength(64)), attributeText).check(fewNames)),
  'Attributes of the record, in the words of the sender.',
);

const common = {
  id: described(id, 'Unique per sender; the same id again has no effect, with other content it is quarantined.'),
  occurredAt: described(instant, 'When it happened, by the sender.'),
  component: described(
    z.optional(z.string().check(z.minLength(1), z.maxLength(512))),
    "The sender's name of the component; the contract lists it under `known-as`.",
  ),
  alias: described(z.optional(id), 'A second id under which the same event may be sent again; it then counts once.'),
  instantQuality: described(z.optional(z.literal('received')), 'The sender has no instant: `occurredAt` is the instant of receipt.'),
};
const state = {
  ...common,
  incident: described(
    z.optional(word),
    'Groups the events of one outage; without it, the last state of the component from this sender counts.',
  ),
  candidateStart: described(z.optional(instant), 'When the trouble began, if it was detected later.'),
  severity: z.optional(word),
  reason: z.optional(word),
  attributes,
};
const ticket = { ...common, ticket: word, severity: z.optional(word), attributes };
/** A number, read by its decimal text; JSON does not preserve more than fifteen digits. */
const decimal = z
  .pipe(z.union([z.number(), z.string()]), z.transform(String))
  .check(
    z.refine(
      (text) => /^-?\d{1,15}(\.\d{1,9})?$/.test(text) && text.replace(/\D/g, '').length <= 15,
      'must be a decimal number of at most 15 digits, such as 41.5',
    ),
  );
/** Components in one batched event. */
const MAX_BATCHED = 5000;
const everySeconds = z.int().check(z.minimum(1), z.maximum(86_400));

/** The common fields of single and batched checks. */
const checks = {
  probe: word,
  location: z.optional(word),
  start: instant,
  everySeconds: described(z.optional(everySeconds), 'The interval of checks in seconds; one minute when absent.'),
};
const marks = (most: number): z.ZodMiniString =>
  z.string().check(z.minLength(1), z.maxLength(most), z.regex(MARKS, 'must have one character for each check: 1 pass, 0 fail, - none'));

/** Shape of `detail` for each type. */
export const EVENT_SCHEMAS = {
  'service.down': z.object(state),
  'service.degraded': z.object(state),
  'service.up': z.object(state),
  'service.unknown': described(z.object(state), 'The source does not know the state: the time counts neither as up nor as down.'),
  'service.watched': described(
    z.object({ ...common, start: instant, end: instant }),
    'The sender confirms that it watched from start to end and reported everything that it saw.',
  ),
  'probe.batch': z.object({
    ...common,
    ...checks,
    results: marks(200_000),
    measured: described(
      z.optional(
        z
          .record(
            z.string().check(z.minLength(1), z.maxLength(64)),
            z.array(z.union([decimal, z.null()])).check(z.minLength(1), z.maxLength(50_000)),
          )
          .check(fewNames),
      ),
      'Figures that came with the checks (latencyMs, lossPct ...), one list each, as long as `results`; read as the stream "<probe>/<name>".',
    ),
  }),
  'probes.batched': described(
    z.object({
      ...common,
      ...checks,
      results: z.record(z.string().check(z.minLength(1), z.maxLength(512)), marks(1440)).check(
        z.refine((results) => Object.keys(results).length <= MAX_BATCHED, `at most ${MAX_BATCHED} components in one event`),
        z.refine((results) => Object.keys(results).length > 0, 'needs a component'),
      ),
    }),
    'Checks of many components in one event, by component: for a sender that batches a minute of its whole fleet.',
  ),
  'requests.counted': z.object({
    ...common,
    stream: word,
    start: instant,
    everySeconds,
    outcomes: z.record(word, z.array(z.int().check(z.minimum(0))).check(z.minLength(1), z.maxLength(50_000))).check(fewNames),
    byClient: described(
      z.optional(
        z
          .array(z.object({ slot: z.int().check(z.minimum(0)), outcome: word, client: word, count: z.int().check(z.minimum(1)) }))
          .check(z.maxLength(10_000)),
      ),
      'The counts with a known client, so that repeated failures of one client are known.',
    ),
  }),
  'gauge.sampled': described(
    z.object({
      ...common,
      stream: word,
      start: instant,
      everySeconds,
      values: z.array(z.union([decimal, z.null()])).check(z.minLength(1), z.maxLength(50_000)),
    }),
    'Measured values, one every so many seconds; null where nothing was measured.',
  ),
  'maintenance.scheduled': z.object({ ...common, maintenance: word, start: instant, end: instant, attributes }),
  'maintenance.started': z.object({ ...common, maintenance: word, attributes }),
  'maintenance.ended': z.object({ ...common, maintenance: word, attributes }),
  'maintenance.cancelled': z.object({ ...common, maintenance: word, attributes }),
  'ticket.opened': z.object(ticket),
  'ticket.acknowledged': z.object(ticket),
  'ticket.severity_changed': z.object({ ...ticket, severity: word }),
  'ticket.paused': z.object({ ...ticket, reason: described(z.optional(word), 'Default waiting-on-customer.') }),
  'ticket.resumed': z.object(ticket),
  'ticket.recovered': z.object(ticket),
  'ticket.resolved': z.object(ticket),
  'ticket.reopened': z.object(ticket),
  'ticket.closed': z.object(ticket),
  'report.delivered': z.object({
    ...common,
    about: described(z.object({ kind: word, id: word }), 'An outage, or a delivery by name.'),
    sections: z.optional(z.array(word).check(z.maxLength(50))),
  }),
  'record.reached': described(
    z.object({ ...common, record: z.object({ kind: word, id: word }), milestone: word, attributes }),
    'Any milestone of any record kind of the contract: an exclusion, an upgrade, a drill.',
  ),
  'attribute.set': z.object({
    ...common,
    of: described(word, 'customer, component, or a record kind'),
    record: z.optional(word),
    name: word,
    value: attributeText,
  }),
  'charge.billed': z.object({
    ...common,
    kind: word,
    start: instant,
    end: instant,
    amount: z.string().check(
      z.maxLength(60, { abort: true }),
      z.refine(hasFewDigits, TOO_MANY_DIGITS),
      z.refine((text) => parseMoney(text) !== undefined, 'is no amount such as "1200.00 CNY", with the decimals of its currency'),
    ),
    billingReference: described(
      z.optional(word),
      'Of a row of kind `credit`, whose amount is below 0: the claim, the statement or the credit note that it pays.',
    ),
    invoice: described(z.optional(word), 'The number of the invoice, to which credit notes refer.'),
    invoiceDate: described(z.optional(daySchema), 'The date of the invoice, 2026-10-01.'),
  }),
  correction: z.object({
    ...common,
    corrects: described(id, 'The id of your own earlier event.'),
    replacement: described(
      z.optional(z.record(z.string(), z.unknown())),
      'The replacing event, with its own `type`; absent = the event is withdrawn.',
    ),
  }),
} as const satisfies Record<EventType, z.ZodMiniType>;

/** The `detail` that a sender writes, by type. */
export type EventInput<T extends EventType> = z.input<(typeof EVENT_SCHEMAS)[T]>;

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_SCHEMAS, type);

/** "service.down.v1" -> "service.down"; undefined for another version or an unknown type. */
export function eventTypeOf(detailType: string): EventType | undefined {
  const match = /^(.+)\.v1$/.exec(detailType);
  const type = match && typeOfToday(match[1]!);
  return type && isEventType(type) ? type : undefined;
}

/** Reads `detail` of a public event. */
export function readEvent(type: EventType, detail: unknown): { reading: Reading } | { issues: Issue[] } {
  const wrong = [...unusableNames(detail), ...misspeltKeys(type, detail)];
  if (wrong.length > 0) return { issues: wrong };
  const parsed = EVENT_SCHEMAS[type].safeParse(detail);
  if (!parsed.success) return { issues: joinedByColumn(everyIssue(parsed.error, detail)) };
  const value = parsed.data as Parsed;
  const replacement =
    type === 'correction' && value.replacement !== undefined
      ? readReplacement(value.replacement as Record<string, unknown>, value)
      : undefined;
  if (replacement && 'issues' in replacement) return replacement;
  return readingOf(type, value, replacement?.reading);
}

/** The reading of the fields of an event that fit its schema; issues where they contradict each other. */
export function readingOf(type: EventType, value: Parsed, replacement?: Reading): { reading: Reading } | { issues: Issue[] } {
  const body = bodyOf(type, value, replacement);
  const issues = contradictions(body, value);
  if (issues.length > 0) return { issues };
  return {
    reading: {
      id: value.id,
      type,
      occurredAt: instantOf(value.occurredAt)!,
      ...(value.component !== undefined && { component: value.component }),
      body,
    },
  };
}

/** Members of the maps of an event that a copy would lose without a word. */
const unusableNames = (detail: unknown): Issue[] =>
  Object.entries(detail ?? {}).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, UNUSABLE_NAME)
      ? [unusableNameIssue(pointer(key, UNUSABLE_NAME))]
      : [],
  );

/** Unknown keys that mean a key which is absent, such as `Component` or `incidnet`: ignoring one would change what the event says. */
function misspeltKeys(type: EventType, detail: unknown): Issue[] {
  const own = Object.keys(detail ?? {});
  const absent = Object.keys(EVENT_SCHEMAS[type].shape).filter((key) => !own.includes(key));
  return own.flatMap((key) => {
    const meant = Object.hasOwn(EVENT_SCHEMAS[type].shape, key) ? undefined : nearWord(key, absent);
    return meant === undefined ? [] : [errorIssue('unknown-key', pointer(key), `"${key}" is not known; did you mean "${meant}"?`)];
  });
}

function readReplacement(replacement: Record<string, unknown>, correction: Parsed): { reading: Reading } | { issues: Issue[] } {
  const type = typeof replacement.type === 'string' ? typeOfToday(replacement.type.replace(/\.v1$/, '')) : '';
  if (!isEventType(type) || type === 'correction')
    return {
      issues: [errorIssue('unknown-type', '/replacement/type', `"${String(replacement.type)}" is no event type that can replace an event`)],
    };
  const result = readEvent(type, { id: correction.corrects, component: correction.component, ...replacement });
  return 'issues' in result ? { issues: result.issues.map((issue) => ({ ...issue, path: `/replacement${issue.path}` })) } : result;
}
