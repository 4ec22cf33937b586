/**
 * What identifies a record for people. A sender gives most records a number; a record without one, and a second one with the same number,
 * has the key of the event that began it in its id ("line-1@sender|event"). People know such a record by its components and its time.
 */
import { pushTo } from '../../domain/lists.ts';
import type { CellReason } from '../../domain/statement/reasons.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import type { ReportedBy } from './cell-words.ts';
import { everyReason } from './every-reason.ts';

/** The parts of an id: a number, or the component that its event named; and the key of the event. */
export interface RecordId {
  readonly kind: string;
  readonly own: string;
  /** The event that began it and its sender; absent where a number alone is the id. */
  readonly event?: string;
  readonly sender?: string;
}

/** @param record "outage/INC-7", or "outage/line-1@sender|event". */
export function recordIdOf(record: string): RecordId {
  const slash = record.indexOf('/');
  const [kind, id] = [record.slice(0, slash), record.slice(slash + 1)];
  const pipe = id.indexOf('|');
  const at = pipe < 0 ? -1 : id.lastIndexOf('@', pipe);
  return at < 0 ? { kind, own: id } : { kind, own: id.slice(0, at), sender: id.slice(at + 1, pipe), event: id.slice(pipe + 1) };
}

const idOf = (record: string): string => record.slice(record.indexOf('/') + 1);

/** The number of a record alone, for a list that has its kind and its times; without one, what its event named. */
export const numberOf = (id: string): string => recordIdOf(`/${id}`).own;

/**
 * Who reported a record, as far as it marks it off from others with the same name; undefined where nothing does or is needed.
 * @param alike those with the same name, the record among them.
 */
export function tellingApart(record: string, alike: readonly string[]): ReportedBy | undefined {
  const { sender, event } = recordIdOf(record);
  const others = alike.filter((one) => idOf(one) !== idOf(record));
  if (sender === undefined || others.length === 0) return undefined;
  return { sender, event: others.some((one) => recordIdOf(one).sender === sender) ? event : undefined };
}

/** Where and when a record was, as far as the statement has it. */
export interface RecordPlace {
  readonly components: readonly string[];
  /** ISO instant: its beginning, or the first time of it that counts. */
  readonly at?: string;
}

/** The parts of a statement that have the places of its records. */
export type PlacedRecords = Partial<Pick<Statement, 'open' | 'lines' | 'openLines' | 'objectives' | 'findings'>>;

const KINDS_BY_COMPONENT: ReadonlySet<string> = new Set(['outage', 'unstarted']);

export class RecordPlaces {
  private readonly places = new Map<string, RecordPlace>();
  /** Ids that begin with a number, where a component may stand in its place. */
  private readonly numbered = new Set<string>();
  /** The records by their names. */
  private alike: Map<string, string[]> | undefined;

  constructor({ open = [], lines = [], openLines = [], objectives = [], findings = [] }: PlacedRecords) {
    for (const { reasons = [] } of [...lines, ...openLines, ...objectives]) for (const reason of everyReason(reasons)) this.read(reason);
    for (const { index, timing } of objectives) if (timing) this.put(`/${index}`, { components: [], at: timing.start });
    for (const { kind, id, component, components = [], since } of open)
      this.put(`${kind}/${id}`, { components: component === undefined ? components : [component], at: since });
    for (const { code, parameters = {} } of findings)
      if ((code === 'id-used-again' || code === 'number-shared') && typeof parameters.becomes === 'string')
        this.numbered.add(parameters.becomes);
  }

  /** @param record of the form that `recordIdOf` reads; without its kind "/id". */
  of(record: string): RecordPlace | undefined {
    return this.places.get(record) ?? this.places.get(record.slice(record.indexOf('/')));
  }

  /** Whether the id begins with a number of the record: else it begins with what its event named. */
  hasNumber(record: string): boolean {
    const { kind, event } = recordIdOf(record);
    return event === undefined || !KINDS_BY_COMPONENT.has(kind) || this.numbered.has(idOf(record));
  }

  /**
   * What marks a record off from the others with the same name: its sender, and its event where one of them has the same sender. A record
   * without a time has both. Undefined where nothing is needed.
   */
  toTell(record: string): ReportedBy | undefined {
    const { sender, event } = recordIdOf(record);
    const stored = this.places.has(record) ? record : `/${idOf(record)}`;
    const place = this.places.get(stored);
    if (sender !== undefined && place?.at === undefined) return { sender, event };
    return place && tellingApart(stored, this.likeOf(this.nameOf(stored, place)));
  }

  private likeOf(name: string): readonly string[] {
    if (this.alike === undefined) {
      this.alike = new Map();
      for (const [record, place] of this.places) pushTo(this.alike, this.nameOf(record, place), record);
    }
    return this.alike.get(name) ?? [];
  }

  /** What readers know a record by, as one text. */
  private nameOf(record: string, { components, at }: RecordPlace): string {
    const { kind, own } = recordIdOf(record);
    const known = this.hasNumber(record) || components.length === 0 ? own : '';
    return JSON.stringify([kind, known, components.toSorted(), at]);
  }

  private read({ counted = [], excluded = [], records = [] }: CellReason): void {
    for (const { start, records: own } of [...counted, ...excluded])
      for (const { record, component, components = [] } of own)
        this.put(record, { components: component === undefined ? components : [component], at: start });
    for (const { record, component, components = [] } of records)
      this.put(record, { components: component === undefined ? components : [component] });
  }

  /** The earliest time is the nearest to the beginning. */
  private put(record: string, { components, at }: RecordPlace): void {
    const before = this.places.get(record);
    const times = [before?.at, at].filter((one) => one !== undefined).sort();
    this.places.set(record, {
      components: before && before.components.length > 0 ? before.components : components,
      ...(times.length > 0 && { at: times[0]! }),
    });
  }
}
