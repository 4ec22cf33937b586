/**
 * Reads a stored contract. It was checked when it was put, and the rules may have become stricter since. A contract that they refuse now
 * does not affect issued statements; callers that need its terms get the refusal.
 */
import type { Contract, Order, Terms } from '../../domain/contract/terms.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { readAgain } from '../../schemas/contract.ts';
import { upcastContract } from '../../schemas/upcast-contract.ts';
import { orderSchema } from '../../schemas/order.ts';
import type { StoredContract } from '../ports/contracts.ts';
import { everyItem } from '../ports/listing.ts';
import type { Stores } from '../ports/stores.ts';
import type { RegisteredSender } from '../ports/registry.ts';

/** A refused contract: the first issue states the refusal and the remedy, the others are its errors with their paths. */
export interface RefusedContract {
  readonly contract: string;
  readonly revision: number;
  readonly issues: readonly [Issue, ...Issue[]];
}

export type ReadStored =
  { readonly contract: Contract; readonly checked: CheckedContract; readonly refused?: undefined } | { readonly refused: RefusedContract };

/** The most errors that are listed for one contract. */
const MAX_PROBLEMS = 20;

/** The size of the cache: a contract is read several times in one audit, and the same text always gives the same result. */
const MAX_KEPT = 256;
const kept = new Map<string, ReadStored>();

/** Reads a stored contract by the current rules, with its meaning when it was put: first the shape, then the meaning. */
export function readStored(stored: StoredContract): ReadStored {
  const key = `${stored.id}#${stored.revision}#${stored.digest}`;
  const known = kept.get(key);
  if (known) return known;
  const read = readDocument(stored);
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, read);
  return read;
}

function readDocument({ id, revision, document, schema }: StoredContract): ReadStored {
  const { contract, checked, issues } = readAgain(upcastContract(document, schema));
  if (contract && checked) return { contract, checked };
  const problems = issues.filter(({ severity }) => severity === 'error');
  return { refused: { contract: id, revision, issues: [refusal(id, revision, problems.length), ...problems.slice(0, MAX_PROBLEMS)] } };
}

function refusal(id: string, revision: number, problems: number): Issue {
  const many = problems === 1 ? '1 error' : `${problems} errors`;
  return {
    ...errorIssue(
      'contract-refused',
      '',
      `revision ${revision} of "${id}" does not pass the rules of this version (${many}); its periods stay open`,
    ),
    remedy: `put a contract that passes (makegood contract put, or PUT /v1/contracts/${id}); the next audit closes the periods that are open`,
  };
}

/** The order of a contract (parties, addresses, cost centres) when its own shape is right, also with wrong terms. */
export function orderIn(document: unknown): Order | undefined {
  const parsed = orderSchema.safeParse((document as { order?: unknown } | null)?.order);
  return parsed.success ? (parsed.data as unknown as Order) : undefined;
}

/** The terms of a contract; none when it does not pass. */
export const termsIn = (document: unknown): readonly Terms[] => readAgain(document).contract?.terms ?? [];

/** The senders that a contract named, as far as they can be read. */
export const sendersIn = (stored: StoredContract | undefined): readonly RegisteredSender[] =>
  (stored && orderIn(stored.document)?.senders) ?? [];

/** All stored contracts that the current rules refuse. */
export async function* refusedContracts(stores: Stores): AsyncGenerator<RefusedContract> {
  for await (const { id } of everyItem((cursor) => stores.contracts.page(cursor, 100))) {
    const stored = await stores.contracts.latest(id);
    const read = stored && readStored(stored);
    if (read?.refused) yield read.refused;
  }
}

/** One line for people: the contract or the mapping, its first errors with their paths, the remedy. */
export function refusedLine({ issues: [head, ...problems] }: Pick<RefusedContract, 'issues'>): string {
  const shown = problems.slice(0, 3).map(({ code, path, message }) => `${path} ${code}: ${message}`);
  const more = problems.length > shown.length ? [`${problems.length - shown.length} more`] : [];
  return `${head.message}: ${[...shown, ...more].join('; ')}. Remedy: ${head.remedy}`;
}
