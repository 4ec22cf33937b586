/** The cases of a credit: the components and records with a base and a rate, and the breached ones among them. */
import type { Credit } from '../../contract/terms.ts';
import { contains, finestOf, nameOf } from '../../operators/types/subjects.ts';
import { type Context, withOpenings } from '../../operators/context.ts';
import { type Subject, WHOLE, isOpening, recordOf, sameSubject } from '../../operators/value.ts';
import { type AtEnd, isBreached } from './credit-ends.ts';
import { pushTo } from '../../lists.ts';

export interface Named {
  readonly index: string;
  readonly subject: Subject;
}

/** The place of a value: a component, a record, the part of a record about one component, or the whole. */
export interface CasePlace {
  readonly component?: Named | undefined;
  readonly record?: Named | undefined;
}

export const nameOfPlace = ({ component, record }: CasePlace): string => (record ?? component)?.index ?? WHOLE;

/** The index at which to read a value of subject `of`: the finest part of the place that is inside one of its cases. */
export function askedAt(of: Subject | undefined, { component, record }: CasePlace, context: Context): Named | undefined {
  const isOfComponent =
    of === undefined || 'record' in of ? undefined : component && contains(of, component.subject, context.terms.components);
  return isOfComponent ? component : (record ?? component);
}

interface OfKind {
  readonly subject: Subject;
  /** The operands with a value for each. */
  readonly operands: readonly unknown[];
}

/** The subjects of base and rate; of several component kinds the finest. */
export interface CreditGrain {
  readonly component: (OfKind & { readonly kind: string }) | undefined;
  readonly record: OfKind | undefined;
  /** Indexes of re-opened records ("T-1~2") with a base or a rate of their own. */
  readonly openings: ReadonlySet<string>;
}

export function grainOf({ of, times }: Credit, context: Context): CreditGrain {
  const parts = [of, times].flatMap((operand) => {
    const { subject } = context.typeOf(operand);
    return subject ? [{ operand, subject }] : [];
  });
  const ofComponents = parts.filter(({ subject }) => 'component' in subject);
  const ofRecords = parts.filter(({ subject }) => 'record' in subject);
  const finest = finestOf(
    ofComponents.map(({ subject }) => subject),
    context.terms.components,
  );
  const found = ofComponents.find(({ subject }) => sameSubject(subject, finest));
  return {
    component: found && { operands: [found.operand], subject: found.subject, kind: nameOf(found.subject) },
    openings: new Set(ofRecords.flatMap(({ operand }) => [...context.column(operand).keys()].filter(isOpening))),
    record: ofRecords[0] && { operands: ofRecords.map(({ operand }) => operand), subject: ofRecords[0].subject },
  };
}

/** Every place for which there is a base and a rate: a record that concerns several components has one for each. */
export function placesOf({ component, record }: CreditGrain, context: Context): CasePlace[] {
  const named = ({ operands, subject }: OfKind): Named[] =>
    withOpenings(operands.map((operand) => context.column(operand)))
      .sort()
      .map((index) => ({ index, subject }));
  if (!record) return component ? named(component).map((one) => ({ component: one })) : [{}];
  const records = named(record);
  if (!component) return records.map((one) => ({ record: one }));
  const { kind, subject } = component;
  return records.flatMap((one) => relatedTo(one, kind, context).map((index) => ({ record: one, component: { index, subject } })));
}

/** The components of a kind that contain a component or record, or that are inside its components. */
export function relatedTo({ index, subject }: Named, kind: string, context: Context): string[] {
  if ('component' in subject) return context.components.related(index, kind);
  const record = context.record(subject.record, recordOf(index));
  return record ? context.components.around(record, kind) : [];
}

/** The breached cases of the objective of a credit with `if-breached`. */
export interface Misses {
  readonly subject: Subject | undefined;
  readonly indexes: ReadonlySet<string>;
  /** Breached records by the component that is credited for them. */
  readonly byComponent: ReadonlyMap<string, readonly Named[]>;
}

export function missesOf(credit: Credit, grain: CreditGrain, evaluation: AtEnd): Misses | undefined {
  const objective = credit['if-breached'];
  if (objective === undefined) return undefined;
  const { context } = evaluation;
  const { subject } = context.typeOf(objective);
  const breached = context.evaluator.verdicts(objective).filter((verdict) => isBreached(verdict, evaluation));
  const byComponent = new Map<string, Named[]>();
  if (subject && 'record' in subject && grain.component && !grain.record)
    for (const { index } of breached)
      for (const at of relatedTo({ index, subject }, grain.component.kind, context)) pushTo(byComponent, at, { index, subject });
  return { subject, indexes: new Set(breached.map(({ index }) => index)), byComponent };
}

/** The cases that owe at a place: the place itself where the objective is about a subject that contains it, else each breached case within it. */
export function casesAt(place: CasePlace, misses: Misses | undefined, grain: CreditGrain, context: Context): CasePlace[] {
  if (misses === undefined) return [place];
  const { subject, indexes } = misses;
  if (subject === undefined) return indexes.size > 0 ? [place] : [];
  if ('record' in subject) return recordsAt(place, subject, misses, grain);
  const isOuter = grain.component !== undefined && contains(subject, grain.component.subject, context.terms.components);
  if (isOuter) return indexes.has(context.components.ancestor(place.component!.index, subject.component) ?? WHOLE) ? [place] : [];
  const within = (index: string): boolean =>
    !place.component || context.components.ancestor(index, grain.component!.kind) === place.component.index;
  if (!place.record) return [...indexes].filter(within).map((index) => ({ component: { index, subject } }));
  return relatedTo(place.record, subject.component, context).some((index) => indexes.has(index) && within(index)) ? [place] : [];
}

function recordsAt(place: CasePlace, subject: Subject, { indexes, byComponent }: Misses, { openings }: CreditGrain): CasePlace[] {
  const { component, record } = place;
  const all = (): Named[] => [...indexes].map((index) => ({ index, subject }));
  const breached = record
    ? all().filter(({ index }) => index === record.index || (recordOf(index) === record.index && !openings.has(index)))
    : component
      ? (byComponent.get(component.index) ?? [])
      : all();
  return breached.map((one) => ({ ...place, record: one }));
}

/** Records a finding for a record without a component that counts for each component, by `without-component`. */
export function noteForEach({ component, record }: CasePlace, context: Context): void {
  if (!component || !record || !('record' in record.subject)) return;
  const about = context.record(record.subject.record, recordOf(record.index));
  if (about?.components.length === 0) context.noteForEach(about, nameOf(component.subject));
}
