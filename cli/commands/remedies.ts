/** `makegood remedies`: remedies that are not money and are open. */
import type { Command } from 'commander';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { connect, everything } from '../session.ts';
import { table } from '../../lib/presentation/text/table.ts';

interface Options extends ApiChoice, JsonChoice {
  readonly on?: string;
  readonly vendor?: string;
}

export function define(command: Command): void {
  command.option('--on <day>', 'open on that day; without it, today').option('--vendor <id>', 'of one vendor').action(list);
  examples(withApi(withJson(command)), { 'remedies --on 2026-11-30': 'what may still be used at the end of November' });
}

async function list({ json, api, token, data, ...query }: Options): Promise<void> {
  const session = connect({ api, data, ...(token !== undefined && { token }) });
  const remedies = await everything(session, (cursor) =>
    session.api.GET('/v1/remedies', { params: { query: { ...query, limit: 200, ...cursor } } }),
  );
  if (json) return printJson(remedies);
  print(
    table(
      ['contract', 'opened by', 'remedy', 'who', 'may', 'from', 'until'],
      remedies.map(({ contract, period, remedy, to, right, since, lastDay }) => [
        contract,
        period,
        remedy,
        to,
        right,
        since ?? '-',
        lastDay ?? 'no end',
      ]),
    ),
  );
}
