/**
 * Findings for evidence that the contract does not read: unknown kinds, milestones, outcomes, reasons of pauses and streams; outages and
 * pauses without an end; attributes that were set too late; a period without any evidence. Each is a finding, so that a misspelt word is
 * never ignored silently.
 */
import type { Evidence, LeftOutFact } from '../../evidence/evidence.ts';
import { type Fact, factKey } from '../../evidence/fact.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import { type Finding, finding, findingAt } from '../../evidence/findings/finding.ts';
import { hasChosenName } from '../../evidence/vocabulary.ts';
import { PLAIN_SENDER } from '../../checker/reporters.ts';
import type { Context } from '../../operators/context.ts';
import { aboutPlans } from './beyond-plan.ts';
import { aboutDegraded } from '../objectives/degraded.ts';
import { type Note, neverOccurred } from './never-occurred.ts';
import { aboutUnnamedSenders } from './unnamed-senders.ts';
import { aboutLife } from './record-life.ts';
import { aboutAttribute, aboutBills, aboutOutcomes, aboutSections, aboutStream } from './unread-words.ts';
import { type TermsReading, readingOf } from '../reading.ts';
import { misnamed } from '../objectives/misnamed-facts.ts';
import { type UsedEvidence, ownerKindIn } from './used-evidence.ts';

const LAST_SECOND = 1000;

/** @param leftOut facts about the period that do not count. */
export function unreadEvidence(evidence: Evidence, used: UsedEvidence, leftOut: readonly LeftOutFact[], context: Context): Finding[] {
  const reading = readingOf(context.terms);
  const findings: Finding[] = [];
  const note: Note = (path, found) => {
    const isKnown = (other: Finding): boolean => other.code === found.code && other.path === path;
    if (!findings.some(isKnown) && !context.findings.some(isKnown)) findings.push(findingAt(path, found));
  };
  const names = Object.keys(context.terms.attributes ?? {});
  const readNames = new Set(names);
  const near = new Set<string>();
  const aboutRecord = (fact: Fact): void => {
    aboutSections(fact, reading, near, note);
    const wrong = hasChosenName(fact) ? misnamed(fact, context, ownerKindIn(context)) : undefined;
    if (wrong) note(factKey(fact), wrong);
    for (const name in fact.body.attributes)
      if (!readNames.has(name)) {
        readNames.add(name);
        aboutAttribute(name, fact, names, note);
      }
  };
  const { hasChosenNames } = evidence.occurring;
  for (const record of used.read)
    if (hasChosenNames || mayBeUnread(record, readNames)) for (const fact of record.facts) if (used.facts.has(fact)) aboutRecord(fact);
  for (const { fact, reason } of leftOut) {
    if (reason !== 'unread' && reason !== 'unknown-name') continue;
    aboutRecord(fact);
    if (reason === 'unread') aboutStream(fact, reading, near, note);
  }
  for (const fact of used.alone) {
    aboutOutcomes(fact, reading, near, note);
    aboutBills(fact, reading, near, note);
  }
  neverOccurred(evidence, { used, near }, leftOut, reading, context, note);
  for (const record of used.read) aboutLife(record, reading, context, note);
  if (evidence.occurring.senders.has(PLAIN_SENDER)) aboutUnnamedSenders(used, context, note);
  aboutDegraded(used.read, reading, context, note);
  aboutPlans(used.read, context, note);
  aboutOwners(evidence, reading, context, note);
  aboutSilence(used, leftOut.length, context, note);
  return findings;
}

/** Whether a record has an attribute that no clause has looked up. */
function mayBeUnread({ attributes }: EvidenceRecord, readNames: ReadonlySet<string>): boolean {
  for (let entry = attributes.first; entry; entry = entry.next) if (!readNames.has(entry.name)) return true;
  return false;
}

/** Records attributes of the customer and of components that were set in the last second: they govern the whole period. */
function aboutOwners({ attributes }: Evidence, { words }: TermsReading, { period }: Context, note: Note): void {
  for (const [key, values] of attributes) {
    const [owner, name] = key.split('|') as [string, string];
    const last = values.findLast(({ at }) => at < period.end);
    if (last && last.at >= period.end - LAST_SECOND && words.has(name))
      note(owner, finding('set-in-last-second', { attribute: name, value: last.value }));
  }
}

/** Records a finding for a period without events about what happened: objectives then rest on silence alone. */
function aboutSilence({ count, occurrences }: UsedEvidence, leftOut: number, { terms, fullPeriod }: Context, note: Note): void {
  if (occurrences > 0 || Object.keys(terms.objectives).length === 0) return;
  const { unreported, unknown } = terms;
  note(fullPeriod.label, finding('no-evidence', { received: count + leftOut, leftOut, unreported, unknown }));
}
