/** The embedded run, end to end, with real clients over HTTP. */
import { createHmac } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, type Statement } from '../../../lib/domain/statement/statement.ts';
import { digestText } from '../../../lib/application/evidence/digest.ts';
import { loadExample, readExample } from '../../../local/example.ts';
import { type System } from '../../../local/system.ts';
import { evidence, shuffled } from '../../support/evidence.ts';
import { EFFECTS, STATES } from '../../../lib/domain/evidence/vocabulary.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { formatInstant } from '../../../lib/domain/time/instant.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { EXAMPLE_TEXT } from '../../support/harness.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

const embedded = embeddedRun({ backoff: () => 5 });
let system: System;
let token: string;
beforeAll(() => {
  ({ system, token } = embedded);
});

const call = async (
  method: string,
  path: string,
  options: { body?: string; headers?: Record<string, string>; token?: string | null } = {},
): Promise<{ status: number; headers: Headers; text: string; json: any }> => {
  const authorization: Record<string, string> = options.token === null ? {} : { authorization: `Bearer ${options.token ?? token}` };
  const response = await fetch(system.url + path, {
    method,
    headers: { ...authorization, ...options.headers },
    ...(options.body !== undefined && { body: options.body }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined,
  };
};

const client = (account = '444455556666'): EventBridgeClient =>
  new EventBridgeClient({ endpoint: system.url, region: 'local', credentials: { accessKeyId: account, secretAccessKey: 'x' } });
const entry = (detailType: string, detail: object): { EventBusName: string; Source: string; DetailType: string; Detail: string } => ({
  EventBusName: 'makegood',
  Source: 'lumencast.noc',
  DetailType: detailType,
  Detail: JSON.stringify(detail),
});

const yaml = EXAMPLE_TEXT;
const document = (): any => readYaml(yaml).document;

describe('the embedded run', () => {
  it('loads the example through the public API, restates it after a late event, and loads nothing twice', async () => {
    const api = { url: system.url, token };
    const { revision, statement } = await loadExample(system, api);
    expect([revision, statement.total]).toEqual([2, { amount: '16000.00', currency: 'CNY' }]);
    expect(statement.lines.map((line) => [line.credit, line.index, line.amount.amount])).toEqual([
      ['availability-credit', 'line-1', '6000.00'],
      ['availability-credit', 'line-2', '4000.00'],
      ['response-credit', '', '1000.00'],
      ['recovery-credit', '', '5000.00'],
    ]);
    const first = (await call('GET', '/v1/statements/live-streaming-network.2026-10?revision=1')).json;
    expect([first.statement.total.amount, first.bridge]).toEqual(['12000.00', undefined]);
    const second = (await call('GET', '/v1/statements/live-streaming-network.2026-10')).json;
    expect(second.bridge.lines.map((line: any) => [line.kind, line.credit, line.index, line.difference.amount])).toEqual([
      ['addition', 'availability-credit', 'line-2', '4000.00'],
    ]);
    expect(second.digests.statement).toBe(digestText(canonicalJson(second.statement)));
    expect(await loadExample(system, api)).toMatchObject({ revision: 2 });
    expect((await readExample(api)).statement).toEqual(statement);
  });

  it('every line of the example has its reasons down to event ids, and excluded time has its clause', async () => {
    const { statement } = (await call('GET', '/v1/statements/live-streaming-network.2026-10')).json as { statement: Statement };
    const text = JSON.stringify(statement.lines[0]!.reasons);
    for (const id of ['m2-down', '17|0|2026-10-12T12:01:00.000Z', 'eb:0c4b2d11-9b60-4c1e-9d2f-5a7a2f3d9e01']) expect(text).toContain(id);
    const excluded = JSON.stringify(statement.lines[0]!.reasons, (_, value: any) =>
      value && typeof value === 'object' && 'excluded' in value ? value.excluded : value,
    );
    expect(excluded).toContain('"by":"maintenance"');
    expect(JSON.stringify(statement.lines[2]!.reasons)).toContain('pagerduty/Q0XK7SLAINC042');
  });

  it('PutEvents applies the limits, answers each entry, and uses the access key id as the account', async () => {
    const result = await client().send(
      new PutEventsCommand({
        Entries: [
          entry('service.up.v1', { id: 'sdk-1', occurredAt: '2026-11-01T00:00:00Z', component: 'line-1' }),
          { ...entry('x', {}), Detail: '{bad' },
          { ...entry('x', {}), EventBusName: 'other' },
          { ...entry('x', {}), Source: 'aws.ec2' },
          { Source: 's', EventBusName: 'makegood', Detail: '{}' },
        ],
      }),
    );
    expect(result.FailedEntryCount).toBe(4);
    expect(result.Entries!.map((item) => item.ErrorCode ?? 'ok')).toEqual([
      'ok',
      'MalformedDetail',
      'ResourceNotFoundException',
      'NotAuthorizedForSourceException',
      'InvalidArgument',
    ]);
    const many = Array.from({ length: 11 }, () => entry('x', {}));
    await expect(client().send(new PutEventsCommand({ Entries: many }))).rejects.toThrow('between 1 and 10');
    await expect(
      client().send(new PutEventsCommand({ Entries: [{ ...entry('x', {}), Detail: JSON.stringify({ x: 'y'.repeat(1_048_576) }) }] })),
    ).rejects.toThrow('over the limit');
    await expect(client('000000000000').send(new PutEventsCommand({ Entries: [entry('x', {})] }))).rejects.toThrow('embedded run itself');
    expect((await fetch(system.url, { method: 'POST', headers: { 'x-amz-target': 'AWSEvents.PutEvents' }, body: '{}' })).status).toBe(400);
  });

  it('an event that is refused is listed in quarantine with its reason', async () => {
    await client('123456789012').send(
      new PutEventsCommand({
        Entries: [entry('service.down.v1', { id: 'stranger', occurredAt: '2026-11-01T00:00:00Z', component: 'line-1' })],
      }),
    );
    await system.bus.drained();
    const { items } = (await call('GET', '/v1/quarantine')).json;
    expect(items.find((item: any) => item.raw.includes('stranger'))).toMatchObject({ code: 'unknown-sender', sender: 'aws:123456789012' });
  });

  it('a token that is missing, forged, expired or without the scope is refused', async () => {
    expect((await call('GET', '/v1/contracts', { token: null })).status).toBe(401);
    expect((await call('GET', '/v1/contracts', { token: 'abc' })).status).toBe(401);
    expect((await call('GET', '/v1/contracts', { token: token.slice(0, -3) + 'AAA' })).status).toBe(401);
    expect(
      (await call('GET', '/v1/contracts', { token: await system.authorizer.issue(['contracts:read'], { seconds: -10 }) })).status,
    ).toBe(401);
    const reader = await system.authorizer.issue(['statements:read']);
    expect((await call('GET', '/v1/contracts', { token: reader })).status).toBe(403);
    expect((await call('GET', '/v1/statements?period=2026-10', { token: reader })).status).toBe(200);
    expect((await call('GET', '/v1/health', { token: null })).json).toEqual({ status: 'ok', version: 'test' });
    expect((await call('GET', '/openapi.json', { token: null })).json.openapi).toBe('3.1.0');
  });

  it('a wrong contract is answered with every error and its place; a valid one is accepted and given as YAML and JSON, with an ETag', async () => {
    const broken = yaml
      .replace('currency: CNY', 'currency: XYZ')
      .replace('at-least: 99.9%, gives: 0%', 'at-least: 99.95%, gives: 0%')
      .replace('amount: 60000.00 CNY', 'amount: -60000.00 CNY')
      .replace('part-period: clipped', 'part-period: clipped, typo: 1');
    const answer = await call('PUT', '/v1/contracts/live-streaming-network', {
      body: broken,
      headers: { 'content-type': 'application/yaml' },
    });
    expect([answer.status, answer.headers.get('content-type'), answer.json.code]).toEqual([
      422,
      'application/problem+json',
      'contract-invalid',
    ]);
    expect(answer.json.issues.map((issue: any) => issue.code)).toContain('unknown-key');
    const meaning = await call('PUT', '/v1/contracts/live-streaming-network', {
      body: yaml
        .replaceAll('99.9%, gives: 0%', '99.95%, gives: 0%')
        .replace('60000.00 CNY', '-60000.00 CNY')
        .replace('multiply: late-replies', 'multiply: late-reply'),
      headers: { 'content-type': 'application/yaml' },
    });
    expect(
      meaning.json.issues
        .filter((issue: any) => issue.severity === 'error')
        .map((issue: any) => issue.code)
        .sort(),
    ).toEqual(['band-gap', 'negative-amount', 'unknown-name']);
    expect(meaning.json.issues.find((issue: any) => issue.code === 'unknown-name').message).toContain('late-replies');
    expect(
      (await call('PUT', '/v1/contracts/live-streaming-network', { body: '{"a":', headers: { 'content-type': 'application/json' } })).json
        .code,
    ).toBe('not-json');
    const doubled = { body: '{"terms":{},\n"terms":{}}', headers: { 'content-type': 'application/json' } };
    expect((await call('PUT', '/v1/contracts/live-streaming-network', doubled)).json).toMatchObject({
      status: 400,
      code: 'doubled-name',
      detail: 'line 2: "terms" stands twice in one object; keep one',
      issues: [{ path: '/terms' }],
    });
    expect(
      (await call('PUT', '/v1/contracts/live-streaming-network', { body: 'x', headers: { 'content-type': 'image/png' } })).status,
    ).toBe(415);
    const got = await call('GET', '/v1/contracts/live-streaming-network', { headers: { accept: 'application/yaml' } });
    expect([got.text, got.headers.get('etag')]).toEqual([yaml, '"1"']);
    expect((await call('GET', '/v1/contracts/live-streaming-network', { headers: { 'if-none-match': '"1"' } })).status).toBe(304);
    expect(
      (
        await call('PUT', '/v1/contracts/live-streaming-network', {
          body: yaml,
          headers: { 'content-type': 'application/yaml', 'if-match': '"7"' },
        })
      ).status,
    ).toBe(409);
    expect((await call('GET', '/v1/contracts')).json.items.map((item: any) => item.id)).toContain('live-streaming-network');
    expect((await call('GET', '/v1/contracts/nope')).json.code).toBe('unknown-contract');
  });

  it('a statement is given as CSV and with an ETag; unknown media types and wrong queries are refused', async () => {
    const path = '/v1/statements/live-streaming-network.2026-10';
    const csv = await call('GET', path, { headers: { accept: 'text/csv' } });
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(csv.text.split('\r\n')[1]).toBe(
      'live-streaming-network.2026-10,2,live-streaming-network,lumencast,harbour-tv,2026-10,1,availability-credit,line-1,60000.00,10.0000%,6000.00,6000.00,CNY,,CC-4100,,,,,Credit for availability,,,,,,',
    );
    const etag = (await call('GET', path)).headers.get('etag')!;
    expect((await call('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await call('GET', path, { headers: { accept: 'application/xml' } })).status).toBe(406);
    expect((await call('GET', '/v1/statements')).json.code).toBe('bad-query');
    expect((await call('GET', '/v1/statements?period=October')).json.issues[0].path).toBe('/period');
    expect((await call('GET', '/v1/statements?period=2026-10&limit=0')).status).toBe(400);
    expect((await call('GET', '/v1/statements?period=2026-10&colour=red')).status).toBe(400);
    expect((await call('GET', `${path}?revision=9`)).status).toBe(404);
    // The longest that has a place in a request is answered by its rules too, at nine characters of the address for each of its own.
    for (const cursor of ['x', 'WzAsInoiXQ', 'WzksbnVsbF0', '€'.repeat(900)])
      expect((await call('GET', `/v1/statements?vendor=lumencast&period=2026-10&cursor=${cursor}`)).json.code).toBe('bad-cursor');
    expect((await call('GET', `/v1/statements?cursor=${'€'.repeat(2000)}`)).status).toBe(431);
    expect((await call('GET', '/v1/nothing')).status).toBe(404);
  });

  it('an audit of a period that has not ended or is no month is refused, and two requests at once start one audit', async () => {
    const audit = (period: string) =>
      call('POST', '/v1/audits', { body: JSON.stringify({ period }), headers: { 'content-type': 'application/json' } });
    expect((await audit('2199-01')).json).toMatchObject({ status: 409, code: 'period-not-ended' });
    expect((await audit('2026')).status).toBe(400);
    expect((await audit('2026-09')).status).toBe(202);
    await Promise.all([audit('2026-09'), audit('2026-09'), audit('2026-09')]);
    await system.bus.drained();
    const record = (await call('GET', '/v1/audits/2026-09')).json;
    expect([record.status, record.outcomes.filter((outcome: { period: string }) => outcome.period === '2026-09').length]).toEqual([
      'closed',
      1,
    ]);
    expect((await call('GET', '/v1/statements/live-streaming-network.2026-09')).json.revision).toBe(1);
    expect((await call('GET', '/v1/previews/live-streaming-network/2026-11')).json).toMatchObject({ preview: true });
    expect((await call('GET', '/v1/previews/live-streaming-network/2020-01')).json.code).toBe('outside-term');
    expect((await call('GET', '/v1/audits/2001-01')).status).toBe(404);
  });

  it('a webhook with a wrong key or signature is refused, and with the right ones accepted', async () => {
    const put = await call('PUT', '/v1/vendors/lumencast/webhooks/pagerduty', {
      body: JSON.stringify({ signingSecret: 'a-signing-secret', key: 'add' }),
      headers: { 'content-type': 'application/json' },
    });
    expect(put.json).toMatchObject({ source: 'pagerduty', signed: true });
    const url = (put.json.url as string).slice(system.url.length);
    const body = JSON.stringify({
      event: {
        id: 'SIGNED1',
        event_type: 'incident.triggered',
        occurred_at: '2026-11-02T02:13:05.201Z',
        data: { id: 'QSIGNED', service: { id: 'PLINE01' }, priority: { summary: 'P1' } },
      },
    });
    const post = (path: string, headers: Record<string, string>, text = body) =>
      call('POST', path, { token: null, body: text, headers: { 'content-type': 'application/json', ...headers } });
    const sign = (text: string): string => `v1=${createHmac('sha256', 'a-signing-secret').update(text).digest('hex')}`;
    expect((await post('/v1/webhooks/pagerduty/not-the-key', {})).json.code).toBe('unknown-webhook');
    expect((await post(url.replace('pagerduty', 'zendesk'), {})).status).toBe(404);
    expect((await post(url, {})).json.code).toBe('bad-signature');
    expect((await post(url, { 'x-pagerduty-signature': sign(body + ' ') })).status).toBe(401);
    expect((await post(url, { 'x-pagerduty-signature': `v1=00, ${sign(body)}` })).status).toBe(202);
    await system.bus.drained();
    const facts = await system.stores.facts.read('lumencast', 'pagerduty/PLINE01', '2026-11');
    expect(facts.map((fact) => [fact.id, fact.class])).toEqual([['pd:SIGNED1', 'signed']]);
  });

  it('the same evidence through the real store, in any order and twice, gives the same statement bytes', async () => {
    const send = async (vendor: string, facts: readonly Fact[]): Promise<string> => {
      const account = String(100_000_000_000 + Number(vendor.slice(1)));
      const put = {
        ...document(),
        order: {
          ...document().order,
          vendor: { id: vendor, name: 'V' },
          senders: ['a', 'b', 'c'].map((_, i) => ({ account: String(Number(account) + i * 1000), as: 'vendor' })),
        },
      };
      put.order.id = 'permuted';
      const answer = await call('PUT', '/v1/contracts/permuted', {
        body: JSON.stringify(put),
        headers: { 'content-type': 'application/json' },
      });
      // What the linter would say comes back too: warnings, and what the objective is worth.
      expect(answer.json.warnings.map(({ code }: any) => code)).toEqual(['unbounded-pause']);
      const found = await call('GET', '/v1/contracts/permuted/worth');
      const worth = found.json.worth.find((one: any) => one.objective === 'availability');
      expect(worth.rows.find((month: any) => month.of === '30 days').met).toEqual([{ from: 0, to: 2_592_000 }]);
      expect(worth.most.amount).toMatch(/^\d+\.\d\d$/);
      const senders = [...new Set(facts.map((fact) => fact.sender))].sort();
      for (const sender of senders) {
        const own = facts.filter((fact) => fact.sender === sender).flatMap((fact) => detailOf(fact));
        const bus = client(String(Number(account) + senders.indexOf(sender) * 1000));
        for (let i = 0; i < own.length; i += 10) await bus.send(new PutEventsCommand({ Entries: own.slice(i, i + 10) }));
      }
      await system.bus.drained();
      const { statement } = (await call('GET', '/v1/previews/permuted/2026-10')).json;
      // The vendor's name is all that differs between the two runs.
      return canonicalJson({ ...statement, contract: null }).replaceAll(/aws:\d+/g, 'sender');
    };
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        evidence.chain((facts) => fc.tuple(fc.constant(facts), shuffled(facts))),
        async ([facts, other]) => {
          const one = facts.every((fact) => fact.sender === facts[0]!.sender);
          fc.pre(one);
          expect(await send(`v${(run += 1)}`, other)).toBe(await send(`v${(run += 1)}`, facts));
        },
      ),
      { numRuns: sampleOf(5, 12) },
    );
  });
});

/** A fact as the entry that would make it. */
function detailOf(fact: Fact): ReturnType<typeof entry>[] {
  const { record, attributes, start, end } = fact.body;
  const kind = EFFECTS[fact.type]?.kind ?? (STATES[fact.type] ? 'incident' : undefined);
  if (kind === undefined) return [];
  const detail = {
    id: fact.id,
    occurredAt: formatInstant(fact.occurredAt),
    component: fact.component,
    ...(record !== undefined && { [kind]: record }),
    ...(attributes && { attributes, severity: attributes.severity }),
    ...(start !== undefined && { start: formatInstant(start), end: formatInstant(end!) }),
  };
  return [entry(`${fact.type}.v1`, detail)];
}
