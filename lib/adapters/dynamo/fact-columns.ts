/** Facts as columns: of some thousand facts most attributes repeat, so that each takes about a dozen bytes when they are deflated. */
import type { Fact, FactBody } from '../../domain/evidence/fact.ts';

/** The attributes that many facts share. */
type Head = readonly [Fact['type'], string, Fact['speaksFor'], Fact['class'], string | null];

interface Columns {
  readonly heads: Head[];
  /** For each fact the index of its head, its id and its record; 0: none. */
  readonly head: number[];
  readonly id: string[];
  readonly record: (string | 0)[];
  /** Ms since the fact before. */
  readonly at: number[];
  /** Ms from the instant to its receipt. */
  readonly received: number[];
  /** The rest of the body; 0: nothing. */
  readonly body: (FactBody | 0)[];
}

const NO_BODY: FactBody = {};

export function toColumns(facts: readonly Fact[]): string {
  const sorted = [...facts].sort((a, b) => a.occurredAt - b.occurredAt);
  const columns: Columns = { heads: [], head: [], id: [], record: [], at: [], received: [], body: [] };
  const known = new Map<string, number>();
  let before = 0;
  for (const { id, type, occurredAt, receivedAt, sender, speaksFor, class: how, component, body } of sorted) {
    const head: Head = [type, sender, speaksFor, how, component ?? null];
    const name = JSON.stringify(head);
    if (!known.has(name)) known.set(name, columns.heads.push(head) - 1);
    const { record, ...rest } = body;
    columns.head.push(known.get(name)!);
    columns.id.push(id);
    columns.record.push(record ?? 0);
    columns.at.push(occurredAt - before);
    columns.received.push(receivedAt - occurredAt);
    columns.body.push(Object.keys(rest).length > 0 ? rest : 0);
    before = occurredAt;
  }
  return JSON.stringify(columns);
}

export function fromColumns(text: string): Fact[] {
  const { heads, head, id, record, at, received, body } = JSON.parse(text) as Columns;
  let occurredAt = 0;
  return id.map((name, i): Fact => {
    occurredAt += at[i]!;
    const [type, sender, speaksFor, how, component] = heads[head[i]!]!;
    const named = record[i]!;
    const rest = body[i] === 0 ? NO_BODY : (body[i] as FactBody);
    return {
      id: name,
      type,
      occurredAt,
      receivedAt: occurredAt + received[i]!,
      sender,
      speaksFor,
      class: how,
      ...(component !== null && { component }),
      body: named === 0 ? rest : { record: named, ...rest },
    };
  });
}
