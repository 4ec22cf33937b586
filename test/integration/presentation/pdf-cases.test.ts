/** Ten statements as PDF, read back by their places on the page: every amount beside its label, and columns that add up. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type StatementAccounts, statementAccounts } from '../../../lib/application/claims/statement-accounts.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { scriptsWithoutFont } from '../../../lib/application/statements/text-without-font.ts';
import { FONT_COVERAGE } from '../../../lib/declarations/font-coverage.ts';
import { exponentOf } from '../../../lib/domain/money/money.ts';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../../lib/domain/contract/title.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { FORMATS } from '../../../lib/presentation/document/formats.ts';
import { amountText } from '../../../lib/presentation/document/grouped.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { SUMMARY_WORDS } from '../../../lib/presentation/document/summary-words.ts';
import { renderPdf } from '../../../lib/presentation/pdf/render-pdf.ts';
import { fontCoverage } from '../../../scripts/font-coverage.ts';
import { cents, inBerlin, issuedCase, ticketFacts, withLines } from '../../support/document-cases.ts';
import { at } from '../../support/facts.ts';
import { pdfText } from '../../support/file-text.ts';
import { type IssuedExample, issuedExample } from '../../support/issued.ts';
import { inGerman } from '../../support/no-fractions.ts';
import { linesPlaced, minorIn, placedTexts, readColumn } from '../../support/pdf-labels.ts';

let example: IssuedExample;
let accounts: StatementAccounts;
let open: IssuedExample;

const clock = (): number => at('2026-11-10T12:00:00Z');

beforeAll(async () => {
  example = await issuedExample();
  accounts = await statementAccounts(example.revisions[1], example.stores, clock);
  open = await issuedExample((document) => {
    delete document.terms[0].attributes.cause.default;
  });
});

/** Reads the column of amounts, and compares it with the statement. @returns the number of pages that it went over. */
async function expectAmounts(
  issued: IssuedStatement,
  language: DocumentLanguage,
  given: Parameters<typeof renderPdf>[2] = {},
): Promise<number> {
  const { lines, total } = issued.statement;
  const [labels, words] = [LABELS[language], SUMMARY_WORDS[language]];
  const make = (): Promise<Buffer> => renderPdf(issued, language, given);
  const texts = await placedTexts(await (language === 'de' ? inGerman(make) : make()));
  const decimals = exponentOf(total.currency);
  const column = readColumn(
    texts,
    {
      head: `${labels.amount} (${total.currency})`,
      total: labels.total,
      subtotal: words.subtotal(''),
      carried: words.carried,
      brought: words.brought,
    },
    decimals,
    language,
  );
  const sum = (of: readonly bigint[]): bigint => of.reduce((added, one) => added + one, 0n);
  expect(column.amounts).toEqual(lines.map(({ amount }) => minorOf(amount)));
  expect(column.total).toBe(minorOf(total));
  expect(sum(column.amounts)).toBe(column.total);
  expect(column.carried).toEqual(column.brought);
  for (const carried of column.carried) expect(lines.map((_, i) => sum(column.amounts.slice(0, i + 1)))).toContain(carried);
  return column.carried.length;
}

describe('page 1', () => {
  it.each(DOCUMENT_LANGUAGES)('in %s says who owes whom, how and by when, the accounts of the claim, the parties', async (language) => {
    const [, issued] = example.revisions;
    const order = structuredClone(example.contract.order) as any;
    order.vendor.address = ['8 Century Avenue', 'Shanghai 200120'];
    order.vendor.invoice['vat-id'] = 'CN91310000MA1K00000X';
    const placed = await placedTexts(await renderPdf(issued, language, { accounts, parties: order }));
    const lines = linesPlaced(placed.filter(({ page }) => page === 1)).map((line) => line.map(({ text }) => text));
    const text = lines.map((line) => line.join(' | ')).join('\n');
    const words = SUMMARY_WORDS[language];
    const { total } = issued.statement;
    const owed = lines.findIndex(([first]) => first === words.owes('Lumencast Networks', 'Harbour TV'));
    expect(lines[owed + 1]).toEqual([amountText(total, language)]);
    for (const wanted of [
      '8 Century Avenue',
      words.vatId('CN91310000MA1K00000X'),
      'PO-2026-0117',
      words.claim(FORMATS[language].day('2026-11-30'), undefined),
    ])
      expect(text).toContain(wanted);
    const accountsRow = lines.filter((line) => line[0] === (language === 'zh' ? '服务赔付' : 'Compensation')).at(-1)!;
    expect(accountsRow.slice(1).map((cell) => minorIn(cell, 2, language))).toEqual([minorOf(total), 0n, minorOf(total)]);
    // Later pages have the reasons.
    expect(text).not.toContain(LABELS[language].digests);
  });

  it('says that nothing is owed', async () => {
    const issued = withLines(example.revisions[0], []);
    const text = (await pdfText(await renderPdf(issued, 'en'))).text;
    expect(text).toContain('Nothingisowedforthisperiod.0.00CNY');
    expect(text).not.toContain('owesHarbourTV');
    // Nothing is claimed of 0.00: no last day is on it.
    expect(text).not.toMatch(/lastday|claimwithin/);
    expect((await pdfText(await renderPdf(example.revisions[0], 'en'))).text).toMatch(/claimwithin30days.*lastday2026-11-30/);
  });

  it('names the customer as the debtor where more is owed to the vendor', async () => {
    const lines = linesPlaced(await placedTexts(await renderPdf(withLines(example.revisions[0], ['100.00', '-350.50']), 'en')));
    const shown = lines.map((line) => line.map(({ text }) => text).join(' '));
    const at = shown.indexOf('Harbour TV owes Lumencast Networks');
    expect(shown[at + 1]).toBe('250.50 CNY');
    expect(shown).toContain('100.00 CNY less 350.50 CNY that the customer owes.');
  });

  it('has both bounds where facts are missing, and the facts that decide', async () => {
    const [issued] = open.revisions;
    const { least, most } = issued.statement.bounds!.toCustomer;
    const lines = linesPlaced((await placedTexts(await renderPdf(issued, 'en'))).filter(({ page }) => page === 1));
    const shown = lines.map((line) => line.map(({ text }) => text).join(' '));
    expect(shown).toContain(`${amountText(least)} to ${amountText(most!)}`);
    expect(shown.find((line) => line.startsWith('It is decided by:'))).toContain('cause of outage');
  });
});

describe('page 1 of what the customer owes while facts are missing', () => {
  /** Lines of page 1, each with its cells from left to right. */
  async function firstPage(issued: IssuedStatement, beside: Parameters<typeof renderPdf>[2] = {}): Promise<string[][]> {
    const placed = await placedTexts(await renderPdf(issued, 'en', beside));
    return linesPlaced(placed.filter(({ page }) => page === 1)).map((line) => line.map(({ text }) => text));
  }
  const withoutCause = (document: any): void => void delete document.terms[0].attributes.cause.default;

  it('has its direction and both bounds, and no line of what the vendor does not owe', async () => {
    const { revisions } = await issuedExample((document) => {
      withoutCause(document);
      document.terms[0].credits.compensation['owed-to'] = 'vendor';
      document.terms[0].claims.compensation = 'automatic';
    });
    const lines = await firstPage(revisions[1]);
    const at = lines.findIndex(([text]) => text === 'Harbour TV owes Lumencast Networks');
    expect(lines[at + 1]).toEqual(['6,000.00 CNY to 16,000.00 CNY']);
    expect(lines.flat()).toContain('Provisional: a later revision says what is owed in the end.');
    expect(lines.find(([name, ...rest]) => name === 'Compensation' && rest.length > 0)?.slice(1, 3)).toEqual([
      '6,000.00 CNY to 16,000.00 CNY',
      'Vendor',
    ]);
    expect(lines.flat().filter((text) => text.includes('0.00 CNY') && !text.includes('000.00'))).toEqual([]);
    expect(lines.flat()).not.toContain('Lumencast Networks owes Harbour TV');
  });

  it('has both directions where the vendor owes something too, also for a credit whose certain part is nothing', async () => {
    const { revisions } = await issuedExample((document) => {
      withoutCause(document);
      const { credits, claims } = document.terms[0];
      credits.compensation = { ...credits.compensation, sum: ['response-credit', 'recovery-credit'] };
      credits['availability-credit']['owed-to'] = 'vendor';
      claims['availability-credit'] = 'automatic';
    });
    const [, issued] = revisions;
    const lines = await firstPage(issued);
    const owed = (debtor: string): string[] => lines[lines.findIndex(([text]) => text!.startsWith(`${debtor} owes`)) + 1]!;
    expect(owed('Harbour TV')).toEqual(['0.00 CNY to 10,000.00 CNY']);
    expect(owed('Lumencast Networks')).toEqual(['6,000.00 CNY']);
    // A credit with nothing certain has no sign: the contract says to whom it is owed.
    const credits = issued.statement.credits.map((credit) => ({ ...credit, amount: { ...credit.amount, amount: '0.00' } }));
    const unsigned = { ...issued, statement: { ...issued.statement, credits } };
    const shown = await firstPage(unsigned, { isVendors: (credit) => credit === 'availability-credit' });
    expect(shown.find(([name, amount]) => name === 'Credit for availability' && amount?.startsWith('0.00'))?.[2]).toBe('Vendor');
  });

  it('has the amount of a certain credit that the customer owes without a sign, and its direction', async () => {
    const issued = withLines(example.revisions[0], ['-350.50']);
    const lines = await firstPage(issued);
    expect(lines.find(([name, , creditor]) => name === 'Compensation' && creditor === 'Vendor')?.[1]).toBe('350.50');
  });
});

describe('the amounts of a PDF', () => {
  it('of 300 lines add up over the pages, with what is carried forward, and subtotals by credit', async () => {
    const issued = withLines(
      example.revisions[0],
      Array.from({ length: 300 }, (_, i) => cents(i)),
    );
    expect(await expectAmounts(issued, 'en')).toBeGreaterThan(4);
    const texts = await placedTexts(await renderPdf(issued, 'en'));
    const subtotals = linesPlaced(texts)
      .filter((line) => line[0]!.text.startsWith('Subtotal'))
      .map((line) => minorIn(line.at(-1)!.text, 2)!);
    expect(subtotals.length).toBe(2);
    expect(subtotals[0]! + subtotals[1]!).toBe(minorOf(issued.statement.total));
  });

  it.each([
    ['taken back', ['-16000.00', '-250.00'], 'CNY'],
    ['large', ['123456789012.34', '98765432109.87', '0.01'], 'CNY'],
    ['in yen', ['1500', '123456'], 'JPY'],
    ['in dinars', ['1500.125', '0.875'], 'KWD'],
    ['in euros', ['1500.12', '0.88'], 'EUR'],
  ] as const)('%s are whole and add up', async (_, amounts, currency) => {
    for (const language of DOCUMENT_LANGUAGES) await expectAmounts(withLines(example.revisions[0], amounts, currency), language);
  });

  it('of a restated statement add up, and the bridge ends with the difference', async () => {
    const [, issued] = example.revisions;
    for (const language of DOCUMENT_LANGUAGES) await expectAmounts(issued, language, { accounts });
    const [labels, { bridge }] = [LABELS.en, issued];
    const column = linesPlaced(await placedTexts(await renderPdf(issued, 'en')));
    const from = column.findIndex((line) => line[0]!.text.startsWith(labels.bridge(bridge!.from)));
    const total = column.slice(from).find((line) => line[0]!.text === labels.total)!;
    expect(total.slice(1).map(({ text }) => minorIn(text, 2))).toEqual(
      [bridge!.before, bridge!.after, bridge!.difference].map((amount) => minorOf(amount)),
    );
  });

  it('of a month with 300 tickets add up, and each ticket is there with its objectives', async () => {
    const issued = await issuedCase(undefined, ticketFacts(300));
    await expectAmounts(issued, 'de');
    const texts = linesPlaced(await placedTexts(await renderPdf(issued, 'en')));
    const objectives = texts.filter((line) => line[0]!.text === 'Response to tickets' && /^t-\d+$/.test(line[1]?.text ?? ''));
    expect(objectives.length).toBe(300);
    expect(new Set(objectives.map((line) => line[1]!.text)).size).toBe(300);
    const breached = objectives.filter((line) => line.at(-1)!.text === 'breached').length;
    const found = issued.statement.objectives.filter(
      ({ index, outcome, objective }) => objective === 'response' && index.startsWith('t-') && outcome === 'breached',
    );
    expect(breached).toBe(found.length);
    expect(breached).toBeGreaterThan(10);
  });

  it('of a month in which the clock is put back add up, its ends have their offsets, and its time is 745 hours', async () => {
    const issued = await issuedCase(inBerlin);
    for (const language of DOCUMENT_LANGUAGES) await expectAmounts(issued, language);
    const lines = linesPlaced(await placedTexts(await renderPdf(issued, 'en'))).map((line) => line.map(({ text }) => text));
    expect(lines.find(([label]) => label === 'Period')?.[1]).toBe('2026-10 (2026-10-01 00:00:00+02:00 – 2026-11-01 00:00:00+01:00)');
    const minutes = (text: string): number =>
      [...text.matchAll(/(\d+) (h|min)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (unit === 'h' ? 60 : 1), 0);
    const times = lines.filter(([name, of, ...rest]) => name === 'Downtime' && of!.startsWith('Line') && rest.length === 4);
    expect(times.map(([, , ...rest]) => rest.reduce((sum, text) => sum + minutes(text), 0))).toEqual([745 * 60, 745 * 60]);
  });

  it('beside names in Arabic, Hebrew, Japanese and Vietnamese stay as they are', async () => {
    const { revisions } = await issuedExample((document) => {
      document.order.customer.name = 'شركة النور';
      document.order.vendor.name = 'Việt Nam 放送株式会社 Łódź';
      document.order.title = 'עסק 1,234.50 EUR';
    });
    await expectAmounts(revisions[1], 'en');
    const { text } = await pdfText(await renderPdf(revisions[1], 'en'));
    expect(text).toContain('ViệtNam放送株式会社Łódź');
    expect(text).toContain('1,234.50EUR');
    expect(text).not.toContain('hasnofont');
  });
});

describe('a Chinese document', () => {
  /** Names, ids, quotes and words of the contract and of senders, and signs that are the same in every language. */
  const GIVEN =
    /取值之一：[^；]*|^(?:(?:vendor|customer|force-majeure|majeure)(?=[、；]|$)、?)+|\b[a-z]+-$|makegood verify \S+ --revision \d+|makegood verify|SHA-256|ES256|Lumencast Networks|Harbour TV|\(lumencast\)|Live-streaming network, two lines|Warranty of a live-streaming network|Asia\/Shanghai|CNY|Xiamen|Shanghai|Century Avenue|CC-\d+|PO-[\d-]+|INC-?\w*|\b[a-z]+(?:[-:|/.@_][\w.:|/@_-]+)+|W\d+|M-\d+|[“"][^”"]*[”"]|r\d+|\d[\w:+.-]*|\b[0-9a-f]{12,}\b/g;

  const mixedIn = async (issued: IssuedStatement, language: 'en' | 'zh'): Promise<string[]> => {
    const given = { accounts, parties: example.contract.order };
    const lines = linesPlaced(await placedTexts(await renderPdf(issued, language, given)));
    return lines.flatMap((line) => line.map(({ text }) => text.replaceAll(GIVEN, '')).filter((text) => /[A-Za-z]{3,}/.test(text)));
  };

  it('has no English between its words', async () => {
    for (const { revisions } of [example, open]) for (const issued of revisions) expect(await mixedIn(issued, 'zh')).toEqual([]);
    // The same search finds the words of an English one.
    expect((await mixedIn(example.revisions[0], 'en')).length).toBeGreaterThan(50);
  });
});

describe('what no font has', () => {
  it('is named when the statement is issued, by what the fonts of the PDF have', async () => {
    expect(FONT_COVERAGE).toBe(/'(.*)'/.exec(fontCoverage())![1]);
    const { revisions } = await issuedExample((document) => {
      document.order.customer.name = '\u0e44\u0e17\u0e22 \ud55c\uad6d';
    });
    const [{ warnings }] = revisions;
    expect(warnings).toMatchObject([{ code: 'text-without-font', path: '/documents', parameters: { scripts: ['Thai', 'Hang'] } }]);
    for (const [language, wanted] of [
      ['en', 'hasnofontforThai,Hangul'],
      ['zh', '没有以下文字的字体：泰文、'],
      ['de', 'keineSchriftfürThai,Hangul'],
    ] as const)
      expect((await pdfText(await renderPdf(revisions[0], language))).text).toContain(wanted);
    expect(example.revisions[0].warnings).toEqual([]);
    expect(scriptsWithoutFont('Łódź Việt Нова Ωμέγα שלום سلام 放送 株式会社 ≥ → €')).toEqual([]);
    expect(scriptsWithoutFont('\ufa11 \u{1f600}')).toEqual(['U+FA11', 'emoji']);
  });
});
