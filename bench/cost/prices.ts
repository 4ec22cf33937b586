/**
 * Public list prices, us-east-1, USD, on demand, as of autumn 2026; no free tier, no savings plan. Units as AWS bills them.
 * Sources: the pricing pages of EventBridge, SQS, Lambda, CloudWatch, X-Ray, DynamoDB, S3 and Step Functions.
 */
export const PRICES = {
  /** A custom event, for each 64 KB begun. */
  eventChunk: 1 / 1e6,
  archiveGb: 0.1 + 0.023,
  /** A request to a standard queue, for each 64 KB begun. */
  queueRequest: 0.4 / 1e6,
  invocation: 0.2 / 1e6,
  /** arm64. */
  gbSecond: 0.0000133334,
  logGb: 0.5,
  trace: 5 / 1e6,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  storedGbMonth: 0.25,
  /** Point-in-time recovery of the stored data. */
  recoveryGbMonth: 0.2,
  /** S3 Standard: stored bytes, and requests. Not checked against the page. */
  objectGbMonth: 0.023,
  objectPut: 5 / 1e6,
  objectGet: 0.4 / 1e6,
  /** A child workflow of the audit's map: one express request and its shortest billed run. */
  expressRun: 1 / 1e6 + 0.00001667 * 0.0625 * 5,
} as const;

export interface Usage {
  eventChunks: number;
  archiveGb: number;
  queueRequests: number;
  invocations: number;
  gbSeconds: number;
  logGb: number;
  traces: number;
  writeUnits: number;
  readUnits: number;
  storedGb: number;
  /** In object storage. */
  objectGb: number;
  objectPuts: number;
  objectGets: number;
  expressRuns: number;
}

export const nothing = (): Usage => ({
  eventChunks: 0,
  archiveGb: 0,
  queueRequests: 0,
  invocations: 0,
  gbSeconds: 0,
  logGb: 0,
  traces: 0,
  writeUnits: 0,
  readUnits: 0,
  storedGb: 0,
  objectGb: 0,
  objectPuts: 0,
  objectGets: 0,
  expressRuns: 0,
});

/** Adds a usage, `times` times. */
export function add(sum: Usage, used: Partial<Usage>, times = 1): void {
  for (const [name, value] of Object.entries(used) as [keyof Usage, number][]) sum[name] += value * times;
}

/** The cost of a usage in dollars, by part of the bill. */
export const bill = (used: Usage): Readonly<Record<string, number>> => ({
  events: used.eventChunks * PRICES.eventChunk,
  archive: used.archiveGb * PRICES.archiveGb,
  queue: used.queueRequests * PRICES.queueRequest,
  functions: used.invocations * PRICES.invocation + used.gbSeconds * PRICES.gbSecond,
  'logs, traces': used.logGb * PRICES.logGb + used.traces * PRICES.trace,
  writes: used.writeUnits * PRICES.writeUnit,
  reads: used.readUnits * PRICES.readUnit,
  storage: used.storedGb * (PRICES.storedGbMonth + PRICES.recoveryGbMonth),
  objects: used.objectGb * PRICES.objectGbMonth + used.objectPuts * PRICES.objectPut + used.objectGets * PRICES.objectGet,
  workflow: used.expressRuns * PRICES.expressRun,
});

export const total = (used: Usage): number => Object.values(bill(used)).reduce((sum, part) => sum + part, 0);
