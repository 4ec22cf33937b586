/** Every filter that a list of the API has is an option, or an argument, of the command that lists the same. */
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { programFor } from '../../../cli/program.ts';
import { ROUTES, type Route, type RouteKey, routeKey } from '../../../lib/declarations/routes.ts';
import { ROUTE_SPECS } from '../../../lib/schemas/route-specs.ts';

/** Parameters for pages, and for the form of an answer in CSV, which the command line does not ask for. */
const NO_FILTERS: ReadonlySet<string> = new Set(['cursor', 'limit', 'spreadsheet']);

/** The filters of every list, from the description of the API. A list that has none is left out. */
const FILTERS = new Map(
  (ROUTES as readonly Route[])
    .filter(({ lists, path }) => lists === true || path.startsWith('/v1/ledger'))
    .map((route) => routeKey(route) as RouteKey)
    .map((key) => [key as string, Object.keys(ROUTE_SPECS[key].query?.shape ?? {}).filter((name) => !NO_FILTERS.has(name))] as const)
    .filter(([, names]) => names.length > 0),
);

/** The command of each list; undefined where the command line has none, with the reason. */
const COMMANDS: Readonly<Record<string, string | undefined>> = {
  'GET /v1/evidence': 'evidence list',
  'GET /v1/statements': 'statement list',
  'GET /v1/ledger': 'ledger list',
  'GET /v1/ledger/balances': 'ledger balances',
  'GET /v1/ledger/ageing': 'ledger ageing',
  // A file of the entries that `ledger list` prints.
  'GET /v1/ledger/documents/{form}': undefined,
  'GET /v1/disputes': 'dispute list',
  'GET /v1/approvals': 'approval list',
  'GET /v1/claims': 'claim list',
  'GET /v1/bill-credits': 'claim bill-rows',
  'GET /v1/remedies': 'remedies',
  'GET /v1/audit-trail': 'audit-trail list',
  // `audit-trail list --own`.
  'GET /v1/audit-trail/own': 'audit-trail list',
  'GET /v1/messages': 'messages list',
  'GET /v1/quarantine': 'quarantine list',
  'GET /v1/endpoints/{name}/deliveries': 'endpoint deliveries',
};

async function takenBy(words: readonly string[]): Promise<Set<string>> {
  const [name, sub] = words;
  const of = (parent: Command, wanted: string): Command => parent.commands.find((one) => one.name() === wanted)!;
  const whole = of(await programFor(words), name!);
  const command = sub === undefined ? whole : of(whole, sub);
  return new Set([...command.options.map((option) => option.attributeName()), ...command.registeredArguments.map((one) => one.name())]);
}

describe('lists on the command line', () => {
  it('has a command, or a reason for none, for every list that has filters', () => {
    expect(Object.keys(COMMANDS).sort()).toEqual([...FILTERS.keys()].sort());
  });

  const listed = Object.entries(COMMANDS).filter(([, command]) => command !== undefined);

  it.each(listed)('%s has its filters as options of `makegood %s`', async (route, command) => {
    const taken = await takenBy(command!.split(' '));
    expect(FILTERS.get(route)!.filter((name) => !taken.has(name))).toEqual([]);
  });
});
