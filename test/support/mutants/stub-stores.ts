/** Stores that hold just enough to ask one use case: an open dispute, quarantined evidence, a silent sender; a registry that keeps what it is given. */
import { holdsOf } from '../../../lib/application/statements/holds.ts';
import type { PreparedStatement } from '../../../lib/application/statements/prepare-statement.ts';
import { registerSenders } from '../../../lib/application/registry/register-senders.ts';
import type { Order } from '../../../lib/domain/contract/terms.ts';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import type { ServicePeriod } from '../../../lib/domain/checker/service-period.ts';
import { DAY, formatInstant } from '../../../lib/domain/time/instant.ts';
import type { Stores } from '../../../lib/application/ports/stores.ts';

const OPEN = ['disputes', 'quarantine', 'silence', 'undetermined'] as const;

/** What of a statement says whether missing facts leave open what is owed. */
const statementOf = (what: (typeof OPEN)[number], currency: string): PreparedStatement['statement'] => {
  const amount = (text: string): object => ({ amount: text, currency });
  return {
    total: amount('0.00'),
    credits: [{ missing: ['fact'] }],
    ...(what === 'undetermined' && { bounds: { toCustomer: { least: amount('0.00'), most: amount('1.00') } } }),
  } as unknown as PreparedStatement['statement'];
};

function holding(what: (typeof OPEN)[number], { order }: CheckedContract['contract'], found: ServicePeriod): Stores {
  const only = <T>(kind: string, value: T): T[] => (kind === what ? [value] : []);
  return {
    disputes: { about: async () => only('disputes', { status: 'open' }) },
    quarantine: { heldOf: async () => only('quarantine', 'q') },
    registry: {
      watches: async () => only('silence', { sender: 's', vendor: order.vendor.id, silentSince: formatInstant(found.period.end - DAY) }),
    },
  } as unknown as Stores;
}

/** Whether a first statement waits for each kind of what may be open, one day and one year after the end of the period. */
export async function bareHolds(checked: CheckedContract, found: ServicePeriod): Promise<unknown> {
  const asked = OPEN.flatMap((what) => [1, 365].map((days) => [what, days] as const));
  return Promise.all(
    asked.map(
      async ([what, days]) =>
        (
          await holdsOf(
            { checked, found, statement: statementOf(what, found.checkedTerms.terms.money.currency) },
            { stores: holding(what, checked.contract, found), clock: () => found.period.end + days * DAY, run: 'run' },
          )
        ).waits,
    ),
  );
}

/** A registry that keeps what it is given, and what registering an order's senders leaves in it. */
export function registered(): { readonly stores: Stores; readonly after: (order: Order) => Promise<string> } {
  const kept: unknown[] = [];
  const keep = async (...given: unknown[]): Promise<unknown> => (kept.push(given), {});
  const stores = {
    registry: { bind: keep, bindings: async () => [], watch: keep, makeWebhook: keep, unbind: keep, unwatch: keep },
    sources: { get: async () => undefined },
  } as unknown as Stores;
  const after = async (order: Order): Promise<string> => {
    await registerSenders(
      { vendor: order.vendor.id, contract: order.id, senders: order.senders ?? [], before: [] },
      stores,
      () => 0,
      () => 'key',
    );
    return JSON.stringify(kept);
  };
  return { stores, after };
}
