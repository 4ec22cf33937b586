/**
 * The example month twice at the same instants: by the bundles of the functions on moto, and by the embedded run. Its statements must be the same,
 * byte for byte, but for the signature, whose key is another.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { EXAMPLE } from '../../local/example.ts';
import { type BusEvent, type ReceivedEvent, bodyOf, textOf } from '../../local/eventbridge/bus-event.ts';
import { matches } from '../../local/eventbridge/event-pattern.ts';
import { MAILS } from '../../local/ses/mail-files.ts';
import { runWorkflow } from '../../local/step-functions/workflow.ts';
import { startSystem } from '../../local/system.ts';
import { RULES, type Rule } from '../../lib/declarations/events.ts';
import type { FunctionName } from '../../lib/declarations/functions.ts';
import { ROUTES, routeKey } from '../../lib/declarations/routes.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { outgoingOf } from '../../lib/sources/outgoing.ts';
import type { Fields } from '../../lib/sources/source.ts';
import type { Lambda } from './lambda.ts';
import type { Moto } from './moto.ts';

const CONTRACT = readFileSync(new URL('../../contracts/examples/live-streaming-network.yaml', import.meta.url), 'utf8');
const LINES = readFileSync(new URL('../../contracts/examples/live-streaming-network.events.jsonl', import.meta.url), 'utf8');
/** Of the account that moto stands for. */
const OWN_ACCOUNT = '123456789012';

const AT = {
  contract: Date.parse('2026-09-20T00:00:00Z'),
  received: Date.parse('2026-11-01T02:00:00Z'),
  firstAudit: Date.parse('2026-11-03T01:00:00Z'),
  late: Date.parse('2026-11-05T02:00:00Z'),
  secondAudit: Date.parse('2026-11-06T01:00:00Z'),
  read: Date.parse('2026-11-07T00:00:00Z'),
} as const;

/** What the API is asked at the end; each answer is compared. */
const READS: readonly { readonly path: string; readonly accept: string }[] = [
  { path: `/v1/statements/${EXAMPLE.statement}?revision=1`, accept: 'application/json' },
  { path: `/v1/statements/${EXAMPLE.statement}`, accept: 'application/json' },
  { path: `/v1/statements/${EXAMPLE.statement}`, accept: 'text/csv' },
  { path: `/v1/statements/${EXAMPLE.statement}/bundle`, accept: 'application/json' },
];

/** One of the two runs. */
interface Run {
  request(method: string, path: string, headers: Readonly<Record<string, string>>, body: string | undefined, at: number): Promise<string>;
  /** Takes events as received at an instant, and records them. */
  receive(events: readonly BusEvent[], at: number): Promise<void>;
  /** Lets all that was published reach its targets. */
  settle(at: number): Promise<void>;
}

/** The events of the example that come by the bus; the webhooks' addresses are random, and each has tests of its own. */
function busEvents(isLate: boolean): BusEvent[] {
  const lines = LINES.trim()
    .split('\n')
    .map((text) => JSON.parse(text) as Fields)
    .filter((line) => (line.late === true) === isLate);
  return lines.flatMap((line, i): BusEvent[] => {
    const outgoing = outgoingOf(line)!;
    const envelope = { version: '0' as const, account: String(line.account ?? '444455556666'), region: 'us-east-1', resources: [] };
    const base = { ...envelope, id: `${isLate ? 'late' : 'event'}-${i}`, time: formatInstant(AT.received) };
    if (outgoing.via === 'webhook') return [];
    if (outgoing.via === 'forward')
      return [{ ...base, ...outgoing.event, version: '0', account: base.account, region: base.region, resources: [] }];
    const { Source: source, DetailType, Detail } = outgoing.entry;
    return [{ ...base, source, 'detail-type': DetailType, detail: Detail }];
  });
}

async function play(run: Run): Promise<string[]> {
  await run.request('PUT', `/v1/contracts/${EXAMPLE.contract}`, { 'content-type': 'application/yaml' }, CONTRACT, AT.contract);
  const subscription = { address: 'finance@example.com', language: 'en', role: 'finance' };
  await run.request('PUT', '/v1/subscriptions/finance', { 'content-type': 'application/json' }, JSON.stringify(subscription), AT.contract);
  const audit = async (at: number): Promise<void> => {
    await run.request('POST', '/v1/audits', { 'content-type': 'application/json' }, JSON.stringify({ period: EXAMPLE.period }), at);
    await run.settle(at);
  };
  await run.receive(busEvents(false), AT.received);
  await audit(AT.firstAudit);
  await run.receive(busEvents(true), AT.late);
  await audit(AT.secondAudit);
  const answers: string[] = [];
  for (const { path, accept } of READS) answers.push(await run.request('GET', path, { accept }, undefined, AT.read));
  return answers;
}

/** The embedded run, whose clock stands at the instant of each step. */
async function embedded(folder: string, port: number): Promise<string[]> {
  let now = 0;
  const system = await startSystem({ folder, port, version: 'development', clock: () => now });
  const token = readFileSync(system.tokenPath, 'utf8').trim();
  try {
    return await play({
      request: async (method, path, headers, body, at) => {
        now = at;
        const answer = await fetch(`${system.url}${path}`, {
          method,
          headers: { ...headers, authorization: `Bearer ${token}` },
          ...(body !== undefined && { body }),
        });
        return expectOk(path, answer.status, await answer.text());
      },
      receive: async (events, at) => {
        now = at;
        await system.bus.accept(events, formatInstant(at));
        await system.bus.drained();
      },
      settle: () => system.bus.drained(),
    });
  } finally {
    await system.stop();
  }
}

function expectOk(path: string, status: number, text: string): string {
  if (status >= 300) throw new Error(`${path} is answered ${status}: ${text}`);
  return text;
}

/** Events of Makegood itself that wait for their rules, as moto's queue has them. */
const WORKFLOW = ['plan-audit', 'assess-contract', 'close-audit'] as const;

export class CloudRun implements Run {
  private readonly lambda: Lambda;
  private readonly moto: Moto;
  /** Events that reached a function by the queue. */
  delivered = 0;

  constructor(lambda: Lambda, moto: Moto) {
    this.lambda = lambda;
    this.moto = moto;
  }

  async request(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
    at: number,
  ): Promise<string> {
    const [name, event] = httpEvent(method, path, headers, body);
    const answer = await this.lambda.invoke<{ statusCode: number; body?: string; isBase64Encoded?: boolean }>(name, event, at);
    const text = answer.isBase64Encoded ? Buffer.from(answer.body ?? '', 'base64').toString() : (answer.body ?? '');
    return expectOk(path, answer.statusCode, text);
  }

  async receive(events: readonly BusEvent[], at: number): Promise<void> {
    for (const event of events)
      await this.moto.send(JSON.stringify({ receivedAt: formatInstant(at), text: textOf(event) } satisfies ReceivedEvent));
    await this.settle(at);
  }

  /** Delivers what is on the queue, as the rules say, until nothing new comes. */
  async settle(at: number): Promise<void> {
    for (let taken = await this.moto.take(); taken.length > 0; taken = await this.moto.take())
      for (const { id, body } of taken) {
        const given = JSON.parse(body) as ReceivedEvent | BusEvent;
        // Moto leaves the account out of what it hands on.
        const text = JSON.stringify({ account: OWN_ACCOUNT, ...given });
        const received = 'receivedAt' in given ? given : { receivedAt: formatInstant(at), text };
        const event = JSON.parse(received.text) as BusEvent;
        const targets = new Set(RULES.filter((rule: Rule) => matches(rule.pattern(OWN_ACCOUNT), event)).map((rule: Rule) => rule.target));
        for (const target of targets) await this.deliver(target, id, event, received, at);
      }
  }

  private async deliver(target: Rule['target'], id: string, event: BusEvent, received: ReceivedEvent, at: number): Promise<void> {
    this.delivered += 1;
    if (target === 'ingest-queue') return this.queued('ingest-events', id, bodyOf(received), at);
    if (target === 'watch-queue') return this.queued('early-warning', id, JSON.stringify(event.detail), at);
    if (target === 'message-queue') return this.queued('send-messages', id, JSON.stringify(event), at);
    if (target !== 'audit-workflow') return;
    const [plan, assess, close] = WORKFLOW.map((name) => (input: unknown) => this.lambda.invoke(name, input, at));
    await runWorkflow(event.detail, { Plan: plan!, Assess: assess!, NoteFailure: assess!, Close: close! }, { retrySeconds: 0 });
  }

  private async queued(name: FunctionName, messageId: string, body: string, at: number): Promise<void> {
    const attributes = { SentTimestamp: String(at), ApproximateReceiveCount: '1' };
    const answer = await this.lambda.invoke<{ batchItemFailures: unknown[] } | null>(
      name,
      { Records: [{ messageId, body, attributes }] },
      at,
    );
    if ((answer?.batchItemFailures ?? []).length > 0) throw new Error(`${name} hands ${messageId} back`);
  }
}

/** The event of API Gateway (payload 2.0) for a call by one who may do everything. */
function httpEvent(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): [FunctionName, object] {
  const { pathname, searchParams } = new URL(target, 'http://localhost');
  const given = pathname.split('/');
  for (const route of ROUTES) {
    const wanted = route.path.split('/');
    const names = wanted.map((part) => /^\{(\w+)\}$/.exec(part)?.[1]);
    if (
      route.method !== method ||
      wanted.length !== given.length ||
      !wanted.every((part, i) => names[i] !== undefined || part === given[i])
    )
      continue;
    const pathParameters = Object.fromEntries(names.flatMap((name, i) => (name === undefined ? [] : [[name, given[i]!]])));
    const claims = { sub: 'developer', iss: 'http://localhost', scope: route.scope ?? '' };
    const event = {
      version: '2.0',
      routeKey: routeKey(route),
      rawPath: pathname,
      rawQueryString: searchParams.toString(),
      headers,
      queryStringParameters: Object.fromEntries(searchParams),
      pathParameters,
      requestContext: { requestId: 'request', http: { method, path: pathname, sourceIp: '192.0.2.1' }, authorizer: { jwt: { claims } } },
      ...(body !== undefined && { body }),
      isBase64Encoded: false,
    };
    return [route.function, event];
  }
  throw new Error(`no route for ${method} ${target}`);
}

/** Without the signature, whose key and random part differ. */
function withoutSignature(text: string): string {
  if (!text.startsWith('{')) return text;
  const { signature: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify(rest);
}

/** What a mail says, and to whom. Its sender is a setting, its boundaries are random, and the PDF contains the statement with its signature. */
async function saidBy(mime: string | Buffer): Promise<string> {
  const { to, subject, text, html, attachments } = await PostalMime.parse(mime);
  const files = attachments.map(({ filename, mimeType }) => ({ filename, mimeType }));
  return JSON.stringify({ to, subject, text, html, files });
}

export interface Comparison {
  readonly answers: number;
  readonly mails: number;
  readonly bytes: number;
  /** Where the two runs differ. */
  readonly different: readonly string[];
}

/** @param folder empty, for the embedded run. @param port at which its console is, to which mails of both runs point. */
export async function compareRuns(cloud: CloudRun, moto: Moto, folder: string, port: number): Promise<Comparison> {
  const [ours, theirs] = [(await embedded(folder, port)).map(withoutSignature), (await play(cloud)).map(withoutSignature)];
  const mails = join(folder, MAILS);
  const written = await Promise.all(readdirSync(mails).map((name) => saidBy(readFileSync(join(mails, name)))));
  const sent = await Promise.all((await moto.mails()).map(saidBy));
  const compared = [
    ...READS.map(({ path, accept }, i) => ({ name: `${path} (${accept})`, ours: ours[i]!, theirs: theirs[i]! })),
    ...written.sort().map((text, i) => ({ name: `mail ${i + 1}`, ours: text, theirs: sent.sort()[i] ?? '' })),
  ];
  const different = compared.filter((one) => one.ours !== one.theirs).map(differenceOf);
  if (sent.length !== written.length || sent.length === 0) different.push(`${written.length} mails are written, and ${sent.length} sent`);
  const bytes = compared.reduce((sum, one) => sum + Buffer.byteLength(one.ours), 0);
  return { answers: READS.length, mails: sent.length, bytes, different };
}

function differenceOf({ name, ours, theirs }: { name: string; ours: string; theirs: string }): string {
  const at = [...ours].findIndex((character, n) => character !== theirs[n]);
  return `${name} from character ${at}: ${ours.slice(at - 60, at + 60)} | ${theirs.slice(at - 60, at + 60)}`;
}
