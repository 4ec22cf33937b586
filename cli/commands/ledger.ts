/** `makegood ledger`: what every revision added to the credits or took back. */
import type { Command } from 'commander';
import { printListing } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';

interface Options extends ApiChoice, JsonChoice {
  readonly from: string;
  readonly until?: string;
  readonly contract?: string;
  readonly vendor?: string;
  readonly period?: string;
  readonly currency?: string;
  readonly costCentre?: string;
}

export function define(command: Command): void {
  command
    .requiredOption('--from <instant>', 'posted since then, such as 2026-11-01T00:00:00Z')
    .option('--until <instant>', 'posted before then')
    .option('--contract <id>', 'of one contract')
    .option('--vendor <id>', 'of one vendor')
    .option('--period <period>', 'of one period')
    .option('--currency <code>', 'in one currency')
    .option('--cost-centre <name>', 'of one cost centre')
    .action(list);
  examples(withApi(withJson(command)), {
    'ledger --from 2026-11-01T00:00:00Z --vendor lumencast': 'what November posted for one vendor',
  });
}

const list = (options: Options): Promise<void> =>
  printListing('/v1/ledger', options, [
    ['posted', ({ postedAt }) => postedAt.slice(0, 10)],
    ['statement', ({ statement }) => statement],
    ['revision', ({ revision }) => String(revision), 'right'],
    ['vendor', ({ vendor }) => vendor],
    ['cost centre', ({ costCentre }) => costCentre ?? '-'],
    ['credit', ({ credit }) => credit],
    ['for', (entry) => (entry.component === undefined ? entry.for : `${entry.for} (${entry.component})`)],
    ['amount', ({ amount }) => amount, 'right'],
    ['', ({ currency, provisional }) => (provisional ? `${currency}, provisional` : currency)],
  ]);
