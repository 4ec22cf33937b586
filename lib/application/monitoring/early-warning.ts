/** Early warning: assesses the running period of a contract and publishes warnings before it ends, each once. */
import { LIMITS } from '../../declarations/limits.ts';
import { outlook } from '../../domain/statement/outlook.ts';
import { HOUR, formatInstant } from '../../domain/time/instant.ts';
import { digestText } from '../evidence/digest.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { RefusedContract } from '../registry/stored-contract.ts';
import { type FailedItem, workThrough } from './work-through.ts';
import { earlierStates } from '../statements/earlier-states.ts';
import type { Clock } from '../ports/clock.ts';
import type { PublishedEvent, Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { type News, NOTHING_RECORDED, NOT_KNOWN, isPlanned, lookOn } from './running-look.ts';
import { type NoOutlook, runningSubject } from './running-subject.ts';
import { withSharedReads } from './shared-reads.ts';
import { type ContractOutlook, nextLook, warningsOf } from './warnings.ts';

export type OutlookResult = ContractOutlook | NoOutlook;

/** The outlook of a contract's running period, from all evidence; undefined when there is no such contract. */
export async function lookAt(contract: string, stores: Stores, clock: Clock): Promise<OutlookResult | undefined> {
  const now = clock();
  const running = await runningSubject(contract, stores, now);
  if (!running || 'issues' in running) return running;
  const { subject, vendor, period } = running;
  const { checked, found } = subject;
  const earlier = await earlierStates(contract, checked, found, stores);
  const facts = await readEvidence(checked, found, stores, { everything: earlier.missing });
  const result = outlook(checked, facts, period, now, earlier.known);
  return 'issue' in result ? { issues: [result.issue], vendor } : { outlook: result, vendor, period };
}

/** The result of watching a contract. */
export interface Watched {
  readonly warnings: number;
  /** Set when the contract could not be read, so that nothing of it is watched. */
  readonly refused?: RefusedContract;
}

/** Publishes the new warnings of a contract and plans its next assessment. @param shared reads once what contracts share. */
export async function watchContract(
  contract: string,
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
  news: News = NOT_KNOWN,
  shared: Stores = stores,
): Promise<Watched> {
  const now = clock();
  const running = await runningSubject(contract, stores, now);
  if (!running) return { warnings: 0 };
  // Those of earlier looks are known by name, so that a standing warning costs no read.
  const unknownOf = (of: ContractOutlook, notified: ReadonlySet<string>): PublishedEvent[] =>
    warningsOf(contract, of).filter(({ detail }) => !notified.has(nameOf(detail)));
  const isNew = (of: ContractOutlook, notified: ReadonlySet<string>): boolean => unknownOf(of, notified).length > 0;
  const look = 'issues' in running ? running : await lookOn(running, news, stores, shared, now, isNew);
  if (!look) return { warnings: 0 };
  if ('issues' in look) return { warnings: 0, ...(look.refused && { refused: look.refused }) };
  const { period, planned } = look;
  const unknown = unknownOf(look, look.notified);
  const warnings: PublishedEvent[] = [];
  for (const event of unknown) if (!(await stores.watches.isNotified(contract, period, String(event.detail.id)))) warnings.push(event);
  if (warnings.length > 0) await publisher.publish(warnings);
  for (const { detail } of warnings) await stores.watches.markNotified(contract, period, String(detail.id), formatInstant(clock()));
  const next = nextLook(look.outlook);
  const plans = next !== undefined && !isPlanned(planned, next, now);
  if (plans) await stores.watches.plan(contract, formatInstant(next));
  await look.keep(
    unknown.map(({ detail }) => nameOf(detail)),
    plans ? formatInstant(next) : planned,
  );
  return { warnings: warnings.length };
}

/** A short name of a warning. */
const nameOf = ({ id }: PublishedEvent['detail']): string => digestText(String(id)).slice(0, 16);

/** The contracts that facts concern: those that list one of the components; for facts without a component, all of the vendor. */
export async function contractsTouched(vendor: string, components: readonly (string | null)[], stores: Stores): Promise<Set<string>> {
  const names = await stores.registry.names(vendor);
  const all = components.includes(null);
  return new Set(names.filter(({ name }) => all || components.includes(name)).map(({ contract }) => contract));
}

/** Ms of one run after which no further contract is begun. */
const MAX_RUN_MS = LIMITS.watchTimeMs.value;

/** When a contract that failed is assessed again, in ms. */
const AGAIN_AFTER = HOUR;

/** The outcome of a run by the clock. */
export interface WatchedPlan {
  readonly watched: readonly Watched[];
  readonly failed: readonly FailedItem[];
  /** Planned contracts that wait for the next run. */
  readonly left: number;
}

/**
 * Watches the contracts whose planned instant has passed, one after the other. A contract that fails is planned again and does not stop the
 * others. Contracts that do not fit into one run wait for the next run, which continues after them.
 */
export async function watchPlanned(
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
  limits: { readonly mostMs?: number; readonly timer?: () => number } = {},
): Promise<WatchedPlan> {
  const now = clock();
  const shared = withSharedReads(stores);
  const until = formatInstant(now);
  // For a contract that is planned twice the later instant counts: the earlier one may be before the progress mark.
  const latest = new Map((await stores.watches.planned(until)).map(({ contract, position }) => [contract, position]));
  const planned = new Map([...latest].map(([contract, position]) => [position, contract]));
  const watched: Watched[] = [];
  const { failed, left } = await workThrough({
    mostMs: MAX_RUN_MS,
    ...limits,
    task: 'early-warning',
    positions: [...planned.keys()].sort(),
    progress: stores.progress,
    work: async (position) =>
      void watched.push(await watchContract(planned.get(position)!, stores, publisher, clock, NOTHING_RECORDED, shared)),
  });
  const contracts = failed.map(({ item, error }) => ({ item: planned.get(item)!, error }));
  for (const { item } of contracts) await stores.watches.plan(item, formatInstant(now + AGAIN_AFTER));
  if (left === 0) await stores.watches.done(until);
  return { watched, failed: contracts, left };
}
