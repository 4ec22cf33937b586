/** The stored facts of a vendor in a month, each with its corrections: for one component, by any of its names, or for all. */
import { corrected } from '../../domain/evidence/corrections.ts';
import { type Fact, correctedKey, factKey } from '../../domain/evidence/fact.ts';
import { byTime } from '../../domain/evidence/fact-order.ts';
import { componentNames } from '../../domain/evidence/fold.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { STANDING } from '../ports/evidence.ts';
import { withPending } from './read-evidence.ts';
import { orderIn } from '../registry/stored-contract.ts';
import type { Stores } from '../ports/stores.ts';

export interface EvidenceEntry {
  readonly fact: Fact;
  /** Its corrections: who, when, why, and the replacement. */
  readonly corrections: readonly Fact[];
  /** The correction that counts; undefined when the fact counts as it was sent. */
  readonly holds: Fact | undefined;
}

/** The name of a component; undefined for evidence without one. */
export type ComponentName = string | undefined;

/** The number of components to read at once. */
const PARALLEL = 20;

/**
 * The facts of a month in order of time, including standing facts about it.
 * @param component its id in the contract, which also finds its other names, or one of these names; absent = all, and evidence without a
 * component.
 */
export async function storedEvidence(
  vendor: string,
  component: string | undefined,
  month: string,
  stores: Stores,
): Promise<EvidenceEntry[]> {
  const names = component === undefined ? await allNames(vendor, stores) : await namesOf(vendor, component, stores);
  const facts = await inMonth(vendor, names, month, stores);
  // A correction may omit the component of its target.
  const standing = await readEach([...new Set([...names, undefined])], (name) => stores.facts.read(vendor, name, STANDING));
  const corrections = standing.filter((fact) => fact.type === 'correction').sort(byTime);
  const others = standing.filter((fact) => fact.type !== 'correction' && names.includes(fact.component) && speaksOf(fact, month));
  const all = month === STANDING ? facts : [...facts, ...others];
  const held = corrected([...all.filter((fact) => fact.type !== 'correction'), ...corrections], () => undefined).corrections;
  return all.sort(byTime).map((fact) => ({ fact, corrections: correctionsOf(fact, corrections), holds: held.get(factKey(fact))?.fact }));
}

const speaksOf = ({ occurredAt, body }: Fact, month: string): boolean =>
  formatInstant(body.start ?? occurredAt).slice(0, 7) <= month &&
  month <= formatInstant(body.end === undefined ? occurredAt : body.end - 1).slice(0, 7);

async function inMonth(vendor: string, names: readonly ComponentName[], month: string, { facts, samples }: Stores): Promise<Fact[]> {
  const packed = await readEach(names, (name) => facts.read(vendor, name, month));
  const components = names.filter((name) => name !== undefined);
  if (components.length === 0 || month === STANDING) return packed;
  return withPending(packed, await samples.pending(vendor, new Set(components), [month]));
}

async function readEach(names: readonly ComponentName[], read: (name: ComponentName) => Promise<Fact[]>): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (let at = 0; at < names.length; at += PARALLEL) facts.push(...(await Promise.all(names.slice(at, at + PARALLEL).map(read))).flat());
  return facts;
}

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
function correctionsOf(fact: Fact, all: readonly Fact[]): Fact[] {
  const keys = new Set([factKey(fact)]);
  for (let before = -1; before !== keys.size;) {
    before = keys.size;
    for (const correction of all) if (keys.has(correctedKey(correction))) keys.add(factKey(correction));
  }
  return all.filter((correction) => keys.has(correctedKey(correction)));
}
