/** Notes of many shapes: the type that was named beforehand, the schema, sums, dates, references; and those that are refused. */
import { exponentOf } from '../../../lib/domain/money/money.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { XmlDocument } from 'libxml2-wasm';
import { notesNotDrawn } from '../../../lib/domain/checker/lint/notes.ts';
import type { Terms } from '../../../lib/domain/contract/terms.ts';
import { noteOf } from '../../../lib/domain/statement/note/make-note.ts';
import type { StatementNote } from '../../../lib/domain/statement/note/note.ts';
import { minorOf, sumAmounts } from '../../../lib/domain/statement/restatement.ts';
import { renderUbl } from '../../../lib/presentation/ubl/render-e-invoice.ts';
import { orderSchema } from '../../../lib/schemas/order.ts';
import { type IssuedExample, issuedExample } from '../../support/issued.ts';
import { isWithin } from '../../../lib/domain/statement/note/national-rules.ts';
import { CASES, CHANGED_CASES, NATIONAL_CASES, type NoteCase, PROFILE_CASES, orderOf, revisionsOf } from '../../support/note-cases.ts';
import { textsAt, ublValidators } from '../../support/ubl-schema.ts';

const ALL = [...CASES, ...PROFILE_CASES, ...NATIONAL_CASES, ...CHANGED_CASES];
const isDrawn = ({ code }: NoteCase): boolean => /^\d+$/.test(code);

let example: IssuedExample;
let validators: ReturnType<typeof ublValidators>;
beforeAll(async () => {
  example = await issuedExample();
  validators = ublValidators();
});

function made(one: NoteCase) {
  const order = orderOf(example.contract.order, one);
  const { issued, beside } = revisionsOf(one, example.revisions[1].statement, order);
  return { order, issued, beside, result: noteOf(issued, order, beside) };
}

const noteIn = (one: NoteCase): StatementNote => {
  const { result } = made(one);
  if (!('note' in result)) throw new Error(JSON.stringify(result));
  return result.note;
};

it('the table has forty notes, of which at least thirty-four are drawn', () => {
  expect(CASES).toHaveLength(40);
  expect(CASES.filter(isDrawn).length).toBeGreaterThanOrEqual(34);
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
});

it('the linter names beforehand each order of which no note can be drawn, and no other', () => {
  const named = ALL.filter((one) => {
    const { order, issued } = made(one);
    const { currency } = issued.statement.total;
    return [...notesNotDrawn({ money: { currency } } as Terms, order)].length > 0;
  });
  const never = ALL.filter(({ code }) => code === 'note-country' || code === 'note-decimals');
  expect(never.length).toBeGreaterThanOrEqual(2);
  expect(named.map(({ name }) => name)).toEqual(never.map(({ name }) => name));
});

describe.each(ALL.filter(isDrawn))('$name', (one) => {
  it('is of the type that was named, by the schema, and passes the schema of contracts', () => {
    const { order, issued, beside } = made(one);
    expect(orderSchema.safeParse(order).error?.issues).toBeUndefined();
    const drawn = renderUbl(issued, order, beside);
    if ('issues' in drawn) throw new Error(JSON.stringify(drawn.issues));
    const kind = noteIn(one).kind === 'invoice' ? 'Invoice' : 'CreditNote';
    expect(textsAt(drawn.xml, `/*/cbc:${kind}TypeCode`)).toEqual([one.code]);
    expect(() => validators[kind].validate(XmlDocument.fromString(drawn.xml))).not.toThrow();
    // Midnight of the contract's zone lies between this day and that of the instant in UTC.
    expect(textsAt(drawn.xml, '/*/cbc:IssueDate')).toEqual([`2026-11-0${one.revisions.length + 3}`]);
  });

  it('adds up, is never below 0, and has no more than sixteen characters as its number', () => {
    const { lines, taxes, net, tax, payable, currency, number } = noteIn(one);
    const sum = (amounts: Parameters<typeof sumAmounts>[0]) => sumAmounts(amounts, currency);
    expect(sum(lines.map(({ amount }) => amount))).toEqual(net);
    expect(sum(taxes.map((each) => each.net))).toEqual(net);
    expect(sum(taxes.map((each) => each.tax))).toEqual(tax);
    expect(sum([net, tax])).toEqual(payable);
    expect(minorOf(payable) > 0n).toBe(true);
    for (const each of taxes) {
      expect(sum([each.net, each.tax])).toEqual(each.gross);
      const rounded = Number(each.net.amount) * (Number(each.percent) / 100) - Number(each.tax.amount);
      expect(Math.abs(rounded)).toBeLessThanOrEqual(0.5 / 10 ** exponentOf(currency) + 1e-9);
    }
    expect(number.length).toBeLessThanOrEqual(16);
  });

  it('says what is to be paid, where and by when, and nothing where nothing is', () => {
    const { order, issued, beside } = made(one);
    const note = noteIn(one);
    const drawn = renderUbl(issued, order, beside);
    const xml = 'xml' in drawn ? drawn.xml : '';
    const [means, terms] = [textsAt(xml, '//cbc:PaymentMeansCode'), textsAt(xml, '//cac:PaymentTerms/cbc:Note')];
    if (note.kind === 'credit-note') {
      // The Dutch rules have no code for a credit that is set against other bills.
      const isDutch = one.profile === undefined && isWithin('NL', order, note);
      expect([means, note.payment]).toEqual([isDutch ? [] : ['97'], undefined]);
      expect(terms[0]).toContain('nothing is to be paid');
    } else {
      expect([means, note.payment?.days]).toEqual([[isWithin('DK', order, note) ? '31' : '30'], 30]);
      expect(terms[0]).toContain(`by ${note.payment!.due}`);
      expect(terms[0]).not.toContain('nothing');
      expect(textsAt(xml, '/*/cbc:DueDate')).toEqual([note.payment!.due]);
    }
  });
});

describe('references', () => {
  it.each(ALL.filter(({ refers }) => refers))('of the note $name are those that the table names', (one) => {
    expect(noteIn(one).references.map(({ number }) => number)).toEqual(one.refers);
  });

  it('a French corrected invoice has exactly one, with its date', () => {
    const note = noteIn(PROFILE_CASES.find(({ name }) => name === 'french-taken-back')!);
    expect(note.references).toEqual([{ number: 'SC-1', date: '2026-11-04' }]);
  });
});

describe('taxes', () => {
  const taxesIn = (name: string) =>
    noteIn(ALL.find((one) => one.name === name)!).taxes.map(({ category, percent, net, tax }) => [
      category,
      percent,
      net.amount,
      tax.amount,
    ]);

  it('a base with charges of two kinds is divided by the charges, to the last cent', () => {
    expect(taxesIn('two-rates')).toEqual([
      ['S', '20', '120.01', '24.00'],
      ['S', '5.5', '30.00', '1.65'],
    ]);
    expect(taxesIn('yen-taxed-and-zero-rate')).toEqual([
      ['S', '10', '667', '67'],
      ['Z', '0', '334', '0'],
    ]);
  });

  it('what is taken back has the taxes of both revisions', () => {
    expect(taxesIn('taken-back-two-rates')).toEqual([
      ['S', '20', '117.01', '23.40'],
      ['S', '5.5', '30.00', '1.65'],
    ]);
  });
});

describe('a rate that the contract changed between two revisions', () => {
  const taxesIn = (name: string) =>
    noteIn(CHANGED_CASES.find((one) => one.name === name)!).taxes.map(({ category, percent, net, tax }) => [
      category,
      percent,
      net.amount,
      tax.amount,
    ]);

  it('takes back by the earlier rate and credits by the new one', () => {
    expect(taxesIn('added-at-another-rate')).toEqual([
      ['S', '20', '150.00', '30.00'],
      ['S', '19', '-100.00', '-19.00'],
    ]);
    expect(taxesIn('now-exempt')).toEqual([
      ['E', '0', '-40.00', '0.00'],
      ['S', '19', '100.05', '19.01'],
    ]);
    expect(taxesIn('now-by-charge')).toEqual([
      ['S', '20', '-3.00', '-0.60'],
      ['S', '19', '150.01', '28.50'],
    ]);
  });

  it('takes back by the rate of the revision that credited the line, also where another revision is between', () => {
    expect(taxesIn('taken-back-by-the-rate-that-credited')).toEqual([
      ['S', '21', '-60.00', '-12.60'],
      ['S', '19', '100.00', '19.00'],
    ]);
  });

  it('all notes of a statement together have each line by one rate alone', () => {
    const one = CHANGED_CASES.find(({ name }) => name === 'taken-back-by-the-rate-that-credited')!;
    const sums = new Map<string, bigint>();
    for (const count of [1, 2, 3]) {
      const part = { ...one, revisions: one.revisions.slice(0, count), tax: [...one.taxesBefore!, one.tax!][count - 1]! };
      const { lines, kind } = noteIn(part);
      for (const { index, tax, amount } of lines) {
        const key = `${index} ${tax.rate}`;
        sums.set(key, (sums.get(key) ?? 0n) + (kind === 'invoice' ? -1n : 1n) * minorOf(amount));
      }
    }
    expect([...sums].filter(([, minor]) => minor !== 0n).sort()).toEqual([
      ['line-1 21%', 6000n],
      ['line-2 20%', 700n],
    ]);
  });
});

describe('amounts that cancel', () => {
  it('are no note of 0.00, and the refusal says so', () => {
    const { order, issued, beside, result } = made(CHANGED_CASES.find(({ name }) => name === 'net-and-tax-cancel')!);
    expect(result).toEqual({ none: 'cancels' });
    const drawn = renderUbl(issued, order, beside);
    expect('issues' in drawn && drawn.issues[0]!.message).toContain('each with its tax, add up to 0.00');
  });

  it('in net but not in tax are an invoice of the tax', () => {
    const { net, tax, payable } = noteIn(CHANGED_CASES.find(({ name }) => name === 'only-tax-is-owed')!);
    expect([net.amount, tax.amount, payable.amount]).toEqual(['0.00', '12.00', '12.00']);
  });
});

describe('refused', () => {
  it.each(ALL.filter((one) => !isDrawn(one)))('the note $name with the code that was named beforehand', (one) => {
    const { order, issued, beside } = made(one);
    const drawn = renderUbl(issued, order, beside);
    const issues = 'issues' in drawn ? drawn.issues : [];
    expect(issues.map(({ code }) => code)).toContain(one.code);
    expect(issues[0]!.code).toBe(one.code);
  });

  it('with the path of what is missing, or with the currency', () => {
    const issueOf = (name: string) => {
      const { result } = made(ALL.find((one) => one.name === name)!);
      return 'issues' in result ? result.issues : [];
    };
    expect(issueOf('no-account').map(({ path }) => path)).toEqual(['/order/invoice/payment']);
    expect(issueOf('german-without-contact').map(({ path }) => path)).toEqual([
      '/order/vendor/invoice/contact',
      '/order/vendor/invoice/city',
      '/order/vendor/invoice/postcode',
      '/order/customer/invoice/city',
      '/order/customer/invoice/postcode',
    ]);
    expect(issueOf('french-without-siren').map(({ path }) => path)).toEqual([
      '/order/vendor/invoice/registration',
      '/order/invoice/mentions',
    ]);
    expect(issueOf('dinars')[0]!.message).toContain('KWD has 3 decimals');
    expect(issueOf('bahrain')[0]!.message).toContain('BHD has 3 decimals');
  });
});
