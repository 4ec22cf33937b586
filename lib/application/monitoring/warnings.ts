/** The warnings of an outlook, and when the next may be due. */
import { compare, divide, integer, parseFraction, ratio, subtract } from '../../domain/money/ratio.ts';
import { legendAt, objectiveTitles } from '../../domain/statement/line-titles.ts';
import type { Budget, Outlook, RunningTimer } from '../../domain/statement/outlook.ts';
import { MINUTE, parseInstant } from '../../domain/time/instant.ts';
import type { PublishedEvent } from '../ports/publisher.ts';

/** Used shares of a budget at which a warning is published. */
const SHARES = [ratio(1n, 2n), ratio(3n, 4n), ratio(9n, 10n)] as const;

/** The outlook of a contract's running period. */
export interface ContractOutlook {
  readonly outlook: Outlook;
  readonly vendor: string;
  readonly period: string;
}

/** The warnings of an outlook; each has a name of its own, so that it is published once. */
export function warningsOf(contract: string, { outlook: result, vendor, period }: ContractOutlook): PublishedEvent[] {
  const { statement, budgets, timers } = result;
  const legend = legendAt(statement, result.at);
  const titlesFor = (objective: string, index: string): Record<string, unknown> => {
    const titles = legend && objectiveTitles(legend, objective, index);
    return titles ? { titles } : {};
  };
  const warning = (type: string, name: string, detail: Record<string, unknown>): PublishedEvent => ({
    type,
    detail: {
      id: `${contract}.${period}|${type}|${name}`,
      contract,
      vendor,
      period,
      at: result.at,
      ...detail,
      projectedCredit: statement.total,
      ...(statement.bounds && { bounds: statement.bounds }),
    },
  });
  return [
    ...statement.objectives
      .filter(({ outcome }) => outcome === 'breached')
      .map(({ objective, index, measured, targets }) =>
        warning('objective.breached.v1', `${objective}|${index}`, {
          objective,
          for: index,
          ...titlesFor(objective, index),
          measured: measured?.shown,
          targets: targets.map(({ edge, shown }) => `${edge} ${shown}`),
        }),
      ),
    ...budgets.flatMap((budget) => {
      const share = SHARES.findLast((one) => compare(parseFraction(budget.share), one) >= 0);
      return share === undefined
        ? []
        : [
            warning('budget.at-risk.v1', `${budget.objective}|${budget.index}|${share.n}/${share.d}`, {
              ...budgetDetail(budget),
              ...titlesFor(budget.objective, budget.index),
            }),
          ];
    }),
    ...timers
      .filter(({ near, breached }) => near !== undefined && near <= result.at && !breached)
      .map(({ objective, record, deadline }) =>
        warning('ticket.deadline-near.v1', `${objective}|${record}`, { objective, record, ...titlesFor(objective, record), deadline }),
      ),
  ];
}

const seconds = (milliseconds: string): number => {
  const { n, d } = divide(parseFraction(milliseconds), integer(1000));
  return Number(n / d);
};

const budgetDetail = ({ objective, index, allowed, used, remaining, share }: Budget): Record<string, unknown> => {
  const { n, d } = parseFraction(share);
  return {
    objective,
    for: index,
    allowedSeconds: seconds(allowed),
    usedSeconds: seconds(used),
    remainingSeconds: seconds(remaining),
    usedPercent: Number((n * 1000n) / d) / 10,
  };
};

/** The next instant (epoch ms) at which a warning may be due without a new fact. */
export function nextLook({ at, down, budgets, timers }: Outlook): number | undefined {
  const now = parseInstant(at)!;
  // A timer breaches its limit 1 ms after its deadline; `near` is the instant of its warning.
  const dates = timers.flatMap(({ near, deadline, breached }: RunningTimer) => [
    ...(!breached && near !== undefined && near > at ? [near] : []),
    ...(!breached && deadline !== undefined && deadline >= at ? [deadline] : []),
  ]);
  const coming = dates.map((date) => parseInstant(date)! + 1000);
  if (down)
    for (const { allowed, used } of budgets)
      for (const share of [...SHARES, ratio(1n)]) {
        const left = subtract({ n: parseFraction(allowed).n * share.n, d: parseFraction(allowed).d * share.d }, parseFraction(used));
        if (left.n > 0n) coming.push(now + Math.max(MINUTE, Number(left.n / left.d) + 1000));
      }
  return coming.length > 0 ? Math.min(...coming) : undefined;
}
