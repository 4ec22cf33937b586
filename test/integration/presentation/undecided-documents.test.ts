/** What missing facts leave open, and what a clause settled, in every document: never printed as final. */
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { showStatement } from '../../../lib/presentation/text/show-statement.ts';
import { claimPackage } from '../../../lib/presentation/claim-package/claim-package.ts';
import { grouped } from '../../../lib/presentation/document/grouped.ts';
import { Names } from '../../../lib/presentation/reasons/names.ts';
import { renderPdf } from '../../../lib/presentation/pdf/render-pdf.ts';
import { renderUbl } from '../../../lib/presentation/ubl/render-e-invoice.ts';
import { renderLedgerXlsx } from '../../../lib/presentation/xlsx/ledger-xlsx.ts';
import { renderXlsx } from '../../../lib/presentation/xlsx/render-xlsx.ts';
import { renderLedgerCsv } from '../../../lib/presentation/csv/ledger-csv.ts';
import { renderCsv } from '../../../lib/presentation/csv/render-csv.ts';
import { bundleFile, readBundle } from '../../../lib/application/evidence/evidence-bundle.ts';
import { PaidCredits } from '../../../lib/application/claims/paid-credits.ts';
import { revisionItem } from '../../../lib/application/claims/revision-entries.ts';
import { toListed } from '../../../lib/application/statements/statement-entry.ts';
import { claimOf } from '../../../lib/domain/claims/claim.ts';
import { pdfText } from '../../support/file-text.ts';
import { type IssuedExample, issuedExample } from '../../support/issued.ts';
import type { AmountBounds } from '../../../lib/domain/statement/statement.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';

/** No event says who caused the outages. */
let open: IssuedExample;
let issuedOpen: IssuedStatement;
/** The same, as if missing facts changed each of its lines. */
let first: IssuedStatement;

/** Without reports all time is unknown. */
let unreported: IssuedStatement;

beforeAll(async () => {
  open = await issuedExample((document) => {
    delete document.terms[0].attributes.cause.default;
  });
  [issuedOpen] = open.revisions;
  const { statement } = issuedOpen;
  first = { ...issuedOpen, statement: { ...statement, lines: statement.lines.map((line) => ({ ...line, provisional: true as const })) } };
  [, unreported] = (
    await issuedExample((document) => {
      document.terms[0].definitions.failure['no-data-after'] = '400 h';
    })
  ).revisions;
});

const without = (text: string): string => text.replaceAll(/\s/g, '');

const textOf = async (bytes: Uint8Array): Promise<string> => (await pdfText(bytes)).text;

async function cellsOf(bytes: Uint8Array): Promise<string[]> {
  const book = await new ExcelJS.Workbook().xlsx.load(bytes as never);
  const cells: string[] = [];
  book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push(String(cell.value)))));
  return cells;
}

const WORDS = {
  en: {
    total: 'Total (provisional)',
    provisional: ' (provisional)',
    between: ' to ',
    missing: 'Missing facts',
    mayBe: 'may be breached or met',
  },
  zh: { total: '合计（暂定）', provisional: '（暂定）', between: ' 至 ', missing: '缺失的事实', mayBe: '可能为未达标或达标' },
} as const;

describe('a statement that missing facts leave open', () => {
  it('is listed by the cost centre of what is open too, where no line is booked yet', async () => {
    // The bill of line 2, whose lines are booked in CC-4200, is missing.
    const { revisions } = await issuedExample(({ order }) => {
      order.charges = order.charges.filter(({ component }: { component: string }) => component !== 'line-2');
    });
    const { lines, openLines = [] } = revisions[1].statement;
    const centresOf = (some: readonly { readonly costCentre?: string }[]): unknown[] => some.map(({ costCentre }) => costCentre);
    expect([centresOf(lines).includes('CC-4200'), centresOf(openLines).includes('CC-4200')]).toEqual([false, true]);
    expect(Object.values(toListed(revisions[1]).booking!.costCentres).flat()).toContain('CC-4200');
  });

  it('has a total with a least and a most', () => {
    const { bounds, total } = first.statement;
    expect(bounds!.toCustomer.least).toEqual(total);
    expect(Number(bounds!.toCustomer.most!.amount)).toBeGreaterThan(Number(total.amount));
  });

  it.each(['en', 'zh'] as const)(
    'the PDF in %s shows the least and the most of the total and of each measured value, the provisional lines, and the facts that decide',
    async (language) => {
      const { statement } = first;
      const text = await textOf(await renderPdf(first, language));
      const words = WORDS[language];
      const { least, most } = statement.bounds!.toCustomer;
      expect(text).toContain(without(`${grouped(least.amount)} CNY${words.between}${grouped(most!.amount)} CNY`));
      for (const wanted of [words.total, words.missing, words.mayBe]) expect(text).toContain(without(wanted));
      for (const { credit } of statement.lines)
        expect(text).toContain(without(`${new Names(statement, language).credit(credit)}${words.provisional}`));
      const names = new Names(statement, language);
      for (const { fact } of statement.missing!) expect(text).toContain(without(names.fact(fact)));
      const [undecided] = statement.objectives.filter(({ outcome }) => outcome === 'undetermined');
      expect(text).toContain(without(`${undecided!.bounds!.least!.shown}${words.between}${undecided!.bounds!.most!.shown}`));
      // Nowhere the total alone.
      expect(text).not.toMatch(language === 'en' ? /Total6,000/ : /合计6,000/);
    },
  );

  it('has unmarked lines where no missing fact changes them, and lists what the facts may add', async () => {
    const { statement } = issuedOpen;
    expect(statement.lines.map(({ provisional }) => provisional)).toEqual([undefined, undefined]);
    expect(statement.openLines).toMatchObject([{ credit: 'availability-credit', index: 'line-1', bounds: { least: { amount: '0.00' } } }]);
    const [{ bounds }] = statement.openLines as unknown as [{ bounds: AmountBounds }];
    const added = `Line 1: 0.00 CNY to ${grouped(bounds.most!.amount)} CNY is owed`;
    expect(await textOf(await renderPdf(issuedOpen, 'en'))).toContain(without(added));
    expect(showStatement(statement)).not.toMatch(/^ *\d+ .*provisional/m);
    expect(revisionItem(issuedOpen, [], PaidCredits.of(open.contract)).entries.some(({ provisional }) => provisional)).toBe(false);
  });

  it.each(['en', 'zh'] as const)('the XLSX in %s shows the same', async (language) => {
    const { statement } = first;
    const cells = await cellsOf(await renderXlsx(first, language));
    const words = WORDS[language];
    const { least, most } = statement.bounds!.toCustomer;
    for (const wanted of [words.total, `${grouped(least.amount)} CNY${words.between}${grouped(most!.amount)} CNY`, words.missing])
      expect(cells).toContain(wanted);
    for (const { credit } of statement.lines)
      expect(cells).toContain(`${new Names(statement, language).credit(credit)}${words.provisional}`);
  });

  it('has amounts in the CSV that add up to the certain total, with the least and the most in columns of their own', () => {
    const rows = renderCsv(first.id, 1, first.statement)
      .trim()
      .split('\r\n')
      .map((row) => row.split(','));
    const { least, most } = first.statement.bounds!.toCustomer;
    const [head, ...rest] = rows;
    expect(head!.slice(-6)).toEqual(['provisional', 'least', 'most', 'component', 'title', 'rounded']);
    expect(rest.every((row) => row.length === head!.length)).toBe(true);
    expect(rest.filter((row) => row[6] === 'total').map((row) => row.slice(-6, -3))).toEqual([['provisional', least.amount, most!.amount]]);
    expect(rest.filter((row) => row[6] === 'open').map((row) => [row[7], row[12], ...row.slice(-5, -3)])).toEqual([
      ['compensation', '', least.amount, most!.amount],
    ]);
    expect(rest.filter((row) => /^\d+$/.test(row[6]!)).map((row) => row.at(-6))).toEqual(first.statement.lines.map(() => 'provisional'));
  });

  it('has marked entries in the ledger, in CSV and XLSX', async () => {
    const { entries } = revisionItem(first, [], PaidCredits.of(open.contract));
    expect(entries.length).toBe(first.statement.lines.length);
    expect(entries.every(({ provisional }) => provisional)).toBe(true);
    const [head, ...rows] = renderLedgerCsv(entries)
      .trim()
      .split('\r\n')
      .map((row) => row.split(','));
    expect(rows.map((row) => row[head!.indexOf('provisional')])).toEqual(entries.map(() => 'provisional'));
    expect((await cellsOf(await renderLedgerXlsx(entries, 'en'))).filter((cell) => cell === 'provisional')).toHaveLength(
      1 + entries.length,
    );
    expect(toListed(first).provisional).toBe(true);
    expect(toListed(unreported).provisional).toBeUndefined();
  });

  it('has a credit note for the certain amount that says that it is not final; without a certain amount there is no note', () => {
    const drawn = renderUbl(first, open.contract.order);
    const xml = 'xml' in drawn ? drawn.xml : '';
    const { least, most } = first.statement.bounds!.toCustomer;
    expect(xml).toContain(`Provisional: missing facts leave ${grouped(least.amount)} CNY to ${grouped(most!.amount)} CNY owed`);
    expect(xml).toContain(`>${least.amount}</cbc:PayableAmount>`);
    expect(xml.split('; provisional</cbc:Note>').length - 1).toBe(first.statement.lines.length);
    const nothing = renderUbl({ ...first, statement: { ...first.statement, lines: [] } }, open.contract.order);
    expect('issues' in nothing && nothing.issues[0]!.message).toContain('credits nothing yet: missing facts leave');
  });

  it('has a letter of a claim with the amount that may be owed beyond its sum', async () => {
    const { head, transitions } = (await open.stores.claims.get('live-streaming-network.2026-10.compensation'))!;
    const [, issued] = open.revisions;
    const evidence = readBundle((await open.stores.statements.bundle(issued))!);
    const bundle = (await bundleFile(issued, open.stores))!;
    const letter = { on: '2026-11-04' };
    const files = unzipSync(await claimPackage({ claim: claimOf(head, transitions), issued, evidence, bundle, letter }, 'en'));
    const text = await textOf(files['letter-en.pdf']!);
    const { least, most } = issued.statement.bounds!.toCustomer;
    expect(text).toContain(
      without(`Not determined yet ${grouped(least.amount)} CNY to ${grouped(most!.amount)} CNY is owed The facts that are missing`),
    );
  });

  it('has marked lines and a marked total in the text', () => {
    const text = showStatement(first.statement);
    expect(text).toContain('total (provisional)');
    for (const { credit } of first.statement.lines)
      expect(text).toContain(`${new Names(first.statement, 'en').credit(credit)} (provisional)`);
  });
});

describe('time that no source reported', () => {
  it('is shown as the value that the clause gives, with the range that it replaces', async () => {
    const settled = unreported.statement.objectives.filter(({ unobserved }) => unobserved);
    expect(settled.length).toBeGreaterThan(0);
    const texts = { en: await textOf(await renderPdf(unreported, 'en')), zh: await textOf(await renderPdf(unreported, 'zh')) };
    const cells = await cellsOf(await renderXlsx(unreported, 'en'));
    for (const { measured, unobserved } of settled) {
      const [least, most] = [unobserved!.least!.shown, unobserved!.most!.shown];
      expect(texts.en).toContain(without(`${measured!.shown} ${least} to ${most}`));
      expect(texts.zh).toContain(without(`${measured!.shown} ${least} 至 ${most}`));
      expect(cells).toContain(`${least} to ${most}`);
    }
    expect(texts.en).toContain('Withunreportedtimeopen');
    expect(unreported.statement.bounds).toBeUndefined();
  });

  it('has no column in a statement without such time', async () => {
    expect(await textOf(await renderPdf(first, 'en'))).not.toContain('Withunreportedtimeopen');
  });
});
