/**
 * Early warning after events were recorded: assesses the contracts that a batch of messages concerns. The order alternates between the
 * vendors of a batch, and begins with those of the fewest messages. A contract that fails lets only its own messages fail. Contracts beyond the limits return to the queue in messages of
 * their own.
 */
import { LIMITS } from '../../declarations/limits.ts';
import { addTo, pushTo } from '../../domain/lists.ts';
import type { Clock } from '../ports/clock.ts';
import type { FactPlace } from '../ports/evidence.ts';
import type { PublishedEvent, Publisher } from '../ports/publisher.ts';
import type { KnownName } from '../ports/registry.ts';
import type { Stores } from '../ports/stores.ts';
import { type Watched, watchContract } from './early-warning.ts';
import type { News } from './running-look.ts';
import { withSharedReads } from './shared-reads.ts';

export interface TouchedMessage {
  readonly id: string;
  readonly vendor: string;
  /** Names of components for which a warning may be due; null: an event that names none. */
  readonly components: readonly (string | null)[];
  /** Contracts that an earlier call left to this one. */
  readonly contracts?: readonly string[] | undefined;
  /** Where what was recorded is; absent in a message of an earlier version. */
  readonly facts?: readonly FactPlace[] | undefined;
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
  /** By place; undefined where it is not known. */
  facts: Map<string, FactPlace> | undefined;
  mayWarn: boolean;
}

/** The component names of a vendor. */
export type NamesOf = (vendor: string) => Promise<readonly KnownName[]>;

const AT_ONCE = LIMITS.watchedAtOnce.value;

/** @param names reads the component names of a vendor; absent: each time. */
export async function watchTouched(
  messages: readonly TouchedMessage[],
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
  { timer = () => performance.now(), names = (vendor) => stores.registry.names(vendor) }: { timer?: () => number; names?: NamesOf } = {},
): Promise<WatchedMessages> {
  const failed: FailedMessage[] = [];
  const shared = withSharedReads(stores);
  const contracts = await awaitedContracts(messages, names, failed);
  const watched: Watched[] = [];
  const left: AwaitedContract[] = [];
  const from = timer();
  for (const [i, awaited] of fewestFirst(contracts).entries()) {
    if (i >= AT_ONCE * messages.length || (i > 0 && timer() - from > LIMITS.watchTimeMs.value)) {
      left.push(awaited);
      continue;
    }
    try {
      watched.push(await watchContract(awaited.contract, stores, publisher, clock, newsOf(awaited), shared));
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

const newsOf = ({ facts, mayWarn }: AwaitedContract): News => ({ places: facts && [...facts.values()], mayWarn });

/** The contracts of all messages, each once. */
async function awaitedContracts(messages: readonly TouchedMessage[], names: NamesOf, failed: FailedMessage[]): Promise<AwaitedContract[]> {
  const all = new Map<string, AwaitedContract>();
  for (const message of messages)
    try {
      for (const one of await concernedBy(message, names)) {
        const known = all.get(one.contract);
        if (known) join(known, one);
        else all.set(one.contract, one);
      }
    } catch (error) {
      failed.push({ id: message.id, error });
    }
  return [...all.values()];
}

function join(known: AwaitedContract, { ids, facts, mayWarn }: AwaitedContract): void {
  known.ids.push(...ids);
  known.mayWarn ||= mayWarn;
  if (!facts || !known.facts) known.facts = undefined;
  else for (const [name, place] of facts) known.facts.set(name, place);
}

/** The contracts of a message: those that list one of its components; for facts without a component, all of the vendor. */
async function concernedBy({ id, vendor, components, contracts, facts }: TouchedMessage, names: NamesOf): Promise<AwaitedContract[]> {
  const waiting = (contract: string, places: readonly FactPlace[] | undefined, mayWarn: boolean): AwaitedContract => ({
    vendor,
    contract,
    ids: [id],
    facts: places && new Map(places.map((place) => [JSON.stringify([place.component, place.bucket, place.key]), place])),
    mayWarn,
  });
  // What was left has its components; each contract takes those of its own.
  if (contracts) return contracts.map((contract) => waiting(contract, facts, components.length > 0 || facts === undefined));
  const byContract = new Map<string, Set<string>>();
  for (const { contract, name } of await names(vendor)) addTo(byContract, contract, [name]);
  return [...byContract].flatMap(([contract, own]): AwaitedContract[] => {
    const isOwn = (name: string | null): boolean => name === null || own.has(name);
    const mayWarn = components.some(isOwn);
    const places = facts?.filter(({ component }) => isOwn(component));
    return mayWarn || (places?.length ?? 0) > 0 ? [waiting(contract, places, mayWarn)] : [];
  });
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

/** Bytes of the places in one message of contracts that are left: with more of them all evidence is read. */
const MAX_BYTES = 100_000;

/** Those that may warn, and those of which facts are only kept, in messages of their own. */
function messagesOf(left: readonly AwaitedContract[]): PublishedEvent[] {
  const groups = new Map<string, AwaitedContract[]>();
  for (const awaited of left) {
    const group = `${awaited.vendor} ${awaited.mayWarn} ${awaited.facts !== undefined}`;
    pushTo(groups, group, awaited);
  }
  return [...groups.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => {
      const some = all.slice(i * AT_ONCE, (i + 1) * AT_ONCE);
      const [{ vendor, mayWarn }] = some as [AwaitedContract];
      const facts = some.every((one) => one.facts) ? new Map(some.flatMap((one) => [...one.facts!])) : undefined;
      const places = facts && Buffer.byteLength(JSON.stringify([...facts.values()])) <= MAX_BYTES ? [...facts.values()] : undefined;
      const detail = { vendor, components: mayWarn ? [null] : [], contracts: some.map(({ contract }) => contract) };
      return { type: 'evidence.recorded.v1', detail: { ...detail, ...(places && { facts: places }) } };
    }),
  );
}
