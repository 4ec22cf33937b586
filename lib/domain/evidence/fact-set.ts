/** Facts as a set: each once, in order, corrections applied. What contradicts itself is a finding. */
import { type Issue, warningIssue } from '../issue.ts';
import { type Fact, factKey } from './fact.ts';
import { byReceipt } from './receipt.ts';
import { SingleChecks, isSingleCheck } from './single-checks.ts';
import { inOrderOfTime } from './fact-order.ts';

/** Samples are many and are put in order where they are read; everything else is in order of time. */
const isSample = (fact: Fact): boolean => fact.type === 'probe.batch' || fact.type === 'requests.counted' || fact.type === 'gauge.sampled';

export interface FactSet {
  /** In order of time, but for samples, which come last. */
  readonly facts: readonly Fact[];
  /** Single checks, packed; none of them is in `facts`. */
  readonly singles: readonly SingleChecks[];
  readonly findings: readonly Issue[];
  /** Facts that do not count, because another with their id was received first. */
  readonly contradicted: readonly Fact[];
  /** Facts that were passed over, and that may yet tell how a record ends. */
  readonly later: readonly Fact[];
}

/** Which facts are known, and which of the others may report on the end of a record that is known. Absent: all are known. */
export interface Knows {
  readonly isKnown?: (fact: Fact) => boolean;
  readonly isLater?: (fact: Fact) => boolean;
}

/** All facts of a set, the packed ones rebuilt. */
export function* everyFact({ facts, singles }: Pick<FactSet, 'facts' | 'singles'>): Generator<Fact> {
  yield* facts;
  for (const checks of singles) yield* checks.facts();
}

/**
 * Facts each once. Of two with one id and different content the one received first counts, and the other is a finding.
 * @param knows which facts are passed over.
 */
export function distinct(received: Iterable<Fact>, knows: Knows = {}): FactSet {
  const { others, samples, singles, later } = sorted(received, knows);
  if (singles.length === 0 && haveNoIdTwice(idRanges(others), idRanges(samples)))
    return { facts: inOrderOfTime(others).concat(samples), singles, findings: [], contradicted: [], later };
  const bySender = new Map<string, Map<string, Fact>>();
  const rivals = new Map<string, Fact[]>();
  keep(others, bySender, rivals);
  keep(samples, bySender, rivals);
  const packed = arePacked(singles, bySender);
  if (!packed) keep([...everyFact({ facts: [], singles })], bySender, rivals);
  const [ordered, last]: [Fact[], Fact[]] = [[], []];
  for (const byId of bySender.values()) for (const fact of byId.values()) (isSample(fact) ? last : ordered).push(fact);
  return { facts: inOrderOfTime(ordered).concat(last), singles: packed ? singles : [], later, ...contradictions(rivals, bySender) };
}

/** What differs from the fact that counts under its id: each content once, however often it came and in whatever order. */
function contradictions(
  rivals: ReadonlyMap<string, readonly Fact[]>,
  bySender: ReadonlyMap<string, ReadonlyMap<string, Fact>>,
): Pick<FactSet, 'findings' | 'contradicted'> {
  const findings: Issue[] = [];
  const contradicted: Fact[] = [];
  for (const [key, facts] of rivals) {
    const [{ sender, id }] = facts as [Fact];
    const counts = content(bySender.get(sender)!.get(id)!);
    const byContent = new Map<string, Fact>();
    for (const fact of facts) {
      const said = content(fact);
      const known = byContent.get(said);
      if (said !== counts && (!known || byReceipt(fact, known) < 0)) byContent.set(said, fact);
    }
    if (byContent.size === 0) continue;
    contradicted.push(...[...byContent.keys()].sort().map((said) => byContent.get(said)!));
    findings.push(
      warningIssue(
        'contradiction',
        key,
        'two events have this id and different content (what happened, when, or to which component); the one received first counts',
      ),
    );
  }
  return { findings, contradicted };
}

interface IdRange {
  readonly first: string;
  last: string;
}

/** By sender, the first and last of ids that only ascend, as they do when a sender counts them up; undefined when any does not. */
function idRanges(facts: readonly Fact[]): Map<string, IdRange> | undefined {
  const ranges = new Map<string, IdRange>();
  let [sender, range]: [string | undefined, IdRange | undefined] = [undefined, undefined];
  for (const fact of facts) {
    if (fact.sender !== sender) range = ranges.get((sender = fact.sender));
    if (range === undefined) ranges.set(sender, (range = { first: fact.id, last: fact.id }));
    else if (fact.id > range.last) range.last = fact.id;
    else return undefined;
  }
  return ranges;
}

/** Whether no id can stand twice: then there is nothing to look up. */
function haveNoIdTwice(a: ReadonlyMap<string, IdRange> | undefined, b: ReadonlyMap<string, IdRange> | undefined): boolean {
  if (!a || !b) return false;
  for (const [sender, one] of a) {
    const other = b.get(sender);
    if (other && one.first <= other.last && other.first <= one.last) return false;
  }
  return true;
}

/** One walk along what came: single checks are packed as they pass. */
function sorted(
  received: Iterable<Fact>,
  { isKnown, isLater }: Knows,
): { others: Fact[]; samples: Fact[]; singles: SingleChecks[]; later: Fact[] } {
  const [others, samples, later]: [Fact[], Fact[], Fact[]] = [[], [], []];
  const byProbe = new Map<string, SingleChecks>();
  let current: SingleChecks | undefined;
  for (const fact of received) {
    if (isKnown && !isKnown(fact)) {
      if (isLater?.(fact)) later.push(fact);
      continue;
    }
    if (!isSample(fact)) others.push(fact);
    else if (!current?.add(fact)) {
      if (!isSingleCheck(fact)) samples.push(fact);
      else {
        const probe = `${fact.sender}|${fact.component}|${fact.body.stream}|${fact.body.location ?? ''}`;
        current = byProbe.get(probe);
        if (!current) byProbe.set(probe, (current = new SingleChecks(fact)));
        else if (!current.add(fact)) samples.push(fact);
      }
    }
  }
  return { others, samples, singles: [...byProbe.values()], later };
}

function keep(facts: readonly Fact[], bySender: Map<string, Map<string, Fact>>, rivals: Map<string, Fact[]>): void {
  for (const fact of facts) {
    let byId = bySender.get(fact.sender);
    if (!byId) bySender.set(fact.sender, (byId = new Map<string, Fact>()));
    const known = byId.get(fact.id);
    if (!known) byId.set(fact.id, fact);
    else {
      const [first, second] = precedes(known, fact) ? [known, fact] : [fact, known];
      byId.set(fact.id, first);
      if (content(first) === content(second)) continue;
      const key = factKey(fact);
      const list = rivals.get(key);
      if (list) list.push(second);
      else rivals.set(key, [second]);
    }
  }
}

/** Whether no id of the packed checks comes twice, and nothing corrects them: only then may they stay packed. */
function arePacked(singles: readonly SingleChecks[], others: ReadonlyMap<string, ReadonlyMap<string, Fact>>): boolean {
  if (singles.length === 0) return true;
  const ordered = [...singles].sort((a, b) => (a.first.id < b.first.id ? -1 : 1));
  if (
    ordered.some((checks, i) =>
      ordered.some((other, j) => j > i && other.first.sender === checks.first.sender && other.first.id <= checks.lastId),
    )
  )
    return false;
  for (const byId of others.values()) for (const fact of byId.values()) if (fact.type === 'correction') return false;
  return singles.every((checks) => {
    for (const id of others.get(checks.first.sender)?.keys() ?? []) if (checks.has(id)) return false;
    return true;
  });
}

/** What an event says, whoever sent it and whenever it came. */
export const content = (fact: Pick<Fact, 'type' | 'occurredAt' | 'component' | 'body'>): string =>
  JSON.stringify([fact.type, fact.occurredAt, fact.component ?? null, sortKeys(fact.body)]);

const sortKeys = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sortKeys)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, entry]) => [key, sortKeys(entry)]),
        )
      : value;

function precedes(a: Fact, b: Fact): boolean {
  const order = byReceipt(a, b);
  return order === 0 ? content(a) <= content(b) : order < 0;
}
