/**
 * Early warning, from two sides: what was recorded, from the queue, each contract once a batch; and the clock, for deadlines that come though
 * nothing is said.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { refusedLine } from '../../lib/application/registry/stored-contract.ts';
import { type Watched, contractsTouched, watchContract, watchPlanned } from '../../lib/application/monitoring/early-warning.ts';
import { logger } from '../shared/logger.ts';
import { count } from '../shared/metrics.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PublishingServices } from '../shared/services.ts';

const messageSchema = z.object({ vendor: z.string(), components: z.array(z.nullable(z.string())) });

/** A contract that cannot be read is not watched, and its events are kept: the log says so. */
function note({ refused }: Watched): void {
  if (refused)
    logger.warn('a contract is not watched: its stored text is refused', { contract: refused.contract, problem: refusedLine(refused) });
}

export function earlyWarning(given: () => PublishingServices = publishingServices) {
  return async (event?: SQSEvent | object): Promise<SQSBatchResponse> => {
    const { stores, publisher, clock } = given();
    if (!event || !('Records' in event)) {
      (await watchPlanned(stores, publisher, clock)).forEach(note);
      return { batchItemFailures: [] };
    }
    const failures: { itemIdentifier: string }[] = [];
    const done = new Set<string>();
    let warnings = 0;
    for (const { messageId, body } of event.Records) {
      try {
        const { vendor, components } = messageSchema.parse(JSON.parse(body));
        for (const contract of await contractsTouched(vendor, components, stores)) {
          if (done.has(contract)) continue;
          const watched = await watchContract(contract, stores, publisher, clock);
          note(watched);
          warnings += watched.warnings;
          done.add(contract);
        }
      } catch (error) {
        logger.warn('a contract could not be assessed for early warning; it is tried again', { error, messageId });
        failures.push({ itemIdentifier: messageId });
      }
    }
    count({ Warnings: warnings });
    return { batchItemFailures: failures };
  };
}

export const handler = earlyWarning();
