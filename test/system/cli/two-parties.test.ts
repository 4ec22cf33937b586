/** A month of claims over the HTTP API by the tokens of two parties, in three currencies: what one party states, the other reads. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { remindAndExpireClaims } from '../../../lib/application/claims/claim-reminders.ts';
import { ROLES, type Role } from '../../../lib/declarations/roles.ts';
import { runCommand } from '../../support/cli-run.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { at } from '../../support/facts.ts';
import { SILENT, exampleDocument, temporaryFolder } from '../../support/harness.ts';

const PEOPLE: Readonly<Record<string, readonly [Role, string?]>> = {
  olga: ['contract-owner'],
  adam: ['administrator'],
  fiona: ['finance'],
  vera: ['vendor', 'lumencast'],
};
const CURRENCIES = ['CNY', 'EUR', 'JPY'] as const;
const idOf = (currency: string): string => `live-${currency.toLowerCase()}`;
const claimOf = (currency: string): string => `${idOf(currency)}.2026-10.compensation`;

let now = at('2026-10-25T00:00:00Z');
const clock = (): number => (now += 10);
const run = embeddedRun({ clock });

interface Answer {
  readonly status: number;
  readonly body: any;
}

async function call(who: string, method: string, path: string, body?: object): Promise<Answer> {
  const [role, vendor] = PEOPLE[who]!;
  const token = await run.system.authorizer.issue(ROLES[role], { subject: who, ...(vendor !== undefined && { vendor }) });
  const response = await fetch(run.system.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
async function done(who: string, method: string, path: string, body?: object): Promise<any> {
  const answer = await call(who, method, path, body);
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}
const record = (who: string, currency: string, body: object): Promise<any> =>
  done(who, 'POST', `/v1/claims/${claimOf(currency)}/transitions`, body);
const claim = (who: string, currency: string): Promise<any> => done(who, 'GET', `/v1/claims/${claimOf(currency)}`);
const statement = (currency: string): Promise<any> => done('fiona', 'GET', `/v1/statements/${idOf(currency)}.2026-10`);
const outage = (component: string, hours: readonly [string, string], name: string) =>
  (['down', 'up'] as const).map((what, i) => ({
    type: `service.${what}.v1`,
    detail: { id: `${name}-${what}`, occurredAt: hours[i]!, component, record: name },
  }));
async function audit(instant: string): Promise<void> {
  now = at(instant);
  await done('adam', 'POST', '/v1/audits', { period: '2026-10' });
  await run.system.bus.drained();
}

beforeAll(async () => {
  for (const currency of CURRENCIES) {
    const text = JSON.stringify(exampleDocument())
      .replaceAll(currency === 'JPY' ? '.00 CNY' : ' CNY', ` ${currency}`)
      .replaceAll('CNY', currency);
    const document = JSON.parse(text);
    await done('olga', 'PUT', `/v1/contracts/${idOf(currency)}`, { ...document, order: { ...document.order, id: idOf(currency) } });
  }
  await run.put(outage('line-1', ['2026-10-20T00:00:00Z', '2026-10-20T03:00:00Z'], 'I-1'));
  await run.put(outage('line-2', ['2026-10-21T00:00:00Z', '2026-10-21T02:00:00Z'], 'I-2'));
  await audit('2026-11-05T00:00:00Z');
});

describe('a dispute about a line', () => {
  it('is raised by the vendor, withdrawn by it alone, and decided by the customer for the line', async () => {
    const { statement: own } = await statement('CNY');
    expect(own.lines.length).toBeGreaterThan(1);
    const [{ credit, index, amount }] = own.lines;
    const line = { credit, index };
    const raised = { statement: `${idOf('CNY')}.2026-10`, lines: [line], amount: amount.amount, reason: 'the line was up' };
    const first = await done('vera', 'POST', '/v1/disputes', raised);
    expect(first).toMatchObject({ raisedBy: 'vendor', contract: idOf('CNY'), period: '2026-10', status: 'open' });
    expect((await call('fiona', 'POST', `/v1/disputes/${first.id}/withdraw`, { note: 'not mine' })).status).toBeGreaterThanOrEqual(400);
    expect(await done('vera', 'POST', `/v1/disputes/${first.id}/withdraw`, { note: 'raised twice' })).toMatchObject({
      status: 'withdrawn',
    });
    const second = await done('vera', 'POST', '/v1/disputes', raised);
    expect((await call('vera', 'POST', `/v1/disputes/${second.id}/decide`, { outcome: 'upheld', note: 'so it is' })).status).toBe(403);
    expect((await statement('CNY')).accounts.disputes).toMatchObject({ open: 1 });
    const decision = { outcome: 'partly-upheld', lines: [{ ...line, amount: '1.00' }], note: 'a minute of it' };
    expect(await done('fiona', 'POST', `/v1/disputes/${second.id}/decide`, decision)).toMatchObject({ status: 'decided', upheld: '1.00' });
    expect((await statement('CNY')).accounts.disputes).toMatchObject({ open: 0 });
  });
});

describe('a claim', () => {
  it('that was settled is open again when late events raise what is owed, and over-credited when a correction lowers it', async () => {
    const owed = (await claim('vera', 'CNY')).owed.amount as string;
    await record('fiona', 'CNY', { kind: 'submitted' });
    await record('vera', 'CNY', { kind: 'accepted', amount: owed });
    await record('vera', 'CNY', { kind: 'credited', amount: owed, reference: 'CN-1' });
    expect(await claim('vera', 'CNY')).toMatchObject({ state: 'accepted', credited: { amount: owed }, open: { amount: owed } });
    expect(await record('fiona', 'CNY', { kind: 'received', amount: owed, reference: 'bank-1' })).toMatchObject({ state: 'settled' });
    now = at('2026-11-08T00:00:00Z');
    await run.put(outage('line-2', ['2026-10-22T00:00:00Z', '2026-10-23T12:00:00Z'], 'I-3'));
    await audit('2026-11-09T00:00:00Z');
    const raised = await claim('vera', 'CNY');
    expect(raised.owed).toEqual((await statement('CNY')).statement.total);
    expect(raised.state).not.toBe('settled');
    expect(Number(raised.open.amount)).toBe(Number(raised.owed.amount) - Number(owed));
    expect(Number(raised.open.amount)).toBeGreaterThan(0);
    for (const id of ['I-1-down', 'I-1-up', 'I-3-down', 'I-3-up']) {
      const { items } = await done(
        'adam',
        'GET',
        `/v1/evidence?vendor=lumencast&component=${id.startsWith('I-1') ? 'line-1' : 'line-2'}&month=2026-10`,
      );
      const { sender } = items.find(({ event }: any) => event.id === id).event;
      const about = { vendor: 'lumencast', component: id.startsWith('I-1') ? 'line-1' : 'line-2', month: '2026-10', sender, id };
      await done('adam', 'POST', '/v1/corrections', { ...about, reason: 'of another customer' });
    }
    await audit('2026-11-10T00:00:00Z');
    const lowered = await claim('vera', 'CNY');
    expect(lowered.open.amount).toBe('0.00');
    expect(Number(lowered.overCredited.amount)).toBe(Number(owed) - Number(lowered.owed.amount));
  });

  it('ages by the days of the contract: a minute before midnight in Shanghai is still November', async () => {
    await record('fiona', 'EUR', { kind: 'submitted' });
    const { amount: owed } = (await claim('fiona', 'EUR')).open;
    const opens = async (on: string): Promise<number> => {
      const { items } = await done('fiona', 'GET', `/v1/ledger/ageing?on=${on}&by=currency&contract=${idOf('EUR')}`);
      return Number(items[0].open);
    };
    now = at('2026-11-30T15:59:00Z');
    await record('fiona', 'EUR', { kind: 'received', amount: '100.00', reference: 'bank-2' });
    now = at('2026-11-30T16:00:00Z');
    await record('fiona', 'EUR', { kind: 'received', amount: '20.00', reference: 'bank-3' });
    expect([await opens('2026-11-30'), await opens('2026-12-01')]).toEqual([Number(owed) - 100, Number(owed) - 120]);
  });

  it('that was not submitted expires after its last day, for both parties, and is late when it is submitted after that', async () => {
    now = at('2026-12-02T00:00:00Z');
    await remindAndExpireClaims(run.system.stores, SILENT, clock);
    const { owed } = await claim('fiona', 'JPY');
    for (const who of ['fiona', 'vera'])
      expect(await claim(who, 'JPY')).toMatchObject({ state: 'expired', expired: owed, open: { currency: 'JPY' } });
    const none = await call('vera', 'GET', `/v1/claims/${claimOf('JPY')}/package`);
    expect([none.status, none.body.code]).toEqual([422, 'nothing-to-claim']);
    // The creditor may still try: the claim is then marked as late.
    expect(await record('fiona', 'JPY', { kind: 'submitted' })).toMatchObject({ state: 'submitted' });
    expect((await claim('vera', 'JPY')).transitions.at(-1)).toMatchObject({ kind: 'submitted', late: true });
    const shown = await runCommand(['claim', 'show', claimOf('JPY'), ...run.api]);
    expect(shown.out).toMatch(/ submitted by fiona of the customer, \d+, after the last day$/m);
  });
});

describe('the ledger', () => {
  it('is printed with the balance of every account that a claim has', async () => {
    const { out } = await runCommand(['ledger', 'balances', '--from', '2026-11-01', ...run.api]);
    expect(out).toMatch(/ owed +claimed +accepted +credited +received +written off +over-credited +expired +closing/);
  });

  it('has a balance for each of three currencies, which is what the claims say', async () => {
    for (const who of ['fiona', 'vera']) {
      const { items } = await done(who, 'GET', '/v1/ledger/balances?by=currency');
      expect(items.map(({ currency }: any) => currency)).toEqual([...CURRENCIES]);
      for (const { currency, closing } of items) {
        const { open, owed, received } = await claim(who, currency as string);
        expect(closing).toMatchObject({ open: open.amount, owed: owed.amount, received: received.amount });
      }
    }
  });

  it('is a journal in columns of its own with tax keys, which adds up to what is owed and received', async () => {
    const folder = temporaryFolder();
    const layout = join(folder, 'journal.yaml');
    const account = (debit: string, credit: string, key: string): object => ({ debit, credit, 'tax-key': key });
    writeFileSync(
      layout,
      JSON.stringify({
        journal: 1,
        format: { separator: ';', decimal: ',', date: 'DD.MM.YYYY' },
        accounts: {
          customer: {
            owed: account('1400', '4970', '9'),
            received: account('1200', '1400', '0'),
            'written-off': account('2400', '1400', '0'),
            'over-credited': account('1400', '1700', '0'),
          },
        },
        columns: ['postedOn', 'debit', 'credit', 'amount', 'currency', 'tax-key', 'claim'].map((field) => ({ title: field, field })),
      }),
    );
    const { out, err, code } = await runCommand(['ledger', 'journal', '--layout', layout, '--from', '2026-11-01', ...run.api]);
    expect([code, err]).toEqual([0, '']);
    const rows = out
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';'));
    for (const currency of CURRENCIES) {
      const booked = (debit: string): number =>
        rows
          .filter((row) => row[4] === currency && (row[1] === debit || row[2] === debit))
          .reduce((sum, row) => sum + (row[1] === debit ? 1 : -1) * Number(row[3]!.replace(',', '.')), 0);
      const { owed, received } = await claim('fiona', currency);
      expect(-booked('4970')).toBeCloseTo(Number(owed.amount), 6);
      expect(booked('1200')).toBeCloseTo(Number(received.amount), 6);
    }
    expect(new Set(rows.map((row) => `${row[1]} ${row[2]} ${row[5]}`))).toContain('1400 4970 9');
    // Recorded at midnight in Shanghai, in two cost centres.
    const ofDecember = rows.filter((row) => row[0] === '01.12.2026' && row[1] === '1200').map((row) => Number(row[3]!.replace(',', '.')));
    expect(ofDecember.reduce((sum, one) => sum + one, 0)).toBe(20);
  });
});
