/** Vendors, webhooks, quarantine and corrections through the API; replays and redrives of the embedded bus. */
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { type Api, CliError, call } from './api-client.ts';
import { table } from './table.ts';

type Print = (line: string) => void;

const JSON_TYPE = 'application/json';

interface ShownVendor {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly senders: readonly Record<string, unknown>[];
}

function showVendor(vendor: ShownVendor, print: Print): void {
  print(`${vendor.id}: ${vendor.name}, revision ${vendor.revision}`);
  const rows = vendor.senders.map((sender) => [
    String(sender.account ?? sender.webhook),
    String(sender.as),
    ((sender.components as string[] | undefined) ?? ['all']).join(', '),
    String(sender['expect-every'] ?? '-'),
    String(sender.silentSince === undefined ? (sender.lastHeard ?? '-') : `silent since ${String(sender.silentSince)}`),
    String(sender.url ?? '-'),
  ]);
  print(table(['sender', 'as', 'components', 'expected every', 'last heard', 'address'], rows));
}

export async function putVendor(id: string, text: string, api: Api, print: Print): Promise<void> {
  const { document, issues } = readYaml(text);
  if (issues.length > 0) throw new CliError(issues.map((issue) => `${issue.path} ${issue.message}`).join('\n'));
  const { json } = await call(api, 'PUT', `/v1/vendors/${encodeURIComponent(id)}`, { body: JSON.stringify(document), type: JSON_TYPE });
  showVendor(json as ShownVendor, print);
}

export async function getVendor(id: string, api: Api, print: Print): Promise<void> {
  showVendor((await call(api, 'GET', `/v1/vendors/${encodeURIComponent(id)}`)).json as ShownVendor, print);
}

export async function changeWebhook(
  vendor: string,
  source: string,
  change: { readonly as?: string | undefined; readonly secret?: string | undefined; readonly rotate?: string | undefined },
  api: Api,
  print: Print,
): Promise<void> {
  const body = {
    ...(change.as !== undefined && { as: change.as }),
    ...(change.secret !== undefined && { signingSecret: change.secret }),
    ...(change.rotate !== undefined && { key: change.rotate }),
  };
  const path = `/v1/vendors/${encodeURIComponent(vendor)}/webhooks/${encodeURIComponent(source)}`;
  const { json } = await call(api, 'PUT', path, { body: JSON.stringify(body), type: JSON_TYPE });
  const { keys, signed } = json as { keys: { url: string; since: string }[]; signed: boolean };
  for (const { url, since } of keys) print(`${url} (since ${since})`);
  print(signed ? 'signed: deliveries without a good signature are refused' : 'not signed: the address is the secret');
}

interface Entry {
  readonly id: string;
  readonly status: string;
  readonly code: string;
  readonly sender: string;
  readonly message: string;
}

export async function listQuarantine(month: string | undefined, api: Api, print: Print): Promise<void> {
  const items: Entry[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '200', ...(month !== undefined && { month }), ...(cursor !== undefined && { cursor }) });
    const page = (await call(api, 'GET', `/v1/quarantine?${query.toString()}`)).json as { items: Entry[]; cursor?: string };
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  if (items.length === 0) return print('nothing');
  print(
    table(
      ['id', 'status', 'code', 'sender', 'message'],
      items.map((entry) => [entry.id, entry.status, entry.code, entry.sender, entry.message]),
    ),
  );
}

export async function releaseQuarantine(id: string, api: Api, print: Print): Promise<void> {
  const { json } = await call(api, 'POST', `/v1/quarantine/${encodeURIComponent(id)}/release`);
  print(`${id}: ${(json as { outcome: string }).outcome}`);
}

interface Trail {
  readonly event: {
    readonly type: string;
    readonly id: string;
    readonly occurredAt: string;
    readonly receivedAt: string;
    readonly sender: string;
  };
  readonly stands: string;
  readonly corrections: readonly { readonly by: string; readonly at: string; readonly reason?: string }[];
}

/** What is stored of one component in one month, and who corrected it. */
export async function listEvidence(
  vendor: string,
  month: string,
  options: { readonly component?: string | undefined; readonly json?: boolean | undefined },
  api: Api,
  print: Print,
): Promise<void> {
  const query = new URLSearchParams({ vendor, month, ...(options.component !== undefined && { component: options.component }) });
  const reply = await call(api, 'GET', `/v1/evidence?${query.toString()}`);
  if (options.json) return print(reply.text);
  const { items } = reply.json as { items: Trail[] };
  if (items.length === 0) return print('nothing');
  const rows = items.map(({ event, stands, corrections }) => [
    event.type,
    event.occurredAt,
    event.receivedAt,
    event.sender,
    [stands, ...corrections.map(({ by, at, reason }) => `by ${by} at ${at}${reason === undefined ? '' : `: ${reason}`}`)].join(', '),
    event.id,
  ]);
  print(table(['type', 'occurred at', 'received at', 'sender', 'stands', 'id'], rows));
}

/** Withdraws an event, or has another stand in its place. */
export async function correctEvent(
  request: Readonly<Record<'vendor' | 'month' | 'id' | 'sender' | 'reason', string>> & { readonly component?: string | undefined },
  replacement: string | undefined,
  api: Api,
  print: Print,
): Promise<void> {
  const body = { ...request, ...(replacement !== undefined && { replacement: readYaml(replacement).document }) };
  const { json } = await call(api, 'POST', '/v1/corrections', { body: JSON.stringify(body), type: JSON_TYPE });
  print(
    `${request.id}: ${replacement === undefined ? 'withdrawn' : 'replaced'} by ${(json as { correction: { id: string } }).correction.id}`,
  );
}

/** The embedded run alone: on AWS, EventBridge's own replay and the queue's own redrive do this. */
export async function tellBus(api: Api, target: 'ReplayArchive' | 'RedriveDeadLetters', body: object, print: Print): Promise<void> {
  const response = await fetch(`${api.url}/`, {
    method: 'POST',
    headers: {
      'x-amz-target': `Makegood.${target}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=operator/local',
      'content-type': 'application/x-amz-json-1.1',
    },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!response) throw new CliError(`${api.url} does not answer; is it running (npm start)?`);
  const answer = (await response.json()) as { message?: string; Replayed?: number; Redriven?: number };
  if (!response.ok) throw new CliError(answer.message ?? `answered ${response.status}`);
  print(target === 'ReplayArchive' ? `${answer.Replayed} events replayed` : `${answer.Redriven} dead letters redriven`);
}
