/** Sends events by the front door: PutEvents, the forwarding of AWS service events, or a tool's own webhook. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { putEntries } from '../lib/adapters/put-entries.ts';
import { BUS_NAME } from '../lib/declarations/events.ts';
import { type Outgoing, outgoingOf } from '../lib/sources/outgoing.ts';
import { isFields } from '../lib/sources/source.ts';
import { CliError } from './api-client.ts';

export interface EmitOptions {
  /** An EventBridge endpoint; absent = the account and region of the environment. */
  readonly bus?: string | undefined;
  /** Access key id that stands for the sender's account in the embedded run. */
  readonly account?: string | undefined;
}

export interface Sender {
  readonly putEvents: (entries: readonly (Outgoing & { via: 'bus' })[]) => Promise<string[]>;
  readonly forward: (event: Outgoing & { via: 'forward' }) => Promise<void>;
}

export function senderFor(bus: string | undefined, account: string | undefined): Sender {
  const credentials = account === undefined ? {} : { credentials: { accessKeyId: account, secretAccessKey: 'unused' } };
  const client = new EventBridgeClient({ ...(bus !== undefined && { endpoint: bus, region: 'local' }), ...credentials });
  return {
    putEvents: (entries) => putEvents(client, entries),
    async forward(event) {
      if (bus === undefined)
        throw new CliError(
          'events of AWS services reach the bus by a rule in their own account; only the embedded run takes them here (--bus)',
        );
      const response = await fetch(bus, {
        method: 'POST',
        headers: {
          'x-amz-target': 'Makegood.ForwardEvents',
          authorization: `AWS4-HMAC-SHA256 Credential=${account ?? ''}/local`,
          'content-type': 'application/x-amz-json-1.1',
        },
        body: JSON.stringify({ Events: [event.event] }),
      });
      if (!response.ok) throw new CliError(`the bus refused an event: ${await response.text()}`);
    },
  };
}

async function putEvents(client: EventBridgeClient, outgoing: readonly (Outgoing & { via: 'bus' })[]): Promise<string[]> {
  const entries = outgoing.map(({ entry }) => ({
    ...entry,
    EventBusName: BUS_NAME,
    Detail: typeof entry.Detail === 'string' ? entry.Detail : JSON.stringify(entry.Detail),
  }));
  return (await putEntries(client, entries)).map(({ entry, code, message }) => `${entry.DetailType}: ${code} ${message}`);
}

export async function emit(text: string, options: EmitOptions, print: (line: string) => void): Promise<void> {
  const events = text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch {
      throw new CliError(`line ${i + 1} is not JSON; nothing was sent`);
    }
    const outgoing = isFields(parsed) ? outgoingOf(parsed) : undefined;
    if (!outgoing || outgoing.via === 'webhook') throw new CliError(`line ${i + 1} is no event for the bus; nothing was sent`);
    return [{ ...outgoing, account: options.account ?? outgoing.account }];
  });
  const errors: string[] = [];
  for (const account of new Set(events.map((event) => event.account))) {
    const sender = senderFor(options.bus, account);
    const own = events.filter((event) => event.account === account);
    const entries = own.filter((event): event is Outgoing & { via: 'bus' } & typeof event => event.via === 'bus');
    errors.push(...(await sender.putEvents(entries)));
    for (const event of own) if (event.via === 'forward') await sender.forward(event);
  }
  print(`${events.length - errors.length} events accepted, ${errors.length} refused`);
  if (errors.length > 0) throw new CliError(errors.join('\n'));
}
