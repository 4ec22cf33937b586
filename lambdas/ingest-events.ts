/** Records events from the queue, a batch at a time; what failed for a reason of ours is handed back alone. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { Directory, type RecordOutcome, quarantineMessage, recordEvent } from '../lib/application/record-event.ts';
import { parseInstant } from '../lib/domain/time/instant.ts';
import { logger } from './shared/logger.ts';
import { count } from './shared/metrics.ts';
import { type Services, services } from './shared/services.ts';

/** Writes in flight at once. */
const PARALLEL = 32;

/** What the rule's input transformer makes: the event, and when EventBridge took it in. */
interface Message {
  readonly receivedAt?: string;
  readonly event?: unknown;
}

async function take(record: SQSRecord, given: Services, directory: Directory): Promise<RecordOutcome> {
  const sentAt = Number(record.attributes.SentTimestamp);
  let message: Message;
  try {
    message = JSON.parse(record.body) as Message;
  } catch {
    await quarantineMessage(record.body, sentAt, given.stores);
    return 'quarantined';
  }
  const receivedAt = parseInstant(message?.receivedAt ?? '') ?? sentAt;
  return recordEvent({ event: message?.event, receivedAt, ownAccount: given.environment.OWN_ACCOUNT }, given.stores, directory);
}

let shared: { given: Services; directory: Directory } | undefined;

export function ingestEvents(given: () => Services = services) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    if (shared?.given !== given()) shared = { given: given(), directory: new Directory(given().stores, given().clock) };
    const { directory } = shared;
    const counts: Record<string, number> = { stored: 0, repeat: 0, ignored: 0, quarantined: 0, failed: 0 };
    const failures: string[] = [];
    const queue = [...event.Records];
    const worker = async (): Promise<void> => {
      for (let record = queue.shift(); record; record = queue.shift()) {
        try {
          counts[await take(record, given(), directory)]! += 1;
        } catch (error) {
          counts.failed! += 1;
          failures.push(record.messageId);
          if (failures.length === 1)
            logger.warn('an event could not be recorded and will be tried again', { error: error, messageId: record.messageId });
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(PARALLEL, event.Records.length) }, worker));
    count({
      EventsStored: counts.stored!,
      EventsRepeated: counts.repeat!,
      EventsIgnored: counts.ignored!,
      EventsQuarantined: counts.quarantined!,
      EventsFailed: counts.failed!,
    });
    return { batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

export const handler = ingestEvents();
