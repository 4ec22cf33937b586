/** A month computed as a program for this one contract would: parsed events, maps, sorted pairs, a loop over the days of Temporal. */
import { Temporal } from 'temporal-polyfill';

/** Milliseconds. */
export interface PlainMonth {
  readonly down: number;
  /** The sums over all tickets. */
  readonly response: number;
  readonly recovery: number;
}

interface Event {
  readonly type: string;
  readonly occurredAt: string;
  readonly incident?: string;
  readonly maintenance?: string;
  readonly ticket?: string;
  readonly start: string;
  readonly end: string;
  readonly results: string;
  readonly attributes?: { readonly severity: string };
}

type Span = readonly [start: number, end: number];
type Ends = { start: number; end: number };
interface Ticket {
  severity: string;
  readonly at: Map<string, number>;
}

const ZONE = 'Europe/London';
const NOTICE = 48 * 3_600_000;
const MONTH: Span = [Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 1)];
const IN_A_ROW = 3;
const MINUTE = 60_000;

const known = <V>(map: Map<string, V>, key: string, make: () => V): V => {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
};

export function plainMonth(text: string): PlainMonth {
  const outages = new Map<string, Ends>();
  const works = new Map<string, { announced: number; began: number; ended: number }>();
  const tickets = new Map<string, Ticket>();
  const checks: { start: number; result: string }[] = [];
  for (const line of text.split('\n')) {
    const event = JSON.parse(line) as Event;
    const at = Date.parse(event.occurredAt);
    const [group, verb] = event.type.split('.') as [string, string];
    if (group === 'probe') checks.push({ start: Date.parse(event.start), result: event.results });
    else if (group === 'service') known(outages, event.incident!, () => ({ start: 0, end: 0 }))[verb === 'down' ? 'start' : 'end'] = at;
    else if (group === 'maintenance') {
      const work = known(works, event.maintenance!, () => ({ announced: 0, began: 0, ended: 0 }));
      work[verb === 'scheduled' ? 'announced' : verb === 'started' ? 'began' : 'ended'] = at;
    } else {
      const ticket = known(tickets, event.ticket!, (): Ticket => ({ severity: 'minor', at: new Map() }));
      ticket.at.set(verb, at);
      if (event.attributes) ticket.severity = event.attributes.severity;
    }
  }
  const down = union([...[...outages.values()].map(({ start, end }): Span => [start, end]), ...failures(checks)]);
  const planned = union(
    [...works.values()].flatMap(({ announced, began, ended }): Span[] => (began - announced >= NOTICE ? [[began, ended]] : [])),
  );
  return { down: lengthOf(down) - lengthOf(common(down, planned)), ...timesOf(tickets.values()) };
}

function failures(checks: { start: number; result: string }[]): Span[] {
  checks.sort((a, b) => a.start - b.start);
  const spans: Span[] = [];
  let [first, count] = [0, 0];
  for (const { start, result } of [...checks, { start: Infinity, result: '1' }]) {
    if (result === '0') {
      if (count === 0) first = start;
      count += 1;
    } else {
      if (count >= IN_A_ROW) spans.push([first, first + count * MINUTE]);
      count = 0;
    }
  }
  return spans;
}

function union(spans: readonly Span[]): Span[] {
  const joined: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined.map(([start, end]): Span => [Math.max(start, MONTH[0]), Math.min(end, MONTH[1])]).filter(([start, end]) => start < end);
}

const common = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some.flatMap(([a, b]) => others.map(([c, d]): Span => [Math.max(a, c), Math.min(b, d)])).filter(([start, end]) => start < end);

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0);

function timesOf(tickets: Iterable<Ticket>): Pick<PlainMonth, 'response' | 'recovery'> {
  let [response, recovery] = [0, 0];
  for (const { severity, at } of tickets) {
    const elapsed = severity === 'urgent' ? (from: number, to: number): number => to - from : officeTime;
    const opened = at.get('opened')!;
    response += elapsed(opened, at.get('acknowledged')!);
    recovery += elapsed(opened, at.get('resolved')!);
    if (at.has('paused')) recovery -= elapsed(at.get('paused')!, at.get('resumed')!);
  }
  return { response, recovery };
}

function officeTime(from: number, to: number): number {
  let sum = 0;
  const last = Temporal.Instant.fromEpochMilliseconds(to).toZonedDateTimeISO(ZONE).toPlainDate();
  let day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(ZONE).toPlainDate();
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (day.dayOfWeek > 5) continue;
    const [opens, shuts] = ['09:00', '17:00'].map((plainTime) => day.toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds);
    sum += Math.max(0, Math.min(to, shuts!) - Math.max(from, opens!));
  }
  return sum;
}
