/** What an offer would have cost in past periods: the fees of its order and its bills, less the credits of its clauses. */
import { type CheckedContract, checkMeaning } from '../../domain/checker/check-contract.ts';
import type { Contract, Terms } from '../../domain/contract/terms.ts';
import type { LastingFacts } from '../../domain/evidence/received-facts.ts';
import { DomainError, type Issue } from '../../domain/issue.ts';
import { parseDecimal } from '../../domain/money/decimal.ts';
import { type Ratio, ZERO, add, parseFraction, subtract, total } from '../../domain/money/ratio.ts';
import { assess } from '../../domain/statement/assess.ts';
import type { Amount, ReportedCell, Statement } from '../../domain/statement/statement.ts';

/** Amounts in major units. Where missing facts leave it open, both ends; no `most`: without an upper bound. */
export interface CostBounds {
  readonly least: Ratio;
  readonly most?: Ratio;
}

export interface OfferCost {
  readonly fees: Ratio;
  /** To the customer, less what is owed to the vendor. */
  readonly credits: CostBounds;
  /** The fees less the credits. Without a lower bound where the credits have no upper one. */
  readonly net: { readonly least?: Ratio; readonly most?: Ratio };
}

export interface PeriodCost extends OfferCost {
  readonly period: string;
}

/** An offer whose statements report the sum of all its charges under a name. */
export interface PriceableOffer {
  readonly checked: CheckedContract;
  readonly fees: string;
}

/** The same offer with a cell for the sum of all its charges, and every cell under `report`, so that none is unused. */
export function withFees(contract: Contract): { readonly offer?: PriceableOffer; readonly issues: readonly Issue[] } {
  let fees = 'all-charges';
  while (
    contract.terms.some(({ definitions, credits, objectives }) =>
      [definitions, credits, objectives].some((part) => Object.hasOwn(part, fees)),
    )
  )
    fees += '-too';
  const { checked, issues } = checkMeaning({ ...contract, terms: contract.terms.map((terms) => reporting(terms, fees)) });
  return { ...(checked && { offer: { checked, fees } }), issues };
}

function reporting(terms: Terms, fees: string): Terms {
  const definitions = { ...terms.definitions, [fees]: { charges: 'all', 'taken-from': 'period' } };
  return { ...terms, definitions, report: Object.keys(definitions) };
}

/** @returns the issue of a period that the contract does not have. */
export function costsOf(
  { checked, fees }: PriceableOffer,
  facts: LastingFacts,
  periods: readonly string[],
): PeriodCost[] | { readonly issue: Issue } {
  const costs: PeriodCost[] = [];
  for (const period of periods) {
    const result = assess(checked, facts, period);
    if ('issue' in result) return result;
    costs.push({ period, ...costOf(result.statement, fees) });
  }
  return costs;
}

const exact = ({ amount }: Amount): Ratio => parseDecimal(amount)!;

function costOf(statement: Statement, cell: string): OfferCost {
  const fees = total(statement.report.filter((entry) => entry.cell === cell).map(({ value }) => feesOf(value)));
  const credits = creditsOf(statement);
  return { fees, credits, net: netOf(fees, credits) };
}

/** Charges are of the order and of bills, so that no missing fact leaves their sum open. */
function feesOf(value: ReportedCell['value']): Ratio {
  if (!('exact' in value)) throw new DomainError('not-bounded', `the charges are ${value.shown}`);
  return parseFraction(value.exact);
}

/** What is owed to the customer and to the vendor are open on their own: the least for one goes with the most for the other. */
function creditsOf({ bounds, total: sum }: Statement): CostBounds {
  if (!bounds) return { least: exact(sum), most: exact(sum) };
  const { toCustomer, toVendor } = bounds;
  const most = toCustomer.most && exact(toCustomer.most);
  return {
    least: subtract(exact(toCustomer.least), toVendor?.most ? exact(toVendor.most) : ZERO),
    ...(most && { most: subtract(most, toVendor ? exact(toVendor.least) : ZERO) }),
  };
}

const netOf = (fees: Ratio, { least, most }: CostBounds): OfferCost['net'] => ({
  ...(most && { least: subtract(fees, most) }),
  most: subtract(fees, least),
});

/** All periods together; where one has no bound, neither has their sum. */
export function sumOfCosts(costs: readonly OfferCost[]): OfferCost {
  const most = costs.map(({ credits }) => credits.most);
  const fees = total(costs.map((cost) => cost.fees));
  const credits: CostBounds = {
    least: total(costs.map((cost) => cost.credits.least)),
    ...(most.every((one) => one !== undefined) && { most: most.reduce<Ratio>((sum, one) => add(sum, one), ZERO) }),
  };
  return { fees, credits, net: netOf(fees, credits) };
}
