/**
 * Records one event from the bus: identifies the sender, reads the event, checks the permission, then makes one write. A refused event goes
 * to quarantine with its reason. An internal failure throws, so that the queue tries again.
 */
import { isCreditRow } from '../../domain/evidence/credit-row.ts';
import { type Fact, factKey } from '../../domain/evidence/fact.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Reading } from '../../schemas/event.ts';
import { recordBillCredit } from '../claims/bill-row.ts';
import { digestText } from '../evidence/digest.ts';
import type { Directory } from '../registry/registry-cache.ts';
import type { BillRowKey } from '../ports/bill-credits.ts';
import type { Recorded } from '../ports/evidence.ts';
import { bindingFor, bindingForMany, staysInContract } from './authorize-event.ts';
import { certainVendor } from './certain-vendor.ts';
import type { Touched } from './recorded-events.ts';
import { type Received, Refusal, type IdentifiedEvent, identify } from './identify-sender.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { Binding } from '../ports/registry.ts';
import type { QuarantineEntry } from '../ports/quarantine.ts';

export type RecordOutcome = 'stored' | 'repeat' | 'ignored' | 'quarantined';

export interface RecordResult {
  readonly outcome: RecordOutcome;
  /** The quarantine entry of a refused event, for the notification. */
  readonly refused?: QuarantineEntry;
  /** What was recorded, for early warning. */
  readonly touched?: readonly Touched[];
  /** The rows of bills that pay claims which it states or corrects. */
  readonly billRows?: readonly BillRowKey[];
}

/** The effects of an accepted event. */
export interface Taken {
  readonly touched: Touched[];
  readonly billRows: BillRowKey[];
  /** What was recorded, or was before: the keys of the facts, each with its vendor. */
  readonly facts: { readonly vendor: string; readonly fact: string }[];
}

export async function recordEvent(received: Received, stores: Stores, directory: Directory, clock: Clock): Promise<RecordResult> {
  let identified: IdentifiedEvent;
  try {
    identified = await identify(received, directory);
  } catch (error) {
    return refuse(error, undefined, received, stores, directory);
  }
  try {
    const taken: Taken = { touched: [], billRows: [], facts: [] };
    const outcome = await take(identified, stores, directory, clock, taken);
    if (outcome === 'ignored') await keepIgnored(identified, received, stores, directory);
    await directory.recordSeen(identified.sender, identified.bindings, formatInstant(identified.receivedAt));
    return { outcome, touched: taken.touched, billRows: taken.billRows };
  } catch (error) {
    // Before a refusal, the registrations are read again, because the cached ones may be old.
    if (error instanceof Refusal && REGISTERED.has(error.code) && directory.forget(identified.sender))
      return recordEvent(received, stores, directory, clock);
    return refuse(error, identified, received, stores, directory);
  }
}

/** Codes of refusals that a newer registration may resolve. */
const REGISTERED: ReadonlySet<string> = new Set(['component-not-yours', 'ambiguous-vendor', 'moves-to-another-contract']);

async function refuse(
  error: unknown,
  identified: IdentifiedEvent | undefined,
  received: Received,
  stores: Stores,
  directory: Directory,
): Promise<RecordResult> {
  if (!(error instanceof Refusal)) throw error;
  const vendor = identified && (await certainVendor(identified, directory));
  return { outcome: 'quarantined', refused: await quarantine(error, vendor, identified, received, stores) };
}

export interface BoundReading {
  readonly reading: Reading;
  readonly binding: Binding;
}

const contradiction = (id: string): Refusal =>
  new Refusal('contradiction', `an event with the id "${id}" and other content is stored already; send a correction that names it`);

/** The vendor of each reading. @throws Refusal when one of them is not permitted. */
export async function placesOf(readings: readonly Reading[], identified: IdentifiedEvent, directory: Directory): Promise<BoundReading[]> {
  const places: BoundReading[] = [];
  for (const reading of readings) {
    believable(reading, identified.receivedAt, directory.aheadMs);
    const binding = await (reading.type === 'probes.batched' ? bindingForMany : bindingFor)(reading, identified, directory);
    if (reading.type === 'correction') await staysInContract(reading, binding, identified, directory);
    places.push({ reading, binding });
  }
  return places;
}

/** The refusal of an event if it were recorded now; undefined when it would be accepted. A webhook is answered by it before the bus delivers the event. */
export async function refusalOf(identified: IdentifiedEvent, stores: Stores, directory: Directory): Promise<Refusal | undefined> {
  if (!('readings' in identified.result)) return undefined;
  try {
    for (const { reading, binding } of await placesOf(identified.result.readings, identified, directory)) {
      const { fact } = storableFact(reading, identified, binding, stores);
      if (fact.type !== 'probes.batched' && (await stores.facts.contradicts(binding.vendor, fact))) return contradiction(fact.id);
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Before a refusal, the registrations are read again, because the cached ones may be old.
    return REGISTERED.has(error.code) && directory.forget(identified.sender) ? refusalOf(identified, stores, directory) : error;
  }
}

/** @throws Refusal with the reason why an event is not accepted. */
export async function take(
  identified: IdentifiedEvent,
  stores: Stores,
  directory: Directory,
  clock: Clock,
  { touched, billRows, facts: taken }: Taken,
): Promise<RecordOutcome> {
  if (identified.bindings.length === 0)
    throw new Refusal(
      'unknown-sender',
      `the sender "${identified.sender}" is not registered; add it to the vendor, or to a contract under \`senders\``,
    );
  if ('ignored' in identified.result) return 'ignored';
  if ('issues' in identified.result) throw new Refusal('unreadable', 'the event cannot be read', identified.result.issues);
  // All readings are checked before the first write: an event is recorded as a whole or not at all.
  const places = await placesOf(identified.result.readings, identified, directory);
  const facts = places.map(({ reading, binding }) => storableFact(reading, identified, binding, stores));
  let outcome: RecordOutcome = 'repeat';
  for (const { fact, binding } of facts) {
    const recorded: Recorded =
      fact.type === 'probes.batched'
        ? await stores.samples.record(binding.vendor, fact, identified.raw, clock())
        : await stores.facts.record(binding.vendor, fact, identified.raw, clock(), identified.carried);
    if (recorded === 'contradiction') throw contradiction(fact.id);
    if (recorded === 'stored') outcome = 'stored';
    taken.push({ vendor: binding.vendor, fact: factKey(fact) });
    // Repeats are included: the first attempt may have failed before it published.
    touched.push(...touchedBy(fact, binding.vendor, stores));
    const row = await recordBillCredit(binding.vendor, fact, stores);
    if (row) billRows.push(row);
  }
  return outcome;
}

/** A fact for early warning. Passing checks and credit rows change no warning by themselves. */
export function touchedBy(fact: Fact, vendor: string, { facts }: Pick<Stores, 'facts'>): Touched[] {
  const { results, batched } = fact.body;
  if (batched)
    return Object.entries(batched).flatMap(([component, of]) => (of.includes('0') ? [{ vendor, component, mayWarn: true }] : []));
  const isQuiet = results === undefined ? QUIET.has(fact.type) || isCreditRow(fact) : !results.includes('0');
  return [{ vendor, component: fact.component ?? null, place: facts.placeOf(vendor, fact), mayWarn: !isQuiet }];
}

const QUIET: ReadonlySet<string> = new Set(['service.watched', 'requests.counted', 'gauge.sampled', 'report.delivered']);

export const factOf = (reading: Reading, identified: IdentifiedEvent, binding: Binding): Fact => ({
  id: reading.id,
  type: reading.type,
  occurredAt: reading.occurredAt,
  receivedAt: identified.receivedAt,
  sender: identified.sender,
  speaksFor: binding.as,
  class: identified.class,
  ...(reading.component !== undefined && { component: reading.component }),
  body: reading.body,
});

/** A fact that the table can store. @throws Refusal */
function storableFact(
  reading: Reading,
  identified: IdentifiedEvent,
  binding: Binding,
  { facts, samples }: Stores,
): { readonly fact: Fact; readonly binding: Binding } {
  const fact = factOf(reading, identified, binding);
  if (hasUnpaired(fact.body))
    throw new Refusal('unusable-name', 'a text of the event is no well-formed Unicode (half of a surrogate pair); send whole characters');
  const problem = (fact.type === 'probes.batched' ? samples : facts).unstorable(binding.vendor, fact);
  if (problem !== undefined) throw new Refusal('unusable-name', `the event cannot be stored: ${problem}; shorten its id or its names`);
  return { fact, binding };
}

/** Half of a surrogate pair, which no encoding of text can carry. */
const UNPAIRED = /\p{Surrogate}/u;

/** Whether a text in a value, or a name of a member, is no well-formed Unicode. */
function hasUnpaired(value: unknown): boolean {
  if (typeof value === 'string') return UNPAIRED.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => UNPAIRED.test(name) || hasUnpaired(member));
}

/** Refuses an event that is further ahead of its receipt than the setting, because clocks differ. Announcements of planned work are exempt. @throws Refusal */
function believable({ type, occurredAt }: Reading, receivedAt: number, most: number): void {
  if (type !== 'maintenance.scheduled' && occurredAt > receivedAt + most)
    throw new Refusal(
      'in-the-future',
      `the event has the time ${formatInstant(occurredAt)}, after it was received at ${formatInstant(receivedAt)}; check the sender's clock`,
    );
}

const digestFor = (code: string, sender: string, text: string): string => digestText(`${code}|${sender}|${text}`);

/** The id of an entry: its receipt and a digest of its text, so that a repeated delivery makes one entry. */
const entryId = (receivedAt: string, digest: string): string => `${receivedAt}-${digest.slice(0, 32)}`;

/** The common members of an entry; the sender is absent when the event could not be read. */
function entryOf(
  code: string,
  identified: IdentifiedEvent | undefined,
  received: Received,
): Pick<QuarantineEntry, 'id' | 'code' | 'sender' | 'receivedAt' | 'raw'> {
  const sender = identified?.sender ?? 'unknown';
  const receivedAt = formatInstant(received.receivedAt);
  return { id: entryId(receivedAt, digestFor(code, sender, received.text)), code, sender, receivedAt, raw: received.text };
}

async function quarantine(
  refusal: Refusal,
  vendor: string | undefined,
  identified: IdentifiedEvent | undefined,
  received: Received,
  stores: Stores,
): Promise<QuarantineEntry> {
  const entry: QuarantineEntry = {
    ...entryOf(refusal.code, identified, received),
    message: refusal.message,
    issues: refusal.issues,
    ...(vendor !== undefined && { vendor }),
    status: 'held',
  };
  await stores.quarantine.put(entry);
  return entry;
}

/** Stores an ignored event, such as a test ping, with its reason, so that it stays visible. */
async function keepIgnored(identified: IdentifiedEvent, received: Received, stores: Stores, directory: Directory): Promise<void> {
  const vendor = await certainVendor(identified, directory);
  await stores.quarantine.put({
    ...entryOf('ignored', identified, received),
    message: 'ignored' in identified.result ? identified.result.ignored : '',
    issues: [],
    ...(vendor !== undefined && { vendor }),
    status: 'ignored',
  });
}
