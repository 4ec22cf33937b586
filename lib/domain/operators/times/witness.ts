/** The reporter of a fact by the words of contracts: `vendor`, `customer`, an AWS account, or the tool behind a webhook. */
import type { EvidenceRecord } from '../../evidence/records.ts';
import type { Reporter } from '../../evidence/fact.ts';

/** The tool or account in a sender: "webhook:pingdom:lumencast" gives `pingdom`, "aws:444455556666" gives `444455556666`. */
const toolOf = (sender: string): string => sender.split(':')[1] ?? sender;

/** Whether a reporter is one of `words`; without `words` every reporter is. */
export const isReportedBy = (reporter: Reporter, words: readonly string[] | undefined): boolean =>
  words === undefined || words.includes(reporter.speaksFor) || words.includes(toolOf(reporter.sender));

/** The same for a record: its reporter is the sender of its first fact. */
export const recordIsReportedBy = (record: EvidenceRecord, words: readonly string[] | undefined): boolean =>
  words === undefined || (record.facts[0] !== undefined && isReportedBy(record.facts[0], words));
