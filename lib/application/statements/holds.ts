/** The conditions that a first statement may wait for: open disputes, quarantined evidence, silent senders. */
import type { HoldPolicy } from '../../domain/contract/terms.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import type { ServicePeriod } from '../../domain/checker/service-period.ts';
import { type Issue, warningIssue } from '../../domain/issue.ts';
import { waitsUntil } from '../../domain/statement/objectives/grace-for-late-facts.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';

export interface Holds {
  /** All open conditions. */
  readonly open: readonly Issue[];
  /** Whether the statement waits for one of them. */
  readonly waits: boolean;
}

export async function holdsOf(checked: CheckedContract, found: ServicePeriod, stores: Stores, clock: Clock): Promise<Holds> {
  const { order } = checked.contract;
  const { close } = found.checkedTerms.terms;
  const [from, until] = [formatInstant(found.period.start), formatInstant(found.period.end)];
  const [disputes, held, watches] = await Promise.all([
    stores.disputes.of(order.id),
    stores.quarantine.heldOf(order.vendor.id, from, formatInstant(clock() + 1)),
    stores.registry.watches(),
  ]);
  const disputed = disputes.filter((dispute) => dispute.status === 'open' && dispute.period === found.period.label);
  const silent = watches.filter((watch) => watch.vendor === order.vendor.id && (watch.silentSince ?? until) < until);
  const kinds: [HoldPolicy | undefined, Issue[]][] = [
    [close?.disputes, disputed.map(({ id, reason }) => warningIssue('open-dispute', `/disputes/${id}`, `a dispute is open: ${reason}`))],
    [
      close?.quarantine,
      held.length === 0
        ? []
        : [
            warningIssue(
              'quarantined-evidence',
              '/quarantine',
              `${held.length} events of the vendor are held in quarantine and not counted: ${held.slice(0, 5).join(', ')}${held.length > 5 ? ' ...' : ''}`,
            ),
          ],
    ],
    [
      close?.silence,
      silent.map(({ sender, silentSince }) =>
        warningIssue('silent-source', `/senders/${sender}`, `${sender} is silent since ${silentSince}`),
      ),
    ],
  ];
  const waits = kinds.some(([policy, issues]) => policy === 'wait' && issues.length > 0);
  const tooLong = waits && clock() >= waitsUntil(checked, found);
  return {
    open: [
      ...kinds.flatMap(([, issues]) => issues),
      ...(tooLong
        ? [
            warningIssue(
              'waited-long-enough',
              '/close',
              'it was issued although a condition is open: the waiting time of the terms has passed',
            ),
          ]
        : []),
    ],
    waits: waits && !tooLong,
  };
}
