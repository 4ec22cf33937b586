/**
 * `npm run check:spreadsheets`: LibreOffice computes the workbooks of test/support/document-cases.ts again, prints them, and opens their
 * CSV, in English and in German. Sums must be the totals of the statements or of a bridge, a workbook has no more pages than the PDF, no
 * heading at the end of a page and no amount that its column is too narrow for, and no amount of a CSV may be read as a date or as text.
 * Needs `soffice`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { IssuedStatement } from '../lib/application/ports/statements.ts';
import { documentModel } from '../lib/presentation/document/document-model.ts';
import { LABELS } from '../lib/presentation/document/labels.ts';
import { renderCsv } from '../lib/presentation/csv/render-csv.ts';
import { renderPdf } from '../lib/presentation/pdf/render-pdf.ts';
import { renderXlsx } from '../lib/presentation/xlsx/render-xlsx.ts';
import { type DocumentCase, documentCases } from '../test/support/document-cases.ts';
import { letterCases } from '../test/support/letter-cases.ts';
import { type PieceOfPdf, placedTexts } from '../test/support/pdf-labels.ts';

/** How the program imports a CSV: separator, quote, UTF-8, first line, the locale, and numbers and dates found as in typed input. */
const FILTERS = { en: 'CSV:44,34,76,1,,1033,false,true', de: 'CSV:59,34,76,1,,1031,false,true' } as const;

const folder = mkdtempSync(join(tmpdir(), 'makegood-sheets-'));
const faults: string[] = [];

function convert(to: 'pdf' | 'xlsx', files: readonly string[], ...filter: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', ...filter, '--convert-to', to, '--outdir', join(folder, 'read'), ...files], {
    stdio: 'ignore',
  });
}

const load = async (name: string): Promise<ExcelJS.Workbook> =>
  new ExcelJS.Workbook().xlsx.load(readFileSync(join(folder, 'read', `${name}.xlsx`)) as never);

/** A workbook without the results of its formulas, so that the program must compute them. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(bytes)).map(([name, file]) => [
    name,
    name.startsWith('xl/worksheets/') ? strToU8(strFromU8(file).replaceAll(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1')) : file,
  ]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>);
}

/** The headings on the last line of a page, below which nothing but its foot is printed. */
function partedHeadings(printed: readonly PieceOfPdf[], issued: IssuedStatement, { language, beside }: DocumentCase): string[] {
  const { tables, lists } = documentModel(issued, LABELS[language], Infinity, beside.accounts);
  const titles = new Set([...tables, ...lists].map(({ title }) => title));
  return printed.flatMap(({ page, text, y }) => {
    // The foot names its sheet.
    const foot = Math.min(...printed.filter((one) => one.page === page).map((one) => one.y));
    if (!titles.has(text) || y < foot + 1) return [];
    const below = new Set(printed.filter((one) => one.page === page && one.y < y - 1).map((one) => Math.round(one.y)));
    // The head of a table or the first entry of a list, and the foot.
    return below.size < 2 ? [`page ${page}: ${text}`] : [];
  });
}

const cases = [...(await documentCases()), ...(await letterCases()).statements];
try {
  for (const { name, language, issued, beside } of cases) {
    const { id, revision, statement } = issued;
    writeFileSync(join(folder, `${name}.xlsx`), withoutResults(await renderXlsx(issued, language, beside)));
    for (const locale of ['en', 'de'] as const)
      writeFileSync(join(folder, `${name}-${locale}.csv`), renderCsv(id, revision, statement, language, undefined, false, locale));
  }
  for (const to of ['xlsx', 'pdf'] as const)
    convert(
      to,
      cases.map(({ name }) => join(folder, `${name}.xlsx`)),
    );
  for (const locale of ['en', 'de'] as const)
    convert(
      'xlsx',
      cases.map(({ name }) => join(folder, `${name}-${locale}.csv`)),
      `--infilter=${FILTERS[locale]}`,
    );
  let [formulas, amounts, pages] = [0, 0, 0];
  for (const one of cases) {
    const { name, language, issued, beside } = one;
    const printed = await placedTexts(readFileSync(join(folder, 'read', `${name}.pdf`)));
    const [most, found] = [await placedTexts(await renderPdf(issued, language, beside)), printed].map((texts) => texts.at(-1)!.page) as [
      number,
      number,
    ];
    pages += found;
    if (found > most) faults.push(`${name}.xlsx is printed on ${found} pages, and the PDF has ${most}`);
    for (const { page, text } of printed) if (/##/.test(text)) faults.push(`${name}.xlsx, page ${page}: a column is too narrow: ${text}`);
    for (const parted of partedHeadings(printed, issued, one)) faults.push(`${name}.xlsx, a heading apart from its table: ${parted}`);
    const { lines, total } = issued.statement;
    const { bridge } = issued;
    const sums = new Set([total, ...(bridge ? [bridge.before, bridge.after, bridge.difference] : [])].map(({ amount }) => Number(amount)));
    const book = await load(name);
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell(({ value, address }) => {
          if (typeof value !== 'object' || value === null || !('formula' in value)) return;
          formulas += 1;
          if (!sums.has(Number(value.result))) faults.push(`${name}.xlsx ${address}: ${JSON.stringify(value)} and not ${total.amount}`);
        }),
      );
    for (const locale of ['en', 'de'] as const) {
      const table = (await load(`${name}-${locale}`)).worksheets[0]!;
      const heads = (table.getRow(1).values as unknown[]).map(String);
      const column = heads.findIndex((head) => head === LABELS[language].amount);
      if (column < 0) throw new Error(`${name}-${locale}.csv has no column of amounts among ${heads.join(', ')}`);
      lines.forEach(({ amount }, i) => {
        amounts += 1;
        const { value } = table.getRow(i + 2).getCell(column);
        if (value !== Number(amount.amount))
          faults.push(`${name}-${locale}.csv line ${i + 1}: ${JSON.stringify(value)} and not ${amount.amount}`);
      });
    }
  }
  console.log(
    `${cases.length} workbooks on ${pages} pages: ${formulas} sums computed again; ${2 * cases.length} CSV files: ${amounts} amounts read`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(fault);
console.log(`differences: ${faults.length}`);
process.exitCode = faults.length > 0 ? 1 : 0;
