/** What a spreadsheet makes of every cell of the system's CSV: amounts are numbers, and text is text. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { type CsvCell, csvRow, csvTable, decimalOr } from '../../../../lib/presentation/csv/csv-form.ts';
import { ageingCsv, balancesCsv, renderLedgerCsv } from '../../../../lib/presentation/csv/ledger-csv.ts';
import { renderCsv } from '../../../../lib/presentation/csv/render-csv.ts';
import { watchWritten } from '../../../../lib/presentation/written.ts';
import { SPREADSHEETS, type Spreadsheet } from '../../../../lib/schemas/request-parts.ts';
import { checked, statementOf } from '../../../support/contracts.ts';
import { monthOf } from '../../../support/months.ts';
import { LOCALES, importedAs, importedNumber, rowsOf } from '../../../support/spreadsheet-import.ts';
import { everyText } from '../../../support/texts.ts';

// Names such as 1/2 are meant here.
beforeEach(() => void watchWritten(undefined));

/** Names that people give, each of which some program reads as something else. */
const NAMES = [
  ...['2026-10', '1E5', '1e10', '10-1', '1.10', '12.50', '1/2', '1 1/2', '10:30', '5 p', '10 am', '1,234', '1.234', '00123', '3-4-5'],
  ...['dec-1', '1-mar', 'mai 2026', 'October 2026', '3. Okt', 'MAR1', 'true', 'FALSCH', 'WAHR', '#N/A', '12%', '5 €', '$5', '(5)', '1-'],
  ...['=1+1', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', 'a;=1+1', 'a,=1+1', 'a\t=1', 'a\n=1', '-cmd', '123456789012345678'],
  ...['2026年10月', '10月5日', '下午3时', '２０２６', '１２．５０', '５％', '￥5'],
  ...['line-1', 'a"b', 'INC-7', 'Ticket 5', '港湾', 'Verfügbarkeit 99,9 %', 'x', ''],
];

const only = (file: string, language: Spreadsheet): string[] => rowsOf(file, LOCALES[language].separator).flat();

describe.each(SPREADSHEETS)('a CSV for a spreadsheet program in %s', (language) => {
  it.each(NAMES)('the name %j is text, with all of its characters', (name) => {
    const [cell] = only(csvRow([name, 'x'], language), language);
    expect(importedAs(cell!, language)).toBe('text');
    expect(cell!.replaceAll("'", '')).toBe(name.replaceAll("'", ''));
  });

  it('any text is text, and begins no formula after a separator of any program', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...[...'0123456789.,:;/-+=@%eE aAmMpP\t\n"\'jandezoctmai€$()#年月日时２']),
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, (text) => {
        const [cell] = only(csvRow([text, 'x'], language), language);
        expect(importedAs(cell!, language)).toBe('text');
        for (const part of cell!.split(/[,;\t\n]/)) expect(part).not.toMatch(/^[=+@-]/);
      }),
      { numRuns: 20_000 },
    );
  });

  it('an amount is the same number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.constantFrom(0, 2, 3), (minor, places) => {
        const digits = String(minor < 0n ? -minor : minor).padStart(places + 1, '0');
        const decimal = `${minor < 0n ? '-' : ''}${places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`}`;
        const [cell] = only(csvRow([{ decimal }, 'x'], language), language);
        expect(importedNumber(cell!, language)).toBe(Number(decimal));
      }),
    );
    expect(importedNumber(only(csvRow([{ decimal: '10.5000%' }], language), language)[0]!, language)).toBe(0.105);
  });

  it('an amount with more digits than a spreadsheet keeps is text', () => {
    const [cell] = only(csvRow([{ decimal: '12345678901234567.89' }], language), language);
    expect([importedAs(cell!, language), cell]).toEqual(['text', `'12345678901234567${LOCALES[language].point}89`]);
  });

  it('begins with the mark of UTF-8, once', () => {
    expect(csvTable(['a'], [['ü']], language)).toBe('\uFEFFa\r\nü\r\n');
  });
});

const MONEY = new Set(['base', 'due', 'amount', 'least', 'most', 'balance', 'opening', 'closing', 'open']);
const WHOLE = new Set(['revision', 'line', 'part']);

const stated: Statement[] = everyText().flatMap(({ contract }) =>
  [0, 1, 2].map((n) => {
    const own = contract(n);
    const { facts, label } = monthOf(checked(own).contract, n);
    return statementOf(own, facts, label);
  }),
);

describe.each(SPREADSHEETS)('every cell of the statements in %s', (language) => {
  it('is text, but amounts, percentages and counts are numbers', () => {
    const found = { number: 0, text: 0 };
    for (const statement of stated) {
      const [, ...rows] = rowsOf(renderCsv('s.2026-10', 1, statement, 'de', undefined, false, language), LOCALES[language].separator);
      const [head, ...plain] = rowsOf(renderCsv('s.2026-10', 1, statement, 'de'), ',');
      rows.forEach((row, r) =>
        row.forEach((cell, c) => {
          const name = head![c]!;
          const kind = importedAs(cell, language);
          const given = plain[r]![c]!;
          const isNumber =
            given !== '' &&
            (MONEY.has(name) || (WHOLE.has(name) && /^\d+$/.test(given)) || (name === 'rate' && /^-?[\d.]+%?$/.test(given)));
          if (cell !== '') found[isNumber ? 'number' : 'text'] += 1;
          expect([name, cell, kind]).toEqual([name, cell, isNumber ? 'number' : 'text']);
          if (isNumber) expect(importedNumber(cell, language)).toBe(given.endsWith('%') ? Number(given.slice(0, -1)) / 100 : Number(given));
        }),
      );
    }
    expect(found.number).toBeGreaterThan(500);
    expect(found.text).toBeGreaterThan(1000);
  });
});

const entry = {
  ...{
    entry: 's.2026-10-r1-1',
    postedAt: '2026-11-01T00:00:00.000Z',
    statement: 's.2026-10',
    revision: 1,
    vendor: '1e5',
    contract: 'dec-1',
  },
  ...{ period: '2026-10', credit: 'true', for: '1.10', amount: '1234.50', currency: 'EUR', account: 'owed', kind: 'issued' },
  ...{
    postedOn: '2026-11-01',
    effectiveOn: '2026-10-31',
    claim: '10-1',
    customer: '1/2',
    creditor: 'customer',
    reference: '00123',
    note: '=1',
  },
};

describe('the ledger', () => {
  it.each(SPREADSHEETS)('has no date but days, and no number but amounts and counts, in %s', (language) => {
    const [, row] = rowsOf(renderLedgerCsv([entry as never], 'de', language), LOCALES[language].separator);
    const [head] = rowsOf(renderLedgerCsv([entry as never]), ',');
    const kinds = Object.fromEntries(head!.map((name, i) => [name, importedAs(row![i]!, language)]));
    const notText = Object.entries(kinds).filter(([, kind]) => kind !== 'text');
    expect(Object.fromEntries(notText)).toEqual({ revision: 'number', amount: 'number', postedOn: 'date', effectiveOn: 'date' });
  });

  it.each(SPREADSHEETS)('its balances and ages have numbers in all columns of amounts, in %s', (language) => {
    const movements = new Proxy({}, { get: () => '-1234.50' });
    const files = [
      balancesCsv(
        [
          {
            vendor: '1.10',
            creditor: 'customer',
            currency: 'EUR',
            opening: { open: '0.00' },
            movements,
            closing: { open: '1.10' },
          } as never,
        ],
        ['vendor'],
        language,
      ),
      ageingCsv(
        [{ vendor: '2026-10', creditor: 'customer', currency: 'EUR', open: '1.10', bands: [{ open: '1.10' }, { open: '0.00' }] } as never],
        ['vendor'],
        [30],
        language,
      ),
    ];
    for (const file of files) {
      const [head, row] = rowsOf(file, LOCALES[language].separator);
      head!.forEach((name, i) => {
        // The vendor, the creditor and the currency are its first columns.
        expect([name, row![i] === undefined ? '' : importedAs(row![i], language)]).toEqual([name, i < 3 ? 'text' : 'number']);
        expect([name, importedAs(name, language)]).toEqual([name, 'text']);
      });
    }
  });
});

/** Keys that are words of English, which a file in another language must not have. */
const KEYS = ['amount', 'currency', 'cost centre', 'provisional', 'total', 'postedAt', 'owed', 'issued', 'received', 'opening'];

describe.each(['de', 'zh'] as const)('the heads and codes of a spreadsheet in %s', (language) => {
  it('are words of its language alone, and those for programs are keys', () => {
    const [statement] = stated;
    const balances = [{ creditor: 'customer', currency: 'EUR', opening: { open: '0' }, movements: new Proxy({}, { get: () => '1' }) }];
    const filesOf = (spreadsheet?: Spreadsheet): string[] => [
      renderCsv('s.2026-10', 1, statement!, language, undefined, false, spreadsheet),
      renderLedgerCsv([entry as never], language, spreadsheet),
      balancesCsv(balances.map((one) => ({ ...one, closing: { open: '1' } })) as never, [], spreadsheet),
      ageingCsv([], ['vendor'], [30, 60], spreadsheet),
    ];
    const cells = filesOf(language).flatMap((file) => only(file, language).map((cell) => cell.toLowerCase()));
    for (const key of KEYS) expect(cells, key).not.toContain(key.toLowerCase());
    const words = {
      de: ['betrag', 'kostenstelle', 'summe', 'geschuldet', 'ausgestellt', '0-30 tage', 'über 60 tage'],
      zh: ['金额', '成本中心', '合计', '应付', '出具', '0-30 天'],
    };
    expect(cells).toEqual(expect.arrayContaining(words[language]));
    const keys = filesOf().flatMap((file) => only(file, 'en'));
    expect(keys).toEqual(
      expect.arrayContaining([...KEYS.filter((key) => key !== 'provisional' || keys.includes(key)), '0-30 days', 'over 60 days']),
    );
  });
});

describe('a CSV for programs', () => {
  it('has commas, points, no mark before it, and every name unchanged but those that run as a formula', () => {
    const cells: CsvCell[] = [
      '2026-10',
      '1E5',
      'dec-1',
      { decimal: '-1234.50' },
      { day: '2026-10-31' },
      decimalOr('44 min'),
      decimalOr('10.0000%'),
    ];
    expect(csvTable(['a;b'], [cells])).toBe('"a;b"\r\n2026-10,1E5,dec-1,-1234.50,2026-10-31,44 min,10.0000%\r\n');
    expect(csvRow(['a;=1+1'])).toBe(`"a;'=1+1"\r\n`);
  });
});
