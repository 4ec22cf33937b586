/**
 * Reads the stored payloads of a source again by its current mapping. A changed fact is replaced by a correction, a fact that no longer
 * exists is withdrawn, and a new one is recorded with its original receipt. Facts that an administrator corrected stay unchanged, and so do
 * payloads that the current mapping cannot read.
 */
import { corrected } from '../../domain/evidence/corrections.ts';
import { content } from '../../domain/evidence/fact-content.ts';
import { type Fact, factKey } from '../../domain/evidence/fact.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Reading } from '../../schemas/event.ts';
import { jsonIssue } from '../../schemas/doubled-names.ts';
import { firstIssues } from '../../schemas/first-issues.ts';
import { parseJson } from '../../sources/json.ts';
import { readDelivery } from '../../sources/read-delivery.ts';
import { sourceOf } from '../../sources/registry.ts';
import { type Envelope, type SourceResult, type WebhookReader, isFields } from '../../sources/source.ts';
import { digestOf } from '../evidence/digest.ts';
import { Directory } from '../registry/registry-cache.ts';
import { type FoundFact, STANDING } from '../ports/evidence.ts';
import { type ComponentName, allNames, namesOf } from '../evidence/stored-evidence.ts';
import { factOf, placesOf, touchedBy } from './record-event.ts';
import type { Touched } from './recorded-events.ts';
import { administratorSender, webhookSender } from '../registry/sender-names.ts';
import { Refusal, type IdentifiedEvent } from './identify-sender.ts';
import { byTime } from '../../domain/evidence/fact-order.ts';
import { recordBillCredit } from '../claims/bill-row.ts';
import type { BillRowKey } from '../ports/bill-credits.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';

export interface RemapInput {
  readonly source: string;
  readonly vendor: string;
  /** The month of the facts ("2026-10"). */
  readonly month: string;
  readonly component?: string | undefined;
  /** An earlier attempt at the request, as of the same instant, was cut off: what it changed counts as changed. */
  readonly isRepeat?: boolean | undefined;
  /** Only report the changes, without making them. */
  readonly try: boolean;
  /** Subject of the caller's token. */
  readonly by: string;
}

export interface RemappedEvent {
  readonly id: string;
  readonly type: string;
  readonly component?: string;
}

export interface RemapResult {
  readonly payloads: number;
  readonly unchanged: number;
  readonly replaced: readonly RemappedEvent[];
  readonly withdrawn: readonly RemappedEvent[];
  readonly added: readonly RemappedEvent[];
  /** Payloads and facts that stay unchanged, with the reason. */
  readonly left: readonly { readonly id: string; readonly because: string }[];
}

/** A change that was made, or would be: what became of a fact, by its key, and its content from then on. */
export interface RemapChange extends RemappedEvent {
  readonly how: 'replaced' | 'withdrawn' | 'added';
  readonly key: string;
  readonly to: string | null;
}

export interface Remapped {
  readonly result: RemapResult;
  readonly changes: readonly RemapChange[];
}

/** A payload with its facts. */
interface Payload extends FoundFact {
  readonly raw: string;
  readonly facts: Fact[];
}

/** Prefixes of the ids of corrections that are made here, unlike those of an administrator; the second is that of version 0.2. */
const PREFIXES = ['remap-', 'reprocess-'] as const;

interface Run {
  readonly input: RemapInput;
  readonly stores: Stores;
  readonly directory: Directory;
  readonly now: number;
  /** The facts that were recorded at this instant, by their keys: by an attempt at this request that was cut off. */
  readonly recordedNow: ReadonlySet<string>;
  /** The corrections that count, by the key of their target. */
  readonly held: ReadonlyMap<string, { readonly fact: Fact; readonly instead?: Fact }>;
  readonly billRows: BillRowKey[];
  readonly changes: RemapChange[];
  readonly touched: Touched[];
  readonly done: {
    unchanged: number;
    left: { id: string; because: string }[];
  };
}

/** @param billRows receives the rows of bills that pay claims which changed. @param touched receives what was recorded. @returns undefined when there is no such source. */
export async function remapSource(
  input: RemapInput,
  stores: Stores,
  clock: Clock,
  billRows: BillRowKey[] = [],
  touched: Touched[] = [],
): Promise<Remapped | undefined> {
  const { vendor, component, month } = input;
  const directory = new Directory(stores, clock);
  const reader = await directory.webhookSource(input.source);
  const own = [...(await directory.sources()).values()];
  if (!reader && !own.some(({ name }) => name === input.source)) return undefined;
  const names = component === undefined ? await allNames(vendor, stores) : await namesOf(vendor, component, stores);
  const { stored, corrections } = await storedIn(vendor, names, month, stores);
  const { corrections: held } = corrected([...stored.map(({ fact }) => fact), ...corrections], () => undefined);
  const done: Run['done'] = { unchanged: 0, left: [] };
  const changes: RemapChange[] = [];
  const now = clock();
  const mayBeOwn = input.isRepeat ? stored : [];
  const recordedNow = new Set(mayBeOwn.filter(({ recordedAt }) => recordedAt === formatInstant(now)).map(({ fact }) => factKey(fact)));
  const run: Run = { input, stores, directory, now, recordedNow, held, done, changes, billRows, touched };
  let payloads = 0;
  leaveErased(stored, run);
  for (const payload of payloadsOf(stored)) {
    const result = await readAgain(payload, run, reader?.source);
    if (!result) continue;
    payloads += 1;
    await compare(payload, result, run);
  }
  const all = (how: RemapChange['how']): RemappedEvent[] => changes.filter((change) => change.how === how).map(eventOf);
  const { unchanged, left } = done;
  return {
    result: { payloads, unchanged, replaced: all('replaced'), withdrawn: all('withdrawn'), added: all('added'), left },
    changes,
  };
}

/** The facts of a month, including standing facts, and their corrections, in order of time. */
async function storedIn(
  vendor: string,
  names: readonly ComponentName[],
  month: string,
  { facts }: Stores,
): Promise<{ stored: FoundFact[]; corrections: Fact[] }> {
  const stored: FoundFact[] = [];
  const corrections: Fact[] = [];
  for (const name of new Set([...names, undefined])) {
    const isOurs = names.includes(name);
    if (isOurs) stored.push(...(await facts.readReceived(vendor, name, month)));
    for (const found of await facts.readReceived(vendor, name, STANDING)) {
      if (found.fact.type === 'correction') corrections.push(found.fact);
      else if (isOurs && formatInstant(found.fact.occurredAt).startsWith(month)) stored.push(found);
    }
  }
  return { stored, corrections: corrections.sort(byTime) };
}

/** Facts whose payload was erased stay as they are: those of this source, and of accounts, whose payload alone would say by which source it is read. */
function leaveErased(stored: readonly FoundFact[], { input: { source, vendor }, done }: Run): void {
  for (const { fact, erased } of stored) {
    const isMeant = fact.sender === webhookSender(source, vendor) || fact.sender.startsWith('aws:');
    if (erased?.payload && isMeant)
      done.left.push({ id: fact.id, because: `its payload was erased at ${erased.payload.at} by request, so that no mapping can read it` });
  }
}

function payloadsOf(stored: readonly FoundFact[]): Payload[] {
  const payloads = new Map<string, Payload>();
  for (const found of stored) {
    const { fact, raw, carried } = found;
    if (raw === undefined || fact.type === 'correction') continue;
    const key = JSON.stringify([fact.sender, fact.receivedAt, raw, carried ?? null]);
    const known = payloads.get(key);
    if (known) known.facts.push(fact);
    else payloads.set(key, { ...found, raw, facts: [fact] });
  }
  return [...payloads.values()];
}

/** The current reading of a payload by the source; undefined when the payload is from another source. */
async function readAgain(
  { fact, raw, carried = {} }: Payload,
  { input: { source, vendor }, directory }: Run,
  reader: WebhookReader | undefined,
): Promise<SourceResult | undefined> {
  const { headers = {}, query } = carried;
  const { sender, receivedAt } = fact;
  if (sender === webhookSender(source, vendor))
    return reader && readDelivery(reader, { text: raw, headers, ...(query && { query }), receivedAt });
  if (!sender.startsWith('aws:')) return undefined;
  let envelope: unknown;
  try {
    envelope = parseJson(raw);
  } catch (error) {
    return { issues: [jsonIssue(error, 'the stored payload is no JSON')] };
  }
  if (!isFields(envelope) || typeof envelope['detail-type'] !== 'string') return undefined;
  const taker = sourceOf(envelope as unknown as Envelope, [...(await directory.sources()).values()]);
  return taker.name === source ? taker.readEnvelope!(envelope as unknown as Envelope, receivedAt) : undefined;
}

async function compare(payload: Payload, result: SourceResult, run: Run): Promise<void> {
  const { done, directory, input } = run;
  const [first] = payload.facts as [Fact];
  if ('issues' in result) {
    const because = firstIssues(result.issues)
      .map(({ path, message }) => `${path} ${message}`.trim())
      .join('; ');
    done.left.push({ id: first.id, because: `the mapping cannot read its payload: ${because}` });
    return;
  }
  const readings = 'readings' in result ? result.readings : [];
  const identified = await identifiedPayload(payload, result, run);
  try {
    const places = await placesOf(readings, identified, directory);
    if (places.some(({ binding }) => binding.vendor !== input.vendor))
      throw new Refusal('component-not-yours', `it would be evidence of another vendor than ${input.vendor}`);
    const byId = new Map(readings.map((reading) => [reading.id, reading]));
    for (const fact of payload.facts) await correct(fact, byId.get(fact.id), run);
    const known = new Set(payload.facts.map(({ id }) => id));
    for (const { reading, binding } of places) if (!known.has(reading.id)) await add(factOf(reading, identified, binding), payload, run);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    done.left.push({ id: first.id, because: `${error.code}: ${error.message}` });
  }
}

async function identifiedPayload(
  { fact, raw, carried }: Payload,
  result: SourceResult,
  { input, directory }: Run,
): Promise<IdentifiedEvent> {
  const bindings = await directory.bindings(fact.sender);
  const own = bindings.filter(({ vendor }) => vendor === input.vendor);
  return {
    sender: fact.sender,
    class: fact.class,
    bindings: own.length > 0 ? own : [{ vendor: input.vendor, contract: '', as: fact.speaksFor }],
    receivedAt: fact.receivedAt,
    raw,
    ...(carried && { carried }),
    result,
  };
}

const eventOf = ({ id, type, component }: RemappedEvent): RemappedEvent => ({ id, type, ...(component !== undefined && { component }) });

/** @param reading what the fact is from now on; absent = withdrawn. */
const changeOf = (how: RemapChange['how'], fact: Fact, reading?: Reading | Fact): RemapChange => ({
  how,
  ...eventOf(reading ?? fact),
  key: factKey(fact),
  to: reading ? content(reading) : null,
});

/** @param reading the current reading of the fact; undefined = the fact no longer exists. */
async function correct(fact: Fact, reading: Reading | undefined, run: Run): Promise<void> {
  const { input, stores, now, held, done, changes } = run;
  const change = (): void => void changes.push(changeOf(reading ? 'replaced' : 'withdrawn', fact, reading));
  const holds = held.get(factKey(fact));
  const stands = holds ? holds.instead : fact;
  if (reading ? stands && content(stands) === content(reading) : !stands) {
    if (holds && isOwn(holds.fact, run)) {
      change();
      run.touched.push(...touchedBy(holds.fact, input.vendor, stores));
      await recordRow(holds.fact, run);
    } else if (run.recordedNow.has(factKey(fact))) {
      changes.push(changeOf('added', fact, fact));
      run.touched.push(...touchedBy(fact, input.vendor, stores));
      await recordRow(fact, run);
    } else done.unchanged += 1;
    return;
  }
  if (holds && !PREFIXES.some((prefix) => holds.fact.id.startsWith(prefix))) {
    done.left.push({ id: fact.id, because: `${holds.fact.sender} corrected it (${holds.fact.id})` });
    return;
  }
  change();
  if (input.try) return;
  const { id: _, ...replacement } = reading ?? { id: '' };
  const of = { sender: fact.sender, id: fact.id, before: holds?.fact.id ?? null, to: reading ? content(reading) : null };
  const correction: Fact = {
    id: `${PREFIXES[0]}${digestOf(of).slice(0, 24)}`,
    type: 'correction',
    occurredAt: now,
    receivedAt: now,
    sender: administratorSender(input.by),
    speaksFor: 'customer',
    class: 'administrator',
    ...(fact.component !== undefined && { component: fact.component }),
    body: {
      corrects: fact.id,
      correctsSender: fact.sender,
      reason: `read again by the mapping "${input.source}"`,
      ...(reading && { replacement: replacement as Omit<Reading, 'id'> }),
    },
  };
  await stores.facts.record(input.vendor, correction, undefined, now);
  run.touched.push(...touchedBy(correction, input.vendor, stores));
  await recordRow(correction, run);
}

/** Whether an attempt at this request that was cut off made a correction. */
const isOwn = ({ id, sender, receivedAt }: Fact, { input, now }: Run): boolean =>
  input.isRepeat === true && receivedAt === now && sender === administratorSender(input.by) && id.startsWith(PREFIXES[0]);

async function recordRow(fact: Fact, { input, stores, billRows }: Run): Promise<void> {
  const row = await recordBillCredit(input.vendor, fact, stores);
  if (row) billRows.push(row);
}

async function add(fact: Fact, { raw, carried }: Payload, run: Run): Promise<void> {
  const { input, stores, now, done, changes } = run;
  if (input.try) {
    if (await stores.facts.contradicts(input.vendor, fact)) done.left.push({ id: fact.id, because: CONTRADICTS });
    else changes.push(changeOf('added', fact, fact));
    return;
  }
  const recorded = await stores.facts.record(input.vendor, fact, raw, now, carried);
  if (recorded !== 'contradiction') {
    run.touched.push(...touchedBy(fact, input.vendor, stores));
    await recordRow(fact, run);
  }
  if (recorded === 'stored') changes.push(changeOf('added', fact, fact));
  else if (recorded === 'repeat') done.unchanged += 1;
  else done.left.push({ id: fact.id, because: CONTRADICTS });
}

const CONTRADICTS = 'another fact with this id and other content is stored already';
