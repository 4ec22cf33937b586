/** Outlooks of contracts that a test makes. */
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { type Outlook, outlook } from '../../lib/domain/statement/outlook.ts';
import { readContract } from '../../lib/schemas/contract.ts';

/** The outlook of October 2026 at an instant, without earlier periods. Throws where the contract is refused. */
export function outlookOf(document: unknown, facts: readonly Fact[], now: number): Outlook {
  const { checked, issues } = readContract(document);
  if (!checked) throw new Error(JSON.stringify(issues));
  const result = outlook(checked, facts, '2026-10', now, new Map());
  if ('issue' in result) throw new Error(result.issue.message);
  return result;
}
