/**
 * Notes of many shapes, and the code of each named beforehand: the type of the document, or the reason why there is none. `npm test` holds
 * them against the schema and adds them up; `npm run check:invoice` holds them against the published rules.
 */
import type { InvoiceTax, NoteProfile, Order } from '../../lib/domain/contract/terms.ts';
import { formatFraction } from '../../lib/domain/money/ratio.ts';
import { parseDecimal } from '../../lib/domain/money/decimal.ts';
import { noteOf } from '../../lib/domain/statement/note/make-note.ts';
import type { BesideNote, RevisionBefore } from '../../lib/domain/statement/note/note.ts';
import { bridgeBetween, sumAmounts } from '../../lib/domain/statement/restatement.ts';
import type { Statement, StatementLine } from '../../lib/domain/statement/statement.ts';
import type { IssuedStatement } from '../../lib/application/ports/statements.ts';

/** A line: its amount, the charges behind it by kind ("usage 30 B-7" was billed by invoice B-7), its component and cost centre. */
interface CaseLine {
  readonly amount: string;
  readonly charges?: readonly string[];
  readonly component?: string;
  readonly costCentre?: string;
}

export interface NoteCase {
  readonly name: string;
  /** The type code, or the code of the refusal. */
  readonly code: string;
  readonly currency?: string;
  /** The lines of each revision; the note is that of the last. */
  readonly revisions: readonly (readonly CaseLine[])[];
  readonly tax?: InvoiceTax;
  readonly change?: (order: any) => void;
  readonly profile?: NoteProfile;
  readonly invoices?: BesideNote['invoices'];
  /** How all charges of each revision before the last were taxed, oldest first. */
  readonly taxesBefore?: readonly InvoiceTax[];
  /** The currency of the revision before the last. */
  readonly currencyBefore?: string;
  /** What it refers to, where that is not evident. */
  readonly refers?: readonly string[];
}

const of = (...amounts: string[]): CaseLine[] => amounts.map((amount, i) => ({ amount, component: `line-${i + 1}` }));
const S = (rate = '19%'): InvoiceTax => ({ category: 'S', rate });
const O: InvoiceTax = { category: 'O', reason: 'compensation, no supply' };
const coded = (category: InvoiceTax['category'], code: string): InvoiceTax => ({ category, 'reason-code': code });
const byCharge =
  (usage: InvoiceTax) =>
  (order: any): void =>
    void (order.invoice['tax-by-charge'] = { usage });
const ONE = [of('100.05', '23.10')];
const BACK = [of('100.05', '23.10'), of('40.00', '23.10')];
const MIXED: CaseLine[] = [{ amount: '100.01', charges: ['recurring 700', 'usage 300'], component: 'line-1' }, ...of('50.00').slice(0, 1)];
const BILLED: CaseLine[] = [{ amount: '12.00', charges: ['usage 30 B-7', 'usage 40 B-8'] }];

const german = (order: any): void => {
  const contact = { name: 'Accounts', phone: '+49 30 123', mail: 'accounts@lumencast.example' };
  Object.assign(order.vendor.invoice, { country: 'DE', 'vat-id': 'DE123456789', city: 'Berlin', postcode: '10117', contact });
  Object.assign(order.customer.invoice, { country: 'DE', 'vat-id': 'DE987654321', city: 'Bonn', postcode: '53111' });
};
const french = (order: any): void => {
  order.invoice.mentions = {
    'late-payment': 'Pénalités : trois fois le taux d’intérêt légal',
    'recovery-costs': 'Indemnité forfaitaire de recouvrement : 40 euros',
    discount: 'Pas d’escompte pour paiement anticipé',
  };
  Object.assign(order.vendor.invoice, {
    country: 'FR',
    'vat-id': 'FR32123456789',
    registration: '123456789',
    'registration-scheme': '0002',
  });
  Object.assign(order.customer.invoice, { country: 'FR', registration: '987654321', 'registration-scheme': '0002' });
  order.customer.invoice.identifier = { scheme: '0009', id: '98765432100017' };
};
const both =
  (...changes: ((order: any) => void)[]) =>
  (order: any): void =>
    changes.forEach((change) => change(order));
const billed = (order: any): void => void (order.charges = [{ ...CHARGE, invoice: { number: 'R-1', date: '2026-10-02' } }]);
const CHARGE = { kind: 'recurring', amount: '700 EUR', every: 'month' };

/** Forty notes in the profile of Peppol. */
export const CASES: readonly NoteCase[] = [
  { name: 'out-of-scope', code: '381', currency: 'CNY', revisions: ONE, tax: O },
  { name: 'out-of-scope-by-code', code: '381', revisions: ONE, tax: coded('O', 'VATEX-EU-O') },
  { name: 'standard-rate', code: '381', revisions: ONE, tax: S() },
  { name: 'rate-with-decimals', code: '381', currency: 'CNY', revisions: ONE, tax: S('8.25%') },
  { name: 'yen', code: '381', currency: 'JPY', revisions: [of('1005', '44')], tax: S('10%') },
  { name: 'zero-rate', code: '381', revisions: ONE, tax: { category: 'Z' } },
  { name: 'exempt', code: '381', revisions: ONE, tax: { category: 'E', reason: 'exempt by article 135' } },
  { name: 'exempt-by-code', code: '381', revisions: ONE, tax: coded('E', 'VATEX-EU-79-C') },
  { name: 'reverse-charge', code: '381', revisions: ONE, tax: coded('AE', 'VATEX-EU-AE') },
  { name: 'intra-community', code: '381', revisions: ONE, tax: coded('K', 'VATEX-EU-IC') },
  { name: 'export', code: '381', currency: 'USD', revisions: ONE, tax: coded('G', 'VATEX-EU-G') },
  { name: 'canary-islands', code: '381', revisions: ONE, tax: { category: 'L', rate: '7%' } },
  { name: 'ceuta', code: '381', revisions: ONE, tax: { category: 'M', rate: '4%' } },
  { name: 'two-rates', code: '381', revisions: [MIXED], tax: S('20%'), change: byCharge(S('5.5%')) },
  { name: 'taxed-and-exempt', code: '381', revisions: [MIXED], tax: S('20%'), change: byCharge({ category: 'E', reason: 'exempt' }) },
  { name: 'taxed-and-reverse-charge', code: '381', revisions: [MIXED], tax: S('20%'), change: byCharge(coded('AE', 'VATEX-EU-AE')) },
  {
    name: 'yen-taxed-and-zero-rate',
    code: '381',
    currency: 'JPY',
    revisions: [[{ amount: '1001', charges: ['recurring 2', 'usage 1'] }]],
    tax: S('10%'),
    change: byCharge({ category: 'Z' }),
  },
  { name: 'added', code: '381', revisions: [of('10.00'), of('12.34')], tax: S(), refers: ['SC-1'] },
  { name: 'taken-back', code: '383', revisions: BACK, tax: S(), refers: ['SC-1'] },
  { name: 'taken-back-in-germany', code: '384', revisions: BACK, tax: S(), change: german, refers: ['SC-1'] },
  { name: 'taken-back-out-of-scope', code: '383', currency: 'CNY', revisions: BACK, tax: O, refers: ['SC-1'] },
  { name: 'taken-back-yen', code: '383', currency: 'JPY', revisions: [of('1005', '44'), of('44')], tax: S('10%') },
  { name: 'taken-back-reverse-charge', code: '383', revisions: BACK, tax: coded('AE', 'VATEX-EU-AE') },
  { name: 'taken-back-intra-community', code: '383', revisions: BACK, tax: coded('K', 'VATEX-EU-IC') },
  { name: 'taken-back-whole', code: '383', revisions: [of('100.05'), []], tax: S() },
  { name: 'taken-back-two-rates', code: '383', revisions: [MIXED, of('3.00')], tax: S('20%'), change: byCharge(S('5.5%')) },
  { name: 'mixed-credited', code: '381', revisions: [of('10.00', '20.00'), of('4.00', '60.00')], tax: S() },
  { name: 'mixed-taken-back', code: '383', revisions: [of('10.00', '60.00'), of('14.00', '20.00')], tax: S() },
  {
    name: 'mixed-taxes',
    code: '381',
    revisions: [
      [
        { amount: '50.00', charges: ['recurring 1'] },
        { amount: '-20.00', charges: ['usage 1'], component: 'line-2' },
      ],
    ],
    tax: S('20%'),
    change: byCharge({ category: 'E', reason: 'exempt' }),
  },
  { name: 'owed-to-the-vendor', code: '380', revisions: [of('-25.00')], tax: S(), refers: [] },
  { name: 'owed-to-the-vendor-out-of-scope', code: '380', currency: 'USD', revisions: [of('-25.00')], tax: O, refers: [] },
  { name: 'owed-later', code: '380', revisions: [[], of('-25.00')], tax: S(), refers: [] },
  {
    name: 'one-invoice',
    code: '381',
    revisions: [[{ amount: '7.00', charges: ['recurring 700'] }]],
    tax: S(),
    change: billed,
    refers: ['R-1'],
  },
  { name: 'several-invoices', code: '381', revisions: [BILLED], tax: S(), refers: ['B-7', 'B-8'] },
  {
    name: 'an-invoice-by-request',
    code: '381',
    revisions: [BILLED],
    tax: S(),
    invoices: [{ number: 'R-9', date: '2026-10-09' }],
    refers: ['R-9', 'B-7', 'B-8'],
  },
  { name: 'after-a-revision-without-a-note', code: '381', revisions: [of('10.00'), of('10.00'), of('11.00')], tax: S(), refers: ['SC-1'] },
  { name: 'dinars', code: 'note-decimals', currency: 'KWD', revisions: [of('10.000')], tax: O },
  {
    name: 'nothing',
    code: 'nothing-credited',
    revisions: [[{ amount: '5.00', costCentre: 'A' }], [{ amount: '5.00', costCentre: 'B' }]],
    tax: S(),
  },
  { name: 'no-account', code: 'no-invoice-details', revisions: BACK, tax: S(), change: (order) => delete order.invoice.payment },
  { name: 'another-currency', code: 'note-currencies', revisions: [of('5.00'), of('6.00')], currencyBefore: 'CNY', tax: S() },
];

/** Notes of revisions whose contract had another rate by then, and of amounts that cancel. */
export const CHANGED_CASES: readonly NoteCase[] = [
  { name: 'added-at-another-rate', code: '381', revisions: [of('100.00'), of('150.00')], tax: S('20%'), taxesBefore: [S('19%')] },
  { name: 'taken-back-at-another-rate', code: '383', revisions: BACK, tax: S('20%'), taxesBefore: [S('19%')] },
  {
    name: 'taken-back-by-the-rate-that-credited',
    code: '383',
    revisions: [of('100.00', '5.00'), of('100.00', '7.00'), of('60.00', '7.00')],
    tax: S('21%'),
    taxesBefore: [S('19%'), S('20%')],
  },
  { name: 'taxed-out-of-scope-before', code: 'no-invoice-details', revisions: BACK, tax: S(), taxesBefore: [O] },
  { name: 'now-exempt', code: '383', revisions: BACK, tax: { category: 'E', reason: 'exempt' }, taxesBefore: [S()] },
  {
    name: 'now-by-charge',
    code: '383',
    revisions: [MIXED, of('3.00')],
    tax: S('20%'),
    change: byCharge(S('5.5%')),
    taxesBefore: [S('19%')],
  },
  {
    name: 'net-and-tax-cancel',
    code: 'note-cancels',
    revisions: [
      [
        { amount: '100.00', charges: ['recurring 1'] },
        { amount: '-120.00', charges: ['usage 1'], component: 'line-2' },
      ],
    ],
    tax: S('20%'),
    change: byCharge({ category: 'Z' }),
  },
  {
    name: 'two-untaxed-cancel',
    code: 'note-cancels',
    revisions: [
      [
        { amount: '50.00', charges: ['recurring 1'] },
        { amount: '-50.00', charges: ['usage 1'], component: 'line-2' },
      ],
    ],
    tax: { category: 'Z' },
    change: byCharge({ category: 'E', reason: 'exempt' }),
  },
  {
    name: 'only-tax-is-owed',
    code: '380',
    revisions: [
      [
        { amount: '100.00', charges: ['recurring 1'] },
        { amount: '-100.00', charges: ['usage 1'], component: 'line-2' },
      ],
    ],
    tax: S('7%'),
    change: byCharge(S('19%')),
  },
];

const SCOPED = both(german, (order) => ['vendor', 'customer'].forEach((who) => delete order[who].invoice['vat-id']));

/** Notes in the other profiles, and further refusals. */
export const PROFILE_CASES: readonly NoteCase[] = [
  { name: 'plain-credited', code: '381', revisions: ONE, tax: S(), profile: 'en16931' },
  { name: 'plain-taken-back', code: '384', revisions: BACK, tax: S(), profile: 'en16931' },
  { name: 'plain-owed', code: '380', revisions: [of('-25.00')], tax: S(), profile: 'en16931' },
  { name: 'german-credited', code: '381', revisions: ONE, tax: S(), change: german, profile: 'xrechnung' },
  { name: 'german-out-of-scope', code: '381', revisions: ONE, tax: O, change: SCOPED, profile: 'xrechnung' },
  { name: 'german-reverse-charge', code: '381', revisions: ONE, tax: coded('AE', 'VATEX-EU-AE'), change: german, profile: 'xrechnung' },
  { name: 'german-intra-community', code: '381', revisions: ONE, tax: coded('K', 'VATEX-EU-IC'), change: german, profile: 'xrechnung' },
  { name: 'german-taken-back', code: '384', revisions: BACK, tax: S(), change: german, profile: 'xrechnung' },
  { name: 'german-owed', code: '380', revisions: [of('-25.00')], tax: S(), change: german, profile: 'xrechnung' },
  {
    name: 'german-leitweg-id',
    code: '381',
    revisions: ONE,
    tax: S(),
    change: both(german, (order) => (order.invoice['buyer-reference'] = '04011000-1234512345-06')),
    profile: 'xrechnung',
  },
  {
    name: 'german-wrong-leitweg-id',
    code: 'no-invoice-details',
    revisions: ONE,
    tax: S(),
    change: both(german, (order) => (order.invoice['buyer-reference'] = '04011000-1234512345-07')),
    profile: 'xrechnung',
  },
  { name: 'german-without-contact', code: 'no-invoice-details', revisions: ONE, tax: S(), profile: 'xrechnung' },
  {
    name: 'french-credited',
    code: '381',
    revisions: [[{ amount: '7.00', charges: ['recurring 700'] }]],
    tax: S('20%'),
    change: both(french, billed),
    profile: 'france',
  },
  { name: 'french-without-an-invoice', code: '262', revisions: ONE, tax: S('20%'), change: french, profile: 'france' },
  { name: 'french-taken-back', code: '384', revisions: BACK, tax: S('20%'), change: french, profile: 'france' },
  { name: 'french-owed', code: '380', revisions: [of('-25.00')], tax: S('20%'), change: french, profile: 'france' },
  { name: 'french-exempt', code: '262', revisions: ONE, tax: coded('E', 'VATEX-FR-FRANCHISE'), change: french, profile: 'france' },
  {
    name: 'french-two-rates',
    code: '262',
    revisions: [MIXED],
    tax: S('20%'),
    change: both(french, byCharge(S('5.5%'))),
    profile: 'france',
  },
  { name: 'french-dollars', code: 'note-currency', currency: 'USD', revisions: ONE, tax: S('20%'), change: french, profile: 'france' },
  { name: 'french-foreign-rate', code: 'note-tax', revisions: ONE, tax: S('19%'), change: french, profile: 'france' },
  { name: 'french-without-siren', code: 'no-invoice-details', revisions: ONE, tax: S('20%'), profile: 'france' },
  { name: 'french-invoice-without-date', code: 'note-number', revisions: [BILLED], tax: S('20%'), change: french, profile: 'france' },
  { name: 'bahrain', code: 'note-decimals', currency: 'BHD', revisions: [of('10.000')], tax: S('10%') },
  { name: 'out-of-scope-with-another', code: 'no-invoice-details', revisions: [MIXED], tax: O, change: byCharge(S()) },
  { name: 'no-vat-id', code: 'no-invoice-details', revisions: ONE, tax: S(), change: (order) => delete order.vendor.invoice['vat-id'] },
];

/** A vendor of a country, with what its rules ask for; and a customer of it, where one is wanted. */
const seller =
  (country: string, vendor: object, customer?: object) =>
  (order: any): void => {
    Object.assign(order.vendor.invoice, { country, ...vendor });
    if (customer) Object.assign(order.customer.invoice, { country, ...customer });
  };
const PLACE = { street: 'Main Street 1', city: 'Town', postcode: '1000' };
const CVR = { 'vat-id': 'DK12345674', registration: '12345674', 'registration-scheme': '0184' };
const KVK = { ...PLACE, 'vat-id': 'NL123456789B01', registration: '12345678', 'registration-scheme': '0106' };
const ICELANDIC = { ...PLACE, 'vat-id': 'IS123456', registration: '1234567890', 'registration-scheme': '0196' };
const withBic = (order: any): void => void (order.invoice.payment.bic = 'DABADKKK');
const sold = (name: string, code: string, change: (order: any) => void, more: Partial<NoteCase> = {}): NoteCase => ({
  ...{ name, code, revisions: ONE, tax: S('25%'), change },
  ...more,
});

/** Vendors of countries of which Peppol has rules of their own. */
export const NATIONAL_CASES: readonly NoteCase[] = [
  sold('danish', '381', seller('DK', CVR)),
  sold('danish-within', '381', seller('DK', CVR, { 'vat-id': 'DK87654321' }), { currency: 'DKK' }),
  sold('danish-taken-back', '383', both(seller('DK', CVR, { 'vat-id': 'DK87654321' }), withBic), { revisions: BACK }),
  sold('danish-taken-back-abroad', '383', seller('DK', CVR), { revisions: BACK }),
  sold('danish-owed', '380', both(seller('DK', CVR, { 'vat-id': 'DK87654321' }), withBic), { revisions: [of('-25.00')] }),
  sold('danish-without-bic', 'no-invoice-details', seller('DK', CVR, {}), { revisions: BACK }),
  sold('danish-without-cvr', 'no-invoice-details', seller('DK', { 'vat-id': 'DK12345674' })),
  sold('danish-other-register', 'no-invoice-details', seller('DK', { ...CVR, 'registration-scheme': '0088' })),
  sold('danish-in-plain-en16931', '381', seller('DK', { 'vat-id': 'DK12345674' }), { profile: 'en16931' }),
  sold('greek', 'note-country', seller('GR', { 'vat-id': 'EL123456783' })),
  sold('greek-in-plain-en16931', '381', seller('GR', { 'vat-id': 'EL123456783' }), { profile: 'en16931' }),
  sold('icelandic', '381', seller('IS', ICELANDIC), { tax: S('24%'), currency: 'ISK', revisions: [of('1005', '44')] }),
  sold('icelandic-within', '381', seller('IS', ICELANDIC, ICELANDIC), { tax: S('24%') }),
  sold('icelandic-without-street', 'no-invoice-details', seller('IS', { ...ICELANDIC, street: undefined })),
  sold('icelandic-customer-unnamed', 'no-invoice-details', seller('IS', ICELANDIC, {})),
  sold('italian', '381', seller('IT', { ...PLACE, 'vat-id': 'IT12345678903' }), { tax: S('22%') }),
  sold('italian-taken-back', '383', seller('IT', { ...PLACE, 'vat-id': 'IT12345678903' }, PLACE), { tax: S('22%'), revisions: BACK }),
  sold('italian-without-postcode', 'no-invoice-details', seller('IT', { ...PLACE, postcode: undefined, 'vat-id': 'IT12345678903' })),
  sold('dutch', '381', both(seller('NL', KVK), billed), { tax: S('21%'), revisions: [[{ amount: '7.00', charges: ['recurring 700'] }]] }),
  sold('dutch-within', '381', both(seller('NL', KVK, KVK), billed), {
    tax: S('21%'),
    revisions: [[{ amount: '7.00', charges: ['recurring 700'] }]],
  }),
  sold('dutch-added', '381', seller('NL', KVK, KVK), {
    tax: S('21%'),
    revisions: [of('10.00'), of('12.34')],
    invoices: [{ number: 'R-9', date: '2026-10-09' }],
  }),
  sold('dutch-owed', '380', seller('NL', KVK, KVK), { tax: S('21%'), revisions: [of('-25.00')] }),
  sold('dutch-taken-back', '383', seller('NL', KVK, KVK), {
    tax: S('21%'),
    revisions: ['12.00', '5.00'].map((amount) => [{ amount, charges: ['usage 30 B-7'] }]),
    refers: ['SC-1'],
  }),
  // The first revision names no invoice, so that it had no note: nothing is corrected.
  sold('dutch-after-a-note-that-was-refused', '380', seller('NL', KVK, KVK), { tax: S('21%'), revisions: BACK, refers: [] }),
  sold('dutch-without-an-invoice', 'no-invoice-details', seller('NL', KVK), { tax: S('21%') }),
  sold('dutch-other-register', 'no-invoice-details', both(seller('NL', { ...KVK, 'registration-scheme': '0088' }), billed), {
    revisions: [[{ amount: '7.00', charges: ['recurring 700'] }]],
  }),
  sold('norwegian', '381', seller('NO', { 'vat-id': 'NO974760673MVA' })),
  sold('norwegian-wrong-digit', 'no-invoice-details', seller('NO', { 'vat-id': 'NO974760674MVA' })),
  sold('norwegian-without-mva', 'no-invoice-details', seller('NO', { 'vat-id': 'NO974760673' })),
  sold('swedish', '381', seller('SE', { 'vat-id': 'SE556677889901', registration: '5560360793' })),
  sold('swedish-within', '381', seller('SE', { 'vat-id': 'SE556036079301' }, { 'vat-id': 'SE556677889901' }), { currency: 'SEK' }),
  sold('swedish-taken-back', '383', seller('SE', { 'vat-id': 'SE556036079301' }, { 'vat-id': 'SE556677889901' }), { revisions: BACK }),
  sold('swedish-foreign-rate', 'note-tax', seller('SE', { 'vat-id': 'SE556677889901' }), { tax: S('19%') }),
  sold('swedish-wrong-number', 'no-invoice-details', seller('SE', { 'vat-id': 'SE5566778899' })),
  sold('swedish-wrong-register', 'no-invoice-details', seller('SE', { 'vat-id': 'SE556677889901', registration: '5560360794' })),
];

/** An Irish vendor and an Austrian customer, with all details. */
export function orderOf(base: Order, { tax = O, profile, change }: NoteCase): Order {
  const order = structuredClone(base) as any;
  order.charges = [];
  const isScoped = tax.category === 'O';
  order.vendor.invoice = { country: 'IE', endpoint: { scheme: '0088', id: '7300010000001' }, ...(!isScoped && { 'vat-id': 'IE6388047V' }) };
  order.customer.invoice = {
    country: 'AT',
    endpoint: { scheme: '0088', id: '7300070011115' },
    ...(!isScoped && { 'vat-id': 'ATU12345678' }),
  };
  const payment = { account: 'IE29AIBK93115212345678', holder: 'Lumencast Networks', days: 30 };
  order.invoice = { 'buyer-reference': 'PO-2026-0117', tax, payment, ...(profile && { profile }) };
  change?.(order);
  return order;
}

/** "usage 30 B-7" */
function chargeReason(text: string): object {
  const [kind, exact, invoice] = text.split(' ');
  const amount = formatFraction(parseDecimal(exact!)!);
  return {
    kind,
    exact: amount,
    ...(invoice === undefined ? { amount: `${exact} EUR`, every: 'month' } : { event: `vendor|${invoice}`, invoice: { number: invoice } }),
  };
}

function lineOf({ amount, charges, component, costCentre }: CaseLine, i: number, currency: string, base: Statement): StatementLine {
  const { credit, of: base0, times } = base.lines[0]!;
  const reasons = charges && [{ cell: base0.cell, index: '', description: 'charges', charges: charges.map(chargeReason) }];
  return {
    number: i + 1,
    credit,
    index: component ?? '',
    of: base0,
    times,
    exact: amount,
    due: amount,
    amount: { amount, currency },
    ...(costCentre !== undefined && { costCentre }),
    ...(reasons && { reasons: reasons as StatementLine['reasons'] & object }),
  };
}

/** The revisions of a case as issued, oldest first, with what is beside the note of the last. */
export function revisionsOf(one: NoteCase, base: Statement, order: Order): { issued: IssuedStatement; beside: BesideNote } {
  const { currency = 'EUR', currencyBefore = currency } = one;
  const statements = one.revisions.map((lines, r) => {
    const own = r === one.revisions.length - 1 ? currency : currencyBefore;
    const drawn = lines.map((line, i) => lineOf(line, i, own, base));
    const { bounds: _, ...rest } = base;
    return {
      ...rest,
      lines: drawn,
      total: sumAmounts(
        drawn.map(({ amount }) => amount),
        own,
      ),
    };
  });
  const issued = statements.map((statement, i) => issuedOf(statement, statements[i - 1], i + 1));
  let earlier: BesideNote['earlier'];
  const before: RevisionBefore[] = [];
  for (const [i, revision] of issued.slice(0, -1).entries()) {
    const tax = one.taxesBefore?.[i];
    const { 'tax-by-charge': _, ...details } = order.invoice!;
    const invoice = tax ? { ...details, tax } : order.invoice!;
    const made = noteOf(revision, { ...order, invoice }, { before: [...before], number: `SC-${i + 1}`, earlier });
    if ('note' in made) earlier = { number: made.note.number, date: made.note.date };
    before.push({ statement: revision.statement, bridge: revision.bridge, invoice });
  }
  const beside = { number: `SC-${issued.length}`, before, earlier, invoices: one.invoices };
  return { issued: issued.at(-1)!, beside };
}

const issuedOf = (statement: Statement, before: Statement | undefined, revision: number): IssuedStatement => ({
  id: 'live-streaming-network.2026-10',
  revision,
  // The next day in the zone of the contract, Shanghai.
  issuedAt: `2026-11-0${revision + 2}T18:30:00.000Z`,
  contractRevision: 1,
  statement,
  digests: { contract: 'c', evidence: 'e', statement: 's', bundle: 'b' },
  earlier: [],
  warnings: [],
  run: 'run',
  ...(before && { bridge: bridgeBetween(before, statement, revision - 1, () => [{ cause: 'late-event', events: ['a|b'] }]) }),
});
