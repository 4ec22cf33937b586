/**
 * The cost of 100,000 contract-months, by the way the sender sends. It is computed from requests, bytes and consumed capacity of the functions on
 * the embedded engine, at public prices, for the first month and for the twelfth. docs/explanation/scale.md explains what is counted and how.
 */
import { INGEST } from '../../lib/declarations/events.ts';
import { EVIDENCE_DAYS } from '../../lib/declarations/retention.ts';
import type { OldEvidencePlace } from '../../lib/application/ports/old-evidence.ts';
import { DAY, HOUR, formatInstant } from '../../lib/domain/time/instant.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { Lab } from './lab.ts';
import { DAYS, MINUTES, START, type Sent, batchEvents, batched, heartbeats, hourly, otherDays, outages, single, tickets } from './month.ts';
import { type Usage, add, nothing } from './prices.ts';

export interface CostSize {
  /** Contracts of one vendor: the sender's batches report on all of them. */
  readonly fleet: number;
  /** Tickets of a contract, for each table. */
  readonly tickets: readonly number[];
  /** Single checks of the comparison that are measured. */
  readonly singleChecks: number;
  /** Names of rows; absent: all. */
  readonly rows?: readonly string[];
}

/** As many contracts of a vendor as one event of 64 KB a minute can report on. */
export const WHOLE: CostSize = { fleet: 1_600, tickets: [500, 20], singleChecks: 2000 };

/** Of some contracts: it shows that the bench runs and what grows with time; rows with batches are dearer than at their size. */
export const SMALL: CostSize = { fleet: 12, tickets: [20], singleChecks: 100 };

const CONTRACTS = 100_000;
/** Lambda's pollers of a queue, each of which fills batches of its own and keeps a process warm. */
const POLLERS = 5;
const SECONDS = DAYS * 86_400;
const END = START + DAYS * DAY;
/** When the month's evidence moves to object storage. */
const MOVED_AT = END + (EVIDENCE_DAYS.moved + 2) * DAY;
/** A month later the table still has the evidence of so many months before it: until it is moved, and until what is moved expires and is deleted. */
const MONTHS_KEPT = (EVIDENCE_DAYS.moved + EVIDENCE_DAYS.settled + 2) / DAYS;

const component = (i: number): string => `customer-${String(i).padStart(5, '0')}-edge-line`;

/** The number of events in a batch, when each poller waits for its full window. */
const batchOf = (events: number): number =>
  Math.min(INGEST.batchSize, Math.max(1, Math.floor((events * CONTRACTS * INGEST.batchingWindowSeconds) / SECONDS / POLLERS)));

interface BatchedDay {
  readonly used: Usage;
  readonly log: { readonly used: Usage; readonly expiringGb: number };
}

interface Design {
  readonly name: string;
  readonly fresh: string;
  /** For one contract: events that are sent singly, and events that the fleet's sender batches into one event a minute. */
  readonly events: (of: string, ticketCount: number) => { singly: Sent[]; batched: Sent[] };
  /** Checks batched by the minute, counted apart for the whole fleet: a day of them, and how their log moves. */
  readonly checks?: BatchedDay;
  readonly goal: (ticketCount: number) => number | undefined;
}

const others = (of: string, ticketCount: number): Sent[] => [...outages(of), ...tickets(of, ticketCount)];

const designs = (checks: BatchedDay): readonly Design[] => [
  {
    name: 'checks by the hour, the rest one by one',
    fresh: 'seconds',
    events: (of, n) => ({ singly: [...hourly(of), ...others(of, n)], batched: [] }),
    goal: () => 14,
  },
  {
    name: 'checks by the hour, the rest batched',
    fresh: '1 min',
    events: (of, n) => ({ singly: hourly(of), batched: others(of, n) }),
    goal: () => 14,
  },
  {
    name: 'by exception and heartbeat, one by one',
    fresh: 'seconds',
    events: (of, n) => ({ singly: [...heartbeats(of), ...others(of, n)], batched: [] }),
    goal: () => 14,
  },
  {
    name: 'by exception and heartbeat, batched',
    fresh: '1 min',
    events: (of, n) => ({ singly: [], batched: [...heartbeats(of), ...others(of, n)] }),
    goal: () => 14,
  },
  {
    name: 'checks batched, the rest one by one',
    fresh: '1 min',
    events: (of, n) => ({ singly: others(of, n), batched: [] }),
    checks,
    goal: () => undefined,
  },
  {
    name: 'all batched by the minute',
    fresh: '1 min',
    events: (of, n) => ({ singly: [], batched: others(of, n) }),
    checks,
    goal: (n) => (n === 20 ? 100 : undefined),
  },
];

/**
 * The usage that is independent of the events: empty receives of the pollers, the schedules, the registrations that processes read again.
 */
async function standing(lab: Lab, fleet: number): Promise<Partial<Usage>> {
  return {
    queueRequests: (POLLERS * SECONDS) / 20,
    invocations: (DAYS * DAY) / HOUR + SECONDS / 300,
    readUnits: (await lab.registrations(component(0), DAY / 1000)) * DAYS * POLLERS * (CONTRACTS / fleet),
  };
}

interface Found {
  readonly used: Usage;
  /** What of the month's storage in the table expires after some time. */
  readonly expiringGb: number;
  /** Of the month in which it moves. */
  readonly moving: Usage;
}

async function designed(lab: Lab, design: Design, fleet: number, ticketCount: number, of: string): Promise<Found> {
  const used = nothing();
  const { singly, batched: together } = design.events(of, ticketCount);
  // A minute's events of the fleet, in one event.
  const minutes = together.length > 0 ? batchEvents(together, Math.max(1, Math.round((together.length * fleet) / MINUTES))) : [];
  const perContract = singly.length + minutes.length + (design.checks ? MINUTES / fleet : 0);
  add(used, await lab.feed([...singly, ...minutes], batchOf(perContract), END - 1), CONTRACTS);
  if (design.checks) add(used, design.checks.used, DAYS * (CONTRACTS / fleet));
  add(used, await standing(lab, fleet));
  add(used, { ...(await lab.issue(of)), expressRuns: 1 }, CONTRACTS);
  const moving = nothing();
  const facts = await lab.move([{ kind: 'facts', vendor: 'v', component: of, month: '2026-10' }], MOVED_AT);
  add(moving, facts.used, CONTRACTS);
  const { log } = design.checks ?? {};
  if (log) add(moving, log.used, DAYS * (CONTRACTS / fleet));
  return { used, moving, expiringGb: facts.expiringGb * CONTRACTS + (log?.expiringGb ?? 0) * DAYS * (CONTRACTS / fleet) };
}

async function naive(lab: Lab, ticketCount: number, count: number): Promise<Usage> {
  const used = nothing();
  const checks = await lab.naive(single(`naive-${ticketCount}`, count));
  add(used, checks, CONTRACTS * (MINUTES / count));
  add(used, await lab.naive(others(`naive-${ticketCount}`, ticketCount)), CONTRACTS);
  return used;
}

/** A day of the fleet's batched checks, written and packed; and whole months for the contracts that will be assessed. */
async function batchedDay(lab: Lab, fleet: number, months: readonly string[]): Promise<BatchedDay> {
  const used = nothing();
  const fed = await lab.feed(batched(Array.from({ length: fleet }, (_, i) => component(i))), 1);
  // The reads of registrations depend on time and not on events, so that they are counted elsewhere.
  add(used, { ...fed, readUnits: fed.readUnits - (await lab.registrations(component(0), DAY / 1000)) });
  add(used, await lab.pack(START + DAY + 2 * HOUR));
  for (const of of months) await lab.feed(otherDays(of), 1);
  await lab.pack(END + DAY);
  const day = formatInstant(START).slice(0, 10);
  const places: OldEvidencePlace[] = (['checks', 'check-payloads'] as const).map((kind) => ({ kind, vendor: 'v', day }));
  return { used, log: await lab.move(places, MOVED_AT) };
}

export interface Row {
  readonly name: string;
  readonly fresh: string;
  readonly used: Usage;
  readonly goal?: number | undefined;
  /** The twelfth month, with the storage of all months before it. */
  readonly twelfth?: { readonly moved: Usage; readonly kept: Usage };
}

/** The twelfth of equal months: where old evidence moves to object storage, and where all of it stays in the table. */
function twelfth({ used, expiringGb, moving }: Found): { moved: Usage; kept: Usage } {
  const before = 11;
  const kept = nothing();
  add(kept, used);
  add(kept, { storedGb: used.storedGb, objectGb: used.objectGb }, before);
  const moved = nothing();
  add(moved, used);
  // One month moves in each month, and its requests are those of one.
  add(moved, { ...moving, storedGb: 0, objectGb: 0 });
  add(moved, { storedGb: used.storedGb - expiringGb, objectGb: used.objectGb }, before);
  add(moved, { storedGb: expiringGb }, Math.min(before, MONTHS_KEPT));
  add(moved, { storedGb: moving.storedGb, objectGb: moving.objectGb }, Math.max(0, before - MONTHS_KEPT));
  return { moved, kept };
}

export interface Table {
  readonly tickets: number;
  readonly rows: readonly Row[];
}

/** @param print gets what is done, line by line. */
export async function costRows(
  { fleet, tickets: loads, singleChecks, rows: wanted }: CostSize,
  print: (text: string) => void,
): Promise<Table[]> {
  const engine = await startEngine(undefined);
  const lab = await Lab.open(engine, 'cost');
  await lab.contracts(Array.from({ length: fleet }, (_, i) => component(i)));
  const none: BatchedDay = { used: nothing(), log: { used: nothing(), expiringGb: 0 } };
  const all = designs(none);
  const contractFor = (load: number, design: number): string => component((all.length * load + design) % fleet);
  const withChecks = loads.flatMap((_, load) =>
    all.flatMap(({ name, checks }, design) => (checks && (!wanted || wanted.includes(name)) ? [contractFor(load, design)] : [])),
  );
  const checks = await batchedDay(lab, fleet, withChecks);
  // Processes have read the registrations already.
  await lab.feed(heartbeats(component(1)).slice(0, 1), 1, END - 1);
  print(
    `100,000 contract-months, each of 43,200 one-minute checks, 200 state changes, 24 maintenance events and its tickets; USD, us-east-1, ${engine.name}`,
  );
  const tables: Table[] = [];
  for (const [load, ticketCount] of loads.entries()) {
    const used = await naive(lab, ticketCount, singleChecks);
    const rows: Row[] = [{ name: 'one event a check, one put an event', fresh: 'seconds', used }];
    for (const [i, design] of designs(checks).entries()) {
      if (wanted && !wanted.includes(design.name)) continue;
      const found = await designed(lab, design, fleet, ticketCount, contractFor(load, i));
      rows.push({ ...design, used: found.used, goal: design.goal(ticketCount), twelfth: twelfth(found) });
    }
    tables.push({ tickets: ticketCount, rows });
  }
  lab.close();
  await engine.stop();
  return tables;
}
