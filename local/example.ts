/**
 * The example, through the front door: the contract by the API, the events by PutEvents, by forwarding and by the tools' own
 * webhooks; the audit; then an event that comes late, and the audit again. Every step may be repeated without effect.
 */
import { readFileSync } from 'node:fs';
import { ApiError, type Problem, makegoodApi } from '../client/api.ts';
import { senderFor } from '../cli/send-to-bus.ts';
import { type Outgoing, outgoingOf } from '../lib/sources/outgoing.ts';
import type { Fields } from '../lib/sources/source.ts';
import type { Statement } from '../lib/domain/statement/statement.ts';
import { upcastIssued } from '../lib/schemas/upcast-statement.ts';
import type { System } from './system.ts';

const CONTRACT = new URL('../contracts/examples/live-streaming-network.yaml', import.meta.url);
const EVENTS = new URL('../contracts/examples/live-streaming-network.events.jsonl', import.meta.url);
export const EXAMPLE = {
  contract: 'live-streaming-network',
  vendor: 'lumencast',
  period: '2026-10',
  statement: 'live-streaming-network.2026-10',
} as const;

export interface ExampleRevision {
  readonly revision: number;
  readonly statement: Statement;
}

/** Where the API is, and the token for it. */
interface Address {
  readonly url: string;
  readonly token: string;
}

interface Line {
  readonly outgoing: Outgoing;
  readonly late: boolean;
}

/** Loads the example and gives back its statement. */
export async function loadExample(system: System, address: Address): Promise<ExampleRevision> {
  const api = makegoodApi(address);
  const put = await answer(
    api.PUT('/v1/contracts/{id}', {
      params: { path: { id: EXAMPLE.contract } },
      headers: { 'content-type': 'application/yaml' },
      body: readFileSync(CONTRACT, 'utf8'),
      bodySerializer: (text: unknown) => text as string,
    }),
  );
  if (!('webhooks' in put))
    throw new Error('the contract of the example waits for a second person; start with --empty and put contracts of your own');
  const webhooks = new Map<string, string>();
  for (const { source, url } of put.webhooks) webhooks.set(source, url ?? (await newAddress(api, source)));
  const lines = readFileSync(EVENTS, 'utf8')
    .trim()
    .split('\n')
    .map((text): Line => {
      const line = JSON.parse(text) as Fields;
      return { outgoing: outgoingOf(line)!, late: line.late === true };
    });
  for (const late of [false, true]) {
    await send(
      lines.filter((line) => line.late === late),
      system.url,
      webhooks,
    );
    await system.bus.drained();
    await audit(api);
  }
  return readExample(address);
}

/** An address is shown when it is made: of a start that was cut off, the example takes a new one. */
async function newAddress(api: ReturnType<typeof makegoodApi>, source: string): Promise<string> {
  const path = { vendor: EXAMPLE.vendor, source };
  const { url } = await answer(api.PUT('/v1/vendors/{vendor}/webhooks/{source}', { params: { path }, body: { key: 'replace' } }));
  return url!;
}

async function send(lines: readonly Line[], url: string, webhooks: ReadonlyMap<string, string>): Promise<void> {
  for (const { outgoing } of lines) {
    if (outgoing.via === 'webhook') {
      const response = await fetch(webhooks.get(outgoing.source)!, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(outgoing.body),
      });
      if (response.status !== 202)
        throw new Error(`the webhook of ${outgoing.source} answered ${response.status}: ${await response.text()}`);
    } else {
      const sender = senderFor(url, outgoing.account);
      const errors = outgoing.via === 'bus' ? await sender.putEvents([outgoing]) : await sender.forward(outgoing).then(() => []);
      if (errors.length > 0) throw new Error(`the bus refused an event of the example: ${errors.join(', ')}`);
    }
  }
}

async function audit(api: ReturnType<typeof makegoodApi>): Promise<void> {
  await answer(api.POST('/v1/audits', { body: { period: EXAMPLE.period } }));
  for (let tries = 0; tries < 600; tries += 1) {
    const { status } = await answer(api.GET('/v1/audits/{period}', { params: { path: { period: EXAMPLE.period } } }));
    if (status.startsWith('closed')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the audit of the example did not close within its time');
}

export async function readExample(address: Address): Promise<ExampleRevision> {
  const call = makegoodApi(address).GET('/v1/statements/{id}', { params: { path: { id: EXAMPLE.statement } } });
  return upcastIssued(await answer(call));
}

async function answer<T>(call: Promise<{ readonly data?: T; readonly error?: unknown }>): Promise<T> {
  const { data, error } = await call;
  if (data === undefined) throw new ApiError(error as Problem);
  return data;
}
