/** All operators of the contract language. An operator that is missing here does not compile. */
import { charges } from './money/charges.ts';
import { dependingOn } from './flags/depending-on.ts';
import { attributeIs } from './flags/attribute-is.ts';
import { compare } from './flags/compare.ts';
import { acrossPeriods } from './numbers/across-periods.ts';
import { age } from './numbers/age.ts';
import { cadence } from './numbers/cadence.ts';
import { timer } from './numbers/timer.ts';
import { count } from './numbers/count.ts';
import { effectiveDated } from './numbers/effective-dated.ts';
import { deliverable } from './numbers/deliverable.ts';
import { add } from './numbers/add.ts';
import { excess } from './numbers/excess.ts';
import { subtract } from './numbers/subtract.ts';
import { recordValue } from './numbers/record-value.ts';
import { gauge } from './numbers/gauge.ts';
import { duration } from './numbers/duration.ts';
import { divide } from './numbers/divide.ts';
import { requests } from './numbers/requests.ts';
import { round } from './numbers/round.ts';
import { multiply } from './numbers/multiply.ts';
import { shortfall } from './numbers/shortfall.ts';
import { bandTable, bands } from './numbers/band-table.ts';
import { aggregate } from './numbers/aggregate.ts';
import { units } from './numbers/units.ts';
import { uptime } from './numbers/uptime.ts';
import type { OperatorKey } from './operator.ts';
import { allOf } from './times/all-of.ts';
import { allowance } from './times/allowance.ts';
import { anyOf } from './times/any-of.ts';
import { withinWindow } from './times/within-window.ts';
import { downstream } from './times/downstream.ts';
import { except } from './times/except.ts';
import { intervals } from './times/intervals.ts';
import { probes } from './times/probes.ts';
import { continuous } from './times/continuous.ts';
import { concurrent } from './times/concurrent.ts';
import { businessHours } from './times/business-hours.ts';
import { weighted } from './times/weighted.ts';
import { whileHolds } from './times/while.ts';
import { witnesses } from './times/witnesses.ts';
import type { Operator } from './define-operator.ts';

export const OPERATORS: Readonly<Record<OperatorKey, Operator>> = {
  intervals,
  'business-hours': businessHours,
  probes,
  while: whileHolds,
  'any-of': anyOf,
  'all-of': allOf,
  except,
  concurrent,
  continuous,
  allowance,
  weighted,
  downstream,
  witnesses,
  'within-window': withinWindow,
  duration,
  uptime,
  requests,
  timer,
  cadence,
  'record-value': recordValue,
  count,
  aggregate,
  bands,
  'band-table': bandTable,
  units,
  shortfall,
  excess,
  add,
  subtract,
  multiply,
  divide,
  gauge,
  round,
  'effective-dated': effectiveDated,
  age,
  deliverable,
  'across-periods': acrossPeriods,
  charges,
  compare,
  'attribute-is': attributeIs,
  'depending-on': dependingOn,
};

export const isOperatorKey = (key: string): key is OperatorKey => Object.hasOwn(OPERATORS, key);

/** The operator of a definition, by its operator key; undefined without one. */
export function operatorOf(cell: Readonly<Record<string, unknown>>): Operator | undefined {
  const key = Object.keys(cell).find(isOperatorKey);
  return key === undefined ? undefined : OPERATORS[key];
}
