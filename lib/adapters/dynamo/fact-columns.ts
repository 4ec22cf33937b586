/**
 * Facts as columns, those of one record together: most attributes are then those of the fact before, and the instants are near it, so that
 * each of some thousand facts takes a few bytes when they are compressed.
 */
import type { Fact, FactBody } from '../../domain/evidence/fact.ts';
import { groupOf } from '../../domain/evidence/vocabulary.ts';

/** The attributes that many facts share. */
type Head = readonly [Fact['type'], string, Fact['speaksFor'], Fact['class'], string | null];

interface Columns {
  readonly heads: Head[];
  /** For each fact the index of its head, and its id. */
  readonly head: number[];
  readonly id: string[];
  /** null: none; 0: that of the fact before. */
  readonly record: (string | null | 0)[];
  /** Ms since the fact before. */
  readonly at: number[];
  /** Ms from the instant to its receipt. */
  readonly received: number[];
  /** The rest of the body, its instants in ms from that of the fact; 0: nothing. */
  readonly body: (FactBody | 0)[];
}

const INSTANTS = ['start', 'end', 'candidateStart'] as const;

/** A body whose instants are moved. */
function moved(body: FactBody, by: number): FactBody {
  const result: Record<string, unknown> = { ...body };
  for (const name of INSTANTS) if (body[name] !== undefined) result[name] = body[name] + by;
  return result;
}

export function toColumns(facts: readonly Fact[]): string {
  const grouped = facts.map((fact) => ({ fact, group: groupOf(fact) }));
  grouped.sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : a.fact.occurredAt - b.fact.occurredAt));
  const columns: Columns = { heads: [], head: [], id: [], record: [], at: [], received: [], body: [] };
  const known = new Map<string, number>();
  let [before, last] = [0, null as string | null];
  for (const { fact } of grouped) {
    const { record = null, ...rest } = fact.body;
    const head: Head = [fact.type, fact.sender, fact.speaksFor, fact.class, fact.component ?? null];
    const name = JSON.stringify(head);
    if (!known.has(name)) known.set(name, columns.heads.push(head) - 1);
    columns.head.push(known.get(name)!);
    columns.id.push(fact.id);
    columns.record.push(record !== null && record === last ? 0 : record);
    columns.at.push(fact.occurredAt - before);
    columns.received.push(fact.receivedAt - fact.occurredAt);
    columns.body.push(Object.keys(rest).length > 0 ? moved(rest, -fact.occurredAt) : 0);
    [before, last] = [fact.occurredAt, record];
  }
  return JSON.stringify(columns);
}

export function fromColumns(text: string): Fact[] {
  const { heads, head, id, record, at, received, body } = JSON.parse(text) as Columns;
  let [occurredAt, last] = [0, null as string | null];
  return id.map((name, i): Fact => {
    occurredAt += at[i]!;
    const [type, sender, speaksFor, how, component] = heads[head[i]!]!;
    const stated = record[i]!;
    if (stated !== 0) last = stated;
    const rest = body[i] === 0 ? {} : moved(body[i] as FactBody, occurredAt);
    return {
      id: name,
      type,
      occurredAt,
      receivedAt: occurredAt + received[i]!,
      sender,
      speaksFor,
      class: how,
      ...(component !== null && { component }),
      body: last === null ? rest : { record: last, ...rest },
    };
  });
}
