/** What a page beside a paper contract is made of: the text of the paper, and the values of a period. */
import { assess } from '../lib/domain/statement/assess.ts';
import type { BesideChoice } from '../lib/presentation/beside/beside-page.ts';
import { readPaper } from '../lib/presentation/beside/paper-sentences.ts';
import { type PaperComparison, type QuoteOfClause, compareWithPaper } from '../lib/presentation/beside/quotes-in-paper.ts';
import { reportingAll, valuesOf } from '../lib/presentation/beside/values-of-period.ts';
import { amountText } from '../lib/presentation/document/grouped.ts';
import { LABELS } from '../lib/presentation/document/labels.ts';
import { amountsBetween } from '../lib/presentation/document/undecided.ts';
import { explain } from '../lib/presentation/explain/explain.ts';
import { readEventLines } from '../lib/sources/event-lines.ts';
import { CliError } from './cli-error.ts';
import type { DocumentLanguage } from '../lib/domain/contract/title.ts';
import { complain } from './output/print.ts';
import { shownPlace } from './output/worth.ts';
import { type LoadedContract, complainOfEvents, failUnread } from './read-contract.ts';
import { readText } from './read-text.ts';

export interface BesideOptions {
  readonly language: DocumentLanguage;
  /** File with the text of the paper. */
  readonly paper?: string;
  readonly period?: string;
  /** File of events, for the period. */
  readonly events?: string;
}

interface Prepared {
  readonly choice: BesideChoice;
  /** Called after the page was printed. @throws CliError when something given is not on it. */
  readonly finish: () => void;
}

export async function besideChoice(file: LoadedContract, options: BesideOptions): Promise<Prepared> {
  const compared = options.paper === undefined ? undefined : compare(file, options.paper);
  const period = options.period === undefined ? undefined : await valuesIn(file, options);
  return {
    choice: { language: options.language, ...(compared && { compared }), ...(period && { period: period.shown }) },
    finish: () => {
      period?.finish();
      const lost = compared?.lost.length ?? 0;
      if (lost > 0) throw new CliError(`${lost} ${lost === 1 ? 'quote is' : 'quotes are'} not in ${options.paper}`);
    },
  };
}

/** The quotes of the newest version: a paper is the text of one version. */
function quotesOf({ contract }: LoadedContract): QuoteOfClause[] {
  const newest = contract.terms.reduce((last, terms, i) => (terms.from >= contract.terms[last]!.from ? i : last), 0);
  return explain(contract, 'en').flatMap(({ clauses }) =>
    clauses.flatMap(({ path, paper: { quote } }) => (quote !== undefined && path.startsWith(`/terms/${newest}/`) ? [{ path, quote }] : [])),
  );
}

function compare(file: LoadedContract, paper: string): PaperComparison {
  const text = readText(paper);
  const remedy = /^%PDF-/.test(text)
    ? 'a PDF; save its text first, for example with `pdftotext -layout`'
    : /^\s*<(?:!doctype|html|\?xml)/i.test(text)
      ? 'a page of a browser; save its text first'
      : text.includes('\0')
        ? 'no text; save the text of the paper first'
        : undefined;
  if (remedy !== undefined) throw new CliError(`${paper} is ${remedy}`);
  const compared = compareWithPaper(quotesOf(file), readPaper(text));
  for (const { path: at, quote, nearest } of compared.lost) {
    const near = nearest ? `; the nearest is line ${nearest.line}: "${nearest.text}"` : '';
    complain(`${placeOf(file, `${at}/quote`)} error quote-not-in-paper: ${paper} does not have "${quote}"${near}`);
  }
  for (const { path: at, quote } of compared.ambiguous)
    complain(
      `${placeOf(file, `${at}/quote`)} warning quote-several-times: "${quote}" stands in ${paper} several times, and covers no sentence; quote more of it`,
    );
  return compared;
}

/** Of a file of terms alone, the place in that file. */
const placeOf = (file: LoadedContract, path: string): string =>
  shownPlace(file.locate(file.priced ? path.replace(/^\/terms\/0/, '/terms') : path));

async function valuesIn(
  { priced, checked: own }: LoadedContract,
  { period, events: eventsPath, language }: BesideOptions,
): Promise<{ readonly shown: NonNullable<BesideChoice['period']>; readonly finish: () => void }> {
  const checked = priced ?? own;
  const events = await readEventLines(readText(eventsPath!), checked.contract.order);
  complainOfEvents(events, eventsPath!);
  const result = assess(reportingAll(checked), events.received, period!);
  if ('issue' in result) throw new CliError(`${result.issue.code}: ${result.issue.message}`);
  const { statement } = result;
  const { bounds, total } = statement;
  return {
    shown: {
      label: statement.period.label,
      values: valuesOf(statement, checked, language),
      total: bounds ? amountsBetween(bounds.toCustomer, LABELS[language]) : amountText(total, language),
    },
    finish: () => failUnread(events, 'the values'),
  };
}
