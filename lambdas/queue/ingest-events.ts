/** Records events from the queue, a batch at a time; what failed because of an internal error is handed back alone, and who was refused is notified. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { followBillRows } from '../../lib/application/claims/match-bill.ts';
import { Directory, type IgnoredMapping } from '../../lib/application/registry/registry-cache.ts';
import { type RecordResult, recordEvent } from '../../lib/application/ingestion/record-event.ts';
import { type Touched, recordedEvents } from '../../lib/application/ingestion/recorded-events.ts';
import { parseInstant } from '../../lib/domain/time/instant.ts';
import { REPLAY_NAME } from '../../lib/declarations/events.ts';
import { separate } from '../../lib/sources/batched-events.ts';
import { memberText, withoutMember } from '../../lib/sources/json.ts';
import { withEvidence } from '../shared/evidence.ts';
import { logger } from '../shared/logger.ts';
import { count } from '../shared/metrics.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PublishingServices } from '../shared/services.ts';
import type { PublishedEvent, Publisher } from '../../lib/application/ports/publisher.ts';
import type { QuarantineEntry } from '../../lib/application/ports/quarantine.ts';

/** Writes in flight at once. */
const PARALLEL = 32;

/** The envelope that the rule's input transformer writes around the unchanged text of the event. */
const WRAPPED = /^\s*\{\s*"receivedAt"\s*:\s*"([^"]*)"\s*,\s*"event"\s*:\s*/;

interface Waiting {
  readonly messageId: string;
  /** The event's own text. */
  readonly text: string;
  /** When EventBridge took it in. */
  readonly receivedAt: number;
  /** The archive delivers it again. */
  readonly isReplayed: boolean;
}

/** The events of a message: one, or those that its sender batched. */
function unwrap({ messageId, body, attributes }: SQSRecord): Waiting[] {
  const sentAt = Number(attributes.SentTimestamp);
  const match = WRAPPED.exec(body);
  const text = match ? body.slice(match[0].length, body.lastIndexOf('}')) : body;
  const receivedAt = (match && parseInstant(match[1]!)) ?? sentAt;
  const isReplayed = hasReplayName(text);
  return separate(isReplayed ? withoutMember(text, REPLAY_NAME) : text).map((each) => ({ messageId, text: each, receivedAt, isReplayed }));
}

const REPLAY_MARK = JSON.stringify(REPLAY_NAME);

function hasReplayName(text: string): boolean {
  if (!text.includes(REPLAY_MARK)) return false;
  try {
    JSON.parse(text);
    return memberText(text, REPLAY_NAME) !== undefined;
  } catch {
    // Refused when it is read.
    return false;
  }
}

/** Of an event that was recorded before and is replayed: that its row waits was published then. */
const withoutUnmatched = (publisher: Publisher): Publisher => ({
  publish: async (events) => {
    const rest = events.filter(({ type }) => type !== 'bill-credit.unmatched.v1');
    if (rest.length > 0) await publisher.publish(rest);
  },
});

/** What is published about a refusal: everything but the payload, which the sender has. */
const refusalEvent = ({ raw: _, status: __, ...entry }: QuarantineEntry): PublishedEvent => ({
  type: 'event.quarantined.v1',
  detail: { ...entry },
});

const ignoredMapping = (ignored: IgnoredMapping): void =>
  logger.warn('a mapping is not used: its bus source is that of every event; put it with the source of its tool', { ...ignored });

export function ingestEvents(given: () => PublishingServices = withEvidence(publishingServices)) {
  let shared: { of: PublishingServices; directory: Directory } | undefined;
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const services = given();
    if (shared?.of !== services) {
      const { MAX_AHEAD_SECONDS: ahead } = services.environment;
      const aheadMs = ahead === undefined ? undefined : ahead * 1000;
      shared = { of: services, directory: new Directory(services.stores, services.clock, aheadMs, ignoredMapping) };
    }
    const { directory } = shared;
    await directory.renew();
    const counts: Record<string, number> = { stored: 0, repeat: 0, ignored: 0, quarantined: 0, failed: 0 };
    const failures = new Set<string>();
    const refused: { messageId: string; entry: QuarantineEntry }[] = [];
    const touched: { messageId: string; touched: Touched }[] = [];
    const fail = (messageId: string, error: unknown): void => {
      counts.failed! += 1;
      failures.add(messageId);
      if (failures.size === 1) logger.warn('an event could not be recorded and will be tried again', { error, messageId });
    };
    const queue = event.Records.flatMap(unwrap).values();
    const worker = async (): Promise<void> => {
      for (const { messageId, text, receivedAt, isReplayed } of queue) {
        try {
          const received = { text, receivedAt, ownAccount: services.environment.OWN_ACCOUNT };
          const result: RecordResult = await recordEvent(received, services.stores, directory, services.clock);
          // Before the event counts as recorded: what fails is tried again, and finds on the claim what was done.
          const isKnown = isReplayed && result.outcome === 'repeat';
          const publisher = isKnown ? withoutUnmatched(services.publisher) : services.publisher;
          await followBillRows(result.billRows ?? [], services.stores, publisher, services.clock);
          counts[result.outcome]! += 1;
          // A replay publishes nothing again: not the refusal, nor that it was recorded where it was before.
          if (result.refused && !isReplayed) refused.push({ messageId, entry: result.refused });
          if (!isKnown) for (const one of result.touched ?? []) touched.push({ messageId, touched: one });
        } catch (error) {
          fail(messageId, error);
        }
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    const events = [...refused.map(({ entry }) => refusalEvent(entry)), ...recordedEvents(touched.map((one) => one.touched))];
    try {
      if (events.length > 0) await services.publisher.publish(events);
    } catch (error) {
      // Tried again as a whole: what was stored or kept is there once, however often it comes.
      for (const { messageId } of [...refused, ...touched]) fail(messageId, error);
    }
    count({
      EventsStored: counts.stored!,
      EventsRepeated: counts.repeat!,
      EventsIgnored: counts.ignored!,
      EventsQuarantined: counts.quarantined!,
      EventsFailed: counts.failed!,
    });
    return { batchItemFailures: [...failures].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

export const handler = ingestEvents();
