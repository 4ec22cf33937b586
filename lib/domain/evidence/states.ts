/**
 * Most monitors say "component X is down now" and know no incident. Each source's last word holds until its next: from
 * down or degraded to up is one outage, whose `level` attribute follows what was said; unknown while nothing is wrong is a
 * record of kind `gap`.
 */
import { type Fact, factKey } from './fact.ts';
import { type EvidenceRecord, newRecord, reach, setAttribute } from './records.ts';
import { STATES, groupOf } from './vocabulary.ts';

export interface StateFold {
  readonly component: string | undefined;
  readonly add: (record: EvidenceRecord) => void;
  readonly existing: (id: string) => EvidenceRecord | undefined;
  readonly note: (fact: Fact, code: string, message: string) => void;
}

/** Folds the states that one source reported of one component (and incident), in order of time. */
export function foldStates(facts: readonly Fact[], target: StateFold): void {
  let open: EvidenceRecord | undefined;
  let endedAt = -Infinity;
  /** Whether an outage or gap of this group has ended before. */
  let again = false;
  for (const fact of ordered(facts)) {
    const state = STATES[fact.type]!;
    if (state === 'up') {
      if (!open) {
        if (endedAt === -Infinity) target.add(unstarted(fact, target));
        endedAt = fact.occurredAt;
        continue;
      }
      open.facts.push(fact);
      reach(open, 'ended', fact.occurredAt);
      endedAt = fact.occurredAt;
      again = true;
      open = undefined;
      continue;
    }
    if (open?.kind === 'gap' && state !== 'unknown') {
      reach(open, 'ended', fact.occurredAt);
      endedAt = fact.occurredAt;
      open = undefined;
    }
    if (!open) {
      open = begin(fact, state === 'unknown' ? 'gap' : 'outage', target, endedAt, again);
      target.add(open);
    } else open.facts.push(fact);
    if (open.kind === 'outage') setAttribute(open, 'level', state, fact.occurredAt);
    for (const [name, value] of Object.entries(fact.body.attributes ?? {})) setAttribute(open, name, value, fact.occurredAt);
  }
}

function begin(fact: Fact, kind: 'outage' | 'gap', target: StateFold, endedAt: number, again: boolean): EvidenceRecord {
  const id = idOf(fact, again);
  const known = kind === 'outage' ? target.existing(id) : undefined;
  const isTheirs = known?.facts.some((entry) => STATES[entry.type] !== undefined && entry.sender !== fact.sender) === true;
  const record = known && !isTheirs ? known : newRecord(kind, known ? `${id}@${fact.sender}` : id, target.component);
  record.group = groupOf(fact);
  record.component ??= target.component;
  record.facts.push(fact);
  reach(record, 'detected', fact.occurredAt);
  reach(record, 'started', Math.max(endedAt, Math.min(fact.occurredAt, fact.body.candidateStart ?? fact.occurredAt)));
  return record;
}

/** A first word that is `up`: nothing is known of the time before it. The contract says what that is worth. */
function unstarted(fact: Fact, target: StateFold): EvidenceRecord {
  target.note(fact, 'up-without-down', 'the service came up but was not reported down; see the clause `up-without-down`');
  const record = newRecord('unstarted', `${fact.component ?? 'service'}@${factKey(fact)}`, target.component);
  record.group = groupOf(fact);
  record.facts.push(fact);
  reach(record, 'ended', fact.occurredAt);
  return record;
}

/** An incident that goes down again after it ended is another outage: the first keeps the incident's own id. */
function idOf(fact: Fact, again: boolean): string {
  const { record } = fact.body;
  if (record === undefined) return `${fact.component ?? 'service'}@${factKey(fact)}`;
  return again ? `${record}@${factKey(fact)}` : record;
}

/**
 * Two words of one instant have no order of their own: while an outage is open `up` comes first (one ended, the next
 * began), else last (an outage without length), so the result never hangs on which arrived first.
 */
function ordered(facts: readonly Fact[]): Fact[] {
  const result: Fact[] = [];
  let open = false;
  for (let i = 0; i < facts.length;) {
    let j = i;
    while (j < facts.length && facts[j]!.occurredAt === facts[i]!.occurredAt) j += 1;
    const group = facts.slice(i, j);
    const ups = group.filter((fact) => fact.type === 'service.up');
    const others = group.filter((fact) => fact.type !== 'service.up');
    result.push(...(open ? [...ups, ...others] : [...others, ...ups]));
    open = result.at(-1)!.type !== 'service.up';
    i = j;
  }
  return result;
}
