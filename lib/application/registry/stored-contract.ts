/**
 * A stored contract as it is read. It was checked when it was put, and the rules may have become stricter since: one that they refuse now
 * stops nothing that is issued, and everything that would read its terms decides here what becomes of it.
 */
import type { Contract, Order, Terms } from '../../domain/contract/terms.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { readAgain } from '../../schemas/contract.ts';
import { upcastContract } from '../../schemas/upcast-contract.ts';
import { orderSchema } from '../../schemas/order.ts';
import type { StoredContract } from '../ports/contracts.ts';
import type { Stores } from '../ports/stores.ts';
import type { RegisteredSender } from '../ports/registry.ts';

/** A contract that is refused, and why: first that it is, with the remedy, then what is wrong in it, each with its place. */
export interface RefusedContract {
  readonly contract: string;
  readonly revision: number;
  readonly issues: readonly [Issue, ...Issue[]];
}

export type ReadStored =
  { readonly contract: Contract; readonly checked: CheckedContract; readonly refused?: undefined } | { readonly refused: RefusedContract };

/** Errors that are listed of one contract. */
const MAX_PROBLEMS = 20;

/** Readings that are kept: a contract is read several times in one audit, and the same text always reads the same. */
const MAX_KEPT = 256;
const kept = new Map<string, ReadStored>();

/** Reads a stored contract by the rules of today, with the meaning that it had when it was put: shape, then meaning. */
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
    remedy: `put a text that passes (makegood contract put, or PUT /v1/contracts/${id}); the next audit closes the periods that are open`,
  };
}

/** The order of a contract, when its own shape is right, whatever the terms are: parties, addresses, cost centres. */
export function orderIn(document: unknown): Order | undefined {
  const parsed = orderSchema.safeParse((document as { order?: unknown } | null)?.order);
  return parsed.success ? (parsed.data as unknown as Order) : undefined;
}

/** The terms of a contract; none when it does not pass. */
export const termsIn = (document: unknown): readonly Terms[] => readAgain(document).contract?.terms ?? [];

/** The senders that a contract named, as far as they can be read. */
export const sendersIn = (stored: StoredContract | undefined): readonly RegisteredSender[] =>
  (stored && orderIn(stored.document)?.senders) ?? [];

/** All stored contracts that the rules of today refuse. */
export async function* refusedContracts(stores: Stores): AsyncGenerator<RefusedContract> {
  let cursor: string | undefined;
  do {
    const page = await stores.contracts.page(cursor, 100);
    for (const { id } of page.items) {
      const stored = await stores.contracts.latest(id);
      const read = stored && readStored(stored);
      if (read?.refused) yield read.refused;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** In one line for people: which contract, the first errors with their places, the remedy. */
export function refusedLine({ issues: [head, ...problems] }: RefusedContract): string {
  const shown = problems.slice(0, 3).map(({ code, path, message }) => `${path} ${code}: ${message}`);
  const more = problems.length > shown.length ? [`${problems.length - shown.length} more`] : [];
  return `${head.message}: ${[...shown, ...more].join('; ')}. Remedy: ${head.remedy}`;
}
