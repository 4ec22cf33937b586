/** Finds what each promise of a contract is worth, within a bound on the work. */
import type { CheckedContract } from '../checker/check-contract.ts';
import { creditsOf } from '../checker/lint/graph.ts';
import { withValues } from '../checker/parameters.ts';
import { Bench, type Pool } from './bench.ts';
import { lateDelivery } from './deliveries.ts';
import { timeDown } from './down.ts';
import { lateRecords } from './late.ts';
import { byLength, settledPeriods } from './periods.ts';
import { Staging } from './staging.ts';
import type { Result, Search, Worth } from './objective-worth.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';
import { behind, operandsOf } from '../checker/graph.ts';

/** Cells that may be worked out for one contract: about two seconds of work. */
export const ALL_WORK = 30_000;

/** How much of what is left one promise may use, beside its fair part. */
const OF_THE_REST = 3;

/** @param work how many cells may be worked out; what is not found by then is not found. */
export function worthOf(checked: CheckedContract, work: number = ALL_WORK): Worth[] {
  const promises = checked.checkedTexts.flatMap((checkedTerms) =>
    Object.keys(checkedTerms.terms.promises).map((promise) => ({ checkedTerms, promise })),
  );
  const pool: Pool = { left: 0, earlier: new Map() };
  let rest = work;
  return promises.map(({ checkedTerms, promise }, i) => {
    const given = Math.floor(rest / Math.min(OF_THE_REST, promises.length - i));
    pool.left = given;
    const worth = worthOfPromise(checked, checkedTerms, promise, pool);
    rest -= given - Math.max(0, pool.left);
    return worth;
  });
}

function worthOfPromise(checked: CheckedContract, checkedTerms: CheckedTerms, promise: string, pool: Pool): Worth {
  const { terms } = checkedTerms;
  const limits = Object.entries(terms.promises[promise]!).filter(([key]) => !['aim', 'says'].includes(key));
  const head = {
    title: terms.title,
    version: terms.version,
    promise,
    ...(isUnpaid(terms, promise) && { unpaid: true as const }),
    target: limits.map(([key, value]) => (key === 'holds' ? 'holds' : `${key.replace('-', ' ')} ${String(value)}`)).join(', '),
  };
  const bench = new Bench(checked, checkedTerms, promise, pool);
  // What is read of the terms to make evidence by has the values of the order in it; what assesses them puts them in itself.
  const read = { ...checkedTerms, terms: withValues(terms, checked.contract.order) };
  const staging = new Staging(checked, read, promise, bench.credits);
  const periods = settledPeriods(checked, checkedTerms);
  const none = (notFound: string): Worth => ({ ...head, by: 'downtime', rows: [], noFloor: [], notFound });
  if (periods.length === 0) return none('no period of the term lies under this text');
  const found = searched({ bench, staging, samples: byLength(periods), periods, checkedTerms: read, promise });
  return 'notFound' in found ? none(found.notFound) : { ...head, ...found };
}

/** Whether no credit of the customer rests on a promise, on its value or on the number of its cases. */
const isUnpaid = (terms: CheckedTerms['terms'], promise: string): boolean => {
  const bound = creditsOf(terms, promise);
  return Object.entries(terms.credits).every(
    ([name, credit]) =>
      credit['owed-to'] !== undefined || (!bound.includes(name) && !behind(terms, [...operandsOf(credit), credit.minimum]).has(promise)),
  );
};

function searched(search: Search): Result {
  const { counted } = search.staging;
  if (search.checkedTerms.types.get(search.promise)?.kind === 'clock' || counted.length === 0) return lateRecords(search);
  if (counted.every(({ cell }) => cell.cadence !== undefined)) return lateRecords(search);
  return counted.every(({ cell }) => cell.duty !== undefined) ? lateDelivery(search) : timeDown(search);
}
