/** Documents, read back by other software than that which wrote them: every amount is there, dates are dates, names are right. */
import { csvWords } from '../../../lib/presentation/csv/csv-words.ts';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { XmlDocument, type XsdValidator } from 'libxml2-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { claimPackage } from '../../../lib/presentation/claim-package/claim-package.ts';
import { renderLetter } from '../../../lib/presentation/claim-package/letter.ts';
import { readPackage } from '../../../lib/presentation/claim-package/read-package.ts';
import { grouped } from '../../../lib/presentation/document/grouped.ts';
import { renderPdf } from '../../../lib/presentation/pdf/render-pdf.ts';
import { renderUbl } from '../../../lib/presentation/ubl/render-e-invoice.ts';
import { renderLedgerXlsx } from '../../../lib/presentation/xlsx/ledger-xlsx.ts';
import { renderXlsx } from '../../../lib/presentation/xlsx/render-xlsx.ts';
import { renderCsv } from '../../../lib/presentation/csv/render-csv.ts';
import { bundleFile, readBundle } from '../../../lib/application/evidence/evidence-bundle.ts';
import { PaidCredits } from '../../../lib/application/claims/paid-credits.ts';
import { revisionItem } from '../../../lib/application/claims/revision-entries.ts';
import { readStatementBundle, verifyBundle } from '../../../lib/application/statements/verify-statement.ts';
import { noteOrder } from '../../../lib/application/statements/note-order.ts';
import { DOCUMENT_LANGUAGES } from '../../../lib/domain/contract/title.ts';
import { noteOf } from '../../../lib/domain/statement/note/make-note.ts';
import type { BesideNote } from '../../../lib/domain/statement/note/note.ts';
import { FORMATS } from '../../../lib/presentation/document/formats.ts';
import { claimOf } from '../../../lib/domain/claims/claim.ts';
import type { Order } from '../../../lib/domain/contract/terms.ts';
import { pdfLines, pdfText } from '../../support/file-text.ts';
import { readTables } from '../../support/workbook-tables.ts';
import { textsAt, ublValidators } from '../../support/ubl-schema.ts';
import { type IssuedExample, issuedExample } from '../../support/issued.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';

let example: IssuedExample;
let first: IssuedStatement;
let second: IssuedStatement;

beforeAll(async () => {
  example = await issuedExample((document) => {
    document.order.customer.name = '港湾电视台（厦门）有限公司';
    document.order.title = '=1+1 "two lines", really';
  });
  [first, second] = example.revisions;
});

/** Its subject, and the last day. */
const LETTER_SAYS = {
  en: ['Claimforservicecredits', '2026-11-30', '2026-11-05'],
  zh: ['服务赔付申领函', '2026-11-30', '2026-11-05'],
  de: ['GeltendmachungvonLeistungsgutschriften', '30.11.2026', '05.11.2026'],
} as const;

const without = (text: string): string => text.replaceAll(/\s/g, '');

describe('PDF', () => {
  it.each(['en', 'zh'] as const)('in %s has parties, terms, lines, reasons, exclusions, totals, digests', async (language) => {
    const bytes = await renderPdf(second, language);
    const { pages, text } = await pdfText(bytes);
    expect(pages).toBeGreaterThanOrEqual(2);
    const { statement, digests } = second;
    for (const { amount } of statement.lines) expect(text).toContain(grouped(amount.amount));
    for (const wanted of [
      `${grouped(statement.total.amount)}CNY`,
      '港湾电视台（厦门）有限公司',
      'LumencastNetworks(lumencast)',
      without(`${statement.terms.title} ${statement.terms.version}`),
      '2026-10-0100:00:00',
      '2026-11-0100:00:00',
      '2026-10-1302:05:00',
      ...Object.values(digests),
      ...second.bridge!.lines.map(({ difference }) => grouped(difference.amount)),
      ...(language === 'zh'
        ? ['服务赔付结算单', '维护', '赔付明细', '排除时段', '迟到事件', '未达标']
        : ['Servicecreditstatement', 'maintenance', 'Exclusions', 'lateevent', 'breached']),
    ])
      expect(text).toContain(without(wanted));
    for (const { measured } of statement.objectives)
      if (language === 'en') expect(text).toContain(without(measured!.shown.replace(/\.0+%$/, '%')));
  });

  it('lists the bands that apply and the deadlines of timers, in local time of the zone', async () => {
    const { text } = await pdfText(await renderPdf(second, 'en'));
    const late = second.statement.objectives.find(({ outcome, timing }) => outcome === 'breached' && timing?.deadline);
    expect(text).toContain(without('Rate by availability (Line 1): Availability about 99.7199%, band 2 (at least 99%'));
    expect(text).toContain(without(`Response to tickets (${late!.index})`));
    // Eight hours ahead of UTC.
    const local = new Date(Date.parse(late!.timing!.deadline!) + 8 * 3_600_000).toISOString();
    expect(text).toContain(without(`due ${local.slice(0, 10)} ${local.slice(11, 19)}`));
    expect((await pdfText(await renderPdf(second, 'zh'))).text).toContain('档位');
  });

  it.each([
    ['Arabic', 'شركة النور للاتصالات'],
    ['Hebrew', 'עסק ושות'],
  ])('an %s name leaves the id and the amounts beside it in their order, on one baseline', async (_, name) => {
    const { revisions } = await issuedExample((document) => {
      document.order.customer.name = name;
      document.order.title = `${name} 1,234.50 EUR`;
    });
    const lines = await pdfLines(await renderPdf(revisions[0], 'en'));
    const shown = (label: string): string => lines.find((line) => line.startsWith(label))!;
    expect(lines.find((line) => line.includes('(lumencast)'))).toMatch(/\(harbour-tv\)$/);
    expect(shown('Contract')).toContain('1,234.50 EUR');
    expect(lines.join('\n')).not.toMatch(/vt-ruobrah|05\.432,1/);
    expect(lines.join('\n')).not.toContain('no font');
  });

  it('letters of a script without a font are boxes, and the document names the script', async () => {
    const { revisions } = await issuedExample((document) => {
      document.order.customer.name = 'บริษัท ไทย 👩‍👩‍👧 𐌰';
    });
    const said = async (language: 'en' | 'zh'): Promise<string> => (await pdfText(await renderPdf(revisions[0], language))).text;
    expect(await said('en')).toContain('Thisdocumenthasnofontfor:Thai,emoji,U+10330.');
    expect(await said('zh')).toContain('本文档没有以下文字的字体：泰文、表情符号、U+10330。');
    expect(await said('en')).toContain('(harbour-tv)');
    expect((await pdfText(await renderPdf(second, 'en'))).text).not.toContain('hasnofont');
  });

  it('embeds its fonts, and is the same bytes for the same statement', async () => {
    const bytes = await renderPdf(second, 'zh');
    expect(bytes.equals(await renderPdf(second, 'zh'))).toBe(true);
    const text = bytes.toString('latin1');
    expect(text).toMatch(/\/FontFile[23]? /);
    expect(text).not.toContain('Helvetica');
  });

  it('has a head on every page of a long statement, and shows names in other scripts', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => ({ ...second.statement.lines[0]!, number: i + 1, index: `line-${i + 1}` }));
    const customer = { id: 'x', name: 'Žluťoučký kůň, Việt Nam, Москва' };
    const long = { ...second, statement: { ...second.statement, lines, contract: { ...second.statement.contract, customer } } };
    const { pages, text } = await pdfText(await renderPdf(long, 'en'));
    expect(pages).toBeGreaterThan(6);
    expect(text).toContain(without(customer.name));
    expect(text.split('Costcentre').length - 1).toBeGreaterThan(5);
    expect(text).toContain(`Page${pages}of${pages}`);
    for (const { index } of lines) expect(text).toContain(index);
  });
});

const MONEY = new Intl.NumberFormat('en', { minimumFractionDigits: 2 });

describe('XLSX', () => {
  const load = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => new ExcelJS.Workbook().xlsx.load(bytes as never);

  it.each(DOCUMENT_LANGUAGES)(
    'in %s: amounts are numbers with their currency, instants are dates, and only sums are formulas',
    async (language) => {
      const book = await load(await renderXlsx(second, language));
      const cells: { value: unknown; format: string }[] = [];
      book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push({ value: cell.value, format: cell.numFmt }))));
      const numbers = cells.filter(({ value }) => typeof value === 'number');
      for (const { amount } of [...second.statement.lines.map((line) => line.amount), second.statement.total])
        expect(numbers).toContainEqual({ value: Number(amount), format: '#,##0.00 "CNY"' });
      const { sheet, head, last } = readTables(book).get('credit_lines')!;
      expect(last - head).toBe(second.statement.lines.length);
      expect(sheet.getCell(`G${last + 1}`).value).toEqual({
        formula: `SUM(G${head + 1}:G${last})`,
        result: Number(second.statement.total.amount),
      });
      const added = (sheet.getColumn(7).values as unknown[]).slice(head, last + 1).filter((value) => typeof value === 'number');
      expect(added.length).toBe(last - head);
      expect(added.reduce((total, value) => total + value, 0)).toBe(Number(second.statement.total.amount));
      // The wall clock of the contract's zone.
      const dates = cells.filter(({ value }) => value instanceof Date).map(({ value }) => (value as Date).toISOString());
      expect(dates).toContain('2026-10-01T00:00:00.000Z');
      expect(dates).toContain('2026-10-13T02:05:00.000Z');
      const formulas = cells.flatMap(({ value }) =>
        typeof value === 'object' && value !== null && 'formula' in value ? [value.formula] : [],
      );
      // The lines, and the three columns of the bridge.
      expect(formulas.length).toBe(4);
      for (const formula of formulas) expect(formula).toMatch(/^SUM\(([A-Z])\d+:\1\d+\)$/);
      expect(cells.some(({ value }) => value === '=1+1 "two lines", really (live-streaming-network)')).toBe(true);
      expect(cells.some(({ value }) => value === '港湾电视台（厦门）有限公司 (harbour-tv)')).toBe(true);
    },
  );

  it('a base that the currency cannot write is a number with a mark, and is marked in the PDF', async () => {
    const [line] = second.statement.lines;
    const thirds = { ...line!, of: { ...line!.of, exact: '100/3' } };
    const issued = { ...second, statement: { ...second.statement, lines: [thirds] } };
    const { sheet, head } = readTables(await load(await renderXlsx(issued, 'zh'))).get('credit_lines')!;
    const cell = sheet.getCell(`D${head + 1}`);
    expect([cell.value, cell.numFmt]).toEqual([33.33333333, '"≈ "#,##0.00 "CNY"']);
    expect((await pdfText(await renderPdf(issued, 'en'))).text).toContain('about33.33');
  });

  it('each table has a filter of its own without its sum, and a sheet prints one page wide', async () => {
    const bytes = await renderXlsx(second, 'en');
    const book = await load(bytes);
    const tables = readTables(book);
    expect([...tables.keys()]).toEqual([
      ...['credit_lines', 'changes', 'objectives', 'time_by_measure', 'time_counted', 'time_excluded', 'reasons'],
    ]);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Service credit statement', 'Why each line is owed']);
    for (const sheet of book.worksheets) {
      expect(sheet.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 });
      expect(sheet.headerFooter.oddFooter).toContain('live-streaming-network.2026-10 · Revision 2');
      // All that is printed has something in it.
      expect(sheet.pageSetup.printArea).toBe(`A1:${sheet.getColumn(sheet.columnCount).letter}${sheet.rowCount}`);
    }
    // The head of a table that has a sheet is on each page.
    expect(book.worksheets.map(({ pageSetup }) => pageSetup.printTitlesRow)).toEqual([undefined, '1:1']);
    // Their order is that of the schema, which Excel insists on.
    const xml = Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml']!).toString();
    const order = [...xml.matchAll(/<(sheetPr|cols|sheetData|mergeCells|pageMargins|pageSetup|headerFooter|tableParts)[ />]/g)];
    expect(order.map(([, tag]) => tag)).toEqual([
      ...['sheetPr', 'cols', 'sheetData', 'mergeCells', 'pageMargins', 'pageSetup', 'headerFooter', 'tableParts'],
    ]);
  });

  it('a table of more than forty rows has a sheet of its own, under the same name for formulas', async () => {
    const [line] = second.statement.lines;
    const lines = Array.from({ length: 41 }, (_, i) => ({ ...line!, number: i + 1 }));
    const at = async (count: number) => {
      const issued = { ...second, statement: { ...second.statement, lines: lines.slice(0, count) } };
      const { sheet, head } = readTables(await load(await renderXlsx(issued, 'en'))).get('credit_lines')!;
      return [sheet.name, head, sheet.pageSetup.printTitlesRow];
    };
    expect(await at(41)).toEqual(['Credits', 1, '1:1']);
    expect(await at(39)).toEqual(['Service credit statement', expect.any(Number), undefined]);
  });

  it.each(DOCUMENT_LANGUAGES)(
    'in %s, each row is as high as the lines of its texts, and each number is within its column',
    async (language) => {
      const long = '一段没有空格的很长的文字'.repeat(9);
      const order = { ...second.statement.contract, title: `${'a very long title of a contract '.repeat(6)}${long}` };
      const big = { amount: '-1234567890123.45', currency: 'CNY' };
      const lines = second.statement.lines.map((line) => ({ ...line, amount: big, costCentre: 'a cost centre of many words '.repeat(3) }));
      const book = await load(await renderXlsx({ ...second, statement: { ...second.statement, contract: order, lines } }, language));
      for (const sheet of book.worksheets)
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            if (cell.master !== cell) return;
            const span = Array.from({ length: sheet.columnCount }, (_, i) => row.getCell(i + 1)).filter(({ master }) => master === cell);
            const width = span.reduce((sum, { col }) => sum + sheet.getColumn(Number(col)).width!, 0);
            if (typeof cell.value === 'number') expect(`${MONEY.format(cell.value)} CNY`.length).toBeLessThan(width);
            if (typeof cell.value !== 'string') return;
            const units = [...cell.value].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 0.8), 0);
            if (units > width) expect((row.height ?? 13) / 13, cell.value).toBeGreaterThanOrEqual(Math.ceil(units / width));
          }),
        );
      const { sheet, head } = readTables(book).get('credit_lines')!;
      expect(sheet.getColumn(7).width).toBeGreaterThan('-1,234,567,890,123.45 CNY'.length);
      expect(sheet.getRow(head + 1).height).toBeGreaterThan(40);
    },
  );

  it('has no column of cost centres where no line has one, and neither has the CSV for a vendor', async () => {
    const { statement } = second;
    const lines = statement.lines.map(({ costCentre: _, ...line }) => line);
    const heads = async (issued: typeof second) =>
      (await load(await renderXlsx({ ...issued, bridge: { ...issued.bridge!, lines: [] } }, 'en'))).worksheets.flatMap((sheet) =>
        (sheet.getSheetValues() as unknown[][]).flat(),
      );
    expect(await heads(second)).toContain('Cost centre');
    expect(await heads({ ...second, statement: { ...statement, lines } })).not.toContain('Cost centre');
    expect(renderCsv(second.id, 2, statement, 'en', undefined, true)).not.toContain('cost centre');
    expect(renderCsv(second.id, 2, statement, 'en').split('\r\n')[0]).toContain('cost centre');
  });

  it('the ledger of both revisions adds up to the newest total', async () => {
    const credits = PaidCredits.of(example.contract);
    const posted = revisionItem(first, [], credits).entries;
    const entries = [...posted, ...revisionItem(second, posted, credits).entries];
    const [sheet] = (await load(await renderLedgerXlsx(entries, 'en'))).worksheets;
    const amounts = (sheet!.getColumn(11).values as unknown[]).filter((value) => typeof value === 'number');
    expect(amounts.length).toBe(entries.length);
    expect(amounts.reduce((total, value) => total + value, 0)).toBe(Number(second.statement.total.amount));
    expect(sheet!.getCell('A2').value).toEqual(new Date(Date.parse(first.issuedAt)));
  });

  it('an amount with more digits than a number holds stays exact, as text; yen have no decimals', async () => {
    const big = { amount: '12345678901234567.89', currency: 'CNY' };
    const yen = { amount: '1500', currency: 'JPY' };
    const [line] = second.statement.lines;
    const issued = {
      ...second,
      statement: {
        ...second.statement,
        lines: [
          { ...line!, amount: big },
          { ...line!, amount: yen },
        ],
      },
    };
    const { sheet, head } = readTables(await load(await renderXlsx(issued, 'en'))).get('credit_lines')!;
    const [first, next, sum] = [1, 2, 3].map((row) => sheet.getCell(`G${head + row}`));
    expect(first!.value).toBe(big.amount);
    // A sum over text or over two currencies is no formula.
    expect(sum!.value).toBe(Number(issued.statement.total.amount));
    expect([next!.value, next!.numFmt]).toEqual([1500, '#,##0 "JPY"']);
  });
});

describe('CSV', () => {
  it('is RFC 4180, and formulas are quoted as text', () => {
    const [line] = second.statement.lines;
    const lines = ['=cmd|x', '+1', '-2+3', '@sum', 'a,"b"\nc', '-5.00'].map((index) => ({ ...line!, index }));
    const rows = renderCsv('=evil.2026-10', 1, { ...second.statement, lines });
    expect(rows.endsWith('\r\n')).toBe(true);
    for (const cell of ["'=cmd|x", "'+1", "'-2+3", "'@sum", '"a,""b""\nc"', ',-5.00,', "'=evil.2026-10"]) expect(rows).toContain(cell);
  });
});

describe('e-invoice', () => {
  let validator: XsdValidator;
  beforeAll(() => {
    validator = ublValidators().CreditNote;
  });

  const drawn = (issued: IssuedStatement, order: Order = example.contract.order, beside: BesideNote = {}): string => {
    const result = renderUbl(issued, order, beside);
    if ('issues' in result) throw new Error(JSON.stringify(result.issues));
    return result.xml;
  };
  const texts = textsAt;

  it('is valid against the published schema, and a broken one is not', () => {
    const xml = drawn(first);
    expect(() => validator.validate(XmlDocument.fromString(xml))).not.toThrow();
    expect(() => validator.validate(XmlDocument.fromString(xml.replaceAll('cbc:IssueDate', 'cbc:IssuedOn')))).toThrow();
    expect(() => validator.validate(XmlDocument.fromString(drawn(second)))).not.toThrow();
  });

  it('credits the whole of a first revision, and only the bridge of a later one, with a reference to the previous note', async () => {
    const { beside } = await noteOrder(second, example.contract.order, example.stores);
    const later = drawn(second, example.contract.order, beside);
    expect(texts(drawn(first), '//cbc:CreditNoteTypeCode')).toEqual(['381']);
    expect(texts(drawn(first), '//cbc:PayableAmount')).toEqual([first.statement.total.amount]);
    expect(texts(drawn(first), '//cac:CreditNoteLine/cbc:LineExtensionAmount')).toEqual(
      first.statement.lines.map(({ amount }) => amount.amount),
    );
    expect(texts(later, '//cbc:PayableAmount')).toEqual([second.bridge!.difference.amount]);
    expect(texts(later, '/*/cbc:ID')).toEqual(['SC-2']);
    expect(texts(later, '//cac:BillingReference//cbc:ID')).toEqual(['SC-1']);
    // Revisions of before the series have the number of their statement.
    expect(texts(drawn(second), '/*/cbc:ID')).toEqual(['live-streaming-network.2026-10-r2']);
    expect(texts(drawn(second), '//cac:BillingReference')).toEqual([]);
    expect(texts(drawn(first), '//cac:AccountingCustomerParty//cbc:RegistrationName')).toEqual(['港湾电视台（厦门）有限公司']);
  });

  it('adds tax at its rate, reverses with a negative quantity, and escapes markup', () => {
    const order = structuredClone(example.contract.order) as any;
    order.invoice.tax = { category: 'S', rate: '6%' };
    order.vendor.invoice['vat-id'] = 'CN91310000MA1K00000X';
    const xml = drawn(first, order);
    const vat = (Number(first.statement.total.amount) * 0.06).toFixed(2);
    expect(texts(xml, '/*/cac:TaxTotal/cbc:TaxAmount')).toEqual([vat]);
    expect(texts(xml, '//cbc:PayableAmount')).toEqual([(Number(first.statement.total.amount) + Number(vat)).toFixed(2)]);
    const [line] = second.bridge!.lines;
    const of = (amount: string) => ({ ...line!, difference: { amount, currency: 'CNY' } });
    const reversed = { ...second, bridge: { ...second.bridge!, lines: [of('30.00'), of('-10.00')] } };
    order.vendor.name = 'A & B <Co>';
    const taken = drawn(reversed, order);
    expect(texts(taken, '//cbc:CreditedQuantity')).toEqual(['1', '-1']);
    expect(texts(taken, '//cbc:PriceAmount')).toEqual(['30.00', '10.00']);
    expect(texts(taken, '//cac:AccountingSupplierParty//cbc:RegistrationName')).toEqual(['A & B <Co>']);
    expect(() => validator.validate(XmlDocument.fromString(taken))).not.toThrow();
  });

  it.each(DOCUMENT_LANGUAGES)('has the number, date, tax and sum that the first page of the PDF has, in %s', async (language) => {
    const order = structuredClone(example.contract.order) as any;
    order.invoice.tax = { category: 'S', rate: '6%' };
    order.vendor.invoice['vat-id'] = 'CN91310000MA1K00000X';
    const { beside: own } = await noteOrder(second, order, example.stores);
    // The revision before was taxed as this one is.
    const beside = { ...own, before: own.before!.map((one) => ({ ...one, invoice: order.invoice })) };
    const made = noteOf(second, order, beside);
    if (!('note' in made)) throw new Error(JSON.stringify(made));
    const xml = drawn(second, order, beside);
    const { text } = await pdfText(await renderPdf(second, language, { parties: order, note: made.note }));
    const [sheet] = (await new ExcelJS.Workbook().xlsx.load((await renderXlsx(second, language, { note: made.note })) as never)).worksheets;
    const shown = (sheet!.getColumn(3).values as unknown[]).map(String);
    expect(shown).toContain(`SC-2 (${FORMATS[language].day(texts(xml, '/*/cbc:IssueDate')[0]!)})`);
    const day = ([found]: readonly string[]): string => FORMATS[language].day(found!);
    expect(text).toContain(`SC-2(${day(texts(xml, '/*/cbc:IssueDate'))})`);
    expect(text).toContain(`SC-1(${day(texts(xml, '//cac:BillingReference//cbc:IssueDate'))})`);
    for (const path of ['//cbc:TaxExclusiveAmount', '/*/cac:TaxTotal/cbc:TaxAmount', '//cbc:PayableAmount'])
      expect(text).toContain(`${grouped(texts(xml, path)[0]!, language)}CNY`);
  });

  it('names all missing details of the contract at once', () => {
    const order = structuredClone(example.contract.order) as any;
    delete order.vendor.invoice;
    delete order.customer.invoice;
    delete order.invoice;
    const result = renderUbl(first, order);
    expect('issues' in result && result.issues.map(({ path }) => path)).toEqual([
      '/order/vendor/invoice',
      '/order/customer/invoice',
      '/order/invoice',
    ]);
    const nothing = renderUbl({ ...first, statement: { ...first.statement, lines: [] } }, example.contract.order);
    expect('issues' in nothing && nothing.issues[0]!.code).toBe('nothing-credited');
  });
});

describe('claim package', () => {
  it('has a letter, the statement, the intervals, the events, and a bundle that can be verified; the same claim gives the same bytes', async () => {
    const { head, transitions } = (await example.stores.claims.get('live-streaming-network.2026-10.compensation'))!;
    const evidence = readBundle((await example.stores.statements.bundle(second))!);
    const bundle = (await bundleFile(second, example.stores))!;
    const { order } = example.contract;
    const letter = {
      on: '2026-11-05',
      parties: { vendor: { ...order.vendor, address: ['8 Century Avenue', 'Shanghai'] }, customer: order.customer },
    };
    const input = { claim: claimOf(head, transitions), issued: second, evidence, bundle, letter };
    for (const language of DOCUMENT_LANGUAGES) {
      const zip = await claimPackage(input, language);
      expect(Buffer.from(zip).equals(await claimPackage(input, language))).toBe(true);
      const files = unzipSync(zip);
      const { text } = await pdfText(files[`letter-${language}.pdf`]!);
      for (const wanted of [
        '港湾电视台（厦门）有限公司',
        grouped(second.statement.total.amount, language),
        '8CenturyAvenue',
        ...LETTER_SAYS[language],
      ])
        expect(text).toContain(wanted);
      for (const { amount } of second.statement.lines) expect(text).toContain(grouped(amount.amount, language));
      // A page that shows the letter before it is sent says what the PDF says.
      const { letter: shown, files: listed } = readPackage(zip, language);
      const { facts, parts, parties, dated, subject } = shown.model;
      const said = parts.flatMap((part) =>
        'text' in part
          ? [part.text]
          : 'heading' in part
            ? [part.heading]
            : 'rows' in part
              ? part.rows.flat()
              : 'facts' in part
                ? part.facts.flat()
                : [],
      );
      for (const one of [subject, dated, ...parties.flatMap(({ lines }) => lines), ...facts.flat(), ...said])
        expect(text).toContain(one.replaceAll(/\s/g, ''));
      expect(listed.map(({ name }) => name)).toEqual(Object.keys(files));
      expect(Buffer.from(shown.pdf).equals(files[`letter-${language}.pdf`]!)).toBe(true);
      const csv = (name: string): string => Buffer.from(files[name]!).toString('utf8');
      const intervals = csv('intervals.csv');
      const separator = language === 'de' ? ';' : ',';
      const joined = (...cells: readonly string[]): string => cells.join(separator);
      const { head, mark } = csvWords(language, language);
      expect(intervals).toContain(joined('', mark('excluded'), '2026-10-12T18:05:00.000Z', ''));
      expect(intervals.split(separator).slice(0, 3)).toEqual([`\uFEFF${head('line')}`, head('measure'), head('kind')]);
      expect(intervals).toContain(joined('1', language === 'zh' ? '停机时间' : 'Downtime', mark('counted')));
      expect(intervals).toContain(joined('', language === 'zh' ? '已公告的维护' : 'announced maintenance', ''));
      const events = csv('events.csv').trim().split('\r\n');
      expect(events.length).toBeGreaterThan(8);
      expect(events.some((row) => row.startsWith('pd:') || row.includes('ticket.opened'))).toBe(true);
      const whole = readStatementBundle(JSON.parse(csv('live-streaming-network.2026-10-r2.bundle.json')))!;
      expect(verifyBundle(whole).every(({ agrees }) => agrees)).toBe(true);
    }
  });
});

/** The statement with Central European time, and one interval over the hour that the clock repeats. */
function overTheRepeatedHour(issued: IssuedStatement): IssuedStatement {
  const { statement } = issued;
  const line = statement.lines.find(({ reasons = [] }) => reasons.length > 0)!;
  const counted = [{ start: '2026-10-24T23:30:00.000Z', end: '2026-10-25T02:15:20.000Z', records: [] }];
  const reasons = [{ ...line.reasons![0]!, from: [], counted, excluded: [] }];
  const period = { ...statement.period, start: '2026-09-30T22:00:00.000Z', end: '2026-10-31T23:00:00.000Z', zone: 'Europe/Berlin' };
  return { ...issued, statement: { ...statement, period, lines: [{ ...line, reasons }] } };
}

describe('the hour that the clock repeats', () => {
  const times = ['2026-10-25 01:30:00+02:00', '2026-10-25 03:15:20+01:00', '2 h 45 min 20 s'];

  it('has times with offsets in the letter, the PDF and the workbook, so that durations add up', async () => {
    const issued = overTheRepeatedHour(second);
    const { head, transitions } = (await example.stores.claims.get('live-streaming-network.2026-10.compensation'))!;
    const evidence = readBundle((await example.stores.statements.bundle(second))!);
    const letter = await renderLetter({ claim: claimOf(head, transitions), evidence, letter: { on: '2026-11-05' } }, issued, 'en');
    for (const bytes of [letter, await renderPdf(issued, 'en')]) {
      const { text } = await pdfText(bytes);
      expect(text).toContain(without(times.join('')));
      expect(text).toContain(without('2026-10-01 00:00:00+02:00'));
      expect(text).toContain(without('2026-11-01 00:00:00+01:00'));
    }
    const book = await new ExcelJS.Workbook().xlsx.load((await renderXlsx(issued, 'en')) as never);
    const rows = book.worksheets.flatMap((sheet) => sheet.getSheetValues() as unknown[][]).map((row) => (row ?? []).join('|'));
    expect(rows.some((row) => row.includes(times.join('|')))).toBe(true);
  });

  it('does not occur in a period without a clock change: times of the workbook are dates; those of a PDF always have their offset', async () => {
    const { text } = await pdfText(await renderPdf(second, 'en'));
    expect(text).toContain(without('2026-10-01 00:00:00+08:00 2026-10-01 00:20:00+08:00 20 min'));
    const book = await new ExcelJS.Workbook().xlsx.load((await renderXlsx(second, 'en')) as never);
    const cells = book.worksheets.flatMap((sheet) => (sheet.getSheetValues() as unknown[][]).flat());
    expect(cells.filter((cell) => cell instanceof Date).length).toBeGreaterThan(10);
    expect(cells.some((cell) => typeof cell === 'string' && /^2026-\S+ \S+\+08:00$/.test(cell))).toBe(false);
  });
});
