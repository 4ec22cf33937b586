/** Workbooks, read back and computed again by other software: totals, currencies, names that begin like formulas. */
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { statementAccounts } from '../../../lib/application/claims/statement-accounts.ts';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import { DOCUMENT_LANGUAGES } from '../../../lib/domain/contract/title.ts';
import { parseInstant } from '../../../lib/domain/time/instant.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { renderLedgerXlsx } from '../../../lib/presentation/xlsx/ledger-xlsx.ts';
import { renderXlsx } from '../../../lib/presentation/xlsx/render-xlsx.ts';
import { type IssuedExample, issuedExample } from '../../support/issued.ts';
import { computedFormulas } from '../../support/workbook-sums.ts';

const load = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => new ExcelJS.Workbook().xlsx.load(bytes as never);

let example: IssuedExample;
beforeAll(async () => {
  example = await issuedExample((document) => {
    document.order.customer.name = '=cmd|x';
    for (const component of Object.values<{ title?: unknown }>(document.order.components)) component.title = '+1+1';
  });
});

const accountsOf = async () => {
  const [, second] = example.revisions;
  return { second, accounts: await statementAccounts(second, example.stores, () => parseInstant('2026-11-20T00:00:00Z')!) };
};

describe.each(DOCUMENT_LANGUAGES)('the workbook of a statement in %s', (language) => {
  it('every formula gives what the file says, which is the total of the statement and of its bridge', async () => {
    const { second, accounts } = await accountsOf();
    const formulas = computedFormulas(await load(await renderXlsx(second, language, { accounts })));
    for (const { computed, stored } of formulas) expect(computed).toBe(stored);
    const { bridge, statement } = second;
    expect(formulas.map(({ computed }) => computed)).toEqual(
      [statement.total, bridge!.before, bridge!.after, bridge!.difference].map(({ amount }) => Number(amount)),
    );
    expect(new Set(formulas.map(({ format }) => format))).toEqual(new Set(['#,##0.00 "CNY"']));
  });

  it('the accounts are numbers with their currency, and there is a sheet with the reasons', async () => {
    const { second, accounts } = await accountsOf();
    const book = await load(await renderXlsx(second, language, { accounts }));
    const amounts: [unknown, string][] = [];
    book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => amounts.push([cell.value, cell.numFmt]))));
    for (const claim of accounts.claims)
      for (const { amount } of [claim.owed, claim.open, ...(claim.claimed ? [claim.claimed] : [])])
        expect(amounts).toContainEqual([Number(amount), '#,##0.00 "CNY"']);
    const reasons = book.getWorksheet(LABELS[language].why)!;
    expect(reasons.rowCount).toBeGreaterThan(second.statement.lines.length * 5);
  });

  it('text that begins like a formula is text', async () => {
    const { second, accounts } = await accountsOf();
    const book = await load(await renderXlsx(second, language, { accounts }));
    const hostile: unknown[] = [];
    book.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.master === cell && /^[=+\-@]/.test(cell.text) && typeof cell.value !== 'number') hostile.push([cell.type, cell.numFmt]);
        }),
      ),
    );
    expect(hostile.length).toBeGreaterThan(5);
    for (const one of hostile) expect(one).toEqual([ExcelJS.ValueType.String, '@']);
  });
});

describe('the workbook of a ledger in three currencies', () => {
  const entry = (n: number, amount: string, currency: string, account: string): LedgerEntry =>
    ({
      ...{
        entry: `s.2026-10-r1-${n}`,
        postedAt: '2026-11-01T00:00:00.000Z',
        statement: 's.2026-10',
        revision: 1,
        vendor: 'v',
        contract: 'c',
      },
      ...{ period: '2026-10', credit: 'credit', for: `line-${n}`, amount, currency, account, kind: 'issued', postedOn: '2026-11-01' },
      ...{ effectiveOn: '2026-10-31', claim: 's.2026-10.credit', customer: 'k', creditor: n % 5 === 0 ? 'vendor' : 'customer' },
    }) as never;
  const places = { EUR: 2, JPY: 0, KWD: 3 } as const;
  const entries = Array.from({ length: 60 }, (_, n) => {
    const currency = (Object.keys(places) as (keyof typeof places)[])[n % 3]!;
    return entry(n, (((n * 7919) % 1000) / 7 - 20).toFixed(places[currency]), currency, n % 2 === 0 ? 'owed' : 'received');
  });

  it.each(DOCUMENT_LANGUAGES)('its totals by account, creditor and currency add up again, in %s', async (language) => {
    const book = await load(await renderLedgerXlsx(entries, language));
    const formulas = computedFormulas(book);
    for (const { computed, stored } of formulas) expect(computed).toBe(stored);
    expect(new Set(formulas.map(({ format }) => format))).toEqual(new Set(['#,##0.00 "EUR"', '#,##0 "JPY"', '#,##0.000 "KWD"']));
    expect(formulas.length).toBe(new Set(entries.map(({ account, creditor, currency }) => `${account} ${creditor} ${currency}`)).size);
    for (const currency of Object.keys(places)) {
      const own = formulas.filter(({ format }) => format.includes(currency)).reduce((sum, { computed }) => sum + computed, 0);
      const wanted = entries.filter((one) => one.currency === currency).reduce((sum, { amount }) => sum + Number(amount), 0);
      expect(own).toBeCloseTo(wanted, 6);
    }
    expect(book.worksheets.map(({ name }) => name)).toEqual([LABELS[language].ledger, LABELS[language].totals]);
  });

  it('an amount with more digits than a number holds leaves the totals without formulas', async () => {
    const long = [...entries, entry(61, '12345678901234567.89', 'EUR', 'owed')];
    expect(computedFormulas(await load(await renderLedgerXlsx(long, 'de')))).toEqual([]);
  });
});
