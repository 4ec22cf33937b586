/** The page of what endpoints get: each type with its kind, its members and a sample. The samples are made as deliveries are. */
import * as z from 'zod/mini';
import { ENDPOINT_EVENTS, type EndpointEvent } from '../lib/declarations/endpoints.ts';
import { ENDPOINT_EVENT_SCHEMAS, endpointEventBody, testEventBody } from '../lib/schemas/endpoint-events.ts';

type Detail = Readonly<Record<string, unknown>>;

const AT = '2026-11-05T12:30:00.000Z';
const eur = (amount: string): Detail => ({ amount, currency: 'EUR' });
const about = { contract: 'live', vendor: 'lumencast', period: '2026-10' };
const statement = { ...about, statement: 'live.2026-10', revision: 1, total: eur('1600.00'), issuedAt: AT };
const claim = {
  ...about,
  ...{ claim: 'live.2026-10.compensation', credit: 'compensation', creditor: 'customer' },
  ...{ owed: eur('1600.00'), open: eur('1600.00'), lastDay: '2026-11-30' },
};
const warning = { ...about, at: AT, objective: 'availability', projectedCredit: eur('800.00') };

/** What the bus has of each type. A type without a sample does not compile. */
const DETAILS: Readonly<Record<EndpointEvent, Detail>> = {
  'statement.issued.v1': statement,
  'statement.restated.v1': { ...statement, revision: 2, difference: eur('200.00') },
  'audit.closed.v1': { period: '2026-10', status: 'closed', statements: 12, failed: 0, held: 1, waiting: 0, closedAt: AT },
  'claim.due.v1': claim,
  'claim.deadline-near.v1': { ...claim, days: 7 },
  'claim.expired.v1': { ...claim, expired: eur('1600.00') },
  'claim.transitioned.v1': { ...claim, kind: 'rejected', state: 'rejected' },
  'budget.at-risk.v1': {
    ...{ ...warning, for: 'line-1' },
    ...{ allowedSeconds: 2678, usedSeconds: 2010, remainingSeconds: 668, usedPercent: 75 },
  },
  'ticket.deadline-near.v1': { ...warning, objective: 'recovery', record: 'ticket/T-1', deadline: '2026-11-05T14:00:00.000Z' },
  'approval.requested.v1': { approval: 'a-1', kind: 'write-off', requestedAt: AT },
  'bill-credit.unmatched.v1': {
    ...{ vendor: 'lumencast', row: 'billing|row-1', reference: 'live.2026-09.compensation', amount: '-16.00', currency: 'EUR' },
  },
};

/** A body of each type, as it is sent. */
export const endpointSamples = (): readonly string[] => [
  ...(Object.keys(ENDPOINT_EVENTS) as EndpointEvent[]).map((type) => endpointEventBody(type, AT, DETAILS[type], 'https://api.example.com')),
  testEventBody(AT, 'erp'),
];

/** The JSON Schema of every body, by type. */
export const endpointSchemas = (): object => ({
  title: 'Bodies of deliveries to endpoints',
  anyOf: Object.values(ENDPOINT_EVENT_SCHEMAS).map((schema) => {
    const { $schema: _, ...own } = z.toJSONSchema(schema, { target: 'draft-2020-12', unrepresentable: 'any' });
    return own;
  }),
});

const membersOf = (type: EndpointEvent): string => {
  const { properties } = z.toJSONSchema(ENDPOINT_EVENT_SCHEMAS[type]) as unknown as {
    readonly properties: { readonly data: { readonly properties: object; readonly required: readonly string[] } };
  };
  const { properties: data, required } = properties.data;
  return Object.keys(data)
    .map((name) => (required.includes(name) ? `**${name}**` : name))
    .join(', ');
};

export const endpointReference = (): string =>
  [
    '# Events of endpoints',
    '',
    'Made from the code by `npm run docs`; [Send events to your systems](../how-to/endpoints.md) says how to get them. Every body is `{ type, timestamp, data }`. Members of `data` that are always there are bold. Amounts are decimal text. The JSON Schema is [`endpoint-events.schema.json`](../schema/endpoint-events.schema.json).',
    '',
    '| type | kind | data |',
    '|---|---|---|',
    ...(Object.keys(ENDPOINT_EVENTS) as EndpointEvent[]).map(
      (type) => `| \`${type}\` | \`${ENDPOINT_EVENTS[type]}\` | ${membersOf(type)} |`,
    ),
    '| `endpoint.test.v1` | on request | **endpoint** |',
    '',
    '## A sample of each',
    '',
    '```jsonl no-run="a test reads each by its schema"',
    ...endpointSamples(),
    '```',
    '',
  ].join('\n');
