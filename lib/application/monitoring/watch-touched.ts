/**
 * Early warning after events were recorded: assesses the contracts that a batch of messages concerns. The order alternates between the
 * vendors of a batch, and begins with those of the fewest messages. A contract that fails lets only its own messages fail. Contracts beyond the limits return to the queue in messages of
 * their own.
 */
import { LIMITS } from '../../declarations/limits.ts';
import type { Clock } from '../ports/clock.ts';
import type { PublishedEvent, Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { type Watched, contractsTouched, watchContract } from './early-warning.ts';
import { pushTo } from '../../domain/lists.ts';

export interface TouchedMessage {
  readonly id: string;
  readonly vendor: string;
  /** Names of components; null: an event that names none. */
  readonly components: readonly (string | null)[];
  /** Contracts that an earlier call left to this one. */
  readonly contracts?: readonly string[] | undefined;
}

export interface FailedMessage {
  readonly id: string;
  readonly contract?: string;
  readonly error: unknown;
}

export interface WatchedMessages {
  readonly watched: readonly Watched[];
  readonly failed: readonly FailedMessage[];
}

interface AwaitedContract {
  readonly vendor: string;
  readonly contract: string;
  /** The ids of the messages that wait for this contract. */
  readonly ids: string[];
}

const AT_ONCE = LIMITS.watchedAtOnce.value;

export async function watchTouched(
  messages: readonly TouchedMessage[],
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
  timer: () => number = () => performance.now(),
): Promise<WatchedMessages> {
  const failed: FailedMessage[] = [];
  const contracts = await awaitedContracts(messages, stores, failed);
  const watched: Watched[] = [];
  const left: AwaitedContract[] = [];
  const from = timer();
  for (const [i, awaited] of fewestFirst(contracts).entries()) {
    if (i >= AT_ONCE * messages.length || (i > 0 && timer() - from > LIMITS.watchTimeMs.value)) {
      left.push(awaited);
      continue;
    }
    try {
      watched.push(await watchContract(awaited.contract, stores, publisher, clock));
    } catch (error) {
      failed.push(...awaited.ids.map((id) => ({ id, contract: awaited.contract, error })));
    }
  }
  try {
    if (left.length > 0) await publisher.publish(messagesOf(left));
  } catch (error) {
    failed.push(...left.flatMap(({ ids }) => ids).map((id) => ({ id, error })));
  }
  return { watched, failed };
}

/** The contracts of all messages, each once. */
async function awaitedContracts(messages: readonly TouchedMessage[], stores: Stores, failed: FailedMessage[]): Promise<AwaitedContract[]> {
  const all = new Map<string, AwaitedContract>();
  for (const { id, vendor, components, contracts } of messages)
    try {
      for (const contract of contracts ?? (await contractsTouched(vendor, components, stores))) {
        const known = all.get(contract);
        if (known) known.ids.push(id);
        else all.set(contract, { vendor, contract, ids: [id] });
      }
    } catch (error) {
      failed.push({ id, error });
    }
  return [...all.values()];
}

/** One contract of each vendor, then the next of each; first those for which the fewest messages wait, because a vendor that floods has the most. */
function fewestFirst(contracts: readonly AwaitedContract[]): AwaitedContract[] {
  const counts = new Map<string, number>();
  const placed = contracts.map((awaited) => {
    const round = counts.get(awaited.vendor) ?? 0;
    counts.set(awaited.vendor, round + 1);
    return { awaited, round };
  });
  return placed.sort((a, b) => a.round - b.round || a.awaited.ids.length - b.awaited.ids.length).map(({ awaited }) => awaited);
}

function messagesOf(left: readonly AwaitedContract[]): PublishedEvent[] {
  const byVendor = new Map<string, string[]>();
  for (const { vendor, contract } of left) pushTo(byVendor, vendor, contract);
  return [...byVendor].flatMap(([vendor, contracts]) =>
    Array.from({ length: Math.ceil(contracts.length / AT_ONCE) }, (_, i) => ({
      type: 'evidence.recorded.v1',
      detail: { vendor, components: [], contracts: contracts.slice(i * AT_ONCE, (i + 1) * AT_ONCE) },
    })),
  );
}
