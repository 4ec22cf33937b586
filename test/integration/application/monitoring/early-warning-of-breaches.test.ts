/** Early warning: what is left of a running month, deadlines in business time, breaches that just happened; each published once. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { putContract } from '../../../../lib/application/registry/put-contract.ts';
import { contractsTouched, lookAt, watchContract, watchPlanned } from '../../../../lib/application/monitoring/early-warning.ts';
import { HOUR, MINUTE, formatInstant } from '../../../../lib/domain/time/instant.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Outlook } from '../../../../lib/domain/statement/outlook.ts';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';
import { at, fact } from '../../../support/facts.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { exampleDocument, memoryStores, putDocument, recordingPublisher } from '../../../support/harness.ts';

const ID = 'live-streaming-network';

let stores: Stores;
let now: number;
const clock = (): number => now;
const { publisher, published: events } = recordingPublisher();

async function open(change: (document: any) => void = () => undefined): Promise<void> {
  stores = memoryStores();
  events.length = 0;
  const document = exampleDocument();
  change(document);
  await putDocument(stores, document, clock);
}

const record = (type: Parameters<typeof fact>[0], when: string, more: object = {}): Promise<unknown> =>
  stores.facts.record('lumencast', fact(type, when, more), undefined, now);
/** As after the message about a recorded fact. */
const recorded = (of: Fact): Promise<unknown> =>
  watchContract(ID, stores, publisher, clock, { places: [stores.facts.placeOf('lumencast', of)], mayWarn: true });
const look = async (): Promise<Outlook> => {
  const result = await lookAt(ID, stores, clock);
  if (!result || 'issues' in result) throw new Error(JSON.stringify(result));
  return result.outlook;
};

/** Runs the clock's rounds of five minutes until an instant, and gives what was published when. */
async function until(end: string): Promise<string[]> {
  const seen: string[] = [];
  for (; now <= at(end); now += 5 * MINUTE) {
    await watchPlanned(stores, publisher, clock);
    for (const { type, detail } of events.splice(0))
      seen.push(
        `${formatInstant(now).slice(5, 16)} ${type.replace('.v1', '')} ${String(detail.objective)} ${String(detail.for ?? detail.record)} ${String(detail.usedPercent ?? '')}`.trim(),
      );
  }
  return seen;
}

describe('a budget that is used up', () => {
  beforeEach(async () => {
    now = at('2026-10-10T00:00:00Z');
    await open();
  });

  it('is published at a half, three quarters, nine tenths and at its end, although no fact is received; once each', async () => {
    // 0.1 % of 744 hours are 44 min 38.4 s; the line goes down at 01:00 and no event follows.
    now = at('2026-10-10T01:00:00Z');
    await record('service.down', '2026-10-10T01:00:00Z', { component: 'line-1', body: { record: 'I-1' } });
    await watchContract(ID, stores, publisher, clock);
    expect(events).toEqual([]);
    expect(await until('2026-10-10T03:00:00Z')).toEqual([
      '10-10T01:25 budget.at-risk availability line-1 56',
      '10-10T01:35 budget.at-risk availability line-1 78.4',
      '10-10T01:45 objective.breached availability line-1',
      '10-10T01:45 budget.at-risk availability line-1 100.8',
    ]);
    // Assessed again because of a fact: nothing is published twice.
    await watchContract(ID, stores, publisher, clock);
    expect(events).toEqual([]);
    const { down, budgets, statement } = await look();
    expect(down).toBe(true);
    expect(budgets.find(({ index }) => index === 'line-1')!.remaining).toMatch(/^-/);
    expect(budgets.find(({ index }) => index === 'line-2')).toMatchObject({ used: '0', remaining: '2678400' });
    // What is owed if the line comes back now: a tenth of its fee.
    expect(statement.total.amount).toBe('6000.00');
  });

  it('shows the downtime that is still allowed, without announced maintenance that is still to come', async () => {
    await record('maintenance.scheduled', '2026-10-10T00:00:00Z', {
      component: 'line-1',
      body: { record: 'M-1', start: at('2026-10-20T00:00:00Z'), end: at('2026-10-20T04:00:00Z') },
    });
    await record('service.down', '2026-10-10T01:00:00Z', { component: 'line-1', body: { record: 'I-1' } });
    await record('service.up', '2026-10-10T01:10:00Z', { component: 'line-1', body: { record: 'I-1' } });
    now = at('2026-10-11T00:00:00Z');
    const { down, budgets, statement } = await look();
    expect(down).toBe(false);
    expect(budgets.find(({ index }) => index === 'line-1')).toMatchObject({
      used: String(10 * MINUTE),
      remaining: String(2_678_400 - 10 * MINUTE),
    });
    expect(statement.total.amount).toBe('0.00');
  });

  it('counts time that no source has reported yet neither as downtime nor as known', async () => {
    await open((document) => {
      document.terms[0].unreported = 'unknown';
      document.terms[0].unknown = 'down';
    });
    await record('service.watched', '2026-10-10T00:00:00Z', {
      component: 'line-1',
      body: { start: at('2026-09-30T16:00:00Z'), end: at('2026-10-10T00:00:00Z') },
    });
    now = at('2026-10-10T00:00:00Z');
    expect((await look()).budgets.find(({ index }) => index === 'line-1')).toMatchObject({ used: '0' });
  });
});

describe('a ticket near its deadline', () => {
  const ticket = async (id: string, opened: string, severity: string): Promise<void> => {
    await record('ticket.opened', opened, { component: 'line-1', body: { record: id, attributes: { severity } } });
    await watchContract(ID, stores, publisher, clock);
  };

  it('is published when a quarter of its time is left, and as breached after its deadline; an answer in time ends it', async () => {
    now = at('2026-10-12T02:00:00Z');
    await open();
    await ticket('T-1', '2026-10-12T02:00:00Z', 'medium');
    const { timers } = await look();
    expect(timers.map(({ objective, record: of, deadline }) => [objective, of, deadline])).toEqual([
      ['response', 'ticket/T-1', '2026-10-12T04:00:00.000Z'],
      ['recovery', 'ticket/T-1', '2026-10-12T08:00:00.000Z'],
    ]);
    expect(await until('2026-10-12T03:00:00Z')).toEqual([]);
    const body = { record: 'T-1' };
    await record('ticket.acknowledged', '2026-10-12T03:00:00Z', { component: 'line-1', body });
    await recorded(fact('ticket.acknowledged', '2026-10-12T03:00:00Z', { component: 'line-1', body }));
    expect(await until('2026-10-12T09:00:00Z')).toEqual([
      '10-12T06:35 ticket.deadline-near recovery ticket/T-1',
      '10-12T08:05 objective.breached recovery T-1',
    ]);
  });

  it('counts office hours: from Friday evening to Monday, without the weekend and the lunch break', async () => {
    // Minor tickets: one business day; the office is open 9-12 and 13:30-18, Monday to Friday in Shanghai.
    now = at('2026-10-16T09:30:00Z');
    await open();
    await ticket('T-2', '2026-10-16T09:30:00Z', 'minor');
    const timerOf = (await look()).timers.find(({ objective }) => objective === 'response')!;
    expect(timerOf.deadline).toBe('2026-10-19T09:30:00.000Z');
    // A quarter of 7 h 30 min is left at 15:37:30 in Shanghai.
    expect(timerOf.near).toBe('2026-10-19T07:37:30.000Z');
  });

  it('is published at the right instant over a change of the clocks', async () => {
    // Berlin, 24 to 26 October 2026: the night of Sunday has an hour twice; five elapsed hours from 23:30 end at 03:30 winter time.
    now = at('2026-10-24T21:30:00Z');
    await open((document) => {
      const [terms] = document.terms;
      terms.period.zone = 'Europe/Berlin';
      terms.holidays = {};
      terms.definitions.office = { 'business-hours': 'Europe/Berlin', open: { 'mon-fri': ['09:00-17:00'], sun: ['01:00-05:00'] } };
      terms.definitions['response-limit'].cases = { urgent: '30 min', medium: '2 h', minor: '3 business hours' };
    });
    await ticket('T-3', '2026-10-24T21:30:00Z', 'minor');
    // Open from 01:00 summer time (23:00 UTC): three hours later it is 03:00 by the clock, for 02:00 comes twice.
    expect((await look()).timers.find(({ objective }) => objective === 'response')!.deadline).toBe('2026-10-25T02:00:00.000Z');
  });

  it('a ticket that waits on the customer has no deadline while it waits', async () => {
    now = at('2026-10-12T02:00:00Z');
    await open();
    await ticket('T-4', '2026-10-12T02:00:00Z', 'medium');
    await record('ticket.paused', '2026-10-12T02:30:00Z', { component: 'line-1', body: { record: 'T-4', reason: 'waiting-on-customer' } });
    now = at('2026-10-12T03:00:00Z');
    expect((await look()).timers.find(({ objective }) => objective === 'recovery')).toMatchObject({ waiting: true });
    await record('ticket.resumed', '2026-10-12T05:30:00Z', { component: 'line-1', body: { record: 'T-4' } });
    now = at('2026-10-12T05:30:00Z') + HOUR;
    expect((await look()).timers.find(({ objective }) => objective === 'recovery')!.deadline).toBe('2026-10-12T11:00:00.000Z');
  });
});

it('recorded evidence names the contracts that list its components; evidence without a component names all of the vendor', async () => {
  now = at('2026-10-10T00:00:00Z');
  await open();
  expect(await contractsTouched('lumencast', ['line-1'], stores)).toEqual(new Set([ID]));
  expect(await contractsTouched('lumencast', ['uptime-kuma/17'], stores)).toEqual(new Set([ID]));
  expect(await contractsTouched('lumencast', ['other'], stores)).toEqual(new Set());
  expect(await contractsTouched('lumencast', [null], stores)).toEqual(new Set([ID]));
});

it('recorded evidence without a component names contracts without components too', async () => {
  now = at('2026-10-10T00:00:00Z');
  await open();
  const bare = readYaml(readFileSync(new URL('../../../unit/soundness/newcomers/20/contract.yaml', import.meta.url), 'utf8'))
    .document as any;
  Object.assign(bare.order, { id: 'bare', vendor: { id: 'lumencast', name: 'Lumencast' } });
  const put = await putContract({ id: 'bare', document: bare, text: '' }, stores, clock, () => 'k');
  expect('failure' in put).toBe(false);
  expect(await contractsTouched('lumencast', [null], stores)).toEqual(new Set([ID, 'bare']));
  expect(await contractsTouched('lumencast', ['line-1'], stores)).toEqual(new Set([ID]));
});
