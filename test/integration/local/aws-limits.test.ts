/** Every limit of AWS that is declared is enforced by the embedded run: each is tried below its edge, at it and above it. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, type RequestListener, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OF_EXECUTION, eventsOfState } from '../../../lib/declarations/audit-history.ts';
import { entryBytes, jsonBytes } from '../../../lib/declarations/aws-figures.ts';
import { AWS_LIMITS, type AwsLimit } from '../../../lib/declarations/aws-limits.ts';
import { BUS_NAME } from '../../../lib/declarations/events.ts';
import { FUNCTIONS, type FunctionName } from '../../../lib/declarations/functions.ts';
import { ROUTES, type Route } from '../../../lib/declarations/routes.ts';
import type { Authorizer } from '../../../local/api-gateway/authorizer.ts';
import { Gateway, type HttpFunction } from '../../../local/api-gateway/gateway.ts';
import { serve } from '../../../local/api-gateway/http-server.ts';
import { localClient } from '../../../local/dynamodb/engine.ts';
import { type BusEvent, bodyOf, textOf } from '../../../local/eventbridge/bus-event.ts';
import { Bus, type Target } from '../../../local/eventbridge/bus.ts';
import { handleEventBridge } from '../../../local/eventbridge/put-events.ts';
import { invoke, invokeAsync } from '../../../local/lambda/invoke.ts';
import { SendingQuota } from '../../../local/ses/sending-quota.ts';
import { childOf } from '../../../local/step-functions/distributed-map.ts';
import { execute } from '../../../local/step-functions/execution.ts';
import { machineReader, runWorkflow } from '../../../local/step-functions/workflow.ts';

type LimitName = keyof typeof AWS_LIMITS;

const LIMITS: Readonly<Record<LimitName, AwsLimit>> = AWS_LIMITS;

/** Tries so much (of the unit of the limit), and gives what is refused, by the name of the error or the answer; undefined when it is taken. */
type Try = (amount: number) => Promise<string | undefined>;

const refusalOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: Error) => error.name,
  );

/** A text whose JSON has so many bytes, one character of two bytes among them. */
const textOfJson = (bytes: number): string => `ü${'x'.repeat(bytes - 4)}`;

/** Work of so many seconds, by a clock that is advanced by hand. */
async function after<T>(seconds: number, start: (work: () => Promise<object>) => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const ended = start(() => new Promise((resolve) => setTimeout(() => resolve({}), seconds * 1000)));
    // What fails meanwhile is awaited below.
    ended.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(seconds * 1000 + 1);
    return await ended;
  } finally {
    vi.useRealTimers();
  }
}

async function listening<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** One task that ends. */
const PROCESSOR = {
  StartAt: 'Task',
  States: { Task: { Type: 'Task', Resource: 'arn:aws:lambda:local:000000000000:function:task', End: true } },
};

/** An execution of one task. */
const executed = async (input: unknown, result: unknown): Promise<string | undefined> => {
  const machine = (await machineReader())(PROCESSOR);
  return refusalOf(execute({ machine, input, context: {}, tasks: { Task: () => Promise.resolve(result) } }));
};

/** An execution whose interpreter reports so many states. */
const machineOf = (states: number): never =>
  ({
    run: () => ({
      abort: () => undefined,
      result: Promise.resolve({}),
      eventLogs: (async function* entered() {
        for (let i = 0; i < states; i += 1)
          yield await Promise.resolve({ type: 'StateEntered', state: { name: 'Pass', type: 'Pass', input: {} } });
      })(),
    }),
  }) as never;

/** The answer of the endpoint of EventBridge, on a bus that takes everything. */
async function putEvents(entries: readonly object[]): Promise<string | undefined> {
  const bus = { accept: () => Promise.resolve() } as unknown as Bus;
  const authorization = 'AWS4-HMAC-SHA256 Credential=123456789012/20261001/local/events/aws4_request';
  const { status, body } = await handleEventBridge('AWSEvents.PutEvents', authorization, JSON.stringify({ Entries: entries }), bus);
  return status === 200 ? undefined : String(body.__type);
}

const ENTRY = { Source: 'vendor', DetailType: 'check.down.v1', EventBusName: BUS_NAME, Time: 1_790_000_000, Resources: ['ü'] };

/** A bus on files of its own, and how many messages each target got. */
async function withBus(use: (bus: Bus, got: string[]) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'limits-'));
  const got: string[] = [];
  const target =
    (name: string): Target =>
    (batch) => {
      got.push(...batch.map(() => name));
      return Promise.resolve([]);
    };
  const names = ['ingest-queue', 'audit-workflow', 'watch-queue', 'message-queue', 'endpoint-queue'] as const;
  const targets = Object.fromEntries(names.map((name) => [name, target(name)])) as Record<(typeof names)[number], Target>;
  const bus = await Bus.open({ folder, targets, backoff: () => 0 });
  try {
    await use(bus, got);
  } finally {
    await bus.close();
    await rm(folder, { recursive: true });
  }
}

const RECEIVED = '2026-10-14T02:12:42.000Z';

/** An event whose message has so many bytes. */
function eventOf(bytes: number): BusEvent {
  const event = { version: '0', id: 'e', 'detail-type': 't', source: 'vendor', account: '1', time: '', region: '', resources: [] } as const;
  const empty = Buffer.byteLength(bodyOf({ receivedAt: RECEIVED, text: textOf({ ...event, detail: { text: '' } }) }));
  return { ...event, detail: { text: 'x'.repeat(bytes - empty) } };
}

/** The answer of the gateway when the function of a route takes so many seconds. */
async function answered(seconds: number, isWanted: (route: Route) => boolean): Promise<string | undefined> {
  const route = (ROUTES as readonly Route[]).find((one) => one.method === 'GET' && !one.path.includes('{') && isWanted(one))!;
  const authorizer = { check: () => Promise.resolve({ scope: String(route.scope) }) } as unknown as Authorizer;
  const request = { method: 'GET', headers: {}, httpVersion: '1.1', socket: {} } as unknown as IncomingMessage;
  const { status, body } = await after(seconds, (work) => {
    const functions = { [route.function]: work } as Partial<Record<FunctionName, HttpFunction>>;
    const url = new URL(`http://localhost${route.path}`);
    return new Gateway(functions, authorizer).handle(request, url, Buffer.alloc(0), new AbortController().signal);
  });
  return status === 200 ? undefined : `${status} \`${String(body)}\``;
}

const written = (attributes: object): Promise<string | undefined> =>
  listening(
    (_, response) => void response.end('{}'),
    (url) => refusalOf(localClient(url).send(new PutItemCommand({ TableName: 't', Item: attributes as never }))),
  );

const read = (pk: string, sk: string): Promise<string | undefined> =>
  listening(
    (_, response) => void response.end('{}'),
    (url) => refusalOf(localClient(url).send(new GetItemCommand({ TableName: 't', Key: { pk: { S: pk }, sk: { S: sk } } }))),
  );

const TRIES: Readonly<Record<LimitName, Try>> = {
  stateBytes: async (bytes) => {
    const text = textOfJson(bytes);
    const [given, returned] = [await executed(text, {}), await executed({}, text)];
    expect(given).toBe(returned);
    return returned;
  },
  historyEvents: (events) =>
    refusalOf(execute({ machine: machineOf((events - OF_EXECUTION) / eventsOfState('Pass')), input: {}, context: {}, tasks: {} })),
  expressSeconds: async (seconds) => {
    const machine = (await machineReader())(childOf({ Type: 'Map', ItemsPath: '$', ItemSelector: {}, ItemProcessor: PROCESSOR }));
    return after(seconds, (work) => refusalOf(execute({ machine, input: {}, context: {}, isChild: true, tasks: { Task: work } })));
  },
  putEntries: (count) => putEvents(Array.from({ length: count }, () => ({ ...ENTRY, Detail: '{}' }))),
  putBytes: (bytes) => {
    const two = [ENTRY, ENTRY].map((entry) => ({ ...entry, Detail: '{"text":"ü"}' }));
    const left = bytes - two.reduce((sum, entry) => sum + entryBytes(entry), 0);
    return putEvents([two[0]!, { ...two[1]!, Detail: `{"text":"ü${'x'.repeat(left)}"}` }]);
  },
  messageBytes: async (bytes) => {
    let refused: string | undefined;
    await withBus(async (bus, got) => {
      await bus.accept([eventOf(bytes)], RECEIVED);
      await bus.drained();
      expect((await bus.deadLetterCount()) + got.length).toBe(1);
      refused = got.length === 1 ? undefined : 'dead letters';
    });
    return refused;
  },
  requestBytes: (bytes) => refusalOf(invoke({ name: 'read-statements', event: textOfJson(bytes), call: () => Promise.resolve(undefined) })),
  answerBytes: (bytes) => refusalOf(invoke({ name: 'read-statements', event: {}, call: () => Promise.resolve(textOfJson(bytes)) })),
  asyncBytes: (bytes) =>
    refusalOf(invokeAsync({ name: 'early-warning', event: textOfJson(bytes), call: () => Promise.resolve(undefined) })),
  functionSeconds: (seconds) =>
    after(seconds, (call) => refusalOf(invoke({ name: 'pack-samples', event: {}, call, timeoutMs: 10_000_000 }))),
  httpBytes: (bytes) =>
    listening(
      (request, response) =>
        void serve(request, response, {
          url: 'http://localhost',
          gateway: { handle: () => Promise.resolve({ status: 200, headers: {}, body: '' }) },
        } as unknown as Parameters<typeof serve>[2]),
      async (url) => {
        const answer = await fetch(`${url}/v1/anything`, { method: 'POST', body: Buffer.alloc(bytes) });
        return answer.status === 200 ? undefined : `${answer.status} \`${await answer.text()}\``;
      },
    ),
  httpLineBytes: async (bytes) => {
    const line = Buffer.byteLength('GET /v1/nothing HTTP/1.1') + Buffer.byteLength('Bearer ');
    const headers = { authorization: 'Bearer ', 'x-long': `${'x'.repeat(bytes - line - 2)}ü` };
    const request = { method: 'GET', url: '/v1/nothing', headers, httpVersion: '1.1' } as unknown as IncomingMessage;
    const answer = await new Gateway({}, {} as Authorizer).handle(
      request,
      new URL('http://localhost/v1/nothing'),
      Buffer.alloc(0),
      new AbortController().signal,
    );
    return answer.status === 404 ? undefined : `${answer.status} \`${String(answer.body)}\``;
  },
  httpSeconds: async (seconds) => {
    const [plain, waiting] = [await answered(seconds, (route) => !route.links), await answered(seconds, (route) => route.links === true)];
    expect(plain).toBe(waiting);
    return plain;
  },
  itemBytes: (bytes) => {
    const item = { pk: { S: 'p' }, sk: { S: 's' }, count: { N: '1234' }, open: { BOOL: true }, bytes: { B: new Uint8Array(100) } };
    const others = 'pkskcountopenbytestext'.length + 1 + 1 + 3 + 1 + 100;
    return written({ ...item, text: { S: `ü${'x'.repeat(bytes - others - 2)}` } });
  },
  partitionKeyBytes: async (bytes) => {
    const pk = `ü${'x'.repeat(bytes - 2)}`;
    const refused = await read(pk, 's');
    expect(await written({ pk: { S: pk }, sk: { S: 's' } })).toBe(refused);
    return refused;
  },
  sortKeyBytes: async (bytes) => {
    const sk = `ü${'x'.repeat(bytes - 2)}`;
    const refused = await read('p', sk);
    expect(await written({ pk: { S: 'p' }, sk: { S: sk } })).toBe(refused);
    return refused;
  },
  mailsPerSecond: (count) => {
    const quota = new SendingQuota(() => 0);
    return refusalOf(
      (async () => {
        for (let i = 0; i < count; i += 1) await Promise.resolve(quota.send());
      })(),
    );
  },
};

/** The smallest step of what is tried: a state has two events; of times that are equal, which ends first is not defined. */
const stepOf = (name: LimitName): number => (name === 'historyEvents' ? eventsOfState('Pass') : LIMITS[name].unit === 's' ? 0.001 : 1);

const names = Object.keys(AWS_LIMITS) as LimitName[];

afterEach(() => void vi.useRealTimers());

describe('the limits of AWS in the embedded run', () => {
  it('given the table of limits, then each of them is tried here, and its file reads it', () => {
    expect(Object.keys(TRIES).sort()).toEqual([...names].sort());
    for (const name of names) {
      const { enforcedBy } = LIMITS[name];
      expect([name, existsSync(enforcedBy) && new RegExp(`\\b${name}\\b`).test(readFileSync(enforcedBy, 'utf8'))]).toEqual([name, true]);
    }
  });

  it.each(names)('given %s just below the limit and at it, then it is taken', async (name) => {
    const { value, unit } = LIMITS[name];
    expect(await TRIES[name](value - stepOf(name))).toBeUndefined();
    if (unit !== 's') expect(await TRIES[name](value)).toBeUndefined();
  });

  it.each(names)('given %s just above the limit, then it is refused as declared', async (name) => {
    const { value, past } = LIMITS[name];
    const refused = await TRIES[name](value + stepOf(name));
    expect(refused).toBeTypeOf('string');
    expect(past).toContain(refused!);
  });
});

describe('what the embedded run does past a limit', () => {
  it.each(Object.keys(FUNCTIONS) as FunctionName[])('given %s, then an invocation ends at its declared time-out', async (name) => {
    const { timeoutSeconds, streams } = FUNCTIONS[name];
    expect(timeoutSeconds).toBeLessThanOrEqual(AWS_LIMITS.functionSeconds.value);
    const isOfApi = (ROUTES as readonly Route[]).some((route) => route.function === name) && !streams;
    if (isOfApi) expect(timeoutSeconds).toBeLessThan(AWS_LIMITS.httpSeconds.value);
    const ended = (seconds: number): Promise<string | undefined> => after(seconds, (call) => refusalOf(invoke({ name, event: {}, call })));
    expect(await ended(timeoutSeconds - 0.001)).toBeUndefined();
    expect(await ended(timeoutSeconds + 0.001)).toBe('Sandbox.Timedout');
  });

  it('given a function that refuses the size of a request, then the API answers 413', async () => {
    const route = (ROUTES as readonly Route[]).find(({ method, path }) => method === 'GET' && !path.includes('{'))!;
    const call: HttpFunction = () =>
      invoke({ name: route.function, event: 'x'.repeat(AWS_LIMITS.requestBytes.value), call: () => Promise.reject(new Error()) });
    const authorizer = { check: () => Promise.resolve({ scope: String(route.scope) }) } as unknown as Authorizer;
    const request = { method: 'GET', headers: {}, httpVersion: '1.1', socket: {} } as unknown as IncomingMessage;
    const url = new URL(`http://localhost${route.path}`);
    const gateway = new Gateway({ [route.function]: call }, authorizer);
    expect((await gateway.handle(request, url, Buffer.alloc(0), new AbortController().signal)).status).toBe(413);
  });

  it('given a parameter that an address has twice, then the function gets both, with a comma, as API Gateway hands it on', async () => {
    const route = (ROUTES as readonly Route[]).find(({ method, path }) => method === 'GET' && !path.includes('{'))!;
    const seen: unknown[] = [];
    const call: HttpFunction = async ({ queryStringParameters, rawQueryString }) => {
      seen.push(queryStringParameters, rawQueryString);
      return { statusCode: 200 };
    };
    const authorizer = { check: () => Promise.resolve({ scope: String(route.scope) }) } as unknown as Authorizer;
    const request = { method: 'GET', headers: {}, httpVersion: '1.1', socket: {} } as unknown as IncomingMessage;
    const url = new URL(`http://localhost${route.path}?state=due&limit=2&state=a%2Cb`);
    await new Gateway({ [route.function]: call }, authorizer).handle(request, url, Buffer.alloc(0), new AbortController().signal);
    expect(seen).toEqual([{ state: 'due,a,b', limit: '2' }, 'state=due&limit=2&state=a%2Cb']);
  });

  it('given messages that are too large together for one invocation, then they come in several batches', async () => {
    await withBus(async (bus, got) => {
      const events = Array.from({ length: 7 }, () => eventOf(1_000_000));
      await bus.accept(events, RECEIVED);
      await bus.drained();
      expect(got.length).toBe(events.length);
    });
  });

  it('given an event of its own that is larger than PutEvents takes, then nothing is published', async () => {
    await withBus(async (bus, got) => {
      const event = { type: 'audit.closed.v1', detail: { text: 'x'.repeat(AWS_LIMITS.putBytes.value) } };
      expect(await refusalOf(bus.publisher.publish([event]))).toBe('ValidationException');
      await bus.drained();
      expect([got, await bus.deadLetterCount()]).toEqual([[], 0]);
    });
  });

  it('given many mails at once, then no second has more than the quota, and all are sent', async () => {
    let now = 0;
    const quota = new SendingQuota(
      () => now,
      (ms) => Promise.resolve((now += ms)),
    );
    const sent: number[] = [];
    for (let i = 0; i < 35; i += 1) {
      now += 7;
      await quota.sendInTurn();
      sent.push(now);
    }
    const most = AWS_LIMITS.mailsPerSecond.value;
    for (let i = most; i < sent.length; i += 1) expect(sent[i]! - sent[i - most]!).toBeGreaterThanOrEqual(1000);
    expect(sent.length).toBe(35);
  });

  it('given a plan of minutes and a map of minutes, then the workflow waits for both, because their time-outs are longer', async () => {
    await machineReader();
    const due = Array.from({ length: 100 }, (_, i) => ({ contract: `c${i}`, periods: ['2026-10'], checkedAt: '' }));
    const plan = { audit: '2026-10', run: 'r', due, everything: false, more: false, cursor: null, rest: null, round: 1 };
    const wait = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const done: string[] = [];
    const steps = {
      Plan: () => wait(250).then(() => plan),
      Assess: (input: unknown) => wait(40).then(() => done.push((input as { due: { contract: string } }).due.contract)),
      NoteFailure: () => Promise.resolve({}),
      Close: () => wait(250).then(() => ({ seal: done.push('closed') })),
    };
    await after(1000, () => runWorkflow({ audit: '2026-10', id: 'r' }, steps));
    expect(done.length).toBe(due.length + 1);
  });

  it('given a text and an answer of the same size, then only bytes count', () => {
    expect(jsonBytes(textOfJson(100))).toBe(100);
  });
});
