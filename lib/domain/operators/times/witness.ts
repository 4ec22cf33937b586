/** Whose word a fact is, as contracts name it: `vendor`, `customer`, an AWS account, or the tool behind a webhook. */
import type { EvidenceRecord } from '../../evidence/records.ts';
import type { Fact } from '../../evidence/fact.ts';

export interface Voice {
  readonly sender: string;
  readonly speaksFor: Fact['speaksFor'];
}

/** "webhook:pingdom:lumencast" is `pingdom`, "aws:444455556666" is `444455556666`. */
const toolOf = (sender: string): string => sender.split(':')[1] ?? sender;

/** @param words absent = everybody's. */
export const isReportedBy = (voice: Voice, words: readonly string[] | undefined): boolean =>
  words === undefined || words.includes(voice.speaksFor) || words.includes(toolOf(voice.sender));

/** A record is the word of whoever spoke of it first. */
export const recordIsReportedBy = (record: EvidenceRecord, words: readonly string[] | undefined): boolean =>
  words === undefined || (record.facts[0] !== undefined && isReportedBy(record.facts[0], words));
