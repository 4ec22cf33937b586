/** Puts a subscription, after its check. */
import { LIMITS } from '../../declarations/limits.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import type { MessageStores, Subscription } from '../ports/messages.ts';
import type { Stores } from '../ports/stores.ts';
import { kindsFor, partyOfRole } from './recipients.ts';

export type PutSubscription = { readonly isNew: boolean } | { readonly issues: readonly Issue[] };

export async function putSubscription(
  given: Subscription,
  stores: Pick<MessageStores, 'subscriptions'> & Pick<Stores, 'registry'>,
): Promise<PutSubscription> {
  const own = [...ownIssues(given), ...(await vendorIssues(given, stores))];
  let [issues, isNew] = [own, true];
  const isPut = await stores.subscriptions.put(given, (all) => {
    const others = all.filter(({ name }) => name !== given.name);
    isNew = others.length === all.length;
    issues = [...own, ...issuesBeside(given, others)];
    return issues.length === 0;
  });
  return isPut ? { isNew } : { issues };
}

function ownIssues({ role, vendors, kinds }: Subscription): Issue[] {
  const may = kindsFor(role);
  return [
    ...(role === 'vendor' && vendors?.length !== 1
      ? [errorIssue('vendor-missing', '/vendors', 'a subscription of the role vendor names exactly one vendor')]
      : []),
    ...(kinds ?? []).flatMap((kind, i) =>
      may.includes(kind)
        ? []
        : [errorIssue('not-for-role', `/kinds/${i}`, `"${kind}" is not for the role ${role}, which may get ${may.join(', ')}`)],
    ),
  ];
}

async function vendorIssues({ vendors = [] }: Subscription, { registry }: Pick<Stores, 'registry'>): Promise<Issue[]> {
  const known = await Promise.all(vendors.map((vendor) => registry.listed(vendor)));
  return vendors.flatMap((vendor, i) =>
    known[i]
      ? []
      : [errorIssue('unknown-vendor', `/vendors/${i}`, `"${vendor}" is not registered, and no contract is with it: register it first`)],
  );
}

function issuesBeside({ address, role }: Subscription, others: readonly Subscription[]): Issue[] {
  const same = others.find((one) => one.address.toLowerCase() === address.toLowerCase() && partyOfRole(one.role) !== partyOfRole(role));
  return [
    ...(same
      ? [
          errorIssue(
            'address-taken',
            '/address',
            `"${same.name}" subscribes this address for the other party; one address is either the customer's or a vendor's`,
          ),
        ]
      : []),
    ...(others.length >= LIMITS.subscriptions.value
      ? [errorIssue('too-many', '', `there are ${others.length} subscriptions; subscribe the address of a list instead`)]
      : []),
  ];
}
