/** `makegood compare`: what several contracts would have cost in the same past months, and the clauses in which they differ most. */
import type { Command } from 'commander';
import { type ClauseComparison, differingClauses } from '../../lib/application/comparison/differing-clauses.ts';
import { type OfferCost, type PeriodCost, costsOf, sumOfCosts, withFees } from '../../lib/application/comparison/offer-cost.ts';
import type { CheckedContract } from '../../lib/domain/checker/check-contract.ts';
import type { LastingFacts } from '../../lib/domain/evidence/received-facts.ts';
import { formatDecimal } from '../../lib/domain/money/decimal.ts';
import { exponentOf } from '../../lib/domain/money/money.ts';
import { type Ratio, isZero } from '../../lib/domain/money/ratio.ts';
import { ENGLISH_ENDS, endsInWords } from '../../lib/domain/statement/credits/between.ts';
import { worthOf } from '../../lib/domain/objective-worth/find-worth.ts';
import { worthAsText } from '../../lib/domain/objective-worth/worth-text.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { print, printJson, progress } from '../output/print.ts';
import { showWorth } from '../output/worth.ts';
import { complainOfEvents, failUnread, loadContract } from '../read-contract.ts';
import { readText } from '../read-text.ts';
import { table } from '../../lib/presentation/text/table.ts';

export function define(command: Command): void {
  command
    .argument('<files...>', 'two contracts or more, then the file of events ("-" = standard input)')
    .usage('[options] <contract> <contract> [more contracts] <events>')
    .requiredOption('--period <periods>', 'months, separated by commas')
    .action(compareFiles);
  examples(withJson(command), {
    'compare today.yaml offer.yaml events.jsonl --period 2026-09,2026-10':
      'fees, credits and net cost of two offers in the same two months',
  });
}

interface Offer {
  readonly name: string;
  readonly checked: CheckedContract;
  /** The evidence, each fact said for the side that this offer says. */
  readonly facts: LastingFacts;
}

/** What an offer would have cost in each period, and in all of them. */
interface Priced {
  readonly name: string;
  readonly periods: readonly PeriodCost[];
  readonly all: OfferCost;
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
      const { received, issues, unread } = await readEventLines(text, offer.contract.order);
      return { name: path, checked: offer, facts: received, issues, unread };
    }),
  );
  const currency = oneCurrency(offers);
  complainOfEvents(offers[0]!, eventsPath);
  const prices = offers.map((offer) => priceOf(offer, periods));
  const shown = { amount: (value: Ratio): string => formatDecimal(value, exponentOf(currency), 'half-up'), currency };
  if (!json) print(tableOf(prices, shown));
  const line = progress();
  line.show('trying in which clause the offers differ most');
  const first = offers[0]!;
  const others = offers.slice(1);
  const differing = others.map((other) => differingClauses([first.checked.contract, other.checked.contract], first.facts, periods));
  line.clear();
  if (!json) differing.forEach((one, i) => print(['', ...clauseLines(one, first.name, others[i]!.name, shown)].join('\n')));
  const worth = offers.map(({ name, checked }) => {
    line.show(`trying what the objectives of ${name} are worth`);
    const found = worthOf(checked);
    line.clear();
    if (!json) print(['', name, ...showWorth(found)].join('\n'));
    return found.map(worthAsText);
  });
  if (json)
    printJson({
      currency,
      offers: prices.map(({ name, periods: each, all }, i) => ({
        contract: name,
        periods: each.map(({ period: label, ...cost }) => ({ period: label, ...asJson(cost, shown) })),
        all: asJson(all, shown),
        worth: worth[i],
      })),
      differences: differing.map(({ clauses, apart }, i) => ({
        from: first.name,
        to: others[i]!.name,
        clauses: clauses.map(({ path, only, change }) => ({ path, ...(only && { only }), change: shown.amount(change) })),
        notAlone: apart,
      })),
    });
  failUnread(offers[0]!, 'the figures');
}

/** @throws CliError for offers in several currencies: their amounts cannot be compared. */
function oneCurrency(offers: readonly Offer[]): string {
  const all = offers.map(({ name, checked }) => ({ name, currency: checked.checkedTexts.at(-1)!.terms.money.currency }));
  const [first] = all;
  const other = all.find(({ currency }) => currency !== first!.currency);
  if (other)
    throw new CliError(
      `${first!.name} is in ${first!.currency} and ${other.name} in ${other.currency}: compare converts no currency; state both offers in one`,
    );
  return first!.currency;
}

function priceOf({ name, checked, facts }: Offer, periods: readonly string[]): Priced {
  const { offer, issues } = withFees(checked.contract);
  if (!offer) throw new CliError(`${name}: ${issues[0]!.code}: ${issues[0]!.message}`);
  const costs = costsOf(offer, facts, periods);
  if ('issue' in costs) throw new CliError(`${name}: ${costs.issue.code}: ${costs.issue.message}`);
  return { name, periods: costs, all: sumOfCosts(costs) };
}

interface Shown {
  readonly amount: (value: Ratio) => string;
  readonly currency: string;
}

type OpenEnds = OfferCost['net'];

const between = ({ least, most }: OpenEnds, { amount, currency }: Shown): string =>
  `${endsInWords(least && amount(least), most && amount(most), ENGLISH_ENDS)} ${currency}`;

const asJson = ({ fees, credits, net }: OfferCost, { amount }: Shown): object => {
  const ends = ({ least, most }: OpenEnds): object => ({ ...(least && { least: amount(least) }), ...(most && { most: amount(most) }) });
  return { fees: amount(fees), credits: ends(credits), net: ends(net) };
};

/** Three rows for each period and for all of them; a column for each offer. */
function tableOf(prices: readonly Priced[], shown: Shown): string {
  const labels = [...prices[0]!.periods.map(({ period }) => period), 'all'];
  const rows = labels.flatMap((label, i) => {
    const costs = prices.map(({ periods, all }) => periods[i] ?? all);
    return [
      [label, 'fees', ...costs.map(({ fees }) => between({ least: fees, most: fees }, shown))],
      ['', 'credits', ...costs.map(({ credits }) => between(credits, shown))],
      ['', 'net cost', ...costs.map(({ net }) => between(net, shown))],
    ];
  });
  return table(
    ['period', '', ...prices.map(({ name }) => name)],
    rows,
    prices.map((_, i) => i + 2),
  );
}

const ALONE = { first: ' (left out)', second: ' (added)' };

/** The most clauses that are listed. */
const MAX_CLAUSES = 5;

function clauseLines({ clauses, apart }: ClauseComparison, first: string, second: string, { amount, currency }: Shown): string[] {
  const changing = clauses.filter(({ change }) => !isZero(change));
  const same = clauses.length - changing.length;
  const signed = (change: Ratio): string => `${change.n > 0n ? '+' : ''}${amount(change)} ${currency}`;
  return [
    changing.length === 0
      ? `No clause of ${second} alone changes the net cost of ${first} in these periods.`
      : `${first} with one clause of ${second} in its place, by what the net cost changes:`,
    ...changing.slice(0, MAX_CLAUSES).map(({ path, only, change }) => `  ${path}${only ? ALONE[only] : ''}: ${signed(change)}`),
    ...(changing.length > MAX_CLAUSES ? [`  and ${changing.length - MAX_CLAUSES} more`] : []),
    ...(same > 0 && changing.length > 0 ? [`  ${same} other clauses differ and change nothing in these periods`] : []),
    ...(apart.length > 0 ? [`  not tried alone, because other clauses do not fit: ${apart.join(', ')}`] : []),
  ];
}
