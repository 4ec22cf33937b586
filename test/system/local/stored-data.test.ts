/** Folders that earlier versions wrote (test/fixtures/stored, by scripts/write-stored-data.ts): everything in them is read, and goes on. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestText } from '../../../lib/application/evidence/digest.ts';
import { readStatementBundle, verifyBundle } from '../../../lib/application/statements/verify-statement.ts';
import { formatAmount } from '../../../lib/domain/money/money.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { canonicalJson } from '../../../lib/domain/statement/statement.ts';
import { type System, startSystem } from '../../../local/system.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/stored/', import.meta.url));
const versions = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Version 0.1 knew no claims: they are made up from what it issued. */
const OWED_BY_0_1 = [
  { id: 'studio-links.2026-09.total', owed: '1020.00', state: 'due' },
  { id: 'studio-links.2026-10.total', owed: '1200.00', state: 'due' },
];

/** Addresses of webhooks that these versions made, of the tool Uptime Kuma. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  '0.1.0': ['1jbaWUTrU4R72klZv4PyDbUjw4ZiGMiR', 'AAaVCE4HqbAXuXC8ZPXCqRYH75t4ll8L'],
  '0.2.0-before-rename': ['MHOsbbK1h-qaE_bhBXHPcs3oUSqJRp9O', 'rLdgBwUJ_gklFHJWvVSN0gn7YtgzgNSp'],
};

it('there is a folder of each version that stored data', () => {
  expect(versions).toContain('0.1.0');
});

describe.each(versions)('data that %s stored', (version) => {
  const answers = JSON.parse(readFileSync(join(fixtures, version, 'answers.json'), 'utf8')) as {
    listings: Record<string, any>;
    revisions: Record<string, { answer: any }>;
  };
  const folder = mkdtempSync(join(tmpdir(), 'makegood-stored-'));
  const ids = [...new Set(Object.keys(answers.revisions).map((key) => key.split('?')[0]!))];
  let system: System;
  let token: string;

  beforeAll(async () => {
    cpSync(join(fixtures, version, 'data'), folder, { recursive: true });
    // Each look is a millisecond later: an audit's run is named by its instant.
    let now = Date.parse('2026-11-28T12:00:00Z');
    const clock = (): number => (now += 1);
    system = await startSystem({ folder, port: 0, version: 'test', engine: 'dynalite', backoff: () => 5, clock });
    token = readFileSync(system.tokenPath, 'utf8').trim();
    await system.bus.drained();
  });
  afterAll(async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (path: string, method = 'GET', body?: object): Promise<{ status: number; text: string; json: any }> => {
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(system.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, text, json: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined };
  };
  /** All items of a listing, page by page. */
  const all = async (path: string): Promise<any[]> => {
    const items: any[] = [];
    let cursor: string | undefined;
    do {
      const { json } = await ask(`${path}${path.includes('?') ? '&' : '?'}limit=200${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      items.push(...json.items);
      cursor = json.cursor;
    } while (cursor !== undefined);
    return items;
  };
  const audit = async (period: string): Promise<any[]> => {
    expect((await ask('/v1/audits', 'POST', { period, everything: true })).status).toBe(202);
    await system.bus.drained();
    return (await ask(`/v1/audits/${period}`)).json.outcomes;
  };

  it('accepts deliveries at the addresses of webhooks, which are no longer stored in clear', async () => {
    for (const key of ADDRESSES[version]!) {
      const body = { heartbeat: null, monitor: null, msg: 'stored Testing' };
      expect((await ask(`/v1/webhooks/uptime-kuma/${key}`, 'POST', body)).status).toBe(202);
      expect((await system.table.page(`WEBHOOKKEY#${key}`)).items).toEqual([]);
    }
    for (const vendor of ['lumencast', 'northlight'])
      expect(JSON.stringify((await system.table.page(`WEBHOOK#${vendor}`)).items)).not.toMatch(/"?key\\?":/);
    const own = (path: string): number => statSync(join(folder, path)).mode & 0o777;
    expect([own('.'), own('bus'), own('bus/journal.jsonl'), own('dynalite')]).toEqual([0o700, 0o700, 0o600, 0o700]);
  });

  it('lists the statements as before, by period, contract and vendor', async () => {
    const listed = answers.listings['/v1/statements?contract=studio-links'].items;
    expect(listed.length).toBe(2);
    expect(await all('/v1/statements?contract=studio-links')).toEqual(listed);
    expect(await all('/v1/statements?vendor=northlight')).toEqual(listed);
    expect(await all('/v1/statements?period=2026-10')).toEqual(answers.listings['/v1/statements?period=2026-10'].items);
    expect(await all('/v1/contracts')).toEqual(answers.listings['/v1/contracts'].items);
  });

  it('gives each revision as it was issued, with its digest', async () => {
    for (const [id, { answer }] of Object.entries(answers.revisions)) {
      const { json } = await ask(`/v1/statements/${id}`);
      expect(json.statement).toEqual(answer.statement);
      expect(json.digests).toEqual(answer.digests);
      expect(digestText(canonicalJson(json.statement))).toBe(answer.digests.statement);
      expect([json.revision, json.issuedAt, json.earlier.length]).toEqual([answer.revision, answer.issuedAt, answer.revision - 1]);
    }
  });

  it('posts them to the ledger, where they add up to the newest totals', async () => {
    const entries = await all('/v1/ledger?from=2026-01-01T00:00:00.000Z');
    const changed = await all('/v1/statements?updatedSince=2026-01-01T00:00:00.000Z');
    for (const { answer } of Object.values(answers.revisions))
      expect(changed).toContainEqual(expect.objectContaining({ id: answer.id, revision: answer.revision, issuedAt: answer.issuedAt }));
    for (const id of ids) {
      const newest = (await ask(`/v1/statements/${id}`)).json.statement.total;
      const own = entries.filter(({ statement, account }) => statement === id && account === 'owed');
      expect(own.length > 0).toBe(minorOf(newest) !== 0n);
      expect(own.reduce((sum, { amount, currency }) => sum + minorOf({ amount, currency }), 0n)).toBe(minorOf(newest));
    }
  });

  it('posts the transitions of their claims, where they add up to the accounts of each', async () => {
    const entries = await all('/v1/ledger?from=2026-01-01T00:00:00.000Z');
    const claims = await all('/v1/claims');
    expect(claims.length).toBeGreaterThan(0);
    for (const { id, owed, credited, received, writtenOff, open, currency } of claims) {
      const sum = (account: string): string =>
        formatAmount({
          minor: entries
            .filter((entry) => entry.claim === id && entry.account === account)
            .reduce((total, entry) => total + minorOf(entry), 0n),
          currency,
        });
      expect(['owed', 'credited', 'received', 'written-off'].map(sum)).toEqual([owed, credited, received, writtenOff]);
      const { items } = (await ask(`/v1/ledger/balances?by=contract,period&contract=${id.split('.')[0]}`)).json;
      const row = items.find(({ period }: { period: string }) => period === id.split('.')[1]);
      expect(row.closing).toMatchObject({ owed, received, open });
    }
  });

  it('has a claim for each owed amount, with the transition of each restatement', async () => {
    const claims = await all('/v1/claims?contract=studio-links');
    const listed = answers.listings['/v1/claims']?.items.filter(({ contract }: { contract: string }) => contract === 'studio-links');
    expect(claims.map(({ id, owed, state }) => ({ id, owed, state }))).toEqual(
      listed?.map(({ id, owed, state }: Record<string, unknown>) => ({ id, owed, state })) ?? OWED_BY_0_1,
    );
    const path = '/v1/claims/studio-links.2026-10.total';
    const { transitions } = (await ask(path)).json;
    // Version 0.2 called them steps.
    const known = answers.listings[path]?.steps ?? ['due', 'restated', 'restated'].map((kind) => ({ kind }));
    expect(transitions).toEqual(known.map((transition: object) => expect.objectContaining(transition)));
  });

  it.each(['pdf', 'xlsx', 'csv'])('renders each statement as %s', async (form) => {
    for (const id of ids) {
      const { status, text } = await ask(`/v1/statements/${id}/documents/${form}`);
      expect([status, text.length > 0]).toEqual([200, true]);
    }
  });

  it('keeps the quarantine, and delivers events that were acknowledged and not stored', async () => {
    const entries = await all('/v1/quarantine?month=2026-11');
    for (const { id, code } of answers.listings['/v1/quarantine'].items)
      expect(entries).toContainEqual(expect.objectContaining({ id, code }));
    const { json } = await ask('/v1/previews/studio-links/2026-11');
    expect(json.statement.evidence.events).toBeGreaterThanOrEqual(200);
  });

  it('issues no revision where no amount, outcome or figure differs', async () => {
    for (const period of ['2026-09', '2026-10']) expect((await audit(period)).filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
  });

  it('restates for a late fact as before, and continues from there', async () => {
    const before = (await ask('/v1/statements/studio-links.2026-10')).json;
    const credentials = { accessKeyId: '555566667777', secretAccessKey: 'x' };
    const client = new EventBridgeClient({ endpoint: system.url, region: 'local', credentials });
    const entry = (type: string, id: string, occurredAt: string): PutEventsRequestEntry => ({
      EventBusName: 'makegood',
      Source: 'northlight.noc',
      DetailType: type,
      Detail: JSON.stringify({ id, occurredAt, component: 'link-b', incident: 'I-9' }),
    });
    await client.send(
      new PutEventsCommand({
        Entries: [entry('service.down.v1', 'z-1', '2026-10-25T10:00:00Z'), entry('service.up.v1', 'z-2', '2026-10-25T22:00:00Z')],
      }),
    );
    await system.bus.drained();
    const outcomes = await audit('2026-10');
    expect(outcomes.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([
      expect.objectContaining({ statement: before.id, outcome: 'restated', revision: before.revision + 1 }),
    ]);
    const after = (await ask('/v1/statements/studio-links.2026-10')).json;
    expect([after.bridge.before, after.bridge.difference.amount]).toEqual([before.statement.total, '600.00']);
    expect(after.bridge.causes.map(({ cause }: { cause: string }) => cause)).toEqual([
      before.digests.bundle === undefined ? 'recalculated' : 'late-event',
    ]);
    const bundle = readStatementBundle(JSON.parse((await ask('/v1/statements/studio-links.2026-10/bundle')).text));
    expect(verifyBundle(bundle!).filter(({ agrees }) => !agrees)).toEqual([]);
    expect((await audit('2026-10')).filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
  });
});
