/**
 * Early warning, started in two ways: by recorded events from the queue, each contract once in a batch; and by the clock, for deadlines that
 * pass without an event.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { OWN_RUN_METRICS } from '../../lib/declarations/events.ts';
import { refusedLine } from '../../lib/application/registry/stored-contract.ts';
import { type Watched, watchPlanned } from '../../lib/application/monitoring/early-warning.ts';
import { KnownNames } from '../../lib/application/registry/registry-cache.ts';
import { type FailedMessage, type TouchedMessage, watchTouched } from '../../lib/application/monitoring/watch-touched.ts';
import { withEvidence } from '../shared/evidence.ts';
import { logger } from '../shared/logger.ts';
import { count } from '../shared/metrics.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PublishingServices } from '../shared/services.ts';

const messageSchema = z.object({
  vendor: z.string(),
  components: z.array(z.nullable(z.string())),
  contracts: z.optional(z.array(z.string())),
  facts: z.optional(z.array(z.object({ component: z.nullable(z.string()), bucket: z.string(), key: z.string() }))),
});

/** A contract that cannot be read is not watched, and its events are kept: the log says so. */
function note({ refused }: Watched): void {
  if (refused)
    logger.warn('a contract is not watched: its stored text is refused', { contract: refused.contract, problem: refusedLine(refused) });
}

export function earlyWarning(given: () => PublishingServices = withEvidence(publishingServices)) {
  let known: { of: PublishingServices; names: KnownNames } | undefined;
  return async (event?: SQSEvent | object): Promise<SQSBatchResponse> => {
    const services = given();
    const { stores, publisher, clock } = services;
    if (!event || !('Records' in event)) {
      const { watched, failed, left } = await watchPlanned(stores, publisher, clock);
      watched.forEach(note);
      for (const { item, error } of failed)
        logger.warn('a contract could not be assessed for early warning; it is planned again', { contract: item, error });
      count({ [OWN_RUN_METRICS['early-warning']]: 1, Warnings: warningsOf(watched), WatchesFailed: failed.length, WatchesLeft: left });
      return { batchItemFailures: [] };
    }
    const failures = new Set<string>();
    const messages: TouchedMessage[] = [];
    const fail = ({ id, ...more }: FailedMessage): void => {
      logger.warn('a contract could not be assessed for early warning; it is tried again', { messageId: id, ...more });
      failures.add(id);
    };
    for (const { messageId: id, body } of event.Records)
      try {
        messages.push({ id, ...messageSchema.parse(JSON.parse(body)) });
      } catch (error) {
        fail({ id, error });
      }
    if (known?.of !== services) known = { of: services, names: new KnownNames(stores) };
    const { names } = known;
    await names.renew();
    const { watched, failed } = await watchTouched(messages, stores, publisher, clock, { names: (vendor) => names.of(vendor) });
    failed.forEach(fail);
    watched.forEach(note);
    count({ Warnings: warningsOf(watched) });
    return { batchItemFailures: [...failures].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

const warningsOf = (watched: readonly Watched[]): number => watched.reduce((sum, { warnings }) => sum + warnings, 0);

export const handler = earlyWarning();
