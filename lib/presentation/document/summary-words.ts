/** Words of the first page of a statement: who owes whom, how and by when it is paid. A missing word does not compile. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { NoteCode } from '../../domain/statement/note/note.ts';
import { listed } from './labels-chinese.ts';

const english = {
  owes: (debtor: string, creditor: string): string => `${debtor} owes ${creditor}`,
  nothing: 'Nothing is owed for this period.',
  net: (gross: string, back: string): string => `${gross} less ${back} that the customer owes.`,
  provisional: 'Provisional: a later revision says what is owed in the end.',
  decided: (facts: readonly string[]): string => `It is decided by: ${facts.join(', ')}.`,
  vatId: (id: string): string => `VAT id ${id}`,
  registration: (id: string): string => `Register number ${id}`,
  buyerReference: 'Buyer reference (PO)',
  payment: 'How and by when it is paid',
  how: 'How and by when',
  state: 'State',
  automatic: 'No claim needed: with the next bill',
  claim: (last: string | undefined, first: string | undefined): string =>
    `Claim needed${first === undefined ? '' : `, after ${first}`}${last === undefined ? '' : `, last day ${last}`}`,
  stateAsOf: (at: string): string => `Claims and accounts as of ${at}`,
  owed: 'Owed',
  subtotal: (credit: string): string => `Subtotal: ${credit}`,
  carried: 'Carried forward',
  brought: 'Brought forward',
  note: {
    title: { 381: 'Credit note', 262: 'Credit note', 383: 'Debit note', 384: 'Corrected invoice', 380: 'Invoice' } as Readonly<
      Record<NoteCode, string>
    >,
    /** What the note of a later revision is about. */
    about: 'For',
    change: (from: number): string => `the change since revision ${from}`,
    refersTo: 'Refers to',
    net: 'Net',
    tax: 'VAT',
    onNet: (net: string): string => ` on ${net}`,
    gross: 'Gross',
    toPay: 'To be paid by the customer (gross)',
    account: 'To the account',
    due: 'Due on',
  },
};

export type SummaryWords = typeof english;

const chinese: SummaryWords = {
  owes: (debtor, creditor) => `${debtor} 应付 ${creditor}`,
  nothing: '本周期无应付款项。',
  net: (gross, back) => `${gross} 减去客户应付的 ${back}。`,
  provisional: '暂定：最终应付金额以后续版次为准。',
  decided: (facts) => `取决于：${listed(facts)}。`,
  vatId: (id) => `税号 ${id}`,
  registration: (id) => `注册号 ${id}`,
  buyerReference: '买方参考号（采购订单）',
  payment: '支付方式与期限',
  how: '方式与期限',
  state: '状态',
  automatic: '无需申领：随下一期账单抵付',
  claim: (last, first) => `须申领${first === undefined ? '' : `，自 ${first} 之后`}${last === undefined ? '' : `，截止日 ${last}`}`,
  stateAsOf: (at) => `申领与款项（截至 ${at}）`,
  owed: '应付',
  subtotal: (credit) => `小计：${credit}`,
  carried: '转下页',
  brought: '承上页',
  note: {
    title: { 381: '贷记单', 262: '贷记单', 383: '借记单', 384: '更正发票', 380: '发票' },
    about: '单据内容',
    change: (from) => `相对版次 ${from} 的变动`,
    refersTo: '所涉单据',
    net: '不含税金额',
    tax: '增值税',
    onNet: (net) => `（计税金额 ${net}）`,
    gross: '含税金额',
    toPay: '客户应付（含税）',
    account: '收款账户',
    due: '付款到期日',
  },
};

const german: SummaryWords = {
  owes: (debtor, creditor) => `${debtor} schuldet ${creditor}`,
  nothing: 'Für diesen Abrechnungszeitraum ist nichts geschuldet.',
  net: (gross, back) => `${gross} abzüglich ${back}, die der Kunde schuldet.`,
  provisional: 'Vorläufig: Was endgültig geschuldet ist, weist eine spätere Fassung aus.',
  decided: (facts) => `Abhängig von: ${facts.join(', ')}.`,
  vatId: (id) => `USt-IdNr. ${id}`,
  registration: (id) => `Registernummer ${id}`,
  buyerReference: 'Kundenreferenz (Bestellung)',
  payment: 'Zahlungsweg und Frist',
  how: 'Weg und Frist',
  state: 'Status',
  automatic: 'Ohne Geltendmachung: mit der nächsten Rechnung',
  claim: (last, first) =>
    `Geltend zu machen${first === undefined ? '' : ` nach dem ${first}`}${first === undefined || last === undefined ? '' : ' und'}${last === undefined ? '' : ` bis zum ${last}`}`,
  stateAsOf: (at) => `Forderungen und Konten, Stand ${at}`,
  owed: 'Geschuldet',
  subtotal: (credit) => `Zwischensumme: ${credit}`,
  carried: 'Übertrag auf die nächste Seite',
  brought: 'Übertrag von der vorigen Seite',
  note: {
    title: { 381: 'Gutschrift', 262: 'Gutschrift', 383: 'Belastungsanzeige', 384: 'Korrigierte Rechnung', 380: 'Rechnung' },
    about: 'Gegenstand',
    change: (from) => `Änderung gegenüber Fassung ${from}`,
    refersTo: 'Bezug auf',
    net: 'Nettobetrag',
    tax: 'USt',
    onNet: (net) => ` auf ${net}`,
    gross: 'Bruttobetrag',
    toPay: 'Vom Kunden zu zahlen (brutto)',
    account: 'Auf das Konto',
    due: 'Fällig am',
  },
};

export const SUMMARY_WORDS: Readonly<Record<DocumentLanguage, SummaryWords>> = { en: english, zh: chinese, de: german };
