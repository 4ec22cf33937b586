/** Finds what each objective of a contract is worth, within a bound on the work. */
import type { CheckedContract } from '../checker/check-contract.ts';
import { creditsOf } from '../checker/lint/graph.ts';
import { withValues } from '../checker/parameters.ts';
import { WorthBench, type Pool } from './bench.ts';
import { lateDelivery } from './deliveries.ts';
import { timeDown } from './downtime.ts';
import { lateRecords } from './late.ts';
import { byLength, settledPeriods } from './periods.ts';
import { Staging } from './staging.ts';
import type { Result, Search, Worth } from './objective-worth.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';
import { behind, operandsOf } from '../checker/graph.ts';
import { isPaper } from '../contract/paper.ts';

/** The most cells to evaluate for one contract: about two seconds of work. */
export const ALL_WORK = 30_000;

/** The fraction (1/n) of the remaining work that one objective may use in addition to its equal share. */
const OF_THE_REST = 3;

/** @param work the most cells to evaluate; numbers that are not found by then are reported as not found. */
export function worthOf(checked: CheckedContract, work: number = ALL_WORK): Worth[] {
  const objectives = checked.checkedTexts.flatMap((checkedTerms) =>
    Object.keys(checkedTerms.terms.objectives).map((objective) => ({ checkedTerms, objective })),
  );
  const pool: Pool = { left: 0, earlier: new Map() };
  let rest = work;
  return objectives.map(({ checkedTerms, objective }, i) => {
    const given = Math.floor(rest / Math.min(OF_THE_REST, objectives.length - i));
    pool.left = given;
    const worth = worthOfObjective(checked, checkedTerms, objective, pool);
    rest -= given - Math.max(0, pool.left);
    return worth;
  });
}

function worthOfObjective(checked: CheckedContract, checkedTerms: CheckedTerms, objective: string, pool: Pool): Worth {
  const { terms } = checkedTerms;
  const limits = Object.entries(terms.objectives[objective]!).filter(([key]) => key !== 'aim' && !isPaper(key));
  const head = {
    title: terms.title,
    version: terms.version,
    objective,
    ...(isUnpaid(terms, objective) && { unpaid: true as const }),
    target: limits.map(([key, value]) => (key === 'holds' ? 'holds' : `${key.replace('-', ' ')} ${String(value)}`)).join(', '),
  };
  const bench = new WorthBench(checked, checkedTerms, objective, pool);
  // The generator of evidence needs terms with the values of the order; `assess` fills them in itself.
  const read = { ...checkedTerms, terms: withValues(terms, checked.contract.order) };
  const staging = new Staging(checked, read, objective, bench.credits);
  const periods = settledPeriods(checked, checkedTerms);
  const none = (notFound: string): Worth => ({ ...head, by: 'downtime', rows: [], noFloor: [], notFound });
  if (periods.length === 0) return none('no period of the term lies under this text');
  const found = searched({ bench, staging, samples: byLength(periods), periods, checkedTerms: read, objective });
  return 'notFound' in found ? none(found.notFound) : { ...head, ...found };
}

/** Whether no credit of the customer depends on an objective, its value or the number of its cases. */
const isUnpaid = (terms: CheckedTerms['terms'], objective: string): boolean => {
  const bound = creditsOf(terms, objective);
  return Object.entries(terms.credits).every(
    ([name, credit]) =>
      credit['owed-to'] !== undefined || (!bound.includes(name) && !behind(terms, [...operandsOf(credit), credit.minimum]).has(objective)),
  );
};

function searched(search: Search): Result {
  const { counted } = search.staging;
  if (search.checkedTerms.types.get(search.objective)?.kind === 'timer' || counted.length === 0) return lateRecords(search);
  if (counted.every(({ cell }) => cell.cadence !== undefined)) return lateRecords(search);
  return counted.every(({ cell }) => cell.deliverable !== undefined) ? lateDelivery(search) : timeDown(search);
}
