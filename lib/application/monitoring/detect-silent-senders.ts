/** Says when a sender of whom something is expected has fallen silent, and when it sends again: each once, as events. */
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { PublishedEvent, Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import type { Watch } from '../ports/registry.ts';

/** When a sender's silence began to matter. */
const dueBy = (watch: Watch): number => parseInstant(watch.lastHeard ?? watch.since)! + watch.expectEvery;

function newsOf(watch: Watch, now: number): { event: PublishedEvent; after: Watch } | undefined {
  const { silentSince: told, ...heard } = watch;
  const due = dueBy(watch);
  const detail = {
    sender: watch.sender,
    vendor: watch.vendor,
    expectedEverySeconds: watch.expectEvery / 1000,
    ...(watch.lastHeard !== undefined && { lastHeard: watch.lastHeard }),
  };
  if (now > due && told !== formatInstant(due)) {
    const silentSince = formatInstant(due);
    return {
      event: { type: 'source.silent.v1', detail: { id: `silent|${watch.sender}|${watch.vendor}|${silentSince}`, ...detail, silentSince } },
      after: { ...heard, silentSince },
    };
  }
  if (now <= due && told !== undefined)
    return {
      event: { type: 'source.heard.v1', detail: { id: `heard|${watch.sender}|${watch.vendor}|${told}`, ...detail, silentSince: told } },
      after: heard,
    };
  return undefined;
}

/** @returns how many of the watched are silent now. A crash between the event and the note tells it again, under the same id. */
export async function watchSenders(stores: Stores, publisher: Publisher, clock: Clock): Promise<number> {
  const now = clock();
  const watches = await stores.registry.watches();
  for (const watch of watches) {
    const news = newsOf(watch, now);
    if (!news) continue;
    await publisher.publish([news.event]);
    await stores.registry.watch(news.after);
  }
  return watches.filter((watch) => now > dueBy(watch)).length;
}
