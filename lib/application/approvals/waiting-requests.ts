/** The requests of a party that wait for a second person. */
import type { ApprovalEntry, ApprovalOwner } from '../ports/approvals.ts';
import type { Stores } from '../ports/stores.ts';

const PAGE = 100;

export async function waitingRequests(owner: ApprovalOwner, { approvals }: Stores): Promise<ApprovalEntry[]> {
  const waiting: ApprovalEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await approvals.page(owner, 'waiting', cursor, PAGE);
    waiting.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return waiting;
}
