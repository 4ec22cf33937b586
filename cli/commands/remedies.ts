/** `makegood remedies`: remedies that are not money and are open. */
import type { Command } from 'commander';
import { type Filters, printListing } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { titleIn } from '../../lib/domain/contract/title.ts';
import { readable } from '../../lib/presentation/reasons/names.ts';

type Options = ApiChoice & JsonChoice & Filters<'/v1/remedies'>;

export function define(command: Command): void {
  command
    .option('--on <day>', 'open on that day; without it, today')
    .option('--vendor <id>', 'of one vendor')
    .option('--contract <id>', 'of one contract')
    .option('--period <period>', 'that the statement of one period opened')
    .option('--customer <id>', 'of one customer, the legal entity of the contract')
    .option('--cost-centre <name>', 'some line of its statement is booked there')
    .option('--last-day-from <day>', 'the last day to use it is this day or a later one, or it has none')
    .option('--last-day-through <day>', 'the last day to use it is this day or an earlier one')
    .action(list);
  examples(withApi(withJson(command)), { 'remedies --on 2026-11-30': 'what may still be used at the end of November' });
}

const list = (options: Options): Promise<void> =>
  printListing('/v1/remedies', options, [
    ['contract', ({ contract }) => contract],
    ['opened by', ({ period }) => period],
    ['remedy', ({ remedy, title }) => (title === undefined ? readable(remedy) : titleIn(title, 'en'))],
    ['who', ({ to }) => to],
    ['may', ({ right }) => right],
    ['from', ({ since }) => since ?? '-'],
    ['until', ({ lastDay }) => lastDay ?? 'no end'],
  ]);
