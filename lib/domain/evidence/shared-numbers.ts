/**
 * One record number from two senders. Facts of several senders with one number belong to one record: the customer opens a ticket, and the
 * vendor acknowledges it. But two tools may both count from 1: where another sender begins a record with the number for other components,
 * these are two records.
 */
import type { Fact } from './fact.ts';
import { type Parties, chainOf } from './incident-views.ts';
import type { EvidenceRecord } from './records.ts';
import { lifeOf, milestonesOf } from './vocabulary.ts';

/**
 * The index of the record of a fact among the records with its number; -1 when it begins another one.
 * @param records the newest record of each sender that began one, in the order of their beginnings.
 */
export function keptBy(records: readonly EvidenceRecord[], fact: Fact, parties: Parties): number {
  const last = records.length - 1;
  const component = parties.componentOf(fact);
  const about = component === undefined ? -1 : records.findLastIndex((record) => concerns(record, component, parties));
  if (about >= 0) return about;
  const own = records.findLastIndex((record) => isBegunBy(record, fact.sender));
  if (own >= 0) return own;
  return component !== undefined && records.every((record) => beginsApart(record, fact)) ? -1 : last;
}

/** Whether a fact may begin a record of a kind; one that may not always belongs to a known record. */
export const mayBegin = (fact: Fact, kind: string): boolean => milestonesOf(fact).some((milestone) => isFirst(milestone, kind));

/** Whether a record concerns a component, one that contains it, or one inside it. A record without a component concerns all. */
const concerns = ({ components }: EvidenceRecord, component: string, { order }: Parties): boolean =>
  components.length === 0 ||
  components.some((one) => one === component || chainOf(order, one).includes(component) || chainOf(order, component).includes(one));

const isBegunBy = ({ kind, facts }: EvidenceRecord, sender: string): boolean =>
  facts.some((fact) => fact.sender === sender && begins(fact, kind).length > 0);

/** Whether a fact would begin a record that another sender has already begun. */
function beginsApart({ kind, milestones }: EvidenceRecord, fact: Fact): boolean {
  return begins(fact, kind).some((milestone) => milestones.get(milestone) !== undefined);
}

const FIRST_SAID: readonly string[] = ['announced', 'due'];

const isFirst = (milestone: string, kind: string): boolean => lifeOf(kind).begins.includes(milestone) || FIRST_SAID.includes(milestone);

const begins = (fact: Fact, kind: string): string[] => milestonesOf(fact).filter((milestone) => isFirst(milestone, kind));
