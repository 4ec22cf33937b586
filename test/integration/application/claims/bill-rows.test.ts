/** Rows of bills on claims: through the ingestion function to the claim and the ledger, in any order, repeated, corrected, and refused. */
import { beforeEach, describe, expect, it } from 'vitest';
import { closeAudit } from '../../../../lib/application/closing/run-audit.ts';
import { statementAccounts } from '../../../../lib/application/claims/statement-accounts.ts';
import { accountsTable } from '../../../../lib/presentation/document/accounts-table.ts';
import { LABELS } from '../../../../lib/presentation/document/labels.ts';
import { notificationText } from '../../../../lib/presentation/notification/notification-text.ts';
import { renderPdf } from '../../../../lib/presentation/pdf/render-pdf.ts';
import { Names } from '../../../../lib/presentation/reasons/names.ts';
import { showAccounts } from '../../../../lib/presentation/text/show-accounts.ts';
import { pdfText } from '../../../support/file-text.ts';
import { Bills, CLAIM, CONTRACT, CUSTOMER, STATEMENT, VENDOR, creditRow } from '../../../support/claims/bill-rows.ts';
import { issueOne } from '../../../support/issue.ts';
import { booksOf } from '../../../support/claims/double-entry.ts';

const ROW = `aws:${CUSTOMER}|bill-7`;
let bills: Bills;

const amounts = async (): Promise<object> => {
  const { state, received, open } = await bills.claim();
  return { state, received: received.amount, open: open.amount };
};
const kinds = async (): Promise<string[]> => (await bills.claim()).transitions.map(({ kind, by }) => `${kind} by ${by}`);
const ledgerSum = async (): Promise<number> => (await bills.posted('received')).reduce((sum, { amount }) => sum + Number(amount), 0);

/** Of what was published, apart from the places of the rows, which concern early warning. */
const lastOfClaims = (): unknown => bills.recorded.published.findLast(({ type }) => type !== 'evidence.recorded.v1');

beforeEach(async () => {
  bills = await Bills.with();
});

describe('a row that names a claim', () => {
  beforeEach(async () => {
    await bills.issue();
    await bills.record('submitted');
  });

  it('is received by the rule, on the day of the bill, in the claim and the ledger', async () => {
    await bills.send(creditRow('bill-7', '-10000.00 CNY'));
    expect(await amounts()).toEqual({ state: 'submitted', received: '10000.00', open: '5000.00' });
    const { transitions, receivedByBills } = await bills.claim();
    expect(transitions.at(-1)).toMatchObject({
      kind: 'received',
      by: 'rule',
      party: 'customer',
      effectiveOn: '2026-11-20',
      amount: '10000.00',
      reference: ROW,
      note: `row "bill-7" of the bill of 2026-11-20, sent by aws:${CUSTOMER}, pays "${CLAIM}"`,
      bill: { row: ROW, of: CLAIM, component: 'line-1' },
    });
    expect(receivedByBills).toEqual([{ row: ROW, on: '2026-11-20', amount: '10000.00', currency: 'CNY' }]);
    const posted = await bills.posted('received');
    expect(posted.length).toBeGreaterThan(0);
    for (const entry of posted) expect(entry).toMatchObject({ kind: 'received', effectiveOn: '2026-11-20', reference: ROW, claim: CLAIM });
    expect(await ledgerSum()).toBe(10000);
    expect(lastOfClaims()).toMatchObject({
      type: 'claim.transitioned.v1',
      detail: { claim: CLAIM, kind: 'received', by: 'rule' },
    });
    expect(await bills.rows()).toMatchObject([{ row: ROW, state: 'received', claim: CLAIM, transition: 3, amount: '10000.00' }]);
  });

  it('posts nothing when it is sent again, or when another entry is recorded on the claim', async () => {
    await bills.send(creditRow('bill-7', '-10000.00 CNY'));
    const before = (await bills.claim()).transitions.length;
    await bills.send(creditRow('bill-7', '-10000.00 CNY'));
    await bills.send(creditRow('bill-7', '-10000.00 CNY'));
    await bills.record('accepted', {}, 'lumencast');
    expect((await bills.claim()).transitions.length).toBe(before + 1);
    expect(await ledgerSum()).toBe(10000);
  });

  it('counts once when it is sent again under an alias, or when another id bills the same', async () => {
    await bills.send(creditRow('bill-7', '-4000.00 CNY', { alias: 'bill-8' }));
    await bills.send(creditRow('bill-8', '-4000.00 CNY'));
    await bills.send(creditRow('bill-9', '-4000.00 CNY'));
    expect(await amounts()).toMatchObject({ received: '4000.00' });
    expect(await bills.rows()).toMatchObject([
      { row: ROW, state: 'received' },
      { row: `aws:${CUSTOMER}|bill-9`, state: 'waiting', issue: { code: 'bill-repeated' } },
    ]);
  });

  it.each([STATEMENT, `${STATEMENT}-r1`])('is received where it names the statement as %s', async (billingReference) => {
    await bills.send(creditRow('bill-7', '-10000.00 CNY', { billingReference }));
    expect(await amounts()).toMatchObject({ received: '10000.00' });
  });

  it('may name the credit note of the debtor, before or after the credit note is recorded', async () => {
    await bills.send(creditRow('early', '-3000.00 CNY', { billingReference: 'CN-2' }));
    expect(await amounts()).toMatchObject({ received: '0.00' });
    expect(lastOfClaims()).toMatchObject({
      type: 'bill-credit.unmatched.v1',
      detail: { reference: 'CN-2', amount: '3000.00' },
    });
    await bills.record('credited', { amount: '6000.00', reference: 'CN-1' }, 'lumencast');
    await bills.record('credited', { amount: '3000.00', reference: 'CN-2' }, 'lumencast');
    await bills.send(creditRow('bill-7', '-6000.00 CNY', { billingReference: 'CN-1' }));
    expect(await amounts()).toMatchObject({ received: '9000.00', open: '6000.00' });
  });
});

describe('order', () => {
  it('a row that is sent before its claim waits, and is received when the claim is submitted', async () => {
    bills.now = Date.parse('2026-11-21T00:00:00Z');
    await bills.send(creditRow('bill-7', '-10000.00 CNY'));
    expect(await bills.rows()).toMatchObject([{ state: 'waiting', issue: { code: 'unknown-reference' } }]);
    await bills.issue();
    expect(await bills.rows()).toMatchObject([
      { state: 'waiting', issue: { code: 'not-claimed', remedy: 'submit the claim: the row is then received' } },
    ]);
    expect((await bills.claim()).warnings).toMatchObject([{ code: 'unmatched-bill-row' }]);
    bills.now += 60_000;
    expect(await bills.record('submitted')).toMatchObject({ claim: { received: { amount: '10000.00' }, open: { amount: '5000.00' } } });
    expect(await kinds()).toEqual(['due by makegood', 'submitted by fiona', 'received by rule']);
    expect((await bills.claim()).warnings).toEqual([]);
    expect(await ledgerSum()).toBe(10000);
  });

  it('a row on an automatic credit is received when the statement opens the claim', async () => {
    bills = await Bills.with((document) => {
      for (const version of document.terms) version.claims = { compensation: 'automatic' };
    });
    bills.now = Date.parse('2026-11-01T00:00:00Z');
    await bills.send(creditRow('bill-7', '-10000.00 CNY', { occurredAt: '2026-11-01T00:00:00Z' }));
    await bills.issue();
    expect(await amounts()).toMatchObject({ received: '10000.00', open: '5000.00' });
    expect(await ledgerSum()).toBe(10000);
  });

  it('a correction that is received before its row counts', async () => {
    await bills.issue();
    await bills.record('submitted');
    await bills.correct('c-1', 'bill-7', { type: 'charge.billed', ...creditRow('bill-7', '-5000.00 CNY') });
    expect(await bills.rows()).toMatchObject([{ state: 'waiting', issue: { code: 'unknown-event' } }]);
    await bills.send(creditRow('bill-7', '-10000.00 CNY'));
    expect(await amounts()).toMatchObject({ received: '5000.00' });
  });

  it.each([['replaces'], ['withdraws']])('a correction that %s the alias of a row counts, before the row and after it', async (what) => {
    const replacement = what === 'replaces' ? { type: 'charge.billed', ...creditRow('bill-8', '-5000.00 CNY') } : undefined;
    const wanted = { received: what === 'replaces' ? '5000.00' : '0.00' };
    const [correction, row] = [
      () => bills.correct('c-1', 'bill-8', replacement),
      () => bills.send(creditRow('bill-7', '-10000.00 CNY', { alias: 'bill-8' })),
    ];
    for (const order of [
      [correction, row],
      [row, correction],
    ]) {
      bills = await Bills.with();
      await bills.issue();
      await bills.record('submitted');
      for (const step of order) await step();
      expect(await amounts()).toMatchObject(wanted);
      // The row under its other name, and all again, change nothing.
      await bills.send(creditRow('bill-8', '-10000.00 CNY'));
      for (const step of order) await step();
      expect(await amounts()).toMatchObject(wanted);
      expect(await ledgerSum()).toBe(Number(wanted.received));
      expect((await bills.rows()).map(({ state }) => state)).toEqual([what === 'replaces' ? 'received' : 'withdrawn']);
    }
  });
});

describe('a correction of a row', () => {
  beforeEach(async () => {
    await bills.issue();
    await bills.record('submitted');
    await bills.send(creditRow('bill-7', '-10000.00 CNY'));
  });

  it('reverses the receipt, and posts the new amount', async () => {
    const replacement = { type: 'charge.billed', ...creditRow('bill-7', '-4000.00 CNY') };
    await bills.correct('c-1', 'bill-7', replacement);
    await bills.correct('c-1', 'bill-7', replacement);
    expect(await amounts()).toMatchObject({ received: '4000.00', open: '11000.00' });
    expect(await kinds()).toEqual(['due by makegood', 'submitted by fiona', 'received by rule', 'reversed by rule', 'received by rule']);
    expect((await bills.claim()).transitions.slice(3)).toMatchObject([
      { of: 3, reference: `aws:${CUSTOMER}|c-1` },
      { amount: '4000.00', reference: `aws:${CUSTOMER}|c-1` },
    ]);
    expect(await ledgerSum()).toBe(4000);
    const { accounts } = booksOf((await bills.claim()).transitions);
    expect(Object.values(accounts).reduce((sum, amount) => sum + amount, 0)).toBe(0);
    expect(accounts.received).toBe(400000);
  });

  it('withdraws the row, and a correction of the correction restores it', async () => {
    await bills.correct('c-1', 'bill-7');
    expect(await amounts()).toMatchObject({ received: '0.00', open: '15000.00' });
    expect(await bills.rows()).toMatchObject([{ state: 'withdrawn', correctedBy: `aws:${CUSTOMER}|c-1` }]);
    await bills.correct('c-2', 'c-1');
    expect(await amounts()).toMatchObject({ received: '10000.00', open: '5000.00' });
    expect(await ledgerSum()).toBe(10000);
  });

  it('with another reference reverses the receipt on the claim, and the row waits', async () => {
    await bills.correct('c-1', 'bill-7', {
      type: 'charge.billed',
      ...creditRow('bill-7', '-10000.00 CNY', { billingReference: 'CN-404' }),
    });
    expect(await amounts()).toMatchObject({ received: '0.00' });
    expect(await bills.rows()).toMatchObject([{ state: 'waiting', reference: 'CN-404', issue: { code: 'unknown-reference' } }]);
  });

  it('from another sender changes nothing', async () => {
    await bills.correct('c-1', 'bill-7', undefined, VENDOR);
    expect(await amounts()).toMatchObject({ received: '10000.00' });
  });

  it('has no effect after a person reversed the receipt: the row is not received again', async () => {
    expect(await bills.record('reversed', { of: 3, note: 'paid for another contract' })).toHaveProperty('claim');
    await bills.send(creditRow('bill-7', '-10000.00 CNY'));
    await bills.record('accepted', {}, 'lumencast');
    expect(await amounts()).toMatchObject({ received: '0.00', open: '15000.00' });
    expect(await bills.rows()).toMatchObject([{ state: 'reversed', claim: CLAIM }]);
  });
});

describe('a row that waits, with its reason', () => {
  const waiting = async (): Promise<unknown[]> => (await bills.rows()).map(({ state, issue }) => [state, issue?.code]);
  beforeEach(() => bills.issue());

  it.each<[string, object, string]>([
    ['another currency', creditRow('r', '-10.00 USD'), 'wrong-currency'],
    [
      'a reference that nothing has',
      creditRow('r', '-10.00 CNY', { billingReference: 'live-streaming-network.2026-09.compensation' }),
      'unknown-reference',
    ],
    ['more than is open', creditRow('r', '-15000.01 CNY'), 'beyond-open'],
    ['a bill before the period', creditRow('r', '-10.00 CNY', { occurredAt: '2026-09-20T00:00:00Z' }), 'bad-value'],
  ])('a row with %s waits, and its issue has the code', async (_, row, code) => {
    await bills.record('submitted');
    await bills.send(row);
    expect(await waiting()).toEqual([['waiting', code]]);
    expect((await bills.rows())[0]!.issue!.remedy).toBeTypeOf('string');
    expect(await amounts()).toMatchObject({ received: '0.00' });
    expect(lastOfClaims()).toMatchObject({ type: 'bill-credit.unmatched.v1' });
  });

  it('a row that only the vendor, as the debtor, reports lowers nothing', async () => {
    await bills.record('submitted');
    await bills.send(creditRow('r', '-10.00 CNY'), VENDOR);
    expect(await waiting()).toEqual([['waiting', 'debtors-word']]);
    expect(await amounts()).toMatchObject({ received: '0.00', open: '15000.00' });
    // Each side sees the rows that it sent.
    expect(await bills.rows('lumencast')).toHaveLength(1);
    await bills.send(creditRow('own', '-10.00 CNY'));
    expect(await amounts()).toMatchObject({ received: '10.00' });
    expect(await bills.rows('lumencast')).toHaveLength(1);
    expect(await bills.rows()).toHaveLength(2);
  });

  it.each([
    [['uptime-kuma'], [['waiting', 'not-its-word']]],
    [['vendor', 'uptime-kuma'], [['waiting', 'not-its-word']]],
    // It names whose charges count; what the creditor says of its own bill is its word all the same.
    [['vendor'], [['received', undefined]]],
    [[CUSTOMER], [['received', undefined]]],
  ])('a row of a sender that `billing.reported-by` does not name waits: %j', async (words, expected) => {
    bills = await Bills.with((document) => {
      for (const version of document.terms) version.billing = { 'reported-by': words };
    });
    await bills.issue();
    await bills.record('submitted');
    await bills.send(creditRow('r', '-10.00 CNY'));
    expect(await waiting()).toEqual(expected);
    await bills.send(creditRow('v', '-11.00 CNY'), VENDOR);
    expect((await waiting()).at(-1)).toEqual(['waiting', 'debtors-word']);
  });

  it('a receipt that a person recorded with the number of the credit note is not recorded twice', async () => {
    await bills.record('submitted');
    await bills.record('credited', { amount: '6000.00', reference: 'CN-1' }, 'lumencast');
    await bills.record('received', { amount: '6000.00', reference: 'CN-1' });
    await bills.send(creditRow('r', '-6000.00 CNY', { billingReference: 'CN-1' }));
    expect(await waiting()).toEqual([['waiting', 'reference-used']]);
    expect(await amounts()).toMatchObject({ received: '6000.00' });
  });

  it('a receipt that a person records with the row as its reference settles the row', async () => {
    await bills.record('submitted');
    await bills.send(creditRow('r', '-15500.00 CNY'));
    await bills.record('received', { amount: '15500.00', reference: `aws:${CUSTOMER}|r` });
    expect(await bills.rows()).toMatchObject([{ state: 'received', claim: CLAIM, transition: 3 }]);
    expect(await amounts()).toMatchObject({ state: 'over-credited', received: '15500.00' });
  });

  it('a row above the open amount waits, and is received once enough is open', async () => {
    await bills.record('submitted');
    await bills.record('received', { amount: '10000.00' });
    await bills.send(creditRow('r', '-10000.00 CNY'));
    expect(await waiting()).toEqual([['waiting', 'beyond-open']]);
    await bills.record('reversed', { of: 3, note: 'of another claim' });
    expect(await amounts()).toMatchObject({ received: '10000.00', open: '5000.00' });
    expect((await bills.claim()).transitions.at(-1)).toMatchObject({ by: 'rule', reference: `aws:${CUSTOMER}|r` });
  });
});

describe('the report of an audit', () => {
  it('has the rows that wait, of any month, with what to do; a row that is received is in it no more', async () => {
    await bills.issue();
    await bills.send(creditRow('early', '-10000.00 CNY'));
    await bills.send(creditRow('lost', '-3.00 CNY', { billingReference: 'CN-404' }));
    const close = async () => {
      bills.now += 60_000;
      return closeAudit('2026-09', `run-${bills.now}`, bills.stores, bills.recorded.publisher, bills.clock);
    };
    expect((await close()).report!.billRows).toMatchObject([
      {
        row: `aws:${CUSTOMER}|early`,
        amount: '10000.00',
        issue: { code: 'not-claimed', remedy: 'submit the claim: the row is then received' },
      },
      { row: `aws:${CUSTOMER}|lost`, reference: 'CN-404', issue: { code: 'unknown-reference' } },
    ]);
    const closed = bills.recorded.published.at(-1)!;
    expect(closed).toMatchObject({ type: 'audit.closed.v1', detail: { billRows: 2 } });
    expect(notificationText(closed)).toContain('2 bill rows wait for a person.');
    await bills.record('submitted');
    expect((await close()).report!.billRows).toMatchObject([{ row: `aws:${CUSTOMER}|lost` }]);
  });
});

describe('documents', () => {
  it.each(['en', 'zh'] as const)('name the rows of bills beside what was received, in %s', async (language) => {
    await bills.issue();
    await bills.record('submitted');
    await bills.send(creditRow('bill-7', '-10000.00 CNY'));
    const issued = (await bills.stores.statements.latest(CONTRACT, '2026-10'))!;
    const accounts = await statementAccounts(issued, bills.stores, bills.clock);
    const said = language === 'en' ? `of it by the bill row ${ROW} of 2026-11-20` : `其中：2026-11-20 账单行 ${ROW}`;
    const { text } = await pdfText(await renderPdf(issued, language, { accounts }));
    expect(text).toContain(said.replaceAll(/\s/g, ''));
    expect(showAccounts(accounts, new Names(issued.statement, 'en'), 'en')).toContain(
      `of it by the bill row ${ROW} of 2026-11-20: 10,000.00`,
    );
    const cells = accountsTable(accounts, new Names(issued.statement, language), LABELS[language]).rows;
    expect(cells).toContainEqual([expect.anything(), said, { amount: '10000.00', currency: 'CNY' }]);
  });
});

describe('how a row is written', () => {
  it.each<[string, object, string, RegExp]>([
    ['a credit that is not below 0', { amount: '10.00 CNY' }, '/amount', /-400\.00 CNY/],
    ['a credit of 0.00', { amount: '0.00 CNY' }, '/amount', /-400\.00 CNY/],
    ['a credit that names nothing', { billingReference: undefined }, '/billingReference', /name the claim/],
    ['a charge below 0', { kind: 'recurring', billingReference: undefined }, '/amount', /kind "credit"/],
    ['a charge that pays a claim', { kind: 'recurring', amount: '10.00 CNY' }, '/billingReference', /kind "credit"/],
  ])('%s is refused with its remedy', async (_, more, path, message) => {
    bills.now = Date.parse('2026-11-21T00:00:00Z');
    await bills.send(creditRow('r', '-10.00 CNY', more));
    const [entry] = await bills.quarantined();
    expect(entry).toMatchObject({ code: 'unreadable', issues: [{ path, message: expect.stringMatching(message) as string }] });
    expect(await bills.rows()).toEqual([]);
  });
});

describe('the base of credits', () => {
  it('is the same with and without a credit row, which is no charge', async () => {
    const total = async (withRow: boolean): Promise<unknown> => {
      bills = await Bills.with();
      bills.now = Date.parse('2026-10-20T03:00:00Z');
      const span = { occurredAt: '2026-10-20T02:00:00Z', start: '2026-10-01T00:00:00+08:00', end: '2026-11-01T00:00:00+08:00' };
      if (withRow) await bills.send(creditRow('r', '-59999.00 CNY', { ...span, billingReference: 'CN-9' }));
      await bills.issue();
      const { statement } = (await bills.stores.statements.latest(CONTRACT, '2026-10'))!;
      return { total: statement.total, lines: statement.lines, left: statement.evidence.leftOut };
    };
    const [without, given] = [await total(false), await total(true)];
    expect(given).toMatchObject({ ...(without as object), left: [{ reason: 'credit-row', count: 1 }] });
  });

  it('is the same in a revision that a late row causes', async () => {
    await bills.issue();
    await bills.send(creditRow('r', '-10.00 CNY', { start: '2026-10-01T00:00:00+08:00', end: '2026-11-01T00:00:00+08:00' }));
    const outcome = await issueOne(CONTRACT, '2026-10', bills.stores, bills.recorded.publisher, bills.clock);
    // As any late event about the period it is accounted for, and changes no amount.
    expect(outcome).toMatchObject({ outcome: 'restated', difference: { amount: '0.00' } });
  });
});
