/** A contract in plain Simplified Chinese. Names of cells stay unchanged. */
import { chineseCells } from './chinese-cells.ts';
import { list, say } from './chinese-conditions.ts';
import { chineseCredits } from './chinese-credits.ts';
import { chineseInvoice } from './chinese-invoice.ts';
import { chineseOrder } from './chinese-order.ts';
import { chineseTerms } from './chinese-terms.ts';
import { setAll } from './chinese-words.ts';
import type { InvoicePhrases, Phrases } from './language.ts';

const unset: Omit<Phrases, keyof InvoicePhrases> = {
  ...chineseOrder,
  ...chineseTerms,
  ...chineseCredits,
  say,
  cell: chineseCells,
  joint: '',
  headings: {
    contract: '合同',
    measuring: '计量方式',
    vocabulary: '用语',
    charges: '费用',
    notes: '信函与票据',
    definitions: '定义',
    objectives: '承诺',
    credits: '赔付',
    claims: '申领',
    remedies: '其他救济',
  },
  title: (texts: readonly string[]) =>
    `文件中称为${list(
      texts.map((text) => `“${text}”`),
      '或',
    )}。`,
  paper: ({ clause, quote, note }) =>
    [
      clause === undefined ? '' : `条款 ${clause}。`,
      quote === undefined ? '' : `原文：“${quote}”`,
      note === undefined ? '' : `注：“${note}”`,
    ].join(''),
};

/** What authors wrote in quotes, in notes and on invoices is not typeset again. */
export const chinese: Phrases = { ...setAll(unset), ...chineseInvoice, cell: setAll(chineseCells), say, paper: unset.paper };
