/**
 * What an endpoint gets: `{ type, timestamp, data }`, as the Standard Webhooks specification suggests. Data is thin: ids, figures, and the
 * address in the API where the rest is. Whatever else an event of the bus has is left out: titles, texts, names of people, cost centres and digests.
 */
import * as z from 'zod/mini';
import { type EndpointEvent, TEST_EVENT } from '../declarations/endpoints.ts';
import { described } from './described.ts';
import { amountBounds, amountSchema } from './statement-parts.ts';

const instant = z.string();
const about = { contract: z.string(), vendor: z.string(), period: z.string() };
const toCustomer = described(
  z.optional(z.object({ toCustomer: amountBounds })),
  'Where facts are missing: the least and the most. Absent: the amount is certain.',
);

const statement = {
  ...about,
  statement: z.string(),
  revision: z.int(),
  total: described(amountSchema, 'What is owed to the customer for certain; below 0, what the customer owes.'),
  bounds: toCustomer,
  issuedAt: instant,
};

const claim = {
  ...about,
  claim: z.string(),
  credit: described(z.string(), 'The credit in the contract.'),
  creditor: z.enum(['customer', 'vendor']),
  owed: described(amountSchema, 'For certain, by the newest revision.'),
  reserved: described(z.optional(z.union([amountSchema, z.literal('unbounded')])), 'What missing facts may add.'),
  open: amountSchema,
  lastDay: described(z.optional(z.string()), 'The last day to claim; absent: it is not known, or needs no claim.'),
};

const warning = {
  ...about,
  at: described(instant, 'Of the assessment.'),
  objective: z.string(),
  projectedCredit: described(amountSchema, 'Owed if nothing more happens in the period.'),
  bounds: toCustomer,
};

const count = z.int();

/** The data of each type, without its address. */
const DATA = {
  'statement.issued.v1': z.object(statement),
  'statement.restated.v1': z.object({ ...statement, difference: z.optional(amountSchema) }),
  'audit.closed.v1': z.object({
    period: z.string(),
    status: z.enum(['closed', 'closed-with-failures']),
    statements: count,
    failed: count,
    held: count,
    waiting: count,
    closedAt: instant,
  }),
  'claim.due.v1': z.object(claim),
  'claim.deadline-near.v1': z.object({ ...claim, days: described(count, 'The days that are left.') }),
  'claim.expired.v1': z.object({ ...claim, expired: amountSchema }),
  'claim.transitioned.v1': z.object({
    ...claim,
    kind: described(z.string(), 'The transition, after which the party that gets this event has to answer.'),
    state: z.string(),
  }),
  'budget.at-risk.v1': z.object({
    ...warning,
    for: described(z.optional(z.string()), 'The component.'),
    allowedSeconds: z.number(),
    usedSeconds: z.number(),
    remainingSeconds: z.number(),
    usedPercent: z.number(),
  }),
  'ticket.deadline-near.v1': z.object({ ...warning, record: z.string(), deadline: z.optional(instant) }),
  'approval.requested.v1': z.object({ approval: z.string(), kind: z.string(), requestedAt: instant }),
  'bill-credit.unmatched.v1': z.object({
    vendor: z.string(),
    row: z.string(),
    reference: z.optional(z.string()),
    amount: described(z.optional(z.string()), 'Decimal text.'),
    currency: z.optional(z.string()),
  }),
} as const satisfies Readonly<Record<EndpointEvent, z.ZodMiniObject>>;

type DataOf<T extends EndpointEvent> = z.output<(typeof DATA)[T]>;

/** Where the API has the rest. */
const PATHS: { readonly [T in EndpointEvent]: (data: DataOf<T>) => readonly string[] } = {
  'statement.issued.v1': (data) => ['statements', data.statement],
  'statement.restated.v1': (data) => ['statements', data.statement],
  'audit.closed.v1': (data) => ['audits', data.period],
  'claim.due.v1': (data) => ['claims', data.claim],
  'claim.deadline-near.v1': (data) => ['claims', data.claim],
  'claim.expired.v1': (data) => ['claims', data.claim],
  'claim.transitioned.v1': (data) => ['claims', data.claim],
  'budget.at-risk.v1': (data) => ['outlooks', data.contract],
  'ticket.deadline-near.v1': (data) => ['outlooks', data.contract],
  'approval.requested.v1': (data) => ['approvals', data.approval],
  'bill-credit.unmatched.v1': () => ['bill-credits'],
};

const url = described(z.string(), 'Where the API has the rest.');

const whole = <T extends string>(type: T, data: z.ZodMiniObject) =>
  z.object({ type: z.literal(type), timestamp: described(instant, 'When the event occurred.'), data });

/** The whole body of each type. */
export const ENDPOINT_EVENT_SCHEMAS: Readonly<Record<EndpointEvent | typeof TEST_EVENT, z.ZodMiniType>> = {
  ...(Object.fromEntries(
    (Object.keys(DATA) as EndpointEvent[]).map((type) => [type, whole(type, z.extend(DATA[type] as z.ZodMiniObject, { url }))]),
  ) as unknown as Record<EndpointEvent, z.ZodMiniType>),
  [TEST_EVENT]: whole(TEST_EVENT, z.object({ endpoint: z.string() })),
};

/** @param detail of the event on the bus. @param api where the API is. @throws when it lacks what its type has. */
export function endpointEventBody(type: EndpointEvent, timestamp: string, detail: Readonly<Record<string, unknown>>, api: string): string {
  const data: unknown = DATA[type].parse(detail);
  const path = (PATHS[type] as (data: unknown) => readonly string[])(data);
  return JSON.stringify({ type, timestamp, data: { ...(data as object), url: `${api}/v1/${path.map(encodeURIComponent).join('/')}` } });
}

export const testEventBody = (timestamp: string, endpoint: string): string =>
  JSON.stringify({ type: TEST_EVENT, timestamp, data: { endpoint } });
