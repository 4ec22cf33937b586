/**
 * The example, through the front door: the contract by the API, the events by PutEvents, by forwarding and by the tools' own
 * webhooks; the audit; then an event that comes late, and the audit again. Every step may be repeated without effect.
 */
import { readFileSync } from 'node:fs';
import { type Api, call } from '../cli/api-client.ts';
import { senderFor } from '../cli/emit.ts';
import { type Outgoing, outgoingOf } from '../lib/sources/outgoing.ts';
import type { Fields } from '../lib/sources/source.ts';
import type { Statement } from '../lib/domain/statement/statement.ts';
import type { System } from './system.ts';

const CONTRACT = new URL('../contracts/examples/live-streaming-network.yaml', import.meta.url);
const EVENTS = new URL('../contracts/examples/live-streaming-network.events.jsonl', import.meta.url);
export const EXAMPLE = { contract: 'live-streaming-network', period: '2026-10', statement: 'live-streaming-network.2026-10' } as const;

export interface Issued {
  readonly revision: number;
  readonly statement: Statement;
}

interface Line {
  readonly outgoing: Outgoing;
  readonly late: boolean;
}

/** Loads the example and gives back its statement. */
export async function loadExample(system: System, api: Api): Promise<Issued> {
  const put = await call(api, 'PUT', `/v1/contracts/${EXAMPLE.contract}`, {
    body: readFileSync(CONTRACT, 'utf8'),
    type: 'application/yaml',
  });
  const webhooks = new Map(
    (put.json as { webhooks: { source: string; url: string }[] }).webhooks.map((webhook) => [webhook.source, webhook.url]),
  );
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
  return readExample(api);
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

async function audit(api: Api): Promise<void> {
  await call(api, 'POST', '/v1/audits', { body: JSON.stringify({ period: EXAMPLE.period }), type: 'application/json' });
  for (let tries = 0; tries < 600; tries += 1) {
    const { status } = (await call(api, 'GET', `/v1/audits/${EXAMPLE.period}`)).json as { status: string };
    if (status.startsWith('closed')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the audit of the example did not close within its time');
}

export async function readExample(api: Api): Promise<Issued> {
  return (await call(api, 'GET', `/v1/statements/${EXAMPLE.statement}`)).json as Issued;
}
