/** A journal: every booking has two accounts and one amount, so that accounts add up to what the ledger says; layouts with faults are refused. */
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import { LEDGER_ACCOUNTS } from '../../../lib/domain/claims/ledger-accounts.ts';
import { PARTIES } from '../../../lib/domain/claims/transition.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { bookingsOf, renderJournal } from '../../../lib/presentation/journal/journal.ts';
import { type JournalLayout, readJournalLayout } from '../../../lib/schemas/journal-layout.ts';
import { Dice } from '../../support/dice.ts';

const LAYOUT = `
journal: 1
format: { separator: ";", decimal: ",", date: DD.MM.YYYY, quote: text }
maps:
  vendor-account: { of: vendor, values: { lumencast: "70001" } }
accounts:
  customer:
    owed: { debit: "1400", credit: "4970", tax-key: "9" }
    received: { debit: "1200", credit: "1400" }
    written-off: { debit: "2400", credit: "1400" }
    over-credited: { debit: "1400", credit: "1700" }
  vendor:
    owed: { debit: "6300", credit: "{vendor-account}" }
columns:
  - { title: Amount, field: amount }
  - { title: Debit, field: debit }
  - { title: Credit, field: credit }
  - { title: Tax, field: tax-key }
  - { title: Date, field: postedOn }
  - { title: Text, text: "{contract} {period}", at-most: 14 }
  - { title: Reference, field: reference }
  - { title: Batch, value: 7 }
`;

function layoutOf(text: string): JournalLayout {
  const read = readJournalLayout(text);
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.layout;
}

const faults = (text: string): string[] => {
  const read = readJournalLayout(text);
  return 'issues' in read ? read.issues.map(({ path, code }) => `${path} ${code}`) : [];
};

const entry = (own: Partial<LedgerEntry> = {}): LedgerEntry => ({
  entry: 'live.2026-10#1-1',
  postedAt: '2026-11-02T12:00:00.000Z',
  postedOn: '2026-11-02',
  effectiveOn: '2026-11-02',
  kind: 'issued',
  account: 'owed',
  statement: 'live.2026-10',
  claim: 'live.2026-10.fee',
  vendor: 'lumencast',
  customer: 'harbour-tv',
  creditor: 'customer',
  contract: 'live',
  period: '2026-10',
  credit: 'fee',
  amount: '1234.50',
  currency: 'EUR',
  ...own,
});

const written = (entries: readonly LedgerEntry[], text = LAYOUT): string[] => {
  const layout = layoutOf(text);
  const made = bookingsOf(entries, layout);
  if ('issues' in made) throw new Error(JSON.stringify(made.issues));
  return renderJournal(made.bookings, layout).toString('utf8').split('\r\n');
};

describe('a journal', () => {
  it('has a row for each entry, in the columns and forms of the layout', () => {
    expect(written([entry(), entry({ account: 'received', amount: '1.00', reference: 'say "7"' })])).toEqual([
      'Amount;Debit;Credit;Tax;Date;Text;Reference;Batch',
      '1234,50;"1400";"4970";"9";02.11.2026;"live 2026-10";"";7',
      '1,00;"1200";"1400";"";02.11.2026;"live 2026-10";"say ""7""";7',
      '',
    ]);
  });

  it('books reversed amounts with the accounts exchanged, or with their sign', () => {
    const back = entry({ amount: '-5.00', account: 'received' });
    expect(written([back])[1]).toMatch(/^5,00;"1400";"1200"/);
    expect(written([back], LAYOUT.replace('quote: text', 'quote: text, reversals: negative'))[1]).toMatch(/^-5,00;"1200";"1400"/);
  });

  it('finds an account of the vendor in a map, and cuts long text', () => {
    expect(written([entry({ creditor: 'vendor', contract: 'a-long-contract' })])[1]).toBe(
      '1234,50;"6300";"70001";"";02.11.2026;"a-long-contrac";"";7',
    );
  });

  it('leaves out memos and entries that do not change the open amount', () => {
    expect(
      written([entry({ account: 'reserved', memo: true }), entry({ account: 'credited' }), entry({ account: 'claimed' })]),
    ).toHaveLength(2);
  });

  it('reports each account or value that the layout lacks, once', () => {
    const layout = layoutOf(LAYOUT);
    const made = bookingsOf(
      [
        entry({ creditor: 'vendor', vendor: 'northlight' }),
        entry({ creditor: 'vendor', account: 'received' }),
        entry({ creditor: 'vendor', account: 'received' }),
      ],
      layout,
    );
    expect('issues' in made && made.issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
      '/maps/vendor-account/values missing',
      '/accounts/vendor/received missing',
    ]);
  });

  it('lets no text of a sender become a formula or a row', () => {
    expect(written([entry({ reference: '=1+1\r\n"x"' })])[1]).toContain(`"'=1+1 ""x"""`);
  });

  it('is in the encoding of the layout, or names the character that it does not have', () => {
    const latin = layoutOf(LAYOUT.replace('quote: text', 'quote: text, encoding: iso-8859-1'));
    const bytes = (own: Partial<LedgerEntry>): Buffer => {
      const made = bookingsOf([entry(own)], latin);
      return renderJournal('bookings' in made ? made.bookings : [], latin);
    };
    expect(bytes({ reference: 'Gebühr' }).includes(0xfc)).toBe(true);
    expect(() => bytes({ reference: '港' })).toThrow('"港" is not in iso-8859-1');
    expect(written([], LAYOUT.replace('quote: text', 'quote: text, encoding: utf-8-bom'))[0]!.startsWith('\uFEFF')).toBe(true);
  });

  it('begins with the rows that the layout has for its head', () => {
    expect(written([], `${LAYOUT}before: [[EXTF, 700, 21]]\n`)[0]).toBe('"EXTF";700;21');
  });
});

describe('double entry', () => {
  it('balances to 0 over all accounts for random entries, and the account of open amounts has exactly these', () => {
    const text = LAYOUT.replace(
      '  vendor:\n    owed: { debit: "6300", credit: "{vendor-account}" }',
      ['owed: { debit: "6300", credit: "1600" }', 'received: { debit: "1600", credit: "1200" }']
        .concat(['written-off: { debit: "1600", credit: "2700" }', 'over-credited: { debit: "1500", credit: "1600" }'])
        .reduce((all, one) => `${all}\n    ${one}`, '  vendor:'),
    );
    const layout = layoutOf(text);
    for (let seed = 1; seed <= 200; seed += 1) {
      const dice = new Dice(seed);
      const entries = Array.from({ length: dice.whole(1, 30) }, () =>
        entry({ account: dice.pick(LEDGER_ACCOUNTS), creditor: dice.pick(PARTIES), amount: (dice.whole(-9999, 9999) / 100).toFixed(2) }),
      ).map((one) => (one.account === 'reserved' ? { ...one, memo: true as const } : one));
      const made = bookingsOf(entries, layout);
      const sums = new Map<string, bigint>();
      for (const { debit, credit, amount } of 'bookings' in made ? made.bookings : []) {
        const minor = minorOf({ amount, currency: 'EUR' });
        expect(minor > 0n).toBe(true);
        sums.set(debit, (sums.get(debit) ?? 0n) + minor);
        sums.set(credit, (sums.get(credit) ?? 0n) - minor);
      }
      expect([...sums.values()].reduce((sum, minor) => sum + minor, 0n)).toBe(0n);
      const sumOf = (creditor: string, ...accounts: string[]): bigint =>
        entries.filter((one) => one.creditor === creditor && accounts.includes(one.account)).reduce((sum, one) => sum + minorOf(one), 0n);
      const open = (creditor: string): bigint => sumOf(creditor, 'owed', 'over-credited') - sumOf(creditor, 'received', 'written-off');
      expect(sums.get('1400') ?? 0n).toBe(open('customer'));
      expect(sums.get('1600') ?? 0n).toBe(-open('vendor'));
    }
  });
});

describe('a layout with a fault', () => {
  it.each([
    ['an unknown key', LAYOUT.replace('separator', 'seperator'), ['3:22 /format/seperator unknown-key']],
    ['an unknown field', LAYOUT.replace('field: reference', 'field: colour'), ['21:32 /columns/6/field bad-value']],
    ['an unknown name in braces', LAYOUT.replace('{contract}', '{colour}'), ['20:26 /columns/5/text unknown-name']],
    [
      'an account by the booking itself',
      LAYOUT.replace('"1700"', '"{debit}"'),
      ['11:45 /accounts/customer/over-credited/credit unknown-name'],
    ],
    ['two sources of a column', LAYOUT.replace('value: 7', 'value: 7, field: debit'), ['22:5 /columns/7 bad-value']],
    ['no amount', LAYOUT.replace('field: amount', 'field: currency'), ['15:3 /columns missing']],
    ['one account on both sides', LAYOUT.replace('"1700"', '"1400"'), ['11:20 /accounts/customer/over-credited bad-value']],
    ['a memo that is booked', LAYOUT.replace('over-credited:', 'reserved:'), ['11:15 /accounts/customer/reserved unknown-key']],
    ['a date that is none', LAYOUT.replace('DD.MM.YYYY', 'day'), ['3:47 /format/date bad-value']],
    ['no YAML', 'journal: [', [' not-yaml']],
  ])('%s: is refused with the place and the code', (_, text, wanted) => {
    expect(faults(text)).toEqual(wanted);
  });

  it('is not found in a layout that is right', () => {
    expect(faults(LAYOUT)).toEqual([]);
  });
});

describe('the names in a journal', () => {
  const text = LAYOUT.replace('"{contract} {period}", at-most: 14', '"{creditName}, {caseName}"');
  const fee = entry({
    for: 'line-1',
    titles: { credit: { en: 'Compensation', zh: '赔付' }, for: { en: 'Studio line', zh: '演播室线路' } },
  });
  const names = (layout: string): string => written([fee], layout)[1]!.split(';')[5]!;

  it('are titles of the contract, in the language of the layout', () => {
    expect(names(text)).toBe('"Compensation, Studio line"');
    expect(names(text.replace('quote: text', 'quote: text, language: zh'))).toBe('"赔付, 演播室线路"');
  });
});
