/**
 * The form of a fact in storage and in evidence files: one JSON object with instants as ISO-8601 UTC with three digits, so that text order is
 * time order. Only Makegood writes it, so that it is read without checks; `schema` is the version of its form.
 */
import { EVENT_TYPES, type EventType, type EvidenceClass, type Fact, type FactBody } from '../domain/evidence/fact.ts';
import { DomainError } from '../domain/issue.ts';
import { formatInstant, parseInstant } from '../domain/time/instant.ts';
import { namesOfType } from './old-event-types.ts';

interface StoredBody extends Omit<FactBody, 'start' | 'end' | 'candidateStart' | 'replacement'> {
  readonly start?: string;
  readonly end?: string;
  readonly candidateStart?: string;
  readonly replacement?: { readonly type: EventType; readonly occurredAt: string; readonly component?: string; readonly body: StoredBody };
}

export interface StoredFact {
  readonly schema: 1;
  readonly id: string;
  readonly type: EventType;
  readonly occurredAt: string;
  readonly receivedAt: string;
  readonly sender: string;
  readonly speaksFor: 'vendor' | 'customer';
  readonly class: EvidenceClass;
  readonly component?: string;
  readonly body: StoredBody;
}

const INSTANTS = ['start', 'end', 'candidateStart'] as const;

function instant(text: string): number {
  const at = parseInstant(text);
  if (at === undefined) throw new DomainError('stored-instant', `stored instant "${text}" cannot be read`);
  return at;
}

function toStoredBody(body: FactBody): StoredBody {
  const stored: Record<string, unknown> = { ...body };
  for (const key of INSTANTS) if (body[key] !== undefined) stored[key] = formatInstant(body[key]);
  if (body.replacement)
    stored.replacement = {
      ...body.replacement,
      occurredAt: formatInstant(body.replacement.occurredAt),
      body: toStoredBody(body.replacement.body),
    };
  return stored;
}

/** Turns the instants of a freshly parsed body into numbers, in place, for speed: a month has tens of thousands. */
function readBody(stored: StoredBody): FactBody {
  const body = stored as unknown as Record<string, unknown>;
  if (typeof stored.start === 'string') body.start = instant(stored.start);
  if (stored.end !== undefined) body.end = instant(stored.end);
  if (stored.candidateStart !== undefined) body.candidateStart = instant(stored.candidateStart);
  // The old name of the results by component, from the type `probes.gathered`.
  if ('gathered' in body) {
    body.batched = body.gathered;
    delete body.gathered;
  }
  if (stored.replacement !== undefined)
    body.replacement = {
      ...stored.replacement,
      type: TYPES.get(stored.replacement.type) ?? stored.replacement.type,
      occurredAt: instant(stored.replacement.occurredAt),
      body: readBody(stored.replacement.body),
    };
  return body;
}

export const toStoredFact = (fact: Fact): StoredFact => ({
  schema: 1,
  id: fact.id,
  type: fact.type,
  occurredAt: formatInstant(fact.occurredAt),
  receivedAt: formatInstant(fact.receivedAt),
  sender: fact.sender,
  speaksFor: fact.speaksFor,
  class: fact.class,
  ...(fact.component !== undefined && { component: fact.component }),
  body: toStoredBody(fact.body),
});

/** Shared type strings: a separate string for each of thousands of facts is slow to compare and takes memory. */
const TYPES: ReadonlyMap<string, EventType> = new Map(EVENT_TYPES.flatMap((type) => namesOfType(type).map((name) => [name, type])));
/** Type and sender of the last fact: consecutive facts mostly share them. */
let [lastType, lastSender] = ['', ''];

/** Reads a stored fact. The object itself becomes the fact: it must be freshly parsed and not shared. */
export function fromStoredFact(stored: StoredFact): Fact {
  const fact = stored as unknown as Record<string, unknown>;
  const { occurredAt, body } = stored;
  if (stored.type !== lastType) lastType = TYPES.get(stored.type) ?? stored.type;
  if (stored.sender !== lastSender) lastSender = stored.sender;
  // Before 0.3 the class of corrections by administrators was "operator"; the sender is part of the identity and stays unchanged.
  if ((stored.class as string) === 'operator') fact.class = 'administrator';
  fact.type = lastType;
  fact.sender = lastSender;
  fact.occurredAt = instant(occurredAt);
  fact.receivedAt = instant(stored.receivedAt);
  // A single check starts at its instant: parse it once.
  if (body.start === occurredAt) (body as Record<string, unknown>).start = fact.occurredAt;
  readBody(body);
  return stored as unknown as Fact;
}

/** The fact of a stored form that stays as it is. */
export function factOfStored(stored: StoredFact): Fact {
  const { replacement } = stored.body;
  return fromStoredFact({ ...stored, body: { ...stored.body, ...(replacement && { replacement: structuredClone(replacement) }) } });
}

/** Facts one by one, as an assessment packs them: a bundle may hold tens of thousands of single checks. */
export function* factsOfStored(stored: readonly StoredFact[]): Generator<Fact> {
  for (const one of stored) yield factOfStored(one);
}
