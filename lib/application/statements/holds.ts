/** The conditions that a first statement may wait for: open disputes, quarantined evidence, silent senders. */
import { openDisputeWarning } from '../../domain/claims/claim-warnings.ts';
import type { HoldPolicy } from '../../domain/contract/terms.ts';
import { finding, findingAt } from '../../domain/evidence/findings/finding.ts';
import type { Issue } from '../../domain/issue.ts';
import { waitsUntil } from '../../domain/statement/objectives/grace-for-late-facts.ts';
import { type Statement, isProvisional, moneyText } from '../../domain/statement/statement.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import type { SenderHeartbeat } from '../ports/registry.ts';
import type { CloseContext } from './close-context.ts';
import type { Stores } from '../ports/stores.ts';

export interface Holds {
  /** All open conditions. */
  readonly open: readonly Issue[];
  /** Whether the statement waits for one of them. */
  readonly waits: boolean;
}

/** The watched senders of all vendors, as they were when a process first needed them in a run. */
const watchesInRun = new WeakMap<Stores, { readonly run: string; readonly watches: Promise<SenderHeartbeat[]> }>();

/** One reading for all contracts of a run that a process assesses: the list has the senders of every vendor. */
function watchesOf(run: string, stores: Stores): Promise<SenderHeartbeat[]> {
  const known = watchesInRun.get(stores);
  if (known?.run === run) return known.watches;
  const watches = stores.registry.watches();
  watchesInRun.set(stores, { run, watches });
  // A failed reading is tried again by the next contract.
  watches.catch(() => watchesInRun.delete(stores));
  return watches;
}

export async function holdsOf(
  { checked, found, statement }: Pick<PreparedStatement, 'checked' | 'found' | 'statement'>,
  { stores, clock, run }: Pick<CloseContext, 'stores' | 'clock' | 'run'>,
): Promise<Holds> {
  const { order } = checked.contract;
  const { close } = found.checkedTerms.terms;
  const [from, until] = [formatInstant(found.period.start), formatInstant(found.period.end)];
  const [disputes, held, watches] = await Promise.all([
    stores.disputes.about(order.id, found.period.label),
    stores.quarantine.heldOf(order.vendor.id, from, formatInstant(clock() + 1)),
    watchesOf(run, stores),
  ]);
  const disputed = disputes.filter(({ status }) => status === 'open');
  const silent = watches.filter((watch) => watch.vendor === order.vendor.id && (watch.silentSince ?? until) < until);
  const kinds: [HoldPolicy | undefined, Issue[]][] = [
    [close?.disputes, [openDisputeWarning(disputed.length)].filter((issue) => issue !== undefined)],
    [
      close?.quarantine,
      held.length === 0
        ? []
        : [findingAt('/quarantine', finding('quarantined-evidence', { count: held.length, events: held.slice(0, MAX_NAMED) }))],
    ],
    [
      close?.silence,
      silent.map(({ sender, silentSince }) => findingAt(`/senders/${sender}`, finding('silent-source', { sender, since: silentSince! }))),
    ],
  ];
  // A statement with bounds names its missing facts itself: a warning is only needed where the terms wait for them.
  if (close?.undetermined === 'wait' && isProvisional(statement)) kinds.push(['wait', [undetermined(statement)]]);
  const waits = kinds.some(([policy, issues]) => policy === 'wait' && issues.length > 0);
  const tooLong = waits && clock() >= waitsUntil(checked, found);
  return {
    open: [...kinds.flatMap(([, issues]) => issues), ...(tooLong ? [findingAt('/close', finding('waited-long-enough'))] : [])],
    waits: waits && !tooLong,
  };
}

/** The most events or missing facts that one of these names. */
const MAX_NAMED = 5;

function undetermined({ bounds, credits }: Statement): Issue {
  const missing = [...new Set(credits.flatMap((credit) => credit.missing ?? []))];
  const { least, most } = bounds!.toCustomer;
  return findingAt(
    '/credits',
    finding('undetermined-amount', {
      least: moneyText(least),
      most: most && moneyText(most),
      facts: missing.slice(0, MAX_NAMED),
      more: Math.max(0, missing.length - MAX_NAMED),
    }),
  );
}
