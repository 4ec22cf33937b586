/** Issues a statement as a run of an audit of its own would. */
import { issueWithLater } from '../../lib/application/statements/issue-statement.ts';
import type { Clock } from '../../lib/application/ports/clock.ts';
import type { AuditOutcome } from '../../lib/application/ports/audits.ts';
import type { Publisher } from '../../lib/application/ports/publisher.ts';
import type { Signer } from '../../lib/application/ports/signer.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';

let runs = 0;

export async function issueAll(
  contract: string,
  period: string,
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
  signer?: Signer,
): Promise<readonly AuditOutcome[]> {
  runs += 1;
  const { outcomes, marks } = await issueWithLater(contract, period, { stores, publisher, clock, signer, run: `run-${runs}` });
  for (const mark of marks) await stores.statements.mark(contract, mark);
  return outcomes;
}

export const issueOne = async (...given: Parameters<typeof issueAll>): Promise<AuditOutcome> => (await issueAll(...given))[0]!;
