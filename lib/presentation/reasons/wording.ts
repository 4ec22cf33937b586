/** Data that the sentences of a statement share: words, names, times, and the bounds of lists. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { formatLength } from '../../domain/statement/format-value.ts';
import type { RecordReason } from '../../domain/statement/evidence-account/records-behind.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import { type Ratio, integer } from '../../domain/money/ratio.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { offsetText } from '../document/local-time.ts';
import { ofSender } from '../written.ts';
import { chineseReasons } from './chinese-reasons.ts';
import { englishReasons } from './english-reasons.ts';
import { germanReasons } from './german-reasons.ts';
import { Names } from './names.ts';
import type { ReasonWords } from './reason-words.ts';
import { recordIdOf } from './record-names.ts';

export const REASON_WORDS: Readonly<Record<DocumentLanguage, ReasonWords>> = {
  en: englishReasons,
  zh: chineseReasons,
  de: germanReasons,
};

/** The most entries of a list within a sentence of a text or a PDF. */
const MAX_WITHIN = 5;

/** A sentence with its indentation: details of a sentence are one step deeper. */
export interface Sentence {
  readonly text: string;
  readonly depth: 0 | 1 | 2 | 3;
  /** It gives only the number and the words of a clause. */
  readonly isOfPaper?: true;
}

export class Wording {
  readonly words: ReasonWords;
  readonly names: Names;
  readonly statement: Statement;
  private readonly language: DocumentLanguage;
  /** The most entries of a list; further ones are only counted. */
  readonly most: number;
  /** The most entries of a list within a sentence. */
  private readonly within: number;

  constructor(statement: Statement, language: DocumentLanguage, most: number) {
    this.words = REASON_WORDS[language];
    this.names = new Names(statement, language);
    this.statement = statement;
    this.language = language;
    this.most = most;
    this.within = most === Infinity ? Infinity : Math.min(most, MAX_WITHIN);
  }

  /** "2026-10-25 02:30:00+02:00" */
  time(instant: string): string {
    return offsetText(parseInstant(instant)!, this.statement.period.zone, this.language);
  }

  length(milliseconds: Ratio): string {
    const text = this.words.length(formatLength(milliseconds));
    return milliseconds.d === 1n ? text : this.words.about(text);
  }

  span(start: string, end: string): Ratio {
    return integer(parseInstant(end)! - parseInstant(start)!);
  }

  /** "outage INC-7"; the kind alone for a record without a number: the sentence has its time and its events. */
  record(record: string, events: readonly string[]): string {
    const { kind, own, event } = recordIdOf(record);
    return event === undefined && events.some((one) => own.endsWith(one)) ? this.words.kind(kind) : this.names.recordAlone(record);
  }

  /** The records of a row that has their times, in a list. Of those with the same name each has its sender. */
  recordsOf(records: readonly RecordReason[]): string[] {
    const names = records.map(({ record, events }) => this.record(record, events));
    return records.map(({ record }, i) => {
      const alike = records.filter((_, other) => names[other] === names[i]).map((one) => one.record);
      return this.names.told(names[i]!, record, alike);
    });
  }

  /** "events deg-1, deg-2 from aws:444455556666" */
  events(keys: readonly string[]): string {
    const bySender = new Map<string, string[]>();
    for (const key of keys.slice(0, this.within)) {
      const [sender, id] = eventOf(key);
      const ids = bySender.get(sender);
      if (ids) ids.push(ofSender(id));
      else bySender.set(sender, [ofSender(id)]);
    }
    const shown = [...bySender].map(([sender, ids]) => this.words.eventsOf(ids, ofSender(sender)));
    const rest = keys.length - this.within;
    return this.words.events([...shown, ...(rest > 0 ? [this.words.more(rest)] : [])].join(this.words.semicolon));
  }

  /** "outage INC-7: events ..." for each record. */
  records(records: readonly RecordReason[]): string {
    const shown = records
      .slice(0, this.within)
      .map(({ record, events }) => this.words.recordEvents(this.record(record, events), this.events(events)));
    const rest = records.length - this.within;
    return [...shown, ...(rest > 0 ? [this.words.more(rest)] : [])].join(this.words.semicolon);
  }

  /** The entries of a list as sentences, and the number of further ones. */
  some<T>(entries: readonly T[], depth: Sentence['depth'], say: (entry: T) => readonly Sentence[]): Sentence[] {
    const rest = entries.length - this.most;
    return [...entries.slice(0, this.most).flatMap(say), ...(rest > 0 ? [{ text: this.words.moreEntries(rest), depth }] : [])];
  }
}

/** Sender and id of "sender|id". */
export function eventOf(key: string): readonly [sender: string, id: string] {
  const at = key.indexOf('|');
  return at < 0 ? ['', key] : [key.slice(0, at), key.slice(at + 1)];
}
