/** The figures of the limits of AWS without their texts (./aws-limits.ts), and the sizes that are compared with them: bundles take these. */

const KIB = 1024;
const MIB = 1024 * KIB;

export const AWS_FIGURES = {
  stateBytes: 256 * KIB,
  historyEvents: 25_000,
  expressSeconds: 300,
  putEntries: 10,
  putBytes: MIB,
  messageBytes: MIB,
  requestBytes: 6 * MIB,
  answerBytes: 6 * MIB + 100,
  asyncBytes: MIB,
  functionSeconds: 900,
  httpBytes: 10 * MIB,
  httpSeconds: 30,
  httpLineBytes: 10_240,
  itemBytes: 400 * KIB,
  partitionKeyBytes: 2048,
  sortKeyBytes: 1024,
  mailsPerSecond: 10,
  /** Of the resource policy of a bus (eventbridge/latest/userguide/eb-quota.html). */
  busPolicyCharacters: 10_240,
} as const;

/** The size of a value as Step Functions and Lambda count it: its JSON as UTF-8. `undefined` is the `null` of a function that returns nothing. */
export const jsonBytes = (value: unknown): number => utf8Bytes(JSON.stringify(value ?? null));

const encoder = new TextEncoder();

export const utf8Bytes = (text: string): number => encoder.encode(text).length;

/** An entry of PutEvents; what is no text does not count, because it is refused for that. */
interface Entry {
  readonly Time?: unknown;
  readonly Source?: unknown;
  readonly DetailType?: unknown;
  readonly Detail?: unknown;
  readonly Resources?: unknown;
}

/** The bytes of a `Time`. */
const TIME_BYTES = 14;

/** The size of an entry of PutEvents in bytes, by the formula of EventBridge (see `putBytes`). */
export function entryBytes(entry: Entry | null | undefined): number {
  const { Time, Source, DetailType, Detail, Resources } = entry ?? {};
  const text = (value: unknown): number => (typeof value === 'string' ? utf8Bytes(value) : 0);
  const resources = Array.isArray(Resources) ? Resources.reduce((sum: number, one: unknown) => sum + text(one), 0) : 0;
  return (Time === undefined ? 0 : TIME_BYTES) + text(Source) + text(DetailType) + text(Detail) + resources;
}
