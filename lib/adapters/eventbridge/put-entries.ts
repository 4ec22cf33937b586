/** Calls PutEvents within its limits: at most ten entries and 1 MB in a call. Only entries that were not accepted are sent again. */
import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { AWS_FIGURES, entryBytes } from '../../declarations/aws-figures.ts';

const MAX_ENTRIES = AWS_FIGURES.putEntries;
/** EventBridge takes 1 MB a call since January 2026; its formula leaves a margin here. */
const MAX_BYTES = 1_000_000;
const TRIES = 5;

/** Whether an error is temporary; any other error would occur again. */
const isPassing = (code: string | undefined): boolean => /Throttling|InternalFailure|InternalException|ServiceUnavailable/.test(code ?? '');

export interface Refused {
  readonly entry: PutEventsRequestEntry;
  readonly code: string;
  readonly message: string;
}

function batchesOf(entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[][] {
  const batches: PutEventsRequestEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = entryBytes(entry);
    const last = batches.at(-1);
    if (!last || last.length === MAX_ENTRIES || bytes + size > MAX_BYTES) {
      batches.push([entry]);
      bytes = size;
    } else {
      last.push(entry);
      bytes += size;
    }
  }
  return batches;
}

/** Milliseconds before the n-th try, from 0. */
export type Backoff = (attempt: number) => number;

const doubling: Backoff = (attempt) => 100 * 2 ** attempt;

/**
 * Sends entries. @returns those that EventBridge did not accept after all retries.
 * @throws the error of the call (no credentials, no such bus) when no entry of the batch was accepted.
 */
export async function putEntries(
  client: EventBridgeClient,
  entries: readonly PutEventsRequestEntry[],
  backoff = doubling,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const batch of batchesOf(entries)) refused.push(...(await putBatch(client, batch, backoff)));
  return refused;
}

async function putBatch(client: EventBridgeClient, batch: readonly PutEventsRequestEntry[], backoff: Backoff): Promise<Refused[]> {
  const refused: Refused[] = [];
  let left = [...batch];
  for (let attempt = 0; left.length > 0; attempt += 1) {
    const result = await client.send(new PutEventsCommand({ Entries: left }));
    if (!result.FailedEntryCount) break;
    const again: PutEventsRequestEntry[] = [];
    left.forEach((entry, i) => {
      const { ErrorCode: code, ErrorMessage: message = '' } = result.Entries?.[i] ?? {};
      if (code === undefined) return;
      if (isPassing(code) && attempt + 1 < TRIES) again.push(entry);
      else refused.push({ entry, code, message });
    });
    left = again;
    if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, backoff(attempt)));
  }
  return refused;
}
