/** All operators of the contract language. An operator that is forgotten here does not compile. */
import { charges } from './money/charges.ts';
import { dependingOn } from './flags/depending-on.ts';
import { fact } from './flags/fact.ts';
import { test } from './flags/test.ts';
import { acrossPeriods } from './numbers/across-periods.ts';
import { age } from './numbers/age.ts';
import { cadence } from './numbers/cadence.ts';
import { clock } from './numbers/clock.ts';
import { count } from './numbers/count.ts';
import { dated } from './numbers/dated.ts';
import { duty } from './numbers/duty.ts';
import { excess } from './numbers/excess.ts';
import { field } from './numbers/field.ts';
import { gauge } from './numbers/gauge.ts';
import { length } from './numbers/length.ts';
import { quotient } from './numbers/quotient.ts';
import { requests } from './numbers/requests.ts';
import { round } from './numbers/round.ts';
import { scale } from './numbers/scale.ts';
import { shortfall } from './numbers/shortfall.ts';
import { ladder, steps } from './numbers/steps.ts';
import { take } from './numbers/take.ts';
import { units } from './numbers/units.ts';
import { uptime } from './numbers/uptime.ts';
import type { OperatorKey } from './operator.ts';
import { allOf } from './times/all-of.ts';
import { allowance } from './times/allowance.ts';
import { anyOf } from './times/any-of.ts';
import { dense } from './times/dense.ts';
import { downstream } from './times/downstream.ts';
import { except } from './times/except.ts';
import { intervals } from './times/intervals.ts';
import { probes } from './times/probes.ts';
import { runs } from './times/runs.ts';
import { together } from './times/together.ts';
import { weekly } from './times/weekly.ts';
import { weigh } from './times/weigh.ts';
import { whileHolds } from './times/while.ts';
import { witnesses } from './times/witnesses.ts';
import type { Operator } from './define-operator.ts';

export const OPERATORS: Readonly<Record<OperatorKey, Operator>> = {
  intervals,
  weekly,
  probes,
  while: whileHolds,
  'any-of': anyOf,
  'all-of': allOf,
  except,
  together,
  runs,
  allowance,
  weigh,
  downstream,
  witnesses,
  dense,
  length,
  uptime,
  requests,
  clock,
  cadence,
  field,
  count,
  take,
  steps,
  ladder,
  units,
  shortfall,
  excess,
  scale,
  quotient,
  gauge,
  round,
  dated,
  age,
  duty,
  'across-periods': acrossPeriods,
  charges,
  test,
  fact,
  'depending-on': dependingOn,
};

export const isOperatorKey = (key: string): key is OperatorKey => Object.hasOwn(OPERATORS, key);

/** The operator of a definition, by the one operator key it has. */
export function operatorOf(cell: Readonly<Record<string, unknown>>): Operator | undefined {
  const key = Object.keys(cell).find(isOperatorKey);
  return key === undefined ? undefined : OPERATORS[key];
}
