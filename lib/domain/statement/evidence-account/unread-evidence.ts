/**
 * Findings for evidence that the contract does not read: unknown kinds, milestones, outcomes, reasons of pauses and streams; outages and
 * pauses without an end; attributes that were set too late; a period without any evidence. Each is a finding, so that a misspelt word is
 * never ignored silently.
 */
import type { Terms } from '../../contract/terms.ts';
import type { Evidence, LeftOutFact } from '../../evidence/evidence.ts';
import { type Fact, factKey } from '../../evidence/fact.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import { type Issue, warningIssue } from '../../issue.ts';
import type { Context } from '../../operators/context.ts';
import { type Instant, formatInstant } from '../../time/instant.ts';
import { aboutPlans } from './beyond-plan.ts';
import { aboutDegraded } from '../objectives/degraded.ts';
import { countsUntil } from '../objectives/going-on.ts';
import { nearWord } from './near-word.ts';
import { type Note, neverOccurred } from './never-occurred.ts';
import { aboutUnnamedSenders } from './unnamed-senders.ts';
import { type TermsReading, readingOf, takesKind } from '../reading.ts';
import { misnamed } from '../objectives/misnamed-facts.ts';
import { type UsedEvidence, openSince, ownerKindIn } from './used-evidence.ts';
import type { Cell } from '../../operators/cell.ts';

const LAST_SECOND = 1000;

/** @param leftOut facts about the period that do not count. */
export function unreadEvidence(evidence: Evidence, used: UsedEvidence, leftOut: readonly LeftOutFact[], context: Context): Issue[] {
  const reading = readingOf(context.terms);
  const issues: Issue[] = [];
  const note: Note = (code, path, message) => {
    const isKnown = (issue: Issue): boolean => issue.code === code && issue.path === path;
    if (!issues.some(isKnown) && !context.findings.some(isKnown)) issues.push(warningIssue(code, path, message));
  };
  const names = Object.keys(context.terms.attributes ?? {});
  const readNames = new Set(names);
  const near = new Set<string>();
  const aboutRecord = (fact: Fact): void => {
    aboutSections(fact, reading, near, note);
    const wrong = isNaming(fact) ? misnamed(fact, context, ownerKindIn(context)) : undefined;
    if (wrong) note(wrong.code, factKey(fact), wrong.message);
    for (const name in fact.body.attributes)
      if (!readNames.has(name)) {
        readNames.add(name);
        aboutAttribute(name, fact, names, note);
      }
  };
  const areNaming = evidence.facts.some(isNaming);
  for (const record of used.read)
    if (areNaming || mayBeUnread(record, readNames)) for (const fact of record.facts) if (used.facts.has(fact)) aboutRecord(fact);
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
  aboutUnnamedSenders(used, context, note);
  aboutDegraded(used.read, reading, context, note);
  aboutPlans(used.read, context, note);
  aboutOwners(evidence, reading, context, note);
  aboutSilence(used, leftOut.length, context, note);
  return issues;
}

/** Whether a record has an attribute that no clause has looked up. */
function mayBeUnread({ attributes }: EvidenceRecord, readNames: ReadonlySet<string>): boolean {
  for (let entry = attributes.first; entry; entry = entry.next) if (!readNames.has(entry.name)) return true;
  return false;
}

/** Whether a fact has a kind of record, a milestone or an attribute whose name its sender chooses. */
const isNaming = ({ type }: Fact): boolean => type === 'record.reached' || type === 'report.delivered' || type === 'attribute.set';

/** Records an undeclared attribute of an event, once for each name: extra attributes that tools send have no effect. */
function aboutAttribute(name: string, fact: Fact, names: readonly string[], note: Note): void {
  if (FIELDS.has(name)) return;
  const near = nearWord(name, names);
  if (near === undefined)
    note(
      'unknown-attribute',
      `attributes/${name}`,
      `the contract declares no attribute "${name}"; it sets nothing, first in ${factKey(fact)}`,
    );
  else note('near-word', factKey(fact), `the contract declares no attribute "${name}", but "${near}"; it sets nothing`);
}

/** Fields of the events themselves, which are attributes only where a contract asks for them. */
const FIELDS: ReadonlySet<string> = new Set(['severity', 'level', 'sections']);

/** The stream, kind of charge or deliverable that a fact names. */
function wordOf({ type, body }: Fact): string | undefined {
  if (type === 'report.delivered') return body.kind === 'delivery' ? body.record : undefined;
  return type === 'charge.billed' ? body.kind : body.stream;
}

/** Records a section of a report that no clause needs, but that resembles a needed one. */
function aboutSections({ type, body: { kind, record, sections = [] } }: Fact, reading: TermsReading, seen: Set<string>, note: Note): void {
  if (type !== 'report.delivered') return;
  const of = kind === 'delivery' ? record! : kind!;
  const needed = reading.sections.get(kind === 'delivery' ? `delivery/${of}` : of);
  for (const section of needed ? sections : []) {
    const near = needed!.has(section) ? undefined : nearWord(section, needed!);
    if (near === undefined) continue;
    seen.add(`${of}/${near}`);
    note('near-word', `${of}/${section}`, `no clause needs the section "${section}" of "${of}", but "${near}"; it does not count as that`);
  }
}

/** Records a stream, probe, kind of charge or deliverable that no clause names, but that resembles a named one. */
function aboutStream(fact: Fact, reading: TermsReading, seen: Set<string>, note: Note): void {
  const { type } = fact;
  const named: Partial<Record<Fact['type'], Iterable<string>>> = {
    'probe.batch': reading.probes.keys(),
    'requests.counted': reading.requests.keys(),
    'gauge.sampled': reading.gauges.keys(),
    'charge.billed': reading.chargeKinds,
    'report.delivered': reading.deliverables.keys(),
  };
  const [word, words] = [wordOf(fact), named[type]];
  if (word === undefined || !words || (type === 'report.delivered' && reading.deliverables.has(word))) return;
  if (type === 'charge.billed' && reading.bases.some((base) => takesKind(base, word))) {
    const of = fact.component === undefined ? 'no component' : fact.component;
    note(
      'bill-of-no-component',
      factKey(fact),
      `it bills ${of}, and each base is of another component kind; it adds nothing to any of them`,
    );
    return;
  }
  const near = nearWord(word, words);
  if (near === undefined) return;
  seen.add(near);
  note('near-word', word, `no clause reads "${word}", but "${near}"; what was sent under it is left out`);
}

/** Records a bill that some base counts, and whose kind resembles one that another base names or leaves out. */
function aboutBills({ type, body }: Fact, { chargeKinds, without }: TermsReading, seen: Set<string>, note: Note): void {
  if (type !== 'charge.billed') return;
  const kind = body.kind!;
  const [named, left] = [chargeKinds, without].map((words) => (words.has(kind) ? undefined : nearWord(kind, words)));
  if (named !== undefined) {
    seen.add(named);
    note('near-word', kind, `no clause names charges of kind "${kind}", but "${named}"; they are not counted as such`);
  } else if (left !== undefined) note('near-word', kind, `no clause leaves out charges of kind "${kind}", but "${left}"; they count`);
}

/** Records outcomes that resemble a named one: they count as succeeded. */
function aboutOutcomes({ type, body }: Fact, { outcomes }: TermsReading, seen: Set<string>, note: Note): void {
  const named = type === 'requests.counted' ? outcomes.get(body.stream!) : undefined;
  if (!named) return;
  for (const outcome of Object.keys(body.outcomes!)) {
    const near = named.has(outcome) ? undefined : nearWord(outcome, named, 'within');
    if (near === undefined) continue;
    seen.add(`${body.stream}/${near}`);
    note('near-word', `${body.stream}/${outcome}`, `no clause names the outcome "${outcome}", but "${near}"; it counts as succeeded`);
  }
}

const pathOf = ({ kind, id }: EvidenceRecord): string => `${kind}/${id}`;

/** Whether another witness is used while one is silent. */
function hasSeveralWitnesses({ definitions }: Terms): boolean {
  const cells = Object.values(definitions).filter((cell) => typeof cell === 'object' && cell !== null) as readonly Cell[];
  return cells.some((cell) => cell['no-data-after'] !== undefined) && cells.some((cell) => cell.witnesses !== undefined);
}

const areSeveral = (_: string, values: readonly unknown[]): boolean => values.length > 1;

/** Records findings for records and pauses without an end, pauses that no clause names, and attributes that changed after the end. */
function aboutLife(record: EvidenceRecord, { pauses, words }: TermsReading, { whole: period, terms }: Context, note: Note): void {
  const isSpan = record.kind === 'outage' || record.kind === 'maintenance';
  const hasChanged = record.attributes.some(areSeveral);
  const counting = isSpan ? undefined : countsUntil(record, period.end, terms);
  if (counting) {
    const { since, to } = counting;
    note(
      'not-ended',
      pathOf(record),
      `it counts from ${formatInstant(since)}, and had not reached "${to}" when the period ended; it counts until then`,
    );
  }
  if (lacksBeginning(record)) aboutBeginning(record, period, note);
  if (!isSpan && record.waits.length === 0 && !hasChanged) return;
  const open = openSince(record, period.end);
  if (open !== undefined && isSpan)
    note(
      'not-ended',
      pathOf(record),
      `it began at ${formatInstant(open)}, and had no end when the period ended; it counts until then${record.kind === 'outage' && hasSeveralWitnesses(terms) ? ', except while its witness reports nothing and what another witness reports counts' : ''}`,
    );
  const named = pauses.get(record.kind);
  for (const { reason, start, end } of named?.size ? record.waits : []) {
    if (start >= period.end || end < period.start) continue;
    if (!named!.has(reason)) {
      const near = nearWord(reason, named!);
      note(
        'unnamed-pause',
        pathOf(record),
        `no clause names the pause "${reason}"${near === undefined ? '' : `, but "${near}"`}; the timer runs on`,
      );
    } else if (end === Infinity && open !== undefined)
      note(
        'pause-not-ended',
        pathOf(record),
        `it was paused at ${formatInstant(start)}, and the pause had no end when the period ended; the timer stays stopped`,
      );
  }
  if (open === undefined && hasChanged) aboutChanges(record, words, period, note);
}

/** Records attributes that a clause reads and that changed after the end. The sections of a report are exempt: they belong to the report, which may come later. */
function aboutChanges(record: EvidenceRecord, read: ReadonlySet<string>, period: Context['period'], note: Note): void {
  const end = endOf(record);
  if (end === undefined) return;
  for (const [name, values] of record.attributes.all())
    for (const { at, value } of read.has(name) ? values.slice(1) : [])
      if (at > end && at < period.end)
        note(
          'set-after-end',
          pathOf(record),
          `"${name}" was set to "${value}" at ${formatInstant(at)}, after the end; times that it governs ended before, and with \`on-severity-change: first\` or \`restart\` no timer that had stopped goes by it`,
        );
}

/** Records a finding for an outage, a ticket or maintenance without an event of its beginning. */
function aboutBeginning(record: EvidenceRecord, period: Context['period'], note: Note): void {
  const isKnown = ([, instants]: readonly [string, readonly Instant[]]): boolean => instants.some((at) => at < period.end);
  const known = record.kind === 'ticket' ? record.milestones.all().filter(isKnown) : [];
  const names = known.map(([name]) => `"${name}"`).join(' and ');
  note(
    'no-start',
    pathOf(record),
    names === ''
      ? 'no event reports its beginning; its other events do not count unless a clause reads only them'
      : `${names} is known but "opened" is not; clauses that count from "opened" do not count it`,
  );
}

function lacksBeginning({ kind, milestones }: EvidenceRecord): boolean {
  const firsts = FIRSTS[kind];
  if (!firsts) return false;
  for (const milestone of firsts) if (milestones.get(milestone)) return false;
  return true;
}

const FIRSTS: Readonly<Record<string, readonly string[]>> = {
  outage: ['started', 'detected'],
  ticket: ['opened'],
  maintenance: ['announced', 'planned-start', 'began'],
};

function endOf(record: EvidenceRecord): Instant | undefined {
  const ends = ['ended', 'resolved', 'closed'].flatMap((name) => record.milestones.get(name) ?? []);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** Records attributes of the customer and of components that were set in the last second: they govern the whole period. */
function aboutOwners({ attributes }: Evidence, { words }: TermsReading, { period }: Context, note: Note): void {
  for (const [key, values] of attributes) {
    const [owner, name] = key.split('|') as [string, string];
    const last = values.findLast(({ at }) => at < period.end);
    if (last && last.at >= period.end - LAST_SECOND && words.has(name))
      note(
        'set-in-last-second',
        owner,
        `"${name}" was set to "${last.value}" in the last second of the period; as the last value before its end it governs the whole period`,
      );
  }
}

/** Records a finding for a period without events about what happened: objectives then rest on silence alone. */
function aboutSilence({ count, occurrences }: UsedEvidence, leftOut: number, { terms, fullPeriod }: Context, note: Note): void {
  if (occurrences > 0 || Object.keys(terms.objectives).length === 0) return;
  const received = count + leftOut === 0 ? '' : ` (received: ${count + leftOut}, left out: ${leftOut})`;
  note(
    'no-evidence',
    fullPeriod.label,
    `no event reports what happened in this period${received}; objectives rest on silence alone, which counts as \`unreported: ${terms.unreported}\` and \`unknown: ${terms.unknown}\` define`,
  );
}
