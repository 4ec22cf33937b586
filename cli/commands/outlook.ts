/** `makegood outlook`: how the running period of a contract stands. */
import type { Command } from 'commander';
import type { components } from '../../client/api.ts';
import { negate, parseFraction } from '../../lib/domain/money/ratio.ts';
import { formatLength } from '../../lib/domain/statement/format-value.ts';
import type { Legend } from '../../lib/domain/statement/legend.ts';
import type { ShownBounds } from '../../lib/domain/statement/format-value.ts';
import { type Statement, isProvisional } from '../../lib/domain/statement/statement.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect } from '../session.ts';
import { amountBetween, between } from '../../lib/presentation/text/show-details.ts';
import { table } from '../../lib/presentation/text/table.ts';
import { Names } from '../../lib/presentation/reasons/names.ts';

type Outlook = components['schemas']['Outlook'];

export function define(command: Command): void {
  command.argument('<contract>', 'id of the contract').action(async (contract: string, options: ApiChoice & JsonChoice) => {
    const session = connect(options);
    const outlook = await answer(session, session.api.GET('/v1/outlooks/{contract}', { params: { path: { contract } } }));
    if (options.json) printJson(outlook);
    else for (const line of linesOf(outlook)) print(line);
  });
  examples(withApi(withJson(command)), { 'outlook my-contract': 'budgets, running timers, and what the month would pay now' });
}

function length(milliseconds: string): string {
  const value = parseFraction(milliseconds);
  return value.n < 0n ? `-${formatLength(negate(value))}` : formatLength(value);
}

function linesOf(outlook: Outlook): string[] {
  const { contract, period, at, down, budgets, timers, breached, projectedCredit } = outlook;
  const names = new Names({ ...(outlook.legend && { legend: outlook.legend as Legend }) }, 'en');
  const bounds = outlook.bounds as Statement['bounds'];
  const projected = isProvisional({ bounds }) ? amountBetween(bounds!.toCustomer) : `${projectedCredit.amount} ${projectedCredit.currency}`;
  return [
    `${contract}, ${period} at ${at}${down ? ': something is down now' : ''}`,
    table(
      ['budget', 'for', 'allowed', 'used', 'left'],
      budgets.map(({ objective, index, allowed, used, remaining }) => [
        names.objective(objective),
        names.index(index),
        length(allowed),
        length(used),
        length(remaining),
      ]),
      [2, 3, 4],
    ),
    ...timers.map(({ objective, record, breached: late, waiting, deadline }) => {
      if (late) return `${names.objective(objective)} of ${record}: breached, and still open`;
      return `${names.objective(objective)} of ${record}: ${waiting ? 'waits' : `due ${deadline ?? 'at no instant that can be reckoned'}`}`;
    }),
    ...breached.map(
      ({ objective, index, measured, bounds: open }) =>
        `breached: ${names.at(names.objective(objective), index)} (${measured?.shown ?? (open ? between(open as ShownBounds) : '-')})`,
    ),
    `projected credit: ${projected}, if nothing more happens`,
  ];
}
