/** Findings for words of events that no clause names: attributes, sections, streams, kinds of charges, outcomes. A misspelt word is never ignored silently. */
import { finding } from '../../evidence/findings/finding.ts';
import { type Fact, factKey } from '../../evidence/fact.ts';
import { nearWord } from './near-word.ts';
import type { Note } from './never-occurred.ts';
import { type TermsReading, takesKind } from '../reading.ts';

/** Records an undeclared attribute of an event, once for each name: extra attributes that tools send have no effect. */
export function aboutAttribute(name: string, fact: Fact, names: readonly string[], note: Note): void {
  if (FIELDS.has(name)) return;
  const near = nearWord(name, names);
  if (near === undefined) note(`attributes/${name}`, finding('unknown-attribute', { attribute: name, near: [], first: factKey(fact) }));
  else note(factKey(fact), finding('near-word', { what: 'attribute', word: name, near }));
}

/** Fields of the events themselves, which are attributes only where a contract asks for them. */
const FIELDS: ReadonlySet<string> = new Set(['severity', 'level', 'sections']);

/** The stream, kind of charge or deliverable that a fact names. */
function namedBy({ type, body }: Fact): string | undefined {
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
    note(`${of}/${section}`, finding('near-word', { what: 'section', word: section, near, of }));
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
  const [word, words] = [namedBy(fact), named[type]];
  if (word === undefined || !words || (type === 'report.delivered' && reading.deliverables.has(word))) return;
  if (type === 'charge.billed' && reading.bases.some((base) => takesKind(base, word))) {
    note(factKey(fact), finding('bill-of-no-component', { component: fact.component }));
    return;
  }
  const near = nearWord(word, words);
  if (near === undefined) return;
  seen.add(near);
  note(word, finding('near-word', { what: 'name', word, near }));
}

/** Records a bill that some base counts, and whose kind resembles one that another base names or leaves out. */
export function aboutBills({ type, body }: Fact, { chargeKinds, without }: TermsReading, seen: Set<string>, note: Note): void {
  if (type !== 'charge.billed') return;
  const kind = body.kind!;
  const [named, left] = [chargeKinds, without].map((words) => (words.has(kind) ? undefined : nearWord(kind, words)));
  if (named !== undefined) {
    seen.add(named);
    note(kind, finding('near-word', { what: 'charge', word: kind, near: named }));
  } else if (left !== undefined) note(kind, finding('near-word', { what: 'left-out-charge', word: kind, near: left }));
}

/** Records outcomes that resemble a named one: they count as succeeded. */
export function aboutOutcomes({ type, body }: Fact, { outcomes }: TermsReading, seen: Set<string>, note: Note): void {
  const named = type === 'requests.counted' ? outcomes.get(body.stream!) : undefined;
  if (!named) return;
  for (const outcome of Object.keys(body.outcomes!)) {
    const near = named.has(outcome) ? undefined : nearWord(outcome, named, 'within');
    if (near === undefined) continue;
    seen.add(`${body.stream}/${near}`);
    note(`${body.stream}/${outcome}`, finding('near-word', { what: 'outcome', word: outcome, near }));
  }
}
