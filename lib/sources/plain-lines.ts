/** Reads the lines of a file that are plain public events. A single check goes from its text into the columns of its series. */
import { MINUTE } from '../domain/time/instant.ts';
import type { ReceivedFacts } from '../domain/evidence/received-facts.ts';
import type { SingleChecks } from '../domain/evidence/single-checks.ts';
import { EventText, FIELD } from '../schemas/event-text.ts';
import { type LineSender, type LineSenders, UNSAID, toFact } from './line-senders.ts';

/** A series with the texts that its lines share. */
interface LineSeries {
  readonly checks: SingleChecks;
  readonly sender: LineSender;
  readonly component: Uint8Array;
  readonly probe: Uint8Array;
  readonly location: Uint8Array | undefined;
  /** The series whose check came after one of this last time. */
  next: LineSeries;
}

export class PlainLines {
  /** When the line that was read last was received; NaN where it does not say it. */
  receivedAt = NaN;
  private readonly text = new EventText();
  private readonly senders: LineSenders;
  private readonly received: ReceivedFacts;
  private readonly series = new Map<SingleChecks, LineSeries | undefined>();
  private last: LineSeries | undefined;
  /** The part of the text that is in the window. */
  private from = 0;
  private to = 0;

  constructor(senders: LineSenders, received: ReceivedFacts) {
    this.senders = senders;
    this.received = received;
  }

  /**
   * Takes the line that begins at a position.
   * @param place its place among the lines that are not empty.
   * @returns the position of the next line; undefined when the line is not plain, and nothing was taken.
   */
  take(text: string, at: number, place: number): number | undefined {
    const event = this.text;
    if (at >= this.to) {
      this.from = at;
      this.to = event.openLines(text, at);
      if (this.to === at) return undefined;
    }
    if (event.read(at - this.from) === undefined) return undefined;
    const end = event.endOfLine(event.end);
    if (end < 0) return undefined;
    const occurredAt = event.numbers[FIELD.occurredAt]!;
    if (occurredAt === UNSAID) return undefined;
    const isStamped = event.has(FIELD.receivedAt);
    const receivedAt = isStamped ? event.numbers[FIELD.receivedAt]! : occurredAt;
    const sender = this.senders.of(this.given(FIELD.account), this.given(FIELD.source));
    if (!this.continues(sender, receivedAt, place) && !this.takeFact(sender, receivedAt, place)) return undefined;
    this.receivedAt = isStamped ? receivedAt : NaN;
    this.senders.count(sender.unlistedName);
    return this.from + end + 1;
  }

  private given(slot: number): string | undefined {
    return this.text.has(slot) ? this.text.textOf(slot) : undefined;
  }

  /** Adds a single check to the series that is due; false when it is none of it. */
  private continues(sender: LineSender, receivedAt: number, place: number): boolean {
    const [event, due] = [this.text, this.last?.next];
    if (!due || !event.has(FIELD.results) || event.to[FIELD.results]! - event.from[FIELD.results]! !== 1) return false;
    if (due.sender !== sender || event.has(FIELD.alias) || event.has(FIELD.instantQuality)) return false;
    if (!event.has(FIELD.component) || !event.isText(FIELD.component, due.component) || !event.isText(FIELD.probe, due.probe)) return false;
    if (event.has(FIELD.location) !== (due.location !== undefined)) return false;
    if (due.location && !event.isText(FIELD.location, due.location)) return false;
    if (due.checks.every !== (event.has(FIELD.everySeconds) ? event.numbers[FIELD.everySeconds]! * 1000 : MINUTE)) return false;
    const [occurredAt, start] = [event.numbers[FIELD.occurredAt]!, event.numbers[FIELD.start]!];
    const mark = event.bytes[event.from[FIELD.results]!]!;
    if (!due.checks.addRow(event.textOf(FIELD.id), occurredAt, receivedAt, place, start, mark)) return false;
    this.last = due;
    return true;
  }

  /** Adds any other event as a fact; false when it contradicts itself. */
  private takeFact(sender: LineSender, receivedAt: number, place: number): boolean {
    const reading = this.text.reading();
    if (!reading) return false;
    const checks = this.received.add(toFact(reading, sender.reporter, receivedAt), place);
    if (checks) this.follow(checks, sender);
    return true;
  }

  /** Remembers the series of a check, whose next check is looked for first. */
  private follow(checks: SingleChecks, sender: LineSender): void {
    let series = this.series.get(checks);
    if (!series && !this.series.has(checks)) this.series.set(checks, (series = seriesOf(checks, sender)));
    if (!series) return;
    if (this.last) this.last.next = series;
    this.last = series;
  }
}

/** The series for lines of a sender; undefined where a check of it has a member that others may not have. */
function seriesOf(checks: SingleChecks, sender: LineSender): LineSeries | undefined {
  const { component, body } = checks.first;
  if (body.quality !== undefined) return undefined;
  const [ofComponent, ofProbe] = [asciiOf(component!), asciiOf(body.stream!)];
  const location = body.location === undefined ? undefined : asciiOf(body.location);
  if (!ofComponent || !ofProbe || (body.location !== undefined && !location)) return undefined;
  const series: Omit<LineSeries, 'next'> = { checks, sender, component: ofComponent, probe: ofProbe, location };
  return Object.assign(series, { next: series as LineSeries });
}

/** The bytes of a text; undefined where it has other characters than ASCII, of which a window does not show which they are. */
function asciiOf(text: string): Uint8Array | undefined {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return bytes.length === text.length && bytes.every((_, i) => text.charCodeAt(i) < 128) ? bytes : undefined;
}
