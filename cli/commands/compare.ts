/** `makegood compare`: what several contracts would have paid for the same past months, and what the objectives of each are worth. */
import type { Command } from 'commander';
import type { CheckedContract } from '../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { assess } from '../../lib/domain/statement/assess.ts';
import { minorOf } from '../../lib/domain/statement/restatement.ts';
import { type AmountBounds, isProvisional, toAmount } from '../../lib/domain/statement/statement.ts';
import { worthOf } from '../../lib/domain/objective-worth/find-worth.ts';
import { worthAsText } from '../../lib/domain/objective-worth/worth-text.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { print, printJson, progress } from '../output/print.ts';
import { showWorth } from '../output/worth.ts';
import { complainOfEvents, failUnread, loadContract } from '../read-contract.ts';
import { readText } from '../read-text.ts';
import { amountBetween } from '../../lib/presentation/text/show-details.ts';
import { table } from '../../lib/presentation/text/table.ts';

export function define(command: Command): void {
  command
    .argument('<files...>', 'two contracts or more, then the file of events ("-" = standard input)')
    .usage('[options] <contract> <contract> [more contracts] <events>')
    .requiredOption('--period <periods>', 'months, separated by commas')
    .action(compareFiles);
  examples(withJson(command), {
    'compare today.yaml offer.yaml events.jsonl --period 2026-09,2026-10': 'two offers, priced with the same two months',
  });
}

interface Offer {
  readonly name: string;
  readonly checked: CheckedContract;
  /** The evidence, each fact said for the side that this offer says. */
  readonly facts: readonly Fact[];
}

/** What an offer would have paid in each period, and in all of them. */
interface Priced {
  readonly contract: string;
  readonly periods: readonly (AmountBounds & { readonly period: string })[];
  readonly all: AmountBounds;
}

async function compareFiles(paths: string[], { period, json }: JsonChoice & { readonly period: string }): Promise<void> {
  const contracts = paths.slice(0, -1);
  const eventsPath = paths.at(-1)!;
  if (contracts.length < 2)
    throw new CliError('compare takes two contracts or more, then the file of events; see makegood compare --help', 2);
  const [text, periods] = [readText(eventsPath), period.split(',')];
  const offers = await Promise.all(
    contracts.map(async (path) => {
      const { priced, checked } = loadContract(path);
      const offer = priced ?? checked;
      return { name: path, checked: offer, ...(await readEventLines(text, offer.contract.order)) };
    }),
  );
  complainOfEvents(offers[0]!, eventsPath);
  const prices = offers.map((offer) => priceOf(offer, periods));
  if (!json) print(tableOf(prices));
  const line = progress();
  const worth = offers.map(({ name, checked }) => {
    line.show(`trying what the objectives of ${name} are worth`);
    const found = worthOf(checked);
    line.clear();
    if (!json) print(['', name, ...showWorth(found)].join('\n'));
    return found.map(worthAsText);
  });
  if (json) printJson({ offers: prices.map((price, i) => ({ ...price, worth: worth[i] })) });
  failUnread(offers[0]!, 'the figures');
}

function priceOf({ name, checked, facts }: Offer, periods: readonly string[]): Priced {
  const { currency } = checked.checkedTexts.at(-1)!.terms.money;
  const paid = periods.map((period) => {
    const result = assess(checked, facts, period);
    if ('issue' in result) throw new CliError(`${name}: ${result.issue.code}: ${result.issue.message}`);
    const { statement } = result;
    return { period, ...(isProvisional(statement) ? statement.bounds!.toCustomer : { least: statement.total, most: statement.total }) };
  });
  const sum = (amounts: readonly bigint[]): ReturnType<typeof toAmount> =>
    toAmount({ minor: amounts.reduce((total, minor) => total + minor, 0n), currency });
  const most = paid.flatMap((one) => (one.most ? [minorOf(one.most)] : []));
  return {
    contract: name,
    periods: paid,
    // Where one period has no upper bound, all of them have none.
    all: { least: sum(paid.map(({ least }) => minorOf(least))), ...(most.length === paid.length && { most: sum(most) }) },
  };
}

/** A row for each period and one for all of them; a column for each offer. */
function tableOf(prices: readonly Priced[]): string {
  const rows = prices[0]!.periods.map(({ period }, i) => [period, ...prices.map(({ periods }) => amountBetween(periods[i]!))]);
  rows.push(['all', ...prices.map(({ all }) => amountBetween(all))]);
  return table(
    ['period', ...prices.map(({ contract }) => contract)],
    rows,
    prices.map((_, i) => i + 1),
  );
}
