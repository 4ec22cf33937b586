/**
 * Outages from states. Most monitors report "component X is down now" without an incident. A state of a source holds until its next state.
 * The time from down or degraded to up is one outage, whose `level` attribute follows the states. The state unknown outside an outage is a
 * record of kind `gap`.
 */
import { finding } from './findings/finding.ts';
import { DAY, type Instant, formatInstant } from '../time/instant.ts';
import { CLOCK_SKEW } from './clock-skew.ts';
import { type Fact, factKey } from './fact.ts';
import { EVERYTHING } from './reporter-rules.ts';
import { type FactContext, type FactNote, assign } from './record-fold.ts';
import { type EvidenceRecord, firstOf, newRecord, reach } from './records.ts';
import { STATES, groupOf } from './vocabulary.ts';

/** The furthest candidate start before the report that counts, in ms; beyond it the outage begins with the report. */
const MAX_BACK_MS = 7 * DAY;

export interface StateFold {
  /** The contract's components of the states; empty = all. */
  readonly components: readonly string[];
  readonly context: FactContext;
  /** Whether a fact counts for other components too: it may have an effect there although it has none here. */
  readonly isShared: (fact: Fact) => boolean;
  /** Called with a fact without effect, and the record that had ended before it. */
  readonly idle: (fact: Fact, after: EvidenceRecord | undefined) => void;
}

/** Folds the states that one source reported of one component (and incident), in order of time, into outages and gaps. */
export function foldStates(facts: readonly Fact[], target: StateFold): EvidenceRecord[] {
  const records: EvidenceRecord[] = [];
  let open: EvidenceRecord | undefined;
  let state: string | undefined;
  let endedAt = -Infinity;
  /** Whether an outage or gap of this group has ended before. */
  let again = false;
  // The level comes from the state itself, so that the reporters of the attribute are not checked.
  const freely: FactContext = { note: target.context.note, reporterRules: EVERYTHING };
  const end = (at: Instant): void => {
    reach(open!, 'ended', at);
    endedAt = at;
    open = undefined;
  };
  for (const fact of inOrder(facts, target.context.note)) {
    const before = state;
    state = STATES[fact.type]!;
    if (state === 'up') {
      if (open) {
        open.facts.push(fact);
        attributesOf(open, fact, target.context);
        end(Math.max(fact.occurredAt, firstOf(open, 'started')!));
        again = true;
      } else {
        if (endedAt !== -Infinity) target.idle(fact, records.at(-1));
        else if (target.isShared(fact)) {
          target.idle(fact, undefined);
          continue;
        } else records.push(unstarted(fact, target));
        endedAt = fact.occurredAt;
      }
      continue;
    }
    if (open?.kind === 'gap' && state !== 'unknown') end(fact.occurredAt);
    if (!open) {
      const after = records.at(-1);
      open = begin(fact, { kind: state === 'unknown' ? 'gap' : 'outage', endedAt, again }, target);
      if (after && (again || endedAt > (fact.body.candidateStart ?? Infinity))) open.after = after;
      records.push(open);
    } else {
      open.facts.push(fact);
      if (before === state)
        target.context.note(fact, finding('down-again', { state, since: formatInstant(open.milestones.get('started')![0]!) }));
    }
    if (open.kind === 'outage') assign(open, 'level', state, fact, freely);
    attributesOf(open, fact, target.context);
  }
  return records;
}

function attributesOf(record: EvidenceRecord, fact: Fact, context: FactContext): void {
  const { attributes } = fact.body;
  if (attributes) for (const name in attributes) assign(record, name, attributes[name]!, fact, context);
}

interface Beginning {
  readonly kind: 'outage' | 'gap';
  /** When the one before it ended. */
  readonly endedAt: number;
  readonly again: boolean;
}

function begin(fact: Fact, { kind, endedAt, again }: Beginning, target: StateFold): EvidenceRecord {
  const record = newRecord(kind, idOf(fact, again));
  record.components = target.components;
  record.group = groupOf(fact);
  record.facts.push(fact);
  reach(record, 'detected', fact.occurredAt);
  reach(record, 'started', Math.max(endedAt, startOf(fact, target.context.note)));
  return record;
}

/** The start of the trouble: the candidate start of the alarm where it is plausible, else the report. */
function startOf(fact: Fact, note: FactNote): Instant {
  const { occurredAt, body } = fact;
  const candidate = body.candidateStart;
  if (candidate === undefined) return occurredAt;
  if (candidate <= occurredAt && candidate >= occurredAt - MAX_BACK_MS) return candidate;
  const why = candidate > occurredAt ? 'after-report' : 'too-early';
  note(fact, finding('candidate-start', { start: formatInstant(candidate), why }));
  return occurredAt;
}

/** A first state `up`: the time before it is unknown. The clause `recovery-without-failure` decides its value. */
export function unstarted(fact: Fact, { components, context: { note } }: Pick<StateFold, 'components' | 'context'>): EvidenceRecord {
  note(fact, finding('recovery-without-failure'));
  const record = newRecord('unstarted', `${fact.component ?? 'service'}@${factKey(fact)}`);
  record.components = components;
  record.group = groupOf(fact);
  record.facts.push(fact);
  reach(record, 'ended', fact.occurredAt);
  return record;
}

/** The id of an outage: the first outage of an incident has the incident's id; one after an end is another outage. */
function idOf(fact: Fact, again: boolean): string {
  const { record } = fact.body;
  if (record === undefined) return `${fact.component ?? 'service'}@${factKey(fact)}`;
  return again ? `${record}@${factKey(fact)}` : record;
}

/**
 * The facts in order of time. Two states of one instant have a fixed order: while an outage is open `up` comes first (one ended, the next
 * began), else last (an outage without length). The result therefore never depends on the order of arrival.
 */
function inOrder(facts: readonly Fact[], note: FactNote): readonly Fact[] {
  const given = facts[0]!.body.record === undefined ? facts : withoutSkew(facts, note);
  if (areApart(given)) return given;
  const result: Fact[] = [];
  let open = false;
  for (let i = 0; i < given.length;) {
    let j = i;
    while (j < given.length && given[j]!.occurredAt === given[i]!.occurredAt) j += 1;
    const group = given.slice(i, j);
    const ups = group.filter((fact) => fact.type === 'service.up');
    const others = group.filter((fact) => fact.type !== 'service.up');
    result.push(...(open ? [...ups, ...others] : [...others, ...ups]));
    open = result.at(-1)!.type !== 'service.up';
    i = j;
  }
  return result;
}

function areApart(facts: readonly Fact[]): boolean {
  for (let i = 1; i < facts.length; i += 1) if (facts[i]!.occurredAt === facts[i - 1]!.occurredAt) return false;
  return true;
}

/** Clock skew: where the only `up` of an incident is slightly before its only `down`, the outage ends when it began. */
function withoutSkew(facts: readonly Fact[], note: FactNote): readonly Fact[] {
  const [fact, down] = facts as [Fact, Fact | undefined];
  if (facts.length !== 2 || fact.type !== 'service.up' || down!.type === 'service.up') return facts;
  const lead = down!.occurredAt - fact.occurredAt;
  if (lead === 0 || lead > CLOCK_SKEW) return facts;
  note(fact, finding('clock-skew', { reached: ['ended'], before: 'started', seconds: Math.ceil(lead / 1000) }));
  return [down!, fact];
}
