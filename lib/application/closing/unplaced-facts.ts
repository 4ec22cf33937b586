/**
 * Facts that no statement accounts for: the contract that had their component no longer lists it, or has no period at their time. They are
 * kept and count once a contract covers them. Until then the audit's report names them.
 */
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { periodsBetween, servicePeriod } from '../../domain/checker/service-period.ts';
import { type Fact, correctedKey, factKey } from '../../domain/evidence/fact.ts';
import { componentNames } from '../../domain/evidence/fold.ts';
import { groupOf } from '../../domain/evidence/vocabulary.ts';
import { liesIn } from '../../domain/statement/evidence-account/account.ts';
import { DAY, formatInstant } from '../../domain/time/instant.ts';
import type { Interval } from '../../domain/time/interval.ts';
import { type Period, parsePeriod } from '../../domain/time/period.ts';
import { MONTH } from './audit-period.ts';
import { type LateNotes, beforeInFlight } from './late-notes.ts';
import { readStored } from '../registry/stored-contract.ts';
import type { UnplacedFact } from '../ports/audits.ts';
import { STANDING } from '../ports/evidence.ts';
import type { KnownName } from '../ports/registry.ts';
import type { Stores } from '../ports/stores.ts';

type Name = string | undefined;

/** The registered names of vendors, each read once for many contracts. */
export class VendorNames {
  private readonly known = new Map<string, Promise<readonly KnownName[]>>();
  private readonly stores: Stores;

  constructor(stores: Stores) {
    this.stores = stores;
  }

  of(vendor: string): Promise<readonly KnownName[]> {
    const names = this.known.get(vendor) ?? this.stores.registry.names(vendor);
    this.known.set(vendor, names);
    return names;
  }
}

/**
 * The facts under the names that a contract has or had, which neither it nor another contract of the vendor counts: those of the audit's
 * month, and those of earlier months that were recorded late.
 * @param checkedAt ISO instant of the audit before, which named the late facts that were recorded until then; absent: no audit did.
 */
export async function unplacedFacts(
  checked: CheckedContract,
  month: string,
  checkedAt: string | undefined,
  names: VendorNames,
  notes: LateNotes,
  stores: Stores,
): Promise<UnplacedFact[]> {
  const { order } = checked.contract;
  const vendor = order.vendor.id;
  const registered = await names.of(vendor);
  const listed = namesIn(checked);
  const dropped = new Set(registered.flatMap(({ name, contract }) => (contract === order.id && !listed.has(name) ? [name] : [])));
  const since = checkedAt === undefined ? '' : beforeInFlight(checkedAt);
  const openOf = new Map<string, Promise<Set<string>>>();
  const openAt = (label: string): Promise<Set<string>> => {
    const known = openOf.get(label) ?? openBefore(checked, parsePeriod(MONTH, label)!, stores);
    openOf.set(label, known);
    return known;
  };
  const found: UnplacedFact[] = [];
  for (const [name, label] of await placesToLookAt(checked, [...dropped], month, since, notes)) {
    const stored =
      label === month ? storedOf(vendor, name, parsePeriod(MONTH, label)!, stores) : lateOf(vendor, name, label, since, stores);
    for (const fact of await stored) {
      if (listed.has(name) && ((await openAt(label)).has(groupOf(fact)) || isCounted(fact, checked))) continue;
      if (await isCorrectionOf(fact, order.id, stores)) continue;
      if (await countsElsewhere(fact, checked, registered, stores)) continue;
      found.push(shown(fact, vendor, order.id));
    }
  }
  return found;
}

/** Names with the months in which the contract may not count their facts. A covered month is not read. */
async function placesToLookAt(
  checked: CheckedContract,
  dropped: readonly Name[],
  month: string,
  since: string,
  notes: LateNotes,
): Promise<[Name, string][]> {
  const vendor = checked.contract.order.vendor.id;
  const covered = new Map<string, boolean>();
  const isOpen = (label: string): boolean => {
    const known = covered.get(label) ?? isCovered(checked, parsePeriod(MONTH, label)!);
    covered.set(label, known);
    return !known;
  };
  const monthsOf = async (name: Name): Promise<string[]> => {
    const late = await notes.since(vendor, name, since);
    return [...new Set([month, ...late.map((one) => one.month).filter((label) => label !== '' && label < month)])];
  };
  const all = async (names: readonly Name[]): Promise<[Name, string][]> =>
    (await Promise.all(names.map(async (name) => (await monthsOf(name)).map((label): [Name, string] => [name, label])))).flat();
  const own = (await all([...namesIn(checked)])).filter(([, label]) => isOpen(label));
  return [...(await all(dropped)), ...own];
}

const namesIn = ({ contract: { order } }: CheckedContract): ReadonlySet<Name> => new Set([...componentNames(order).keys(), undefined]);

/** The measured periods around some time. */
function measuredAbout(checked: CheckedContract, { start, end }: Interval): Period[] {
  return periodsBetween(checked, start - DAY, end + DAY).flatMap(({ label }) => {
    const found = servicePeriod(checked, label);
    return 'issue' in found ? [] : [found.period];
  });
}

/** Whether consecutive periods cover a whole month, in any zone. */
function isCovered(checked: CheckedContract, { start, end }: Interval): boolean {
  let reached = start;
  for (const period of measuredAbout(checked, { start, end })) if (period.start <= reached) reached = Math.max(reached, period.end);
  return reached >= end;
}

/** Whether the time of a fact is in a period of a contract, whose statement then accounts for it. */
function isCounted(fact: Fact, checked: CheckedContract): boolean {
  const { occurredAt, body } = fact;
  const span = { start: Math.min(body.start ?? occurredAt, occurredAt), end: Math.max(body.end ?? occurredAt, occurredAt) };
  return measuredAbout(checked, span).some((period) => liesIn(fact, period));
}

/** Records that were open at the end of the last period before the end of a month: their later facts belong to that contract. */
async function openBefore(checked: CheckedContract, { end }: Interval, stores: Stores): Promise<Set<string>> {
  const last = periodsBetween(checked, -Infinity, end).at(-1);
  const issued = last && (await stores.statements.latest(checked.contract.order.id, last.label));
  return new Set(issued?.statement.open.map(({ group }) => group));
}

/** The stored facts of a component about a month, including standing facts of that month. */
async function storedOf(vendor: string, name: Name, { label, start, end }: Period, { facts, samples }: Stores): Promise<Fact[]> {
  const standing = await facts.read(vendor, name, STANDING);
  const pending = name === undefined ? [] : await samples.pending(vendor, new Set([name]), [label]);
  const said = standing.filter(({ occurredAt }) => occurredAt >= start && occurredAt < end);
  return [...(await facts.read(vendor, name, label)), ...pending, ...said];
}

/** The facts of a component in an earlier month that were recorded since an instant (ISO). */
async function lateOf(vendor: string, name: Name, month: string, since: string, { facts }: Stores): Promise<Fact[]> {
  const received = await facts.readReceived(vendor, name, month);
  return received.filter(({ recordedAt }) => recordedAt >= since).map(({ fact }) => fact);
}

/** Whether a fact corrects another one that the contract has, in any period. */
async function isCorrectionOf(fact: Fact, contract: string, { facts }: Stores): Promise<boolean> {
  return fact.type === 'correction' && (await facts.monthsWith(contract, [correctedKey(fact)], new Set())).length > 0;
}

/** Whether another contract of the vendor has the component, or takes facts without one, and has a period at that time. */
async function countsElsewhere(
  fact: Fact,
  { contract: { order } }: CheckedContract,
  registered: readonly KnownName[],
  stores: Stores,
): Promise<boolean> {
  const others = registered.filter(({ name, contract }) => contract !== order.id && (fact.component ?? name) === name);
  for (const id of new Set(others.map(({ contract }) => contract))) {
    const stored = await stores.contracts.latest(id);
    const read = stored && readStored(stored);
    // The periods of a refused contract stay open and may still count the fact.
    if (read && (read.refused || (namesIn(read.checked).has(fact.component) && isCounted(fact, read.checked)))) return true;
  }
  return false;
}

const shown = ({ sender, id, type, occurredAt, component }: Fact, vendor: string, contract: string): UnplacedFact => ({
  vendor,
  contract,
  ...(component !== undefined && { component }),
  event: factKey({ sender, id }),
  type,
  occurredAt: formatInstant(occurredAt),
});
