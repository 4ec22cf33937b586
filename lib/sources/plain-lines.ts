/** Reads the lines of a file that are plain public events. A single check goes from its text into the columns of its series. */
import type { ReceivedFacts } from '../domain/evidence/received-facts.ts';
import type { SingleChecks } from '../domain/evidence/single-checks.ts';
import { FIELD } from '../schemas/event-shapes.ts';
import { EventText, type Layout } from '../schemas/event-text.ts';
import { type LineSender, type LineSenders, UNSAID, toFact } from './line-senders.ts';

/** A series with the layout of its lines. */
interface LineSeries {
  readonly checks: SingleChecks;
  readonly sender: LineSender;
  layout: Layout | undefined;
  /** Whether its lines give the instant of receipt. */
  isStamped: boolean;
  /** The series whose check came after one of this last time. */
  next: LineSeries;
}

export class PlainLines {
  /** When the line that was read last was received; NaN where it does not say it. */
  receivedAt = NaN;
  private readonly text = new EventText();
  private readonly senders: LineSenders;
  private readonly received: ReceivedFacts;
  private readonly series = new Map<SingleChecks, LineSeries>();
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
    const end = this.takeNext(at - this.from, place) ?? this.takeAny(at - this.from, place);
    return end === undefined ? undefined : this.from + end;
  }

  /** Takes a line with the next check of the series that is due, in the layout of its last line. */
  private takeNext(at: number, place: number): number | undefined {
    const [event, due] = [this.text, this.last?.next];
    if (!due?.layout || !event.readLike(due.layout, at)) return undefined;
    const { numbers } = event;
    const occurredAt = numbers[FIELD.occurredAt]!;
    const receivedAt = due.isStamped ? numbers[FIELD.receivedAt]! : occurredAt;
    const mark = event.bytes[event.from[FIELD.results]!]!;
    if (occurredAt === UNSAID) return undefined;
    if (!due.checks.addRow(event.textOf(FIELD.id), occurredAt, receivedAt, place, numbers[FIELD.start]!, mark)) return undefined;
    this.last = due;
    this.receivedAt = due.isStamped ? receivedAt : NaN;
    this.senders.count(due.sender.unlistedName);
    return event.end;
  }

  /** Takes a line with any plain event; undefined when it is not plain, or contradicts itself. */
  private takeAny(at: number, place: number): number | undefined {
    const event = this.text;
    if (event.read(at) === undefined) return undefined;
    const end = event.endOfLine(event.end);
    const occurredAt = event.numbers[FIELD.occurredAt]!;
    if (end < 0 || occurredAt === UNSAID) return undefined;
    const reading = event.reading();
    if (!reading) return undefined;
    const isStamped = event.has(FIELD.receivedAt);
    this.receivedAt = isStamped ? event.numbers[FIELD.receivedAt]! : NaN;
    const sender = this.senders.of(this.given(FIELD.account), this.given(FIELD.source));
    this.senders.count(sender.unlistedName);
    const checks = this.received.add(toFact(reading, sender.reporter, isStamped ? this.receivedAt : occurredAt), place);
    if (checks) this.follow(checks, sender, at);
    return end + 1;
  }

  private given(slot: number): string | undefined {
    return this.text.has(slot) ? this.text.textOf(slot) : undefined;
  }

  /** Remembers the series of a check and the layout of its line: the check after it is read by them first. */
  private follow(checks: SingleChecks, sender: LineSender, at: number): void {
    let series = this.series.get(checks);
    if (!series) {
      const made: Omit<LineSeries, 'next'> = { checks, sender, layout: undefined, isStamped: false };
      series = Object.assign(made, { next: made as LineSeries });
      this.series.set(checks, series);
    }
    // Its checks have no quality, which a line may have.
    series.layout = checks.first.body.quality === undefined ? this.text.layoutOf(at) : undefined;
    series.isStamped = this.text.has(FIELD.receivedAt);
    if (this.last) this.last.next = series;
    this.last = series;
  }
}
