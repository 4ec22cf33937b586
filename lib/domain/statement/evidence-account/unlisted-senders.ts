/**
 * Senders in an evidence file that are not in the order. The service accepts nothing from a sender that is not registered, and a file has no
 * registry. Their events count as reports of the vendor, and each statement from the file has a finding.
 */
import { finding } from '../../evidence/finding-kinds.ts';
import type { Statement } from '../statement.ts';

/** @param senders number of events in the file by the sender's name in its lines. */
export function withUnlistedSenders(statement: Statement, senders: ReadonlyMap<string, number>): Statement {
  if (senders.size === 0) return statement;
  const said = [...senders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) =>
      finding(
        'sender-not-listed',
        name,
        `${count === 1 ? 'an event' : `${count} events`} of the file ${count === 1 ? 'is' : 'are'} from "${name}", which is not among the order's \`senders\`: ${count === 1 ? 'it counts' : 'they count'} as the vendor's word. List the sender with the side that it reports for; the service takes nothing from a sender that is not registered`,
      ),
    );
  return { ...statement, findings: [...statement.findings, ...said] };
}
