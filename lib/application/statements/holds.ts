/** The conditions that a first statement may wait for: open disputes, quarantined evidence, silent senders. */
import { openDisputeWarning } from '../../domain/claims/claim-warnings.ts';
import type { HoldPolicy } from '../../domain/contract/terms.ts';
import { finding } from '../../domain/evidence/finding-kinds.ts';
import type { Issue } from '../../domain/issue.ts';
import { waitsUntil } from '../../domain/statement/objectives/grace-for-late-facts.ts';
import { type Statement, isProvisional } from '../../domain/statement/statement.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';

export interface Holds {
  /** All open conditions. */
  readonly open: readonly Issue[];
  /** Whether the statement waits for one of them. */
  readonly waits: boolean;
}

export async function holdsOf(
  { checked, found, statement }: Pick<PreparedStatement, 'checked' | 'found' | 'statement'>,
  stores: Stores,
  clock: Clock,
): Promise<Holds> {
  const { order } = checked.contract;
  const { close } = found.checkedTerms.terms;
  const [from, until] = [formatInstant(found.period.start), formatInstant(found.period.end)];
  const [disputes, held, watches] = await Promise.all([
    stores.disputes.about(order.id, found.period.label),
    stores.quarantine.heldOf(order.vendor.id, from, formatInstant(clock() + 1)),
    stores.registry.watches(),
  ]);
  const disputed = disputes.filter(({ status }) => status === 'open');
  const silent = watches.filter((watch) => watch.vendor === order.vendor.id && (watch.silentSince ?? until) < until);
  const kinds: [HoldPolicy | undefined, Issue[]][] = [
    [close?.disputes, [openDisputeWarning(disputed.length)].filter((issue) => issue !== undefined)],
    [
      close?.quarantine,
      held.length === 0
        ? []
        : [
            finding(
              'quarantined-evidence',
              '/quarantine',
              `${held.length} events of the vendor are held in quarantine and not counted: ${held.slice(0, 5).join(', ')}${held.length > 5 ? ' ...' : ''}`,
            ),
          ],
    ],
    [
      close?.silence,
      silent.map(({ sender, silentSince }) => finding('silent-source', `/senders/${sender}`, `${sender} is silent since ${silentSince}`)),
    ],
  ];
  // A statement with bounds names its missing facts itself: a warning is only needed where the terms wait for them.
  if (close?.undetermined === 'wait' && isProvisional(statement)) kinds.push(['wait', [undetermined(statement)]]);
  const waits = kinds.some(([policy, issues]) => policy === 'wait' && issues.length > 0);
  const tooLong = waits && clock() >= waitsUntil(checked, found);
  return {
    open: [
      ...kinds.flatMap(([, issues]) => issues),
      ...(tooLong
        ? [finding('waited-long-enough', '/close', 'it was issued although a condition is open: the waiting time of the terms has passed')]
        : []),
    ],
    waits: waits && !tooLong,
  };
}

/** The most missing facts that the reason for a wait names. */
const NAMED_FACTS = 5;

function undetermined({ bounds, total, credits }: Statement): Issue {
  const missing = [...new Set(credits.flatMap((credit) => credit.missing ?? []))];
  const { least, most } = bounds!.toCustomer;
  const ends = `between ${least.amount} and ${most ? most.amount : 'an amount without bound'} ${total.currency}`;
  const facts = `${missing.slice(0, NAMED_FACTS).join(', ')}${missing.length > NAMED_FACTS ? ` and ${missing.length - NAMED_FACTS} more` : ''}`;
  return finding('undetermined-amount', '/credits', `what is owed is ${ends} until these facts are known: ${facts}`);
}
