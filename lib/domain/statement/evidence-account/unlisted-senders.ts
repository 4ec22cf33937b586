/**
 * Senders in an evidence file that are not in the order. The service accepts nothing from a sender that is not registered, and a file has no
 * registry. Their events count as reports of the vendor, and each statement from the file has a finding.
 */
import { finding, findingAt } from '../../evidence/findings/finding.ts';
import type { Statement } from '../statement.ts';

/** @param senders number of events in the file by the sender's name in its lines. */
export function withUnlistedSenders(statement: Statement, senders: ReadonlyMap<string, number>): Statement {
  if (senders.size === 0) return statement;
  const said = [...senders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => findingAt(name, finding('sender-not-listed', { sender: name, count })));
  return { ...statement, findings: [...statement.findings, ...said] };
}
