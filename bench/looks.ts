/**
 * Early warning over a contract-month of single events, in the order of time: the looks, their capacity units and processor time, against a
 * reading of all evidence at each look. An event is ingested, what was recorded is passed on, and each minute the planned looks are made.
 */
import type { SQSEvent } from 'aws-lambda';
import { assessContract } from '../lambdas/workflow/assess-contract.ts';
import { ingestEvents } from '../lambdas/queue/ingest-events.ts';
import { earlyWarning } from '../lambdas/schedule/early-warning.ts';
import type { PublishingServices } from '../lambdas/shared/services.ts';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import { lookAt } from '../lib/application/monitoring/early-warning.ts';
import type { PublishedEvent } from '../lib/application/ports/publisher.ts';
import { putContract } from '../lib/application/registry/put-contract.ts';
import { putVendor } from '../lib/application/registry/put-vendor.ts';
import { FUNCTIONS } from '../lib/declarations/functions.ts';
import { DAY, MINUTE, formatInstant } from '../lib/domain/time/instant.ts';
import { ensureTable, localClient, startEngine } from '../local/dynamodb/engine.ts';
import { contractOfMonth } from './contract-month.ts';
import { type Sent, START, heartbeats, outages, tickets } from './cost/month.ts';
import { PRICES } from './cost/prices.ts';

const ACCOUNT = '444455556666';
const COMPONENT = 'edge';
/** The month before, so that the running one has a statement before it. */
const BEFORE = 30 * DAY;
/** Every so many looks also reads all evidence, for comparison. */
const COMPARED = 40;
const CONTRACTS = 100_000;

export interface LooksOfMonth {
  readonly events: number;
  /** After events, and planned ones. */
  readonly looks: number;
  readonly planned: number;
  readonly warnings: number;
  /** Of early warning in the month. */
  readonly reads: number;
  readonly writes: number;
  readonly cpuSeconds: number;
  /** Read units of one assessment from all evidence, on average over the month. */
  readonly wholeReads: number;
}

const line = (text: string): void => void process.stdout.write(`  ${text}\n`);

const earlier = ({ type, at, detail }: Sent): Sent => {
  const moved = (text: unknown): string => formatInstant(Date.parse(String(text)) - BEFORE);
  const { start, end } = detail;
  return {
    type,
    at: at - BEFORE,
    detail: {
      ...detail,
      id: `before-${String(detail.id)}`,
      occurredAt: moved(detail.occurredAt),
      ...(start !== undefined && { start: moved(start), end: moved(end) }),
      ...(detail.ticket !== undefined && { ticket: `before-${String(detail.ticket)}` }),
      ...(detail.incident !== undefined && { incident: `before-${String(detail.incident)}` }),
      ...(detail.maintenance !== undefined && { maintenance: `before-${String(detail.maintenance)}` }),
    },
  };
};

/** A contract of one component over the embedded engine. */
class Month {
  private now = START - BEFORE;
  private readonly published: PublishedEvent[] = [];
  readonly table: Table;
  readonly services: PublishingServices;
  private readonly ingest = ingestEvents(() => this.services);
  private readonly warn = earlyWarning(() => this.services);
  private readonly due: number[] = [];
  looks = 0;
  planned = 0;
  warnings = 0;
  cpu = 0;
  units = { reads: 0, writes: 0 };
  private readonly wholeReads: number[] = [];

  constructor(table: Table) {
    this.table = table;
    const stores = dynamoStores(table);
    const { watches } = stores;
    const plan: typeof watches.plan = async (contract, at) => {
      this.due.push(Date.parse(at));
      await watches.plan(contract, at);
    };
    this.services = {
      stores: { ...stores, watches: Object.assign(Object.create(watches) as typeof watches, { plan }) },
      clock: () => this.now,
      environment: { TABLE_NAME: 't', BUS_NAME: 'makegood', OWN_ACCOUNT: '000000000000', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'bench' },
      publisher: { publish: (events) => Promise.resolve(void this.published.push(...events)) },
    };
  }

  async open(): Promise<void> {
    const { stores, clock } = this.services;
    await putVendor({ id: 'v', name: 'V', senders: [{ account: ACCOUNT, as: 'vendor' }] }, stores, clock, () => 'key');
    const { order, terms } = contractOfMonth().contract;
    const document = {
      makegood: 1,
      order: { ...order, id: 'month', from: '2026-09-01', components: { [COMPONENT]: { kind: 'service' } } },
      terms,
    };
    const put = await putContract({ id: 'month', document, text: '' }, stores, clock, () => 'key');
    if ('failure' in put) throw new Error(JSON.stringify(put.issues));
  }

  async take(events: readonly Sent[], now: number): Promise<void> {
    this.now = now;
    const Records = events.map(({ type, detail, at }, i) => ({
      messageId: `${i}`,
      body: `{"receivedAt":"${formatInstant(now)}","event":${JSON.stringify({
        version: '0',
        id: String(detail.id),
        'detail-type': type,
        source: 'noc',
        account: ACCOUNT,
        time: formatInstant(at),
        region: 'x',
        resources: [],
        detail,
      })}}`,
      attributes: { SentTimestamp: String(now) },
    }));
    const { batchItemFailures } = await this.ingest({ Records } as unknown as SQSEvent);
    if (batchItemFailures.length > 0) throw new Error('an event failed');
  }

  async issueBefore(): Promise<void> {
    this.now = START + 12 * 60 * MINUTE;
    await assessContract(() => this.services)({
      audit: 'b',
      run: 'b',
      due: { contract: 'month', periods: ['2026-09'], checkedAt: formatInstant(this.now) },
    });
    this.published.length = 0;
  }

  private async counted(work: () => Promise<unknown>): Promise<void> {
    const before = { ...this.table.meter };
    const cpu = process.cpuUsage();
    await work();
    const used = process.cpuUsage(cpu);
    this.cpu += (used.user + used.system) / 1e6;
    this.units.reads += this.table.meter.reads - before.reads;
    this.units.writes += this.table.meter.writes - before.writes;
  }

  /** The looks that are due by an instant, each in the run of its minute. */
  async runClock(until: number): Promise<void> {
    for (;;) {
      const [next] = this.due.filter((at) => at < until).sort((a, b) => a - b);
      if (next === undefined) return;
      this.now = Math.ceil((next + 1) / MINUTE) * MINUTE;
      this.due.splice(0, this.due.length, ...this.due.filter((at) => at >= this.now));
      const before = { ...this.table.meter };
      await this.services.stores.watches.planned(formatInstant(this.now));
      const run = this.table.meter.reads - before.reads;
      this.planned += 1;
      await this.counted(() => this.warn({}));
      // The listing, the marks of the run and of its progress serve all contracts that are due.
      this.units.reads -= run + 1;
      this.units.writes -= 2;
      this.countWarnings();
    }
  }

  /** What was recorded reaches early warning half a minute later. */
  async passOn(): Promise<void> {
    const recorded = this.published.splice(0).filter(({ type }) => type === 'evidence.recorded.v1');
    this.now += MINUTE / 2;
    const mayWarn = recorded.some(({ detail }) => (detail.components as unknown[]).length > 0);
    if (mayWarn) this.looks += 1;
    const Records = recorded.map(({ detail }, i) => ({ messageId: `${i}`, body: JSON.stringify(detail) }));
    if (Records.length > 0) await this.counted(() => this.warn({ Records }));
    this.countWarnings();
    if (!mayWarn || this.looks % COMPARED !== 0) return;
    const { reads } = this.table.meter;
    await lookAt('month', this.services.stores, this.services.clock);
    this.wholeReads.push(this.table.meter.reads - reads);
  }

  private countWarnings(): void {
    this.warnings += this.published.splice(0).filter(({ type }) => type !== 'evidence.recorded.v1').length;
  }

  get averageWholeReads(): number {
    return this.wholeReads.reduce((sum, one) => sum + one, 0) / this.wholeReads.length;
  }
}

/** @param share of the month. */
export async function looksOfMonth(ticketCount: number, share = 1): Promise<LooksOfMonth> {
  const engine = await startEngine(undefined);
  const client = localClient(engine.endpoint);
  const write = process.stdout.write.bind(process.stdout);
  try {
    await ensureTable(client, 'looks');
    const month = new Month(new Table(client, 'looks', true));
    process.stdout.write = () => true;
    await month.open();
    const all = [...heartbeats(COMPONENT), ...outages(COMPONENT), ...tickets(COMPONENT, ticketCount)].sort((a, b) => a.at - b.at);
    const before = all.map(earlier);
    for (let from = 0; from < before.length; from += 100) await month.take(before.slice(from, from + 100), START);
    await month.issueBefore();
    const events = all.filter(({ at }) => at >= START && at < START + share * 30 * DAY);
    for (const event of events) {
      const now = Math.max(event.at, START + 12 * 60 * MINUTE) + 5000;
      await month.runClock(now);
      await month.take([event], now);
      await month.passOn();
    }
    const { looks, planned, warnings, units, cpu, averageWholeReads } = month;
    return { events: events.length, looks, planned, warnings, ...units, cpuSeconds: cpu, wholeReads: averageWholeReads };
  } finally {
    process.stdout.write = write;
    client.destroy();
    await engine.stop();
  }
}

/** USD for 100,000 contract-months, by part. */
export function billOfLooks({ reads, writes, cpuSeconds }: Pick<LooksOfMonth, 'reads' | 'writes' | 'cpuSeconds'>): Record<string, number> {
  const gb = Math.max(FUNCTIONS['early-warning'].memoryMb, 1769) / 1024;
  return {
    reads: reads * PRICES.readUnit * CONTRACTS,
    writes: writes * PRICES.writeUnit * CONTRACTS,
    functions: cpuSeconds * gb * PRICES.gbSecond * CONTRACTS,
  };
}

export async function looks(): Promise<void> {
  const share = Number(process.env.SHARE ?? 1);
  const found = await looksOfMonth(500, share);
  const of = found.looks + found.planned;
  const whole = { reads: of * found.wholeReads, writes: of, cpuSeconds: found.cpuSeconds };
  line(`${found.events} events, ${found.looks} looks after events and ${found.planned} planned ones, ${found.warnings} warnings`);
  line(
    `a look: ${(found.reads / of).toFixed(2)} read and ${(found.writes / of).toFixed(2)} write units, ${((found.cpuSeconds / of) * 1000).toFixed(1)} ms of a processor`,
  );
  line(`from all evidence: ${found.wholeReads.toFixed(0)} read units a look`);
  const shown = (bill: Record<string, number>): string =>
    `${Object.values(bill)
      .reduce((sum, one) => sum + one, 0)
      .toFixed(0)} USD (${Object.entries(bill)
      .map(([part, value]) => `${part} ${value.toFixed(0)}`)
      .join(', ')})`;
  line(
    `${CONTRACTS.toLocaleString('en')} contract-months: ${shown(billOfLooks(found))}; from all evidence at each look ${shown(billOfLooks(whole))}`,
  );
}
