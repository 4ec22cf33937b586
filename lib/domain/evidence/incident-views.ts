/**
 * Incidents in which some events name a component and others do not. An event without a component counts for each component that the
 * incident names. Where the order counts such evidence, one that begins an outage counts for all other components too.
 */
import { finding } from './findings/finding.ts';
import type { Order } from '../contract/terms.ts';
import type { LeftOutFact } from './evidence.ts';
import { type Fact, factKey } from './fact.ts';
import type { FactContext, FactNote } from './record-fold.ts';
import type { EvidenceRecord } from './records.ts';
import { foldStates, unstarted } from './outages.ts';
import { STATES } from './vocabulary.ts';
import { pushTo } from '../lists.ts';
import { byTime } from './fact-order.ts';

/** The states of an incident for some components. */
interface View {
  readonly facts: readonly Fact[];
  /** Empty = all components. */
  readonly components: readonly string[];
}

export interface Incident {
  readonly views: readonly View[];
  /** Facts without a component; they count for every view. */
  readonly shared: ReadonlySet<Fact>;
  /** The components in the events, and the first event that names each. */
  readonly named: readonly string[];
  readonly naming: readonly Fact[];
}

export interface Parties {
  readonly order: Order;
  readonly componentOf: (fact: Fact) => string | undefined;
}

const NOBODY: ReadonlySet<Fact> = new Set();

/** @param groups states by sender, incident and component name; an incident has the position of its first group. */
export function incidentsOf(groups: Iterable<readonly Fact[]>, parties: Parties): Incident[] {
  const together = new Map<string | Fact, (readonly Fact[])[]>();
  for (const group of groups) {
    const first = group[0]!;
    // States without an incident are grouped by their component.
    pushTo(together, first.body.record === undefined ? first : `${first.sender}|${first.body.record}`, group);
  }
  return [...together.values()].flatMap((of) => incidentFrom(of, parties));
}

function incidentFrom(groups: readonly (readonly Fact[])[], { order, componentOf }: Parties): Incident[] {
  const componentsOf = ([first]: readonly Fact[]): string[] => [componentOf(first!) ?? []].flat();
  const plain = groups.find(([first]) => first!.component === undefined);
  if (!plain || groups.length === 1)
    return groups.map((facts) => ({ views: [{ facts, components: componentsOf(facts) }], shared: NOBODY, named: [], naming: [] }));
  const others = groups.filter((group) => group !== plain);
  const named = [...new Set(others.flatMap(componentsOf))];
  const views: View[] = others.map((group) => ({ facts: [...group, ...plain].sort(byTime), components: componentsOf(group) }));
  const rest = order['without-component'] === 'count' && plain.some(({ type }) => STATES[type] !== 'up') ? besides(order, named) : [];
  const all = rest.length > 0 ? [...views, { facts: plain, components: rest }] : views;
  return [{ views: all, shared: new Set(plain), named, naming: others.map(([first]) => first!) }];
}

/** The components that are not among these, not inside them, and do not contain them. */
export function besides(order: Order, named: readonly string[]): string[] {
  const holding = new Set(named.flatMap((id) => chainOf(order, id)));
  return Object.keys(order.components ?? {}).filter((id) => !holding.has(id) && !chainOf(order, id).some((outer) => named.includes(outer)));
}

/** A component and the components that contain it, from the inside out. */
export function chainOf({ components = {} }: Order, id: string): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !chain.includes(at); at = components[at]?.in) chain.push(at);
  return chain;
}

export interface IncidentContext extends Parties {
  readonly context: FactContext;
  readonly leftOut: LeftOutFact[];
}

/** The outages and gaps of an incident, those of each view. */
export function foldIncident(incident: Incident, given: IncidentContext): EvidenceRecord[] {
  const { views, shared } = incident;
  const { context, leftOut } = given;
  if (shared.size === 0)
    return foldStates(views[0]!.facts, {
      components: views[0]!.components,
      context,
      isShared: () => false,
      idle: (fact, after) => void leftOut.push({ fact, reason: 'changes-nothing', ...(after && { after }) }),
    });
  const idle = new Map<Fact, EvidenceRecord | undefined>();
  const note = inAll(views.length, shared, context.note);
  const records = views.flatMap(({ facts, components }) =>
    foldStates(facts, {
      components,
      context: { ...context, note },
      isShared: (fact) => shared.has(fact),
      idle: (fact, after) => void idle.set(fact, after ?? idle.get(fact)),
    }),
  );
  const all = [...records, ...withoutEffect(incident, records, idle, given)];
  for (const record of all) record.naming = incident.naming;
  return all;
}

/** Reports facts without effect in every view; for other facts without a component, records a finding with the components they count for. */
function withoutEffect(
  { shared, named }: Incident,
  records: readonly EvidenceRecord[],
  idle: ReadonlyMap<Fact, EvidenceRecord | undefined>,
  { context, leftOut, order }: IncidentContext,
): EvidenceRecord[] {
  const counts = order['without-component'] === 'count';
  const taken = new Set(records.flatMap(({ facts }) => facts));
  for (const [fact, after] of idle)
    if (!taken.has(fact) && (after || !shared.has(fact))) leftOut.push({ fact, reason: 'changes-nothing', ...(after && { after }) });
  const target = { components: counts ? [] : named, context };
  return [...shared].flatMap((fact) => {
    if (!taken.has(fact)) return idle.get(fact) ? [] : [unstarted(fact, target)];
    context.note(fact, finding('counts-for-each', { components: named, isForOthers: counts && STATES[fact.type] !== 'up' }));
    return [];
  });
}

/** A note function for several views: each note is recorded once, and "no effect" only where it holds in all views. */
function inAll(count: number, shared: ReadonlySet<Fact>, note: FactNote): FactNote {
  const times = new Map<string, number>();
  return (fact, found) => {
    const key = `${found.code}|${factKey(fact)}`;
    const n = (times.get(key) ?? 0) + 1;
    times.set(key, n);
    if (n === (shared.has(fact) && found.code === 'down-again' ? count : 1)) note(fact, found);
  };
}
