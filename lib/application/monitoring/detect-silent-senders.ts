/** Publishes an event when a watched sender becomes silent, and when it is seen again, each once. */
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import type { FailedItem } from './work-through.ts';
import type { Clock } from '../ports/clock.ts';
import type { PublishedEvent, Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import type { SenderHeartbeat } from '../ports/registry.ts';

/** When the next event of a sender was due (epoch ms). */
const dueBy = (watch: SenderHeartbeat): number => parseInstant(watch.lastSeen ?? watch.since)! + watch.expectEvery;

function changeOf(watch: SenderHeartbeat, now: number): { event: PublishedEvent; after: SenderHeartbeat } | undefined {
  const { silentSince: before, ...seen } = watch;
  const due = dueBy(watch);
  const detail = {
    sender: watch.sender,
    vendor: watch.vendor,
    expectedEverySeconds: watch.expectEvery / 1000,
    ...(watch.lastSeen !== undefined && { lastSeen: watch.lastSeen }),
  };
  if (now > due && before !== formatInstant(due)) {
    const silentSince = formatInstant(due);
    return {
      event: { type: 'source.silent.v1', detail: { id: `silent|${watch.sender}|${watch.vendor}|${silentSince}`, ...detail, silentSince } },
      after: { ...seen, silentSince },
    };
  }
  if (now <= due && before !== undefined)
    return {
      event: {
        type: 'source.resumed.v1',
        detail: { id: `resumed|${watch.sender}|${watch.vendor}|${before}`, ...detail, silentSince: before },
      },
      after: seen,
    };
  return undefined;
}

/** A run over the watched senders. */
export interface SilentSenders {
  /** The number that are silent now. */
  readonly silent: number;
  /** Senders whose change could not be published or recorded; the next run tries them again. */
  readonly failed: readonly FailedItem[];
}

/**
 * A sender that fails does not stop the others. After a crash between the event and its record the event is published again with the same
 * id.
 */
export async function detectSilentSenders(stores: Stores, publisher: Publisher, clock: Clock): Promise<SilentSenders> {
  const now = clock();
  const watches = await stores.registry.watches();
  const failed: FailedItem[] = [];
  for (const watch of watches) {
    const change = changeOf(watch, now);
    if (!change) continue;
    try {
      await publisher.publish([change.event]);
      await stores.registry.watch(change.after);
    } catch (error) {
      failed.push({ item: `${watch.sender} ${watch.vendor}`, error });
    }
  }
  return { silent: watches.filter((watch) => now > dueBy(watch)).length, failed };
}
