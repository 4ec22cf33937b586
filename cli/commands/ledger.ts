/** `makegood ledger`: what every revision added to the credits or took back. */
import type { Command } from 'commander';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { connect, everything } from '../session.ts';
import { table } from '../../lib/presentation/text/table.ts';

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

async function list({ json, api, token, data, ...query }: Options): Promise<void> {
  const session = connect({ api, data, ...(token !== undefined && { token }) });
  const entries = await everything(session, (cursor) =>
    session.api.GET('/v1/ledger', { params: { query: { ...query, limit: 200, ...cursor } } }),
  );
  if (json) return printJson(entries);
  print(
    table(
      ['posted', 'statement', 'revision', 'vendor', 'cost centre', 'credit', 'for', 'amount', ''],
      entries.map((entry) => [
        entry.postedAt.slice(0, 10),
        entry.statement,
        String(entry.revision),
        entry.vendor,
        entry.costCentre ?? '-',
        entry.credit,
        entry.component === undefined ? entry.for : `${entry.for} (${entry.component})`,
        entry.amount,
        entry.provisional ? `${entry.currency}, provisional` : entry.currency,
      ]),
      [2, 7],
    ),
  );
}
