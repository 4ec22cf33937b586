/** Puts a contract: checks it as a whole, writes a revision, registers its senders and components. Every step may be repeated. */
import { componentNames } from '../../domain/evidence/fold.ts';
import type { Contract } from '../../domain/contract/terms.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { WHOLE } from '../../domain/operators/value.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { readContract } from '../../schemas/contract.ts';
import { CONTRACT_SCHEMA } from '../../schemas/upcast-contract.ts';
import { digestOfContract } from '../evidence/digest.ts';
import { type KeyedWebhook, checkSenders, registerSenders } from './register-senders.ts';
import type { NewKey } from './webhook-keys.ts';
import { sendersIn } from './stored-contract.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredContract } from '../ports/contracts.ts';
import type { Stores } from '../ports/stores.ts';
import type { RegisteredSender } from '../ports/registry.ts';

export interface PutContractResult {
  readonly outcome: 'created' | 'revised' | 'unchanged';
  readonly revision: number;
  readonly digest: string;
  readonly contract: Contract;
  readonly checked: CheckedContract;
  readonly issues: readonly Issue[];
  readonly webhooks: readonly KeyedWebhook[];
}

export type PutContractFailure = { readonly failure: 'invalid' | 'conflict'; readonly issues: readonly Issue[] };

export interface PutContractInput {
  readonly id: string;
  readonly document: unknown;
  readonly text: string;
  /** The revision that the caller saw (If-Match); absent = any. */
  readonly ifRevision?: number;
}

/** A contract that passed all checks for the current state. */
interface Admitted {
  readonly contract: Contract;
  readonly checked: CheckedContract;
  readonly issues: readonly Issue[];
  readonly latest: StoredContract | undefined;
  readonly digest: string;
  readonly isChanged: boolean;
}

/** Whether a contract may be put; nothing is written. */
export async function admitContract(input: PutContractInput, stores: Stores): Promise<Admitted | PutContractFailure> {
  const { contract, checked, issues } = readContract(input.document);
  if (!contract || !checked) return { failure: 'invalid', issues };
  const more = [...checkAddress(contract, input.id), ...(await checkSenders(contract.order.senders ?? [], '/order/senders', stores))];
  if (more.length > 0) return { failure: 'invalid', issues: [...issues, ...more] };
  const latest = await stores.contracts.latest(input.id);
  if (input.ifRevision !== undefined && input.ifRevision !== (latest?.revision ?? 0)) return conflict(latest?.revision ?? 0);
  const moved = latest && (await vendorIssue(contract, latest, stores));
  if (moved) return { failure: 'invalid', issues: [...issues, moved] };
  const digest = digestOfContract(contract);
  return { contract, checked, issues, latest, digest, isChanged: latest?.digest !== digest };
}

export async function putContract(
  input: PutContractInput,
  stores: Stores,
  clock: Clock,
  newKey: NewKey | undefined,
): Promise<PutContractResult | PutContractFailure> {
  const admitted = await admitContract(input, stores);
  if ('failure' in admitted) return admitted;
  const { contract, checked, issues, latest, digest, isChanged } = admitted;
  const revision = (latest?.revision ?? 0) + (isChanged ? 1 : 0);
  if (isChanged && !(await stores.contracts.put(recorded(contract, revision, digest, input.text, clock)))) return conflict(revision);
  // The previous put may have been interrupted before it ended its senders.
  const earlier = latest && (await stores.contracts.revision(input.id, latest.revision - 1));
  const ended = [...sendersIn(latest), ...sendersIn(earlier)];
  const webhooks = await register(contract, revision, ended, stores, clock, newKey);
  return { outcome: !latest ? 'created' : isChanged ? 'revised' : 'unchanged', revision, digest, contract, checked, issues, webhooks };
}

/**
 * The statements, claims and disputes of a contract are between its parties. With another vendor the issued months would be restated as that
 * vendor's: it would read them, and what the first one owes would be gone.
 */
async function vendorIssue({ order }: Contract, { id, vendor }: StoredContract, { statements }: Stores): Promise<Issue | undefined> {
  if (order.vendor.id === vendor) return undefined;
  const { items } = await statements.page({ contract: id }, undefined, 1);
  return items.length === 0
    ? undefined
    : errorIssue(
        'vendor-changed',
        '/order/vendor/id',
        `statements of this contract are issued with the vendor "${vendor}"; put the contract with "${order.vendor.id}" under another id, and end this one with \`through\``,
      );
}

const recorded = (contract: Contract, revision: number, digest: string, text: string, clock: Clock): StoredContract => ({
  id: contract.order.id,
  vendor: contract.order.vendor.id,
  document: contract,
  schema: CONTRACT_SCHEMA,
  revision,
  digest,
  text,
  recordedAt: formatInstant(clock()),
});

const conflict = (revision: number): PutContractFailure => ({
  failure: 'conflict',
  issues: [errorIssue('revision-conflict', '', `the contract is at revision ${revision} now; read it and put again`)],
});

function checkAddress(contract: Contract, id: string): Issue[] {
  const issues: Issue[] = [];
  if (contract.order.id !== id)
    issues.push(errorIssue('id-mismatch', '/order/id', `"${contract.order.id}" is not the "${id}" of the address`));
  return issues;
}

async function register(
  contract: Contract,
  revision: number,
  before: readonly RegisteredSender[],
  stores: Stores,
  clock: Clock,
  newKey: NewKey | undefined,
): Promise<KeyedWebhook[]> {
  const { order } = contract;
  const vendor = order.vendor.id;
  const names = [...componentNames(order).keys()];
  await stores.registry.register(
    vendor,
    // A contract without components is registered under the name of the whole.
    (names.length > 0 ? names : [WHOLE]).map((name) => ({ name, contract: order.id, from: order.from })),
  );
  const webhooks = await registerSenders({ vendor, contract: order.id, senders: order.senders ?? [], before }, stores, clock, newKey);
  await stores.registry.listVendor({ id: vendor, name: order.vendor.name, revision: 0 });
  await stores.contracts.list({ id: order.id, title: order.title, vendor, customer: order.customer.id, revision });
  return webhooks;
}
