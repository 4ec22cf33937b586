/** A contract in plain English. */
import { englishCells } from './english-cells.ts';
import { list, say } from './english-conditions.ts';
import { englishCredits } from './english-credits.ts';
import { englishInvoice } from './english-invoice.ts';
import { englishOrder } from './english-order.ts';
import { englishTerms } from './english-terms.ts';
import type { Phrases } from './language.ts';

export const english: Phrases = {
  ...englishOrder,
  ...englishInvoice,
  ...englishTerms,
  ...englishCredits,
  say,
  cell: englishCells,
  joint: ' ',
  headings: {
    contract: 'The contract',
    measuring: 'How it is measured',
    vocabulary: 'Words',
    charges: 'What is paid',
    notes: 'Letters and notes',
    definitions: 'Definitions',
    objectives: 'Objectives',
    credits: 'Credits',
    claims: 'Claims',
    remedies: 'Other remedies',
  },
  title: (texts) =>
    `Documents call it ${list(
      texts.map((text) => `"${text}"`),
      'or',
    )}.`,
  paper: ({ clause, quote, note }) =>
    [
      clause === undefined ? '' : `Clause ${clause}.`,
      quote === undefined ? '' : `The paper: "${quote}"`,
      note === undefined ? '' : `Note: ${note}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
};
