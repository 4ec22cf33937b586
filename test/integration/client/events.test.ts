/** The package entry for senders: what it refuses, what it sends again, how it batches. */
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { InvalidEventError, RefusedError, Sender } from '../../../client/events.ts';
import { entryBytes } from '../../../lib/declarations/aws-figures.ts';
import { readEvent } from '../../../lib/schemas/event.ts';
import { separate } from '../../../lib/sources/batched-events.ts';
import { at } from '../../support/facts.ts';

const client = new EventBridgeClient({ region: 'x', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
const mocked = mockClient(client);
const sender = new Sender({ client, bus: 'makegood', source: 'test.noc', backoff: () => 1 });

describe('makegood/events', () => {
  let calls: PutEventsRequestEntry[][];
  let answer: (entry: PutEventsRequestEntry, call: number) => string | undefined;
  beforeEach(() => {
    mocked.reset();
    calls = [];
    answer = () => undefined;
    mocked.on(PutEventsCommand).callsFake(({ Entries = [] }: { Entries?: PutEventsRequestEntry[] }) => {
      calls.push(Entries);
      const entries = Entries.map((entry) => {
        const ErrorCode = answer(entry, calls.length);
        return ErrorCode === undefined ? { EventId: 'e' } : { ErrorCode, ErrorMessage: 'm' };
      });
      return { FailedEntryCount: entries.filter((entry) => 'ErrorCode' in entry).length, Entries: entries };
    });
  });
  const idsIn = (call: readonly PutEventsRequestEntry[]): string[] => call.map((entry) => (JSON.parse(entry.Detail!) as { id: string }).id);

  it('builds events for the public schemas, with an id and an instant where none are given', async () => {
    const [id] = await sender.send({ type: 'service.down', component: 'line-1', occurredAt: new Date('2026-10-20T10:00:00Z') });
    const [entry] = calls[0]!;
    expect(entry).toMatchObject({ EventBusName: 'makegood', Source: 'test.noc', DetailType: 'service.down.v1' });
    const detail: unknown = JSON.parse(entry!.Detail!);
    expect(detail).toEqual({ id, occurredAt: '2026-10-20T10:00:00.000Z', component: 'line-1' });
    expect(readEvent('service.down', detail)).toHaveProperty('reading');
  });

  it('refuses events before anything is sent, and names the event and the place', async () => {
    const good = { type: 'service.up', component: 'line-1' } as const;
    const bad = { type: 'maintenance.scheduled', maintenance: 'M-1', start: '2026-10-20 10:00', end: new Date() } as const;
    const error = await sender.send(good, bad).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidEventError);
    expect((error as InvalidEventError).issues[0]!.path).toBe('/1/start');
    expect(calls).toEqual([]);
  });

  it('sends only events again that were not accepted, ten in a call, and reports the ones that stayed refused', async () => {
    answer = (entry, call) =>
      entry.Detail!.includes('"slow-3"') && call <= 2
        ? 'ThrottlingException'
        : entry.Detail!.includes('"never"')
          ? 'NotAuthorizedForSourceException'
          : undefined;
    const events = Array.from({ length: 12 }, (_, i) => ({ type: 'service.up', id: `slow-${i}`, component: 'line-1' }) as const);
    const error = await sender.send(...events, { type: 'service.up', id: 'never', component: 'line-1' }).catch((thrown: unknown) => thrown);
    expect(calls.map((call) => call.length)).toEqual([10, 1, 1, 3]);
    expect(calls.slice(1, 3).map(idsIn)).toEqual([['slow-3'], ['slow-3']]);
    expect(error).toBeInstanceOf(RefusedError);
    expect((error as RefusedError).refused.map(({ code }) => code)).toEqual(['NotAuthorizedForSourceException']);
  });

  it('batches a minute of a fleet into few events of at most 64 KB, under ids that make repeats harmless', async () => {
    let now = at('2026-10-20T10:00:30Z');
    const checks = sender.batch({ probe: 'http', name: 'noc-1', now: () => now });
    for (let i = 0; i < 4000; i += 1) checks.add(`customer-${i}/edge.example.net`, i % 100 !== 0);
    checks.add('customer-1/edge.example.net', false);
    expect(await checks.flush()).toEqual([]);
    now += 60_000;
    answer = (_, call) => (call === 1 ? 'InternalFailure' : undefined);
    const ids = await checks.flush();
    const sent = calls.at(-1)!;
    expect(sent.length).toBeGreaterThan(1);
    for (const entry of sent) expect(entryBytes(entry)).toBeLessThanOrEqual(65_536);
    const details = sent.map((entry) => JSON.parse(entry.Detail!) as { start: string; results: Record<string, string> });
    const all = Object.assign({}, ...details.map(({ results }) => results)) as Record<string, string>;
    expect([
      Object.keys(all).length,
      all['customer-1/edge.example.net'],
      all['customer-100/edge.example.net'],
      all['customer-2/edge.example.net'],
    ]).toEqual([4000, '0', '0', '1']);
    expect(new Set(details.map(({ start }) => start))).toEqual(new Set(['2026-10-20T10:00:00.000Z']));
    expect(ids[0]).toBe('http//noc-1/2026-10-20T10:00:00.000Z/0');
    // A check that comes late makes an event of its own, not the same id with other content.
    checks.add('customer-5000/edge.example.net', true, at('2026-10-20T10:00:59Z'));
    expect(await checks.flush()).toEqual([`http//noc-1/2026-10-20T10:00:00.000Z/${sent.length}`]);
  });

  it('keeps events that could not be sent for the next flush', async () => {
    const checks = sender.batch({ probe: 'http', name: 'noc-2', now: () => at('2026-10-20T10:05:00Z') });
    checks.add('line-1', true, at('2026-10-20T10:00:00Z'));
    answer = () => 'NotAuthorizedForSourceException';
    await expect(checks.flush()).rejects.toBeInstanceOf(RefusedError);
    answer = () => undefined;
    expect(await checks.flush()).toHaveLength(1);
    expect(new Set(calls.flatMap(idsIn)).size).toBe(1);
  });
});

describe('events sent together', () => {
  it('need as few entries as 64 KB allow, and are unpacked unchanged', async () => {
    mocked.reset();
    const sent: PutEventsRequestEntry[] = [];
    mocked.on(PutEventsCommand).callsFake(({ Entries = [] }: { Entries?: PutEventsRequestEntry[] }) => {
      sent.push(...Entries);
      return { FailedEntryCount: 0 };
    });
    const events = Array.from(
      { length: 1000 },
      (_, i) =>
        ({
          type: 'ticket.opened',
          id: `t-${i}`,
          ticket: `T-${i}`,
          component: 'line-1',
          occurredAt: new Date('2026-10-20T10:00:00Z'),
        }) as const,
    );
    expect(await sender.sendTogether(...events)).toHaveLength(1000);
    expect(sent.length).toBeLessThan(5);
    expect(Math.max(...sent.map(entryBytes))).toBeLessThanOrEqual(65_536);
    const envelopes = sent.flatMap(({ DetailType, Detail }) => separate(`{"detail-type":"${DetailType}","detail":${Detail}}`));
    const back = envelopes.map((text) => JSON.parse(text) as { 'detail-type': string; detail: { id: string } });
    expect(back.map(({ detail }) => detail.id)).toEqual(events.map(({ id }) => id));
    expect(back[0]).toEqual({
      'detail-type': 'ticket.opened.v1',
      detail: { type: 'ticket.opened', id: 't-0', ticket: 'T-0', component: 'line-1', occurredAt: '2026-10-20T10:00:00.000Z' },
    });
  });

  it('are sent with the batched checks, and kept when they could not be sent', async () => {
    mocked.reset();
    const checks = sender.batch({ probe: 'http', name: 'noc-3', now: () => at('2026-10-20T10:05:00Z') });
    checks.add('line-1', true, at('2026-10-20T10:00:00Z'));
    checks.add({ type: 'ticket.opened', id: 't-1', ticket: 'T-1' });
    expect(() => checks.add({ type: 'ticket.opened', ticket: '' })).toThrow(InvalidEventError);
    mocked.on(PutEventsCommand).rejectsOnce(new Error('no network')).resolves({ FailedEntryCount: 0 });
    await expect(checks.flush()).rejects.toThrow('no network');
    expect(await checks.flush()).toEqual(['http//noc-3/2026-10-20T10:00:00.000Z/0', 't-1']);
    expect(await checks.flush()).toEqual([]);
  });
});
