/** Stored facts of a vendor, each with its corrections, and the names that a component has. */
import { corrected } from '../../domain/evidence/corrections.ts';
import { type Fact, correctedKey, factKey } from '../../domain/evidence/fact.ts';
import { byTime } from '../../domain/evidence/fact-order.ts';
import { componentNames } from '../../domain/evidence/fold.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { type FoundFact, STANDING } from '../ports/evidence.ts';
import { orderIn } from '../registry/stored-contract.ts';
import type { Stores } from '../ports/stores.ts';

export interface EvidenceEntry {
  readonly found: FoundFact;
  /** Its corrections: who, when, why, and the replacement. */
  readonly corrections: readonly FoundFact[];
  /** The correction that counts; undefined when the fact counts as it was sent. */
  readonly holds: Fact | undefined;
}

/** The name of a component; undefined for evidence without one. */
export type ComponentName = string | undefined;

/** The number of components to read at once. */
const PARALLEL = 20;

/** Facts with what corrects them: corrections of their components, under any of their names, and those that name no component. */
export async function withCorrections(vendor: string, facts: readonly FoundFact[], stores: Stores): Promise<EvidenceEntry[]> {
  if (facts.length === 0) return [];
  const names = await knownNames(vendor, new Set(facts.map(({ fact }) => fact.component)), stores);
  const standing = await readEach([...new Set([...names, undefined])], (name) => stores.facts.readReceived(vendor, name, STANDING));
  const corrections = standing.filter(({ fact }) => fact.type === 'correction').sort((a, b) => byTime(a.fact, b.fact));
  const others = facts.map(({ fact }) => fact).filter(({ type }) => type !== 'correction');
  const held = corrected([...others, ...corrections.map(({ fact }) => fact)], () => undefined).corrections;
  return facts.map((found) => ({
    found,
    corrections: correctionsOf(found.fact, corrections),
    holds: held.get(factKey(found.fact))?.fact,
  }));
}

/** Whether a fact that counts in every month is about one of them. */
export const isAbout = ({ occurredAt, body }: Fact, month: string): boolean =>
  formatInstant(body.start ?? occurredAt).slice(0, 7) <= month &&
  month <= formatInstant(body.end === undefined ? occurredAt : body.end - 1).slice(0, 7);

async function readEach<T>(names: readonly ComponentName[], read: (name: ComponentName) => Promise<T[]>): Promise<T[]> {
  const facts: T[] = [];
  for (let at = 0; at < names.length; at += PARALLEL) facts.push(...(await Promise.all(names.slice(at, at + PARALLEL).map(read))).flat());
  return facts;
}

/** Names of components, and all that their contracts know them by. */
async function knownNames(vendor: string, names: ReadonlySet<ComponentName>, { registry, contracts }: Stores): Promise<ComponentName[]> {
  const known = new Set(names);
  const ids = new Set((await registry.names(vendor)).flatMap(({ name, contract }) => (names.has(name) ? [contract] : [])));
  for (const id of ids) {
    const order = orderIn((await contracts.latest(id))?.document);
    const byName = order ? componentNames(order) : new Map<string, string>();
    const meant = new Set([...names].map((name) => (name === undefined ? undefined : byName.get(name))));
    for (const [name, component] of byName) if (meant.has(component)) known.add(name);
  }
  return [...known];
}

/** In one order, that of a cursor: first what names no component. */
export const inNameOrder = (names: readonly ComponentName[]): ComponentName[] => [
  ...names.filter((name) => name === undefined),
  ...names.filter((name) => name !== undefined).sort(),
];

/** Every name under which evidence of a vendor may be stored. */
export async function allNames(vendor: string, { registry }: Stores): Promise<ComponentName[]> {
  return [undefined, ...new Set((await registry.names(vendor)).map(({ name }) => name))];
}

/** The name itself, and for the id of a contract's component also its names under `known-as`. */
export async function namesOf(vendor: string, component: string, { registry, contracts }: Stores): Promise<ComponentName[]> {
  const names = new Set([component]);
  for (const { name, contract } of await registry.names(vendor)) {
    if (name !== component) continue;
    const order = orderIn((await contracts.latest(contract))?.document);
    for (const [known, id] of order ? componentNames(order) : []) if (id === component) names.add(known);
  }
  return [...names];
}

/** The corrections of a fact, and their own corrections, in order of time. */
function correctionsOf(fact: Fact, all: readonly FoundFact[]): FoundFact[] {
  const keys = new Set([factKey(fact)]);
  for (let before = -1; before !== keys.size;) {
    before = keys.size;
    for (const { fact: correction } of all) if (keys.has(correctedKey(correction))) keys.add(factKey(correction));
  }
  return all.filter(({ fact: correction }) => keys.has(correctedKey(correction)));
}
