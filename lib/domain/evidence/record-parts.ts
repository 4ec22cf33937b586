/**
 * Records whose times differ within them. A record that names several components concerns all of them. An event about one component
 * (another beginning, another end) counts for that component only. Planned work is cut where its notice changes.
 */
import { pushTo } from '../lists.ts';
import type { Instant } from '../time/instant.ts';
import type { Fact } from './fact.ts';
import { type Stretch, planned } from './maintenance-notice.ts';
import { type ComponentOf, type FactContext, type FactNote, silent, applyFact } from './record-fold.ts';
import { type EvidenceRecord, NamedValues, firstOf, newRecord } from './records.ts';
import { milestonesOf } from './vocabulary.ts';

/** Completes a record when all its facts are read. @param componentOf the contract's component that a fact names. */
export function finish(record: EvidenceRecord, componentOf: ComponentOf, context: FactContext): void {
  // Fast path: most records have one component and no plan.
  if (record.parts || record.kind === 'maintenance' || record.components.length > 1) finishParts(record, componentOf, context);
}

/** A record for some of its components, with the announcements and cancellations for one of them. */
interface View {
  readonly record: EvidenceRecord;
  readonly plans: readonly Fact[];
}

function finishParts(record: EvidenceRecord, componentOf: ComponentOf, { note, reporterRules }: FactContext): void {
  const viewsApart = (of: EvidenceRecord): View[] => alike(viewsOf(of, componentOf, { note: silent, reporterRules }), of);
  if (record.parts) {
    // The outages of an incident have their times already; only other facts can still divide their components.
    record.parts = record.parts.flatMap((part) => (part.components.length < 2 ? [part] : viewsApart(part).map((view) => view.record)));
    return;
  }
  const isPlanned = record.kind === 'maintenance' && record.facts.some(({ type }) => type === 'maintenance.scheduled');
  const views = record.components.length < 2 ? [{ record, plans: record.facts.filter(isPlan) }] : viewsApart(record);
  if (record.kind === 'maintenance') endCancelled(record, views);
  if (!isPlanned && views.length === 1) return;
  const parts = views.flatMap((view) => (isPlanned ? byNotice(view, note) : [view.record]));
  if (parts.length > 1) record.parts = parts;
  if (isPlanned) wholePlan(record, parts);
}

/** The record for each of its components: facts about that component only take precedence over the others. */
function viewsOf(record: EvidenceRecord, componentOf: ComponentOf, context: FactContext): View[] {
  return record.components.map((component) => {
    const view = newRecord(record.kind, record.id, component);
    view.group = record.group;
    for (const fact of heldFor(component, record, componentOf)) applyFact(view, fact, context);
    const standsAlone = isAlone(view, componentOf);
    for (const [name, instants] of record.milestones.all())
      // A cancellation for one component does not count for others.
      if (name !== 'cancelled' && !view.milestones.get(name) && !standsAlone(name)) view.milestones.set(name, instants);
    for (const [name, values] of record.attributes.all()) if (!view.attributes.get(name)) view.attributes.set(name, values);
    if (view.waits.length === 0 && !standsAlone('paused')) view.waits.push(...record.waits);
    return { record: view, plans: plansOf(view, record, componentOf) };
  });
}

/**
 * The facts that count for a component: those that name it, and those without a component. Work that was cancelled for it by name takes
 * place for it only after a new announcement: a begin or end without a component then counts for the others.
 */
function heldFor(component: string, { facts }: EvidenceRecord, componentOf: ComponentOf): Fact[] {
  let isCancelled = false;
  return facts.filter((fact) => {
    const own = componentOf(fact);
    if (own !== undefined && own !== component) return false;
    if (fact.type === 'maintenance.scheduled') isCancelled = false;
    else if (fact.type === 'maintenance.cancelled' && own !== undefined) isCancelled = true;
    return !isCancelled || own !== undefined || !milestonesOf(fact).some(isOfWork);
  });
}

const isOfWork = (milestone: string): boolean => milestone === 'began' || milestone === 'ended';

/**
 * Gives whether a component reaches a milestone only by its own facts, and not because other components did: all milestones of a ticket
 * that was opened for it by name, and those of maintenance work that was cancelled for it.
 */
function isAlone({ kind, facts, milestones }: EvidenceRecord, componentOf: ComponentOf): (milestone: string) => boolean {
  if (kind === 'maintenance' && milestones.get('cancelled')) return isOfWork;
  const isOpened = kind === 'ticket' && facts.some((fact) => fact.type === 'ticket.opened' && componentOf(fact) !== undefined);
  return () => isOpened;
}

/** Joins equal views into one for all their components; its facts stay in order of time. */
function alike(views: readonly View[], { facts }: EvidenceRecord): View[] {
  const bySaying = new Map<string, View[]>();
  for (const view of views) {
    const { milestones, attributes, waits } = view.record;
    const plans = view.plans.map(({ type, occurredAt, receivedAt, body }) => [type, occurredAt, receivedAt, body]);
    const values = attributes.all().map(([name, all]) => [name, all.map(({ at, value }) => [at, value])]);
    pushTo(bySaying, JSON.stringify([milestones.all().sort(byName), values.sort(byName), waits, plans]), view);
  }
  return [...bySaying.values()].map((same) => {
    const [first] = same as [View];
    if (same.length === 1) return first;
    const said = new Set(same.flatMap(({ record }) => record.facts));
    first.record.components = same.flatMap(({ record }) => record.components);
    first.record.facts = facts.filter((fact) => said.has(fact));
    return first;
  });
}

const byName = ([a]: readonly unknown[], [b]: readonly unknown[]): number => (String(a) < String(b) ? -1 : 1);

const isPlan = ({ type }: Fact): boolean => type === 'maintenance.scheduled' || type === 'maintenance.cancelled';

/** The announcements of a view; without its own, those of the whole record where they are not cancelled for its components. */
function plansOf(view: EvidenceRecord, whole: EvidenceRecord, componentOf: ComponentOf): Fact[] {
  if (view.facts.some(({ type }) => type === 'maintenance.scheduled')) return view.facts.filter(isPlan);
  const plans = whole.facts.filter(isPlan);
  const last = new Map(plans.map((fact) => [componentOf(fact), fact.type]));
  return plans.filter((fact) => componentOf(fact) === undefined || last.get(componentOf(fact)) !== 'maintenance.cancelled');
}

/** Ends work that was cancelled after it began; the whole record ends when it has ended for each component. */
function endCancelled(whole: EvidenceRecord, views: readonly View[]): void {
  for (const { record } of views) {
    const began = firstOf(record, 'began');
    const cancelled = began === undefined ? undefined : firstOf(record, 'cancelled', began);
    if (cancelled !== undefined && cancelled < (firstOf(record, 'ended', began) ?? Infinity)) record.milestones.set('ended', [cancelled]);
  }
  const ends = views.flatMap(({ record }) => firstOf(record, 'ended') ?? []);
  if (ends.length === views.length && !whole.milestones.get('ended')) whole.milestones.set('ended', [Math.max(...ends)]);
}

/** Cuts planned work where its notice changes, the plan as well as the work itself. */
function byNotice({ record, plans }: View, note: FactNote): EvidenceRecord[] {
  const stretches = planned(plans, note);
  if (stretches.length < 2) {
    if (stretches[0]) plan(record.milestones, stretches[0]);
    return [record];
  }
  const parts = stretches.map((stretch, i): EvidenceRecord => {
    const cut = { from: i === 0 ? -Infinity : stretch.start, to: i === stretches.length - 1 ? Infinity : stretch.end };
    return { ...record, milestones: within(record, stretch, cut), uncut: record };
  });
  wholePlan(record, parts);
  return parts;
}

function plan(milestones: NamedValues<Instant[]>, { start, end, announced, received }: Stretch): void {
  milestones.set('announced', [announced]);
  milestones.set('announcement-received', [received]);
  milestones.set('planned-start', [start]);
  milestones.set('planned-end', [end]);
}

function within(view: EvidenceRecord, stretch: Stretch, cut: { readonly from: Instant; readonly to: Instant }): NamedValues<Instant[]> {
  const milestones = new NamedValues<Instant[]>();
  for (const [name, instants] of view.milestones.all()) if (name !== 'began' && name !== 'ended') milestones.set(name, instants);
  plan(milestones, stretch);
  const began = firstOf(view, 'began');
  const [start, end] = [Math.max(began ?? Infinity, cut.from), Math.min(firstOf(view, 'ended', began) ?? Infinity, cut.to)];
  if (start < end) milestones.set('began', [start]);
  if (start < end && end !== Infinity) milestones.set('ended', [end]);
  return milestones;
}

/** Sets the whole plan of a record, from its first stretch to its last, with the notice of the first. */
function wholePlan(record: EvidenceRecord, parts: readonly EvidenceRecord[]): void {
  const startOf = (part: EvidenceRecord): Instant => part.milestones.get('planned-start')![0]!;
  const announced = parts.filter((part) => part.milestones.get('planned-start'));
  const first = announced.reduce((least, part) => (startOf(part) < startOf(least) ? part : least));
  for (const name of ['announced', 'announcement-received', 'planned-start']) record.milestones.set(name, first.milestones.get(name)!);
  record.milestones.set('planned-end', [Math.max(...announced.map((part) => part.milestones.get('planned-end')![0]!))]);
}
