/**
 * The clauses in which two offers differ, by what each alone changes: in the first offer one clause at a time is replaced by that of the
 * second, one that only the second has is added, one that only the first has is left out, and the net cost of the same months is computed again.
 */
import type { Contract, Terms } from '../../domain/contract/terms.ts';
import type { LastingFacts } from '../../domain/evidence/received-facts.ts';
import { pointer } from '../../domain/issue.ts';
import { type Ratio, abs, compare, subtract } from '../../domain/money/ratio.ts';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { costsOf, sumOfCosts, withFees } from './offer-cost.ts';

export interface DifferingClause {
  /** JSON pointer in the terms, "/definitions/credit-rate"; "/order/charges" for the fees. */
  readonly path: string;
  /** The offer that alone has it: of the second it is added to the first offer, of the first it is left out. */
  readonly only?: 'first' | 'second';
  /** Net cost with the clause of the second offer, less that of the first. Of costs that missing facts leave open, their upper ends. */
  readonly change: Ratio;
}

export interface ClauseComparison {
  /** Greatest change first; those that change nothing in these months are last. */
  readonly clauses: readonly DifferingClause[];
  /** Clauses that cannot be replaced alone, because the others of the first offer do not fit them. */
  readonly apart: readonly string[];
}

/** Parts of the terms whose entries are clauses, and those that are clauses as a whole. */
const NAMED = ['attributes', 'definitions', 'objectives', 'credits'] as const;
const WHOLE = ['unreported', 'unknown', 'money', 'billing'] as const;

/** @param offers the newest terms of both are compared. @param facts as the order of the first offer reads them. */
export function differingClauses(
  [first, second]: readonly [Contract, Contract],
  facts: LastingFacts,
  periods: readonly string[],
): ClauseComparison {
  const own = netOf(first, facts, periods);
  if (own === undefined) return { clauses: [], apart: [] };
  const clauses: DifferingClause[] = [];
  const apart: string[] = [];
  for (const { path, only, contract } of replaced(first, second)) {
    const net = netOf(contract, facts, periods);
    if (net === undefined) apart.push(path);
    else clauses.push({ path, ...(only && { only }), change: subtract(net, own) });
  }
  const size = ({ change: { n, d } }: DifferingClause): Ratio => ({ n: abs(n), d });
  return { clauses: clauses.sort((a, b) => compare(size(b), size(a))), apart };
}

/** The upper end of the net cost; undefined when the contract is refused, or has no such period. */
function netOf(contract: Contract, facts: LastingFacts, periods: readonly string[]): Ratio | undefined {
  const { offer } = withFees(contract);
  const costs = offer && costsOf(offer, facts, periods);
  return costs === undefined || 'issue' in costs ? undefined : sumOfCosts(costs).net.most;
}

const newest = ({ terms }: Contract): number => terms.reduce((last, one, i) => (one.from >= terms[last]!.from ? i : last), 0);

interface Replaced extends Pick<DifferingClause, 'path' | 'only'> {
  readonly contract: Contract;
}

function* replaced(first: Contract, second: Contract): Generator<Replaced> {
  const at = newest(first);
  const [mine, other] = [first.terms[at]!, second.terms[newest(second)]!];
  const withTerms = (terms: Terms): Contract => ({ ...first, terms: first.terms.map((one, i) => (i === at ? terms : one)) });
  if (differs(first.order.charges, second.order.charges))
    yield { path: pointer('order', 'charges'), contract: { ...first, order: { ...first.order, charges: second.order.charges ?? [] } } };
  for (const key of WHOLE)
    if (differs(mine[key], other[key])) yield { path: pointer(key), contract: withTerms({ ...mine, [key]: other[key] }) };
  for (const part of NAMED) {
    const [own, others] = [mine[part] ?? {}, other[part] ?? {}] as [Record<string, unknown>, Record<string, unknown>];
    for (const name of Object.keys(own).filter((one) => Object.hasOwn(others, one) && differs(own[one], others[one]))) {
      const terms = { ...mine, [part]: { ...own, [name]: others[name] } };
      yield { path: pointer(part, name), contract: withTerms(withNamed(terms, other, others[name])) };
    }
  }
  for (const part of ALONE) {
    const [own, others] = [mine[part], other[part]];
    for (const name of Object.keys(others).filter((one) => !Object.hasOwn(own, one)))
      yield { path: pointer(part, name), only: 'second', contract: withTerms(withAdded(mine, other, part, name)) };
    for (const name of Object.keys(own).filter((one) => !Object.hasOwn(others, one)))
      yield { path: pointer(part, name), only: 'first', contract: withTerms(leftOut(mine, part, name)) };
  }
}

/** Parts whose clauses mean something alone. A definition that only one offer has comes with the clauses that name it. */
const ALONE = ['objectives', 'credits'] as const;
type Alone = (typeof ALONE)[number];

/** A credit that the other offer pays within a sum is paid beside the others. */
function withAdded(mine: Terms, other: Terms, part: Alone, name: string): Terms {
  const clause = other[part][name]!;
  const { objectives, definitions } = mine;
  const named = part === 'objectives' ? name : undefined;
  const limited = [...namesOf(clause), ...(named === undefined ? [] : [named])].filter((one) => Object.hasOwn(other.objectives, one));
  const own = Object.fromEntries(limited.filter((one) => !Object.hasOwn(objectives, one)).map((one) => [one, other.objectives[one]!]));
  const terms: Terms = {
    ...mine,
    objectives: { ...objectives, ...own },
    ...(part === 'credits' && {
      credits: { ...mine.credits, [name]: other.credits[name]! },
      claims: { ...mine.claims, [name]: other.claims[name] ?? 'automatic' },
    }),
  };
  // The cells behind them, those of the limits too.
  const words = [clause, own, limited.filter((one) => !Object.hasOwn(definitions, one))];
  return words.reduce<Terms>((said, one) => withNamed(said, other, one), terms);
}

/** A credit is also taken out of the sums and choices that it is in. */
function leftOut(mine: Terms, part: Alone, name: string): Terms {
  const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([one]) => one !== name));
  if (part === 'objectives') return { ...mine, objectives: without(mine.objectives) };
  const others = (names: readonly string[] | undefined): readonly string[] | undefined => names?.filter((one) => one !== name);
  const credits = Object.fromEntries(
    Object.entries(without(mine.credits)).map(([id, credit]) => {
      const [sum, highest] = [others(credit.sum), others(credit.highest)];
      return [id, { ...credit, ...(sum && { sum }), ...(highest && { highest }) }];
    }),
  );
  return { ...mine, credits, claims: without(mine.claims) };
}

/** The terms with the definitions that a clause of other terms names and these do not have. */
function withNamed(terms: Terms, other: Terms, clause: unknown): Terms {
  const definitions = { ...terms.definitions };
  const missing = (value: unknown): void => {
    for (const name of namesOf(value)) {
      if (Object.hasOwn(definitions, name) || !Object.hasOwn(other.definitions, name)) continue;
      definitions[name] = other.definitions[name]!;
      missing(other.definitions[name]);
    }
  };
  missing(clause);
  return { ...terms, definitions };
}

/** Every word in a clause; those that name a definition are followed. */
const namesOf = (clause: unknown): string[] =>
  typeof clause === 'string' ? [clause] : typeof clause === 'object' && clause !== null ? Object.values(clause).flatMap(namesOf) : [];

const differs = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) !== canonicalJson(other ?? null);
