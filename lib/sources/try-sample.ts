/** Reads a sample as the server reads what a tool sends: for trying a source before anything is put. */
import { type Issue, errorIssue } from '../domain/issue.ts';
import { TOO_LARGE, textOfDelivery } from './delivery-text.ts';
import { parseJson } from './json.ts';
import { type ReceivedText, readDelivery } from './read-delivery.ts';
import { sourceOf } from './registry.ts';
import { type Envelope, type Source, type SourceResult, type WebhookReader, isFields, unreadable } from './source.ts';

export interface SamplePayload extends Omit<ReceivedText, 'text'> {
  /** The body of the tool; bytes when it is compressed or not in UTF-8. */
  readonly body: Uint8Array | string;
}

/** A delivery that its webhook refuses before anything is read: nothing of it is kept. */
export interface RefusedSample {
  readonly refused: Issue;
  /** That the webhook answers with. */
  readonly status: 413 | 415;
}

/** A whole EventBridge event goes to a source that reads the bus; everything else is a delivery of its webhook. */
export async function trySample(source: Source, { body, ...received }: SamplePayload): Promise<SourceResult | RefusedSample> {
  const read = textOfDelivery(body, received.headers);
  if ('tooLarge' in read) return { refused: errorIssue('too-large', '', TOO_LARGE), status: 413 };
  if ('issue' in read) return { refused: read.issue, status: 415 };
  const envelope = envelopeIn(read.text);
  if (envelope && source.readEnvelope) return readFromBus(source, envelope, received.receivedAt);
  if (source.readBody) return readDelivery(source as WebhookReader, { text: read.text, ...received });
  return unreadable('', `"${source.name}" comes over the bus: the sample must be a whole EventBridge event`);
}

function envelopeIn(text: string): Envelope | undefined {
  try {
    const parsed = parseJson(text.replace(/^\uFEFF/, ''));
    return isFields(parsed) && typeof parsed['detail-type'] === 'string' && 'detail' in parsed
      ? (parsed as unknown as Envelope)
      : undefined;
  } catch {
    return undefined;
  }
}

async function readFromBus(source: Source, envelope: Envelope, receivedAt: number): Promise<SourceResult> {
  if (source.matches && !source.matches(envelope))
    return unreadable('/detail-type', `the sample is a bus event that "${source.name}" does not match: see \`bus\` in the mapping`);
  const taker = sourceOf(envelope, [source]);
  if (taker.name !== source.name)
    return unreadable('/source', `the built-in source "${taker.name}" reads this event; a mapping of your own comes after it`);
  return source.readEnvelope!(envelope, receivedAt);
}
