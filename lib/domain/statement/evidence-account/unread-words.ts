/** Findings for words of events that no clause names: attributes, sections, streams, kinds of charges, outcomes. A misspelt word is never ignored silently. */
import { type Fact, factKey } from '../../evidence/fact.ts';
import { nearWord } from './near-word.ts';
import type { Note } from './never-occurred.ts';
import { type TermsReading, takesKind } from '../reading.ts';

/** Records an undeclared attribute of an event, once for each name: extra attributes that tools send have no effect. */
export function aboutAttribute(name: string, fact: Fact, names: readonly string[], note: Note): void {
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
export function aboutSections(
  { type, body: { kind, record, sections = [] } }: Fact,
  reading: TermsReading,
  seen: Set<string>,
  note: Note,
): void {
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
export function aboutStream(fact: Fact, reading: TermsReading, seen: Set<string>, note: Note): void {
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
export function aboutBills({ type, body }: Fact, { chargeKinds, without }: TermsReading, seen: Set<string>, note: Note): void {
  if (type !== 'charge.billed') return;
  const kind = body.kind!;
  const [named, left] = [chargeKinds, without].map((words) => (words.has(kind) ? undefined : nearWord(kind, words)));
  if (named !== undefined) {
    seen.add(named);
    note('near-word', kind, `no clause names charges of kind "${kind}", but "${named}"; they are not counted as such`);
  } else if (left !== undefined) note('near-word', kind, `no clause leaves out charges of kind "${kind}", but "${left}"; they count`);
}

/** Records outcomes that resemble a named one: they count as succeeded. */
export function aboutOutcomes({ type, body }: Fact, { outcomes }: TermsReading, seen: Set<string>, note: Note): void {
  const named = type === 'requests.counted' ? outcomes.get(body.stream!) : undefined;
  if (!named) return;
  for (const outcome of Object.keys(body.outcomes!)) {
    const near = named.has(outcome) ? undefined : nearWord(outcome, named, 'within');
    if (near === undefined) continue;
    seen.add(`${body.stream}/${near}`);
    note('near-word', `${body.stream}/${outcome}`, `no clause names the outcome "${outcome}", but "${near}"; it counts as succeeded`);
  }
}
