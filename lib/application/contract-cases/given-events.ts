/** The events that a case gives in short, as lines of an evidence file. They are read as any other events: nothing about them is special. */
import { parseElapsed } from '../../domain/contract/literal.ts';
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import type { GivenEvent } from '../../schemas/cases.ts';

type Given<K extends keyof GivenEvent> = NonNullable<GivenEvent[K]>;
type Line = Readonly<Record<string, unknown>>;

/** A span of a case that does not hold together, with its place in the file. */
export class CaseError extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'CaseError';
    this.path = path;
  }
}

interface Span {
  readonly from: string;
  readonly to?: string | undefined;
  readonly for?: string | undefined;
}

interface Concerned {
  readonly component?: string | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

/** Slots in one event; more are sent in several. */
const SLOTS_IN_EVENT = 1440;

/** @param path pointer of the list in the file. @throws CaseError */
export const givenLines = (events: readonly GivenEvent[], path: string): string[] => linesByEvent(events, path).flat();

/** The lines of each event. @param path pointer of the list in the file. @throws CaseError */
export const linesByEvent = (events: readonly GivenEvent[], path: string): string[][] =>
  events.map((event, i) => linesOf(event, `${path}/${i}`, String(i + 1)).map((line) => JSON.stringify({ ...line, ...senderOf(event) })));

/** An account has twelve digits; all else is the tool behind a webhook. */
function senderOf({ event, ...inShort }: GivenEvent): Line {
  const [given] = Object.values(inShort);
  if (event !== undefined || given?.by === undefined) return {};
  return /^\d{12}$/.test(given.by) ? { account: given.by } : { source: given.by };
}

function linesOf(given: GivenEvent, path: string, number: string): Line[] {
  if (given.down) return stateLines('down', given.down, `${path}/down`, number);
  if (given.degraded) return stateLines('degraded', given.degraded, `${path}/degraded`, number);
  if (given.unknown) return stateLines('unknown', given.unknown, `${path}/unknown`, number);
  if (given.maintenance) return maintenanceLines(given.maintenance, `${path}/maintenance`, number);
  if (given.ticket) return ticketLines(given.ticket, `${path}/ticket`, number);
  if (given.record) return recordLines(given.record, number);
  if (given.counts) return countLines(given.counts, `${path}/counts`, number);
  if (given.checks) return checkLines(given.checks, `${path}/checks`, number);
  if (given.values) return valueLines(given.values, `${path}/values`, number);
  return [given.event!];
}

const withCommon = ({ component, attributes }: Concerned): Line => ({
  ...(component !== undefined && { component }),
  ...(attributes && { attributes }),
});

const instantOf = (text: string): number => parseInstant(text)!;

/** @returns without an end when none is given. */
function spanOf({ from, to, for: length }: Span, path: string): { readonly start: number; readonly end?: number } {
  const start = instantOf(from);
  if (to === undefined && length === undefined) return { start };
  if (to !== undefined && length !== undefined) throw new CaseError(path, 'has both `to` and `for`; keep one');
  const end = to === undefined ? start + parseElapsed(length!)! : instantOf(to);
  if (end <= start) throw new CaseError(path, 'ends before it begins, or at once');
  return { start, end };
}

function closedSpan(span: Span, path: string): { readonly start: number; readonly end: number } {
  const { start, end } = spanOf(span, path);
  if (end === undefined) throw new CaseError(path, 'needs `to` or `for`');
  return { start, end };
}

function stateLines(state: string, given: Given<'down'>, path: string, number: string): Line[] {
  const { start, end } = spanOf(given, path);
  const incident = given.id ?? `incident-${number}`;
  const { component } = given;
  return [
    { type: `service.${state}.v1`, id: `${number}-${state}`, occurredAt: formatInstant(start), incident, ...withCommon(given) },
    ...(end === undefined
      ? []
      : [{ type: 'service.up.v1', id: `${number}-up`, occurredAt: formatInstant(end), incident, ...withCommon({ component }) }]),
  ];
}

function maintenanceLines(given: Given<'maintenance'>, path: string, number: string): Line[] {
  const { start, end } = closedSpan(given, path);
  const maintenance = given.id ?? `maintenance-${number}`;
  const [from, to] = [formatInstant(start), formatInstant(end)];
  const line = (what: string, occurredAt: string, more: Line = {}): Line => ({
    type: `maintenance.${what}.v1`,
    id: `${number}-${what}`,
    occurredAt,
    maintenance,
    ...withCommon({ component: given.component }),
    ...more,
  });
  const attributes = given.attributes && { attributes: given.attributes };
  return [
    ...(given.announced === undefined ? [] : [line('scheduled', given.announced, { start: from, end: to, ...attributes })]),
    line('started', from, given.announced === undefined ? attributes : {}),
    line('ended', to),
  ];
}

/** Milestones of tickets that have an event of their own; the others are those of any record. */
const TICKET_EVENTS: readonly string[] = ['opened', 'acknowledged', 'recovered', 'resolved', 'reopened', 'closed'];

const momentsOf = (reached: Readonly<Record<string, string | readonly string[]>>): [string, string][] =>
  Object.entries(reached).flatMap(([what, when]) => [when].flat().map((at): [string, string] => [what, at]));

function ticketLines({ reached, severity, paused = [], id, ...common }: Given<'ticket'>, path: string, number: string): Line[] {
  const ticket = id ?? `ticket-${number}`;
  const line = (what: string, occurredAt: string, more: Line = {}): Line => ({
    type: `ticket.${what}.v1`,
    id: `${number}-${what}-${occurredAt}`,
    occurredAt,
    ticket,
    ...withCommon({ component: common.component }),
    ...more,
  });
  const first = { ...(severity !== undefined && { severity }), ...(common.attributes && { attributes: common.attributes }) };
  const waits = paused.flatMap((span, i) => {
    const { start, end } = spanOf(span, `${path}/paused/${i}`);
    return [line('paused', formatInstant(start)), ...(end === undefined ? [] : [line('resumed', formatInstant(end))])];
  });
  const own = momentsOf(reached).map(([what, when], i) =>
    TICKET_EVENTS.includes(what)
      ? line(what, when, what === 'opened' ? first : {})
      : {
          type: 'record.reached.v1',
          id: `${number}-${what}-${i}`,
          occurredAt: when,
          record: { kind: 'ticket', id: ticket },
          milestone: what,
          ...withCommon({ component: common.component }),
        },
  );
  return [...own, ...waits];
}

function recordLines({ kind, reached, id, ...common }: Given<'record'>, number: string): Line[] {
  const record = { kind, id: id ?? `record-${number}` };
  return momentsOf(reached).map(([milestone, occurredAt], i) => ({
    type: 'record.reached.v1',
    id: `${number}-${milestone}-${i}`,
    occurredAt,
    record,
    milestone,
    ...withCommon(i === 0 ? common : { component: common.component }),
  }));
}

interface Slots extends Span {
  readonly every: string;
  readonly component?: string | undefined;
}

type Except<V> = {
  readonly at?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly for?: string | undefined;
} & V;

/** What each slot of a span holds: the exceptions by their instants, the last one that names a slot. */
function slotsOf<V>(given: Slots, but: readonly Except<object>[], usual: V, other: (i: number) => V, path: string): SlotRun<V>[] {
  const { start, end } = closedSpan(given, path);
  const every = parseElapsed(given.every)!;
  if (every === 0 || (end - start) % every !== 0) throw new CaseError(path, `is no whole number of ${given.every}`);
  const values = Array.from({ length: (end - start) / every }, () => usual);
  but.forEach((except, i) => {
    const within = `${path}/but/${i}`;
    const from = except.at ?? except.from;
    if (from === undefined || (except.at !== undefined && except.from !== undefined))
      throw new CaseError(within, 'needs `at`, or `from` with `to` or `for`');
    const span =
      except.at === undefined ? closedSpan({ ...except, from }, within) : { start: instantOf(from), end: instantOf(from) + every };
    if (span.start < start || span.end > end || (span.start - start) % every !== 0 || (span.end - start) % every !== 0)
      throw new CaseError(within, `is no whole number of slots within the span: a slot begins every ${given.every} from ${given.from}`);
    values.fill(other(i), (span.start - start) / every, (span.end - start) / every);
  });
  const runs = [];
  for (let from = 0; from < values.length; from += SLOTS_IN_EVENT)
    runs.push({ start: start + from * every, every, values: values.slice(from, from + SLOTS_IN_EVENT) });
  return runs;
}

interface SlotRun<V> {
  readonly start: number;
  readonly every: number;
  readonly values: readonly V[];
}

const batch = (type: string, { component }: Slots, { start, every }: SlotRun<unknown>, number: string): Line => ({
  type,
  id: `${number}-${formatInstant(start)}`,
  occurredAt: formatInstant(start),
  start: formatInstant(start),
  everySeconds: every / 1000,
  ...withCommon({ component }),
});

function countLines(given: Given<'counts'>, path: string, number: string): Line[] {
  const { stream, each, but = [] } = given;
  const outcomes = [...new Set([each, ...but.map((one) => one.each)].flatMap((counts) => Object.keys(counts)))];
  return slotsOf(given, but, each, (i) => but[i]!.each, path).map((run) => ({
    ...batch('requests.counted.v1', given, run, number),
    stream,
    outcomes: Object.fromEntries(outcomes.map((name) => [name, run.values.map((counts) => counts[name] ?? 0)])),
  }));
}

const MARKS = { pass: '1', fail: '0', none: '-' } as const;

function checkLines(given: Given<'checks'>, path: string, number: string): Line[] {
  const { probe, location, but = [] } = given;
  return slotsOf<keyof typeof MARKS>(given, but, 'pass', (i) => but[i]!.result, path).map((run) => ({
    ...batch('probe.batch.v1', given, run, number),
    probe,
    ...(location !== undefined && { location }),
    results: run.values.map((result) => MARKS[result]).join(''),
  }));
}

function valueLines(given: Given<'values'>, path: string, number: string): Line[] {
  const { stream, each, but = [] } = given;
  return slotsOf<string | number>(given, but, each, (i) => but[i]!.each, path).map((run) => ({
    ...batch('gauge.sampled.v1', given, run, number),
    stream,
    values: run.values,
  }));
}
