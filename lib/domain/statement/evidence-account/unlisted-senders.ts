/**
 * Senders that lines of an evidence file name and the order does not: the service takes nothing from a sender that nobody registered, and a
 * file cannot know who is. They count as the vendor's word, and each statement that is made from the file says so.
 */
import { warningIssue } from '../../issue.ts';
import type { Statement } from '../statement.ts';

/** @param senders how many events of the file each of them said, by the name in its lines. */
export function withUnlistedSenders(statement: Statement, senders: ReadonlyMap<string, number>): Statement {
  if (senders.size === 0) return statement;
  const said = [...senders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) =>
      warningIssue(
        'sender-not-listed',
        name,
        `${count === 1 ? 'an event' : `${count} events`} of the file ${count === 1 ? 'is' : 'are'} from "${name}", which is not among the order's \`senders\`: ${count === 1 ? 'it counts' : 'they count'} as the vendor's word. List the sender with the side that it reports for; the service takes nothing from one that nobody registered`,
      ),
    );
  return { ...statement, findings: [...statement.findings, ...said] };
}
