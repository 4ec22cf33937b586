/**
 * `npm run bench:cost`: the cost of 100,000 contract-months, by the way the sender sends. It is computed from requests, bytes and consumed
 * capacity of the functions on the embedded engine, at public prices. docs/explanation/scale.md explains what is counted and how.
 */
import { INGEST } from '../../lib/declarations/events.ts';
import { DAY, HOUR } from '../../lib/domain/time/instant.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { Lab } from './lab.ts';
import { DAYS, MINUTES, START, type Sent, batchEvents, batched, heartbeats, hourly, otherDays, outages, single, tickets } from './month.ts';
import { type Usage, add, bill, nothing, total } from './prices.ts';

const CONTRACTS = 100_000;
/** Contracts of one vendor: as many as one event of 64 KB a minute can report on. */
const FLEET = 1_600;
/** Lambda's pollers of a queue, each of which fills batches of its own and keeps a process warm. */
const POLLERS = 5;
const SECONDS = DAYS * 86_400;
const END = START + DAYS * DAY;

const component = (i: number): string => `customer-${String(i).padStart(5, '0')}-edge-line`;

/** The number of events in a batch, when each poller waits for its full window. */
const batchOf = (events: number): number =>
  Math.min(INGEST.batchSize, Math.max(1, Math.floor((events * CONTRACTS * INGEST.batchingWindowSeconds) / SECONDS / POLLERS)));

interface Design {
  readonly name: string;
  readonly fresh: string;
  /** For one contract: events that are sent singly, and events that the fleet's sender batches into one event a minute. */
  readonly events: (of: string, ticketCount: number) => { singly: Sent[]; batched: Sent[] };
  /** Checks batched by the minute, counted apart for the whole fleet. */
  readonly checks?: Usage;
  readonly goal: (ticketCount: number) => number | undefined;
}

const others = (of: string, ticketCount: number): Sent[] => [...outages(of), ...tickets(of, ticketCount)];

const designs = (checks: Usage): readonly Design[] => [
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
async function standing(lab: Lab): Promise<Partial<Usage>> {
  return {
    queueRequests: (POLLERS * SECONDS) / 20,
    invocations: (DAYS * DAY) / HOUR + SECONDS / 300,
    readUnits: (await lab.registrations(component(0), DAY / 1000)) * DAYS * POLLERS * (CONTRACTS / FLEET),
  };
}

async function designed(lab: Lab, design: Design, ticketCount: number, of: string): Promise<Usage> {
  const used = nothing();
  const { singly, batched: together } = design.events(of, ticketCount);
  // A minute's events of the fleet, in one event.
  const minutes = together.length > 0 ? batchEvents(together, Math.max(1, Math.round((together.length * FLEET) / MINUTES))) : [];
  const perContract = singly.length + minutes.length + (design.checks ? MINUTES / FLEET : 0);
  add(used, await lab.feed([...singly, ...minutes], batchOf(perContract), END - 1), CONTRACTS);
  if (design.checks) add(used, design.checks, DAYS * (CONTRACTS / FLEET));
  add(used, await standing(lab));
  add(used, { ...(await lab.issue(of)), expressRuns: 1 }, CONTRACTS);
  return used;
}

async function naive(lab: Lab, ticketCount: number): Promise<Usage> {
  const used = nothing();
  const checks = await lab.naive(single(`naive-${ticketCount}`, 2000));
  add(used, checks, CONTRACTS * (MINUTES / 2000));
  add(used, await lab.naive(others(`naive-${ticketCount}`, ticketCount)), CONTRACTS);
  return used;
}

/** A day of the fleet's batched checks, written and packed; and whole months for the contracts that will be assessed. */
async function batchedDay(lab: Lab, months: readonly string[]): Promise<Usage> {
  const used = nothing();
  const fed = await lab.feed(batched(Array.from({ length: FLEET }, (_, i) => component(i))), 1);
  // The reads of registrations depend on time and not on events, so that they are counted elsewhere.
  add(used, { ...fed, readUnits: fed.readUnits - (await lab.registrations(component(0), DAY / 1000)) });
  add(used, await lab.pack(START + DAY + 2 * HOUR));
  for (const of of months) await lab.feed(otherDays(of), 1);
  await lab.pack(END + DAY);
  return used;
}

const dollars = (value: number): string => (value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en'));
const print = (text: string): void => void process.stdout.write(`${text}\n`);

interface Row {
  readonly name: string;
  readonly fresh: string;
  readonly used: Usage;
  readonly goal?: number | undefined;
}

/** @returns whether all goals are met. */
function report(ticketCount: number, naiveUsage: Usage, rows: readonly Row[]): boolean {
  const parts = Object.keys(bill(nothing()));
  let met = true;
  print(`\n${ticketCount} tickets each (${tickets('x', ticketCount).length} events)`);
  print(`  ${'sent'.padEnd(42)}${'fresh'.padEnd(9)}${parts.map((part) => part.padStart(13)).join('')}${'total'.padStart(9)}`);
  for (const { name, fresh, used, goal } of rows) {
    const sum = total(used);
    const ratio = total(naiveUsage) / sum;
    const judged = goal === undefined ? '' : `, goal 1/${goal} ${ratio >= goal ? 'met' : 'NOT met'}`;
    if (goal !== undefined && ratio < goal) met = false;
    const columns = parts.map((part) => dollars(bill(used)[part]!).padStart(13)).join('');
    const share = used === naiveUsage ? '' : `  1/${ratio.toFixed(1)}${judged}`;
    print(`  ${name.padEnd(42)}${fresh.padEnd(9)}${columns}${dollars(sum).padStart(9)}${share}`);
  }
  return met;
}

const engine = await startEngine(undefined);
const lab = await Lab.open(engine, 'cost');
await lab.contracts(Array.from({ length: FLEET }, (_, i) => component(i)));
const TICKETS = [500, 20];
const contractFor = (load: number, design: number): string => component(10 * (load + 1) + design);
const all = designs(nothing()).map((_, design) => design);
const checks = await batchedDay(
  lab,
  TICKETS.flatMap((_, load) => all.map((design) => contractFor(load, design)).filter((__, design) => designs(nothing())[design]!.checks)),
);
// Processes have read the registrations already.
await lab.feed(heartbeats(component(1)).slice(0, 1), 1, END - 1);
print(
  `100,000 contract-months, each of 43,200 one-minute checks, 200 state changes, 24 maintenance events and its tickets; USD, us-east-1, ${engine.name}`,
);
for (const [load, ticketCount] of TICKETS.entries()) {
  const first = await naive(lab, ticketCount);
  const rows: Row[] = [{ name: 'one event a check, one put an event', fresh: 'seconds', used: first }];
  for (const [i, design] of designs(checks).entries())
    rows.push({ ...design, used: await designed(lab, design, ticketCount, contractFor(load, i)), goal: design.goal(ticketCount) });
  if (!report(ticketCount, first, rows)) process.exitCode = 1;
}
lab.close();
await engine.stop();
