/** Early warning: assesses the running period of a contract and publishes warnings before it ends, each once. */
import { LIMITS } from '../../declarations/limits.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { periodsBetween, servicePeriod } from '../../domain/checker/service-period.ts';
import { compare, divide, integer, parseFraction, ratio, subtract } from '../../domain/money/ratio.ts';
import { legendAt, objectiveTitles } from '../../domain/statement/line-titles.ts';
import { type Budget, type Outlook, type RunningTimer, outlook } from '../../domain/statement/outlook.ts';
import { HOUR, MINUTE, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { earlierStates } from '../statements/prepare-statement.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { type RefusedContract, readStored } from '../registry/stored-contract.ts';
import { type FailedItem, workThrough } from './work-through.ts';
import type { Clock } from '../ports/clock.ts';
import type { PublishedEvent, Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';

/** Used shares of a budget at which a warning is published. */
const SHARES = [ratio(1n, 2n), ratio(3n, 4n), ratio(9n, 10n)] as const;

interface ContractOutlook {
  readonly outlook: Outlook;
  readonly vendor: string;
  readonly period: string;
}

export type OutlookResult =
  | ContractOutlook
  | {
      readonly issues: readonly Issue[];
      readonly vendor: string;
      /** Set when the stored contract does not pass: it is not watched until a valid one is put. */
      readonly refused?: RefusedContract;
    };

/** The outlook of a contract's running period; undefined when there is no such contract. */
export async function lookAt(contract: string, stores: Stores, clock: Clock): Promise<OutlookResult | undefined> {
  const stored = await stores.contracts.latest(contract);
  if (!stored) return undefined;
  const { vendor } = stored;
  const read = readStored(stored);
  if (read.refused) return { issues: read.refused.issues, vendor, refused: read.refused };
  const { checked } = read;
  const now = clock();
  const period = runningPeriod(checked, now);
  if (period === undefined)
    return {
      issues: [errorIssue('outside-term', '/period', `no period of "${contract}" is running: its term has not begun, or is over`)],
      vendor,
    };
  const found = servicePeriod(checked, period);
  if ('issue' in found) return { issues: [found.issue], vendor };
  const earlier = await earlierStates(contract, checked, found, stores);
  const facts = await readEvidence(checked, found, stores, { everything: earlier.missing });
  const result = outlook(checked, facts, period, now, earlier.known);
  return 'issue' in result ? { issues: [result.issue], vendor } : { outlook: result, vendor, period };
}

/** The period that runs at an instant; undefined outside the term. */
const runningPeriod = (checked: CheckedContract, now: number): string | undefined => periodsBetween(checked, now, now + 1)[0]?.label;

/** The warnings of an outlook; each has a name of its own, so that it is published once. */
function warningsOf(contract: string, { outlook: result, vendor, period }: ContractOutlook): PublishedEvent[] {
  const { statement, budgets, timers } = result;
  const legend = legendAt(statement, result.at);
  const titlesFor = (objective: string, index: string): Record<string, unknown> => {
    const titles = legend && objectiveTitles(legend, objective, index);
    return titles ? { titles } : {};
  };
  const warning = (type: string, name: string, detail: Record<string, unknown>): PublishedEvent => ({
    type,
    detail: {
      id: `${contract}.${period}|${type}|${name}`,
      contract,
      vendor,
      period,
      at: result.at,
      ...detail,
      projectedCredit: statement.total,
      ...(statement.bounds && { bounds: statement.bounds }),
    },
  });
  return [
    ...statement.objectives
      .filter(({ outcome }) => outcome === 'breached')
      .map(({ objective, index, measured, targets }) =>
        warning('objective.breached.v1', `${objective}|${index}`, {
          objective,
          for: index,
          ...titlesFor(objective, index),
          measured: measured?.shown,
          targets: targets.map(({ edge, shown }) => `${edge} ${shown}`),
        }),
      ),
    ...budgets.flatMap((budget) => {
      const share = SHARES.findLast((one) => compare(parseFraction(budget.share), one) >= 0);
      return share === undefined
        ? []
        : [
            warning('budget.at-risk.v1', `${budget.objective}|${budget.index}|${share.n}/${share.d}`, {
              ...budgetDetail(budget),
              ...titlesFor(budget.objective, budget.index),
            }),
          ];
    }),
    ...timers
      .filter(({ near, breached }) => near !== undefined && near <= result.at && !breached)
      .map(({ objective, record, deadline }) =>
        warning('ticket.deadline-near.v1', `${objective}|${record}`, { objective, record, ...titlesFor(objective, record), deadline }),
      ),
  ];
}

const seconds = (milliseconds: string): number => {
  const { n, d } = divide(parseFraction(milliseconds), integer(1000));
  return Number(n / d);
};

const budgetDetail = ({ objective, index, allowed, used, remaining, share }: Budget): Record<string, unknown> => {
  const { n, d } = parseFraction(share);
  return {
    objective,
    for: index,
    allowedSeconds: seconds(allowed),
    usedSeconds: seconds(used),
    remainingSeconds: seconds(remaining),
    usedPercent: Number((n * 1000n) / d) / 10,
  };
};

/** The result of watching a contract. */
export interface Watched {
  readonly warnings: number;
  /** Set when the contract could not be read, so that nothing of it is watched. */
  readonly refused?: RefusedContract;
}

/** Publishes the new warnings of a contract and plans its next assessment. */
export async function watchContract(contract: string, stores: Stores, publisher: Publisher, clock: Clock): Promise<Watched> {
  const result = await lookAt(contract, stores, clock);
  if (!result) return { warnings: 0 };
  if ('issues' in result) return { warnings: 0, ...(result.refused && { refused: result.refused }) };
  const warnings: PublishedEvent[] = [];
  for (const event of warningsOf(contract, result))
    if (!(await stores.watches.isNotified(contract, result.period, String(event.detail.id)))) warnings.push(event);
  if (warnings.length > 0) await publisher.publish(warnings);
  for (const { detail } of warnings) await stores.watches.markNotified(contract, result.period, String(detail.id), formatInstant(clock()));
  const next = nextLook(result.outlook);
  if (next !== undefined) await stores.watches.plan(contract, formatInstant(next));
  return { warnings: warnings.length };
}

/** The next instant (epoch ms) at which a warning may be due without a new fact. */
function nextLook({ at, down, budgets, timers }: Outlook): number | undefined {
  const now = parseInstant(at)!;
  // A timer breaches its limit 1 ms after its deadline; `near` is the instant of its warning.
  const dates = timers.flatMap(({ near, deadline, breached }: RunningTimer) => [
    ...(!breached && near !== undefined && near > at ? [near] : []),
    ...(!breached && deadline !== undefined && deadline >= at ? [deadline] : []),
  ]);
  const coming = dates.map((date) => parseInstant(date)! + 1000);
  if (down)
    for (const { allowed, used } of budgets)
      for (const share of [...SHARES, ratio(1n)]) {
        const left = subtract({ n: parseFraction(allowed).n * share.n, d: parseFraction(allowed).d * share.d }, parseFraction(used));
        if (left.n > 0n) coming.push(now + Math.max(MINUTE, Number(left.n / left.d) + 1000));
      }
  return coming.length > 0 ? Math.min(...coming) : undefined;
}

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
    work: async (position) => void watched.push(await watchContract(planned.get(position)!, stores, publisher, clock)),
  });
  const contracts = failed.map(({ item, error }) => ({ item: planned.get(item)!, error }));
  for (const { item } of contracts) await stores.watches.plan(item, formatInstant(now + AGAIN_AFTER));
  if (left === 0) await stores.watches.done(until);
  return { watched, failed: contracts, left };
}
