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
  for (const fact of ordered(facts)) {
    const state = STATES[fact.type]!;
    if (state === 'up') {
      if (!open) {
        if (endedAt === -Infinity)
          target.note(fact, 'up-without-down', 'the service came up but was not reported down; nothing is counted');
        continue;
      }
      open.facts.push(fact);
      reach(open, 'ended', fact.occurredAt);
      endedAt = fact.occurredAt;
      open = undefined;
      continue;
    }
    if (open?.kind === 'gap' && state !== 'unknown') {
      reach(open, 'ended', fact.occurredAt);
      endedAt = fact.occurredAt;
      open = undefined;
    }
    if (!open) {
      open = begin(fact, state === 'unknown' ? 'gap' : 'outage', target, endedAt);
      target.add(open);
    } else open.facts.push(fact);
    if (open.kind === 'outage') setAttribute(open, 'level', state, fact.occurredAt);
    for (const [name, value] of Object.entries(fact.body.attributes ?? {})) setAttribute(open, name, value, fact.occurredAt);
  }
}

function begin(fact: Fact, kind: 'outage' | 'gap', target: StateFold, endedAt: number): EvidenceRecord {
  const id = idOf(fact, endedAt);
  const record = (kind === 'outage' ? target.existing(id) : undefined) ?? newRecord(kind, id, target.component);
  record.group = groupOf(fact);
  record.component ??= target.component;
  record.facts.push(fact);
  reach(record, 'detected', fact.occurredAt);
  reach(record, 'started', Math.max(endedAt, Math.min(fact.occurredAt, fact.body.candidateStart ?? fact.occurredAt)));
  return record;
}

/** An incident that goes down again after it ended is another outage: the first keeps the incident's own id. */
function idOf(fact: Fact, endedAt: number): string {
  const { record } = fact.body;
  if (record === undefined) return `${fact.component ?? 'service'}@${factKey(fact)}`;
  return endedAt === -Infinity ? record : `${record}@${factKey(fact)}`;
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
