/** The CSV of a ledger of many entries, from the embedded run: the whole span, sent while it is read. */
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import { ROLES } from '../../../lib/declarations/roles.ts';
import { embeddedRun } from '../../support/embedded-run.ts';

const embedded = embeddedRun({ engine: 'dynalite' });

/** More than Lambda answers at once. */
const MANY_BYTES = 6_000_000;
const ITEMS = 80;
const EACH = 500;

const entry = (item: number, n: number): LedgerEntry => ({
  entry: `big.2026-10#${item}-${n}`,
  postedAt: '2026-11-02T12:00:00.000Z',
  postedOn: '2026-11-02',
  effectiveOn: '2026-11-02',
  kind: 'issued',
  account: 'owed',
  statement: 'big.2026-10',
  claim: 'big.2026-10.fee',
  vendor: item % 2 === 0 ? 'even' : 'odd',
  customer: 'buyer',
  creditor: 'customer',
  contract: 'big',
  period: '2026-10',
  costCentre: 'CC-1',
  credit: 'fee',
  for: `line-${n}`,
  amount: '1.00',
  currency: 'EUR',
});

async function fill(): Promise<void> {
  for (let item = 1; item <= ITEMS; item += 1)
    await embedded.system.stores.ledger.post({
      at: `2026-11-02T12:00:00.${String(item).padStart(3, '0')}Z`,
      source: `big.2026-10#${String(item).padStart(4, '0')}`,
      contract: 'big',
      vendor: item % 2 === 0 ? 'even' : 'odd',
      period: '2026-10',
      entries: Array.from({ length: EACH }, (_, n) => entry(item, n + 1)),
    });
}

const get = (path: string, token: string, accept = 'text/csv'): Promise<Response> =>
  fetch(embedded.system.url + path, { headers: { authorization: `Bearer ${token}`, accept } });

describe('a ledger of many entries', () => {
  it('is sent whole as CSV, in chunks and without a length; a vendor gets its own entries, without cost centres', async () => {
    await fill();
    const finance = await embedded.system.authorizer.issue(ROLES.finance);
    const response = await get('/v1/ledger?from=2026-11-01T00:00:00Z', finance);
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      null,
    ]);
    const text = await response.text();
    expect(text.length).toBeGreaterThan(MANY_BYTES);
    const rows = text.trim().split('\r\n').slice(1);
    expect([rows.length, new Set(rows.map((row) => row.split(',')[0])).size]).toEqual([ITEMS * EACH, ITEMS * EACH]);

    const vendor = await embedded.system.authorizer.issue(ROLES.vendor, { vendor: 'odd' });
    const own = await (await get('/v1/ledger?from=2026-11-01T00:00:00Z', vendor)).text();
    expect(own.trim().split('\r\n')).toHaveLength(1 + (ITEMS * EACH) / 2);
    expect(own).not.toMatch(/CC-1|even/);
    const { code } = (await (await get('/v1/ledger?from=2026-11-01T00:00:00Z&costCentre=CC-1', vendor)).json()) as { code: string };
    expect(code).toBe('not-for-vendors');
  });

  it('is added up within one request', async () => {
    const auditor = await embedded.system.authorizer.issue(ROLES.auditor);
    const { items } = (await (await get('/v1/ledger/balances?by=vendor', auditor, 'application/json')).json()) as { items: any[] };
    expect(items.map(({ vendor, closing }) => [vendor, closing.open])).toEqual([
      ['even', '20000.00'],
      ['odd', '20000.00'],
    ]);
  });

  it('a client that disconnects stops the stream and nothing else', async () => {
    const token = await embedded.system.authorizer.issue(ROLES.finance);
    const response = await get('/v1/ledger?from=2026-11-01T00:00:00Z', token);
    await response.body!.cancel();
    expect((await get('/v1/health', token, 'application/json')).status).toBe(200);
  });
});
