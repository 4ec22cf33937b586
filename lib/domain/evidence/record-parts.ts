/**
 * Records whose times are not the same for all of them. A record that names several components concerns all of them; what an event says
 * of one component alone (another beginning, another end) holds for that one. Planned work is cut where its notice changes.
 */
import type { Instant } from '../time/instant.ts';
import type { Fact } from './fact.ts';
import { type Stretch, planned } from './notice.ts';
import { type ComponentOf, type Hearing, type Note, silent, tell } from './record-fold.ts';
import { type EvidenceRecord, Names, firstOf, newRecord } from './records.ts';

/** Completes a record that all facts have been told of. @param componentOf the contract's component that a fact names. */
export function finish(record: EvidenceRecord, componentOf: ComponentOf, hearing: Hearing): void {
  // Most records have one component, and no plan.
  if (record.parts || record.kind === 'maintenance' || record.components.length > 1) finishParts(record, componentOf, hearing);
}

function finishParts(record: EvidenceRecord, componentOf: ComponentOf, { note, leave }: Hearing): void {
  const viewsApart = (of: EvidenceRecord): EvidenceRecord[] => alike(viewsOf(of, componentOf, { note: silent, leave }));
  if (record.parts) {
    // The outages of an incident have their times already; only what is said beside them can tell their components apart.
    record.parts = record.parts.flatMap((part) => (part.components.length < 2 ? [part] : viewsApart(part)));
    return;
  }
  const isPlanned = record.kind === 'maintenance' && record.facts.some(({ type }) => type === 'maintenance.scheduled');
  const views = record.components.length < 2 ? [record] : viewsApart(record);
  if (!isPlanned && views.length === 1) return;
  const parts = views.flatMap((view) => (isPlanned ? byNotice(view, plansOf(view, record), note) : [view]));
  if (parts.length > 1) record.parts = parts;
  if (isPlanned) wholePlan(record, parts);
}

/** The record as it stands for each of its components: what was said of it alone, and else what was said of any. */
function viewsOf(record: EvidenceRecord, componentOf: ComponentOf, hearing: Hearing): EvidenceRecord[] {
  return record.components.map((component) => {
    const view = newRecord(record.kind, record.id, component);
    view.group = record.group;
    for (const fact of record.facts) if ((componentOf(fact) ?? component) === component) tell(view, fact, hearing);
    const standsAlone = isAlone(view, componentOf);
    for (const [name, instants] of record.milestones.all())
      if (!view.milestones.get(name) && !standsAlone(name)) view.milestones.set(name, instants);
    for (const [name, values] of record.attributes.all()) if (!view.attributes.get(name)) view.attributes.set(name, values);
    if (view.waits.length === 0 && !standsAlone('paused')) view.waits.push(...record.waits);
    return view;
  });
}

/**
 * Which milestones a component did not reach because others did: none of a ticket that was opened for it by name, and the work of
 * maintenance that was cancelled for it.
 */
function isAlone({ kind, facts, milestones }: EvidenceRecord, componentOf: ComponentOf): (milestone: string) => boolean {
  if (kind === 'maintenance' && milestones.get('cancelled')) return (milestone) => milestone === 'began' || milestone === 'ended';
  const isOpened = kind === 'ticket' && facts.some((fact) => fact.type === 'ticket.opened' && componentOf(fact) !== undefined);
  return () => isOpened;
}

/** Views that say the same are one, of all their components. */
function alike(views: readonly EvidenceRecord[]): EvidenceRecord[] {
  const bySaying = new Map<string, EvidenceRecord>();
  for (const view of views) {
    const plans = view.facts.filter(isPlan).map(({ type, occurredAt, receivedAt, body }) => [type, occurredAt, receivedAt, body]);
    const attributes = view.attributes.all().map(([name, values]) => [name, values.map(({ at, value }) => [at, value])]);
    const saying = JSON.stringify([view.milestones.all().sort(byName), attributes.sort(byName), view.waits, plans]);
    const known = bySaying.get(saying);
    if (!known) bySaying.set(saying, view);
    else {
      known.components = [...known.components, ...view.components];
      known.facts = [...new Set([...known.facts, ...view.facts])];
    }
  }
  return [...bySaying.values()];
}

const byName = ([a]: readonly unknown[], [b]: readonly unknown[]): number => (String(a) < String(b) ? -1 : 1);

const isPlan = ({ type }: Fact): boolean => type === 'maintenance.scheduled' || type === 'maintenance.cancelled';

/** The announcements of a view; those of the whole record when it has none of its own. */
const plansOf = (view: EvidenceRecord, whole: EvidenceRecord): Fact[] =>
  (view.facts.some(({ type }) => type === 'maintenance.scheduled') ? view : whole).facts.filter(isPlan);

/** Cuts planned work where its notice changes, what was planned as well as what was done. */
function byNotice(view: EvidenceRecord, plans: readonly Fact[], note: Note): EvidenceRecord[] {
  const stretches = planned(plans, note);
  const began = firstOf(view, 'began');
  const cancelled = view.milestones.get('cancelled')?.at(-1);
  // Work that was cancelled after it began ended then.
  if (began !== undefined && cancelled !== undefined && cancelled >= began && !view.milestones.get('ended'))
    view.milestones.set('ended', [cancelled]);
  if (stretches.length === 1) {
    plan(view.milestones, stretches[0]!);
    return [view];
  }
  return stretches.map((stretch, i) => {
    const cut = { from: i === 0 ? -Infinity : stretch.start, to: i === stretches.length - 1 ? Infinity : stretch.end };
    return { ...view, milestones: within(view, stretch, cut) };
  });
}

function plan(milestones: Names<Instant[]>, { start, end, announced, received }: Stretch): void {
  milestones.set('announced', [announced]);
  milestones.set('announcement-received', [received]);
  milestones.set('planned-start', [start]);
  milestones.set('planned-end', [end]);
}

function within(view: EvidenceRecord, stretch: Stretch, cut: { readonly from: Instant; readonly to: Instant }): Names<Instant[]> {
  const milestones = new Names<Instant[]>();
  for (const [name, instants] of view.milestones.all()) if (name !== 'began' && name !== 'ended') milestones.set(name, instants);
  plan(milestones, stretch);
  const began = firstOf(view, 'began');
  const [start, end] = [Math.max(began ?? Infinity, cut.from), Math.min(firstOf(view, 'ended', began) ?? Infinity, cut.to)];
  if (start < end) milestones.set('began', [start]);
  if (start < end && end !== Infinity) milestones.set('ended', [end]);
  return milestones;
}

/** The whole plan, from its first stretch to its last; it has the notice of the first. */
function wholePlan(record: EvidenceRecord, parts: readonly EvidenceRecord[]): void {
  const startOf = (part: EvidenceRecord): Instant => part.milestones.get('planned-start')![0]!;
  const first = parts.reduce((least, part) => (startOf(part) < startOf(least) ? part : least));
  for (const name of ['announced', 'announcement-received', 'planned-start']) record.milestones.set(name, first.milestones.get(name)!);
  record.milestones.set('planned-end', [Math.max(...parts.map((part) => part.milestones.get('planned-end')![0]!))]);
}
