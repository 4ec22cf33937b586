/** Facts as a set: each once, in order, corrections applied. What contradicts itself is a finding. */
import { type Issue, warningIssue } from '../issue.ts';
import { type Fact, factKey } from './fact.ts';

const byTime = (a: Fact, b: Fact): number =>
  a.occurredAt - b.occurredAt || (a.sender < b.sender ? -1 : a.sender > b.sender ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Samples are many and are put in order where they are read; everything else is in order of time. */
const isSample = (fact: Fact): boolean => fact.type === 'probe.batch' || fact.type === 'requests.counted';

/** Facts each once, in order of time but for samples. Of two with one id and different content the one received first counts, and the other is a finding. */
export function distinct(facts: readonly Fact[]): { facts: Fact[]; findings: Issue[] } {
  const findings: Issue[] = [];
  const [others, samples]: [Fact[], Fact[]] = [[], []];
  for (const fact of facts) (isSample(fact) ? samples : others).push(fact);
  const bySender = new Map<string, Map<string, Fact>>();
  keep(others, bySender, findings);
  const plain = areDistinct(samples, bySender);
  if (!plain) keep(samples, bySender, findings);
  const [ordered, last]: [Fact[], Fact[]] = [[], plain ? samples : []];
  for (const byId of bySender.values()) for (const fact of byId.values()) (isSample(fact) ? last : ordered).push(fact);
  return { facts: ordered.sort(byTime).concat(last), findings };
}

function keep(facts: readonly Fact[], bySender: Map<string, Map<string, Fact>>, findings: Issue[]): void {
  for (const fact of facts) {
    let byId = bySender.get(fact.sender);
    if (!byId) bySender.set(fact.sender, (byId = new Map<string, Fact>()));
    const known = byId.get(fact.id);
    if (!known) byId.set(fact.id, fact);
    else {
      const [first, second] = precedes(known, fact) ? [known, fact] : [fact, known];
      byId.set(fact.id, first);
      if (content(first) !== content(second)) {
        findings.push(
          warningIssue('contradiction', factKey(fact), 'two events have this id and different content; the one received first counts'),
        );
      }
    }
  }
}

/** Ids of one sender that only ascend cannot repeat: a month of single samples is then kept without a map of them all. */
function areDistinct(samples: readonly Fact[], others: ReadonlyMap<string, ReadonlyMap<string, Fact>>): boolean {
  const last = new Map<string, string>();
  let [sender, previous, known]: [string, string, ReadonlyMap<string, Fact> | undefined] = ['', '', undefined];
  for (const fact of samples) {
    if (fact.sender !== sender) {
      last.set(sender, previous);
      sender = fact.sender;
      previous = last.get(sender) ?? '';
      known = others.get(sender);
    }
    if (!(fact.id > previous) || known?.has(fact.id)) return false;
    previous = fact.id;
  }
  return true;
}

export const content = (fact: Fact): string => JSON.stringify([fact.type, fact.occurredAt, fact.component ?? null, sortKeys(fact.body)]);

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

const precedes = (a: Fact, b: Fact): boolean => (a.receivedAt === b.receivedAt ? content(a) <= content(b) : a.receivedAt < b.receivedAt);

/** Applies corrections: the latest one of a fact holds. A correction may only name a fact of its own sender. */
export function corrected(facts: readonly Fact[], note: (fact: Fact, code: string, message: string) => void): Fact[] {
  const corrections = new Map<string, Fact>();
  for (const fact of facts) if (fact.type === 'correction') corrections.set(`${fact.sender}|${fact.body.corrects}`, fact);
  if (corrections.size === 0) return facts as Fact[];
  const result: Fact[] = [];
  for (const fact of facts) {
    if (fact.type === 'correction') continue;
    const correction = corrections.get(factKey(fact));
    if (!correction) result.push(fact);
    else {
      corrections.delete(factKey(fact));
      const instead = correction.body.replacement;
      // The corrected fact keeps its id, so that whoever names it still finds it.
      if (instead)
        result.push({
          ...fact,
          type: instead.type,
          occurredAt: instead.occurredAt,
          component: instead.component ?? fact.component,
          body: instead.body,
        } as Fact);
    }
  }
  for (const fact of corrections.values()) note(fact, 'corrects-nothing', `no event "${fact.body.corrects}" of this sender is in evidence`);
  return result.sort(byTime);
}
