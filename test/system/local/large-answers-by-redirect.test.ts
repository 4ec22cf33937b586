/** A statement with so many tickets that neither its JSON nor its bundle fits into one answer, over HTTP from the embedded run. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makegoodApi } from '../../../client/api.ts';
import { bundleFile } from '../../../lib/application/evidence/evidence-bundle.ts';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { storesForVendor } from '../../../lib/application/statements/vendor-stores.ts';
import { LIMITS } from '../../../lib/declarations/limits.ts';
import { ROLES } from '../../../lib/declarations/roles.ts';
import { HOUR, MINUTE, parseInstant } from '../../../lib/domain/time/instant.ts';
import { runCommand } from '../../support/cli-run.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { at, fact } from '../../support/facts.ts';
import { SILENT, exampleDocument, putDocument } from '../../support/harness.ts';
import { issueOne } from '../../support/issue.ts';

const embedded = embeddedRun({ engine: 'dynalite' });
const [CONTRACT, PERIOD, VENDOR] = ['live-streaming-network', '2026-10', 'lumencast'];
const STATEMENT = `${CONTRACT}.${PERIOD}`;
const BUNDLE = `/v1/statements/${STATEMENT}/bundle`;
const TICKETS = 800;
const NOW = at('2026-11-05T00:00:00Z');
/** Tools name records by paths and sentences; long names make fewer tickets do. */
const LONG = 'x'.repeat(350);

let issued: IssuedStatement;
let tokens: Readonly<Record<'finance' | 'vendor' | 'other', string>>;

beforeAll(async () => {
  const { stores, authorizer } = embedded.system;
  await putDocument(stores, exampleDocument(), () => NOW);
  const sender = 'aws:444455556666';
  for (let i = 0; i < TICKETS; i += 1) {
    const opened = at('2026-10-01T00:00:00Z') + i * 45 * MINUTE;
    const given = { component: 'line-1', sender, body: { record: `T-${i}-${LONG}` } };
    await stores.facts.record(VENDOR, fact('ticket.opened', opened, given), undefined);
    await stores.facts.record(VENDOR, fact('ticket.acknowledged', opened + 3 * HOUR, given), undefined);
    await stores.facts.record(VENDOR, fact('ticket.resolved', opened + 7 * HOUR, given), undefined);
  }
  expect(await issueOne(CONTRACT, PERIOD, stores, SILENT, () => NOW)).toMatchObject({ outcome: 'issued' });
  issued = (await stores.statements.latest(CONTRACT, PERIOD))!;
  tokens = {
    finance: await authorizer.issue(ROLES.finance),
    vendor: await authorizer.issue(ROLES.vendor, { vendor: VENDOR }),
    other: await authorizer.issue(ROLES.vendor, { vendor: 'another' }),
  };
});

afterEach(() => vi.restoreAllMocks());

const get = (path: string, token: string, init: RequestInit = {}): Promise<Response> =>
  fetch(embedded.system.url + path, { ...init, headers: { authorization: `Bearer ${token}` } });

const bundleOf = async (stores = embedded.system.stores): Promise<string> =>
  (await bundleFile((await stores.statements.latest(CONTRACT, PERIOD))!, stores))!;

describe('a large answer', () => {
  it('is answered 303 with a link that needs no token, its size and its end', async () => {
    const answer = await get(BUNDLE, tokens.finance, { redirect: 'manual' });
    const link = (await answer.json()) as { link: string; bytes: number; type: string; expiresAt: string };
    expect([answer.status, answer.headers.get('location'), link.type]).toEqual([303, link.link, 'application/json']);
    expect(link.bytes).toBeGreaterThan(LIMITS.documentBytes.value);
    const left = parseInstant(link.expiresAt)! - Date.now();
    expect(left > 4 * MINUTE && left <= 5 * MINUTE).toBe(true);
    const file = await fetch(link.link);
    expect([file.status, file.headers.get('content-disposition'), file.headers.get('cache-control')]).toEqual([
      200,
      `attachment; filename="${STATEMENT}-r1.bundle.json"`,
      'no-store',
    ]);
    expect((await file.text()) === (await bundleOf())).toBe(true);
    const path = join(dirname(embedded.system.tokenPath), 'documents');
    for (const name of ['.', ...readdirSync(path, { recursive: true, encoding: 'utf8' })]) {
      const stat = lstatSync(join(path, name));
      expect([name, stat.mode & 0o777]).toEqual([name, stat.isDirectory() ? 0o700 : 0o600]);
    }
  });

  it('is read by a client that follows redirects, which leaves its token behind', async () => {
    const statement = await get(`/v1/statements/${STATEMENT}`, tokens.finance);
    expect([statement.status, statement.redirected, new URL(statement.url).pathname.split('/')[1]]).toEqual([200, true, 'documents']);
    const text = await statement.text();
    expect(text.length).toBeGreaterThan(LIMITS.documentBytes.value);
    expect((JSON.parse(text) as IssuedStatement).statement).toEqual(issued.statement);
  });

  it('of a vendor is its view, and another vendor gets no link', async () => {
    const own = await (await get(BUNDLE, tokens.vendor)).text();
    expect(own.length).toBeGreaterThan(LIMITS.documentBytes.value);
    expect(own === (await bundleOf(storesForVendor(embedded.system.stores)))).toBe(true);
    expect(own).not.toContain('CC-4100');
    const refused = await get(BUNDLE, tokens.other, { redirect: 'manual' });
    expect([refused.status, refused.headers.get('location')]).toEqual([404, null]);
  });
});

describe('the clients of the package', () => {
  it('follow a link without their token, and give the tag of the API', async () => {
    const sent: [string, string | null][] = [];
    const spied: typeof fetch = (input, init) => {
      const request = new Request(input, init);
      sent.push([new URL(request.url).hostname, request.headers.get('authorization')]);
      return fetch(request);
    };
    const api = makegoodApi({ url: embedded.system.url, token: tokens.finance, fetch: spied });
    const { data, response } = await api.GET('/v1/statements/{id}', { params: { path: { id: STATEMENT } } });
    expect(data!.statement.objectives.length).toBe(issued.statement.objectives.length);
    expect(sent).toEqual([
      ['localhost', `Bearer ${tokens.finance}`],
      ['127.0.0.1', null],
    ]);
    const headers = { 'if-none-match': response.headers.get('etag')! };
    const again = await api.GET('/v1/statements/{id}', { params: { path: { id: STATEMENT } }, headers });
    expect(again.response.status).toBe(304);
  });

  it('say of a link that was refused that it is good for minutes', async () => {
    const ended: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      if (new URL(request.url).hostname === '127.0.0.1') return fetch(request.url.replace('signature=', 'signature=00'));
      return fetch(request);
    };
    const api = makegoodApi({ url: embedded.system.url, token: tokens.finance, fetch: ended });
    await expect(api.GET('/v1/statements/{id}/bundle', { params: { path: { id: STATEMENT } } })).rejects.toThrow('answers 403');
  });

  it('print a large bundle from the command line', async () => {
    const { out, code } = await runCommand(['bundle', STATEMENT, ...embedded.api]);
    expect([code, out.trimEnd() === (await bundleOf())]).toEqual([0, true]);
  });
});

const [MONTHS, ENTRIES] = [20, 900];

/** A ledger whose months are read one after the other, and whose CSV is larger than one answer. */
async function fillLedger(): Promise<void> {
  for (let month = 0; month < MONTHS; month += 1) {
    const postedAt = new Date(Date.UTC(2025, month, 2, 12)).toISOString();
    const entry = (n: number): LedgerEntry => ({
      entry: `big.${month}#${n}`,
      ...{ postedAt, postedOn: postedAt.slice(0, 10), effectiveOn: postedAt.slice(0, 10), kind: 'issued', account: 'owed' },
      ...{ statement: 'big.2025', claim: 'big.2025.fee', vendor: 'big', customer: 'buyer', creditor: 'customer', contract: 'big' },
      ...{ period: '2025', credit: 'fee', for: `line-${n}`, amount: '1.00', currency: 'EUR', note: 'x'.repeat(150) },
    });
    const entries = Array.from({ length: ENTRIES }, (_, n) => entry(n));
    const item = { at: postedAt, source: `big.${month}`, contract: 'big', vendor: 'big', period: '2025', entries };
    await embedded.system.stores.ledger.post(item);
  }
}

describe('a caller that leaves', () => {
  /** Requests to the database from now on. */
  const countReads = (): (() => number) => {
    const spied = vi.spyOn(DynamoDBClient.prototype, 'send');
    return () => spied.mock.calls.length;
  };
  const settled = async (count: () => number): Promise<number> => {
    for (let before = -1; ;) {
      const seen = count();
      if (seen === before) return seen;
      before = seen;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  };

  it('stops what reads for its answer, and nothing is kept', async () => {
    await fillLedger();
    const path = '/v1/ledger/documents/csv?from=2025-01-01T00:00:00Z&vendor=big';
    const folder = join(dirname(embedded.system.tokenPath), 'documents', 'render-documents');
    const whole = countReads();
    const answer = await get(path, tokens.finance);
    expect((await answer.text()).trim().split('\r\n')).toHaveLength(1 + MONTHS * ENTRIES);
    expect(answer.redirected).toBe(true);
    const all = await settled(whole);
    vi.restoreAllMocks();
    const kept = readdirSync(folder).length;
    const counted = countReads();
    const left = new AbortController();
    const asked = get(path, tokens.finance, { redirect: 'manual', signal: left.signal });
    while (counted() < 3) await new Promise((resolve) => setImmediate(resolve));
    left.abort();
    await expect(asked).rejects.toThrow();
    expect(await settled(counted)).toBeLessThan(all / 2);
    expect(readdirSync(folder)).toHaveLength(kept);
    expect((await get('/v1/health', tokens.finance)).status).toBe(200);
  });
});
