/** A contract reduced to one objective and its credits. Most trials use it; the whole contract confirms their results. */
import type { Credit, Terms } from '../contract/terms.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';
import { behind, operandsOf } from '../checker/graph.ts';
import { withParts } from '../contract/included-credits.ts';

/** The cells behind an objective and some credits. */
export const cellsBehind = (terms: Terms, objective: string, credits: Iterable<string>): ReturnType<typeof behind> =>
  behind(terms, [
    objective,
    ...LIMIT_KEYS.map((edge) => terms.objectives[objective]![edge]),
    ...[...credits].flatMap((credit) => operandsOf(terms.credits[credit]!)),
  ]);

/** The objectives of credits, and those whose cases they count. */
function answered(credits: Readonly<Record<string, Credit>>, cells: Iterable<Readonly<Record<string, unknown>>>): Set<string> {
  const counted = [...cells].flatMap((cell) => (cell.that === undefined ? [] : [String(cell.count)]));
  const bound = Object.values(credits).flatMap((credit) => [credit.for, credit['if-breached']]);
  return new Set([...counted, ...bound].filter((name) => name !== undefined));
}

const only = (objectives: Terms['objectives'], kept: ReadonlySet<string>): Terms['objectives'] =>
  Object.fromEntries(Object.entries(objectives).filter(([name]) => kept.has(name)));

/** Terms with all credits, one objective, and the objectives of the credits; without the cells that are only reported. */
export function withObjective(checkedTerms: CheckedTerms, objective: string | undefined): CheckedTerms {
  const { remedies: _remedies, report: _report, ...terms } = checkedTerms.terms;
  const limits = objective === undefined ? [] : LIMIT_KEYS.map((edge) => terms.objectives[objective]![edge]);
  const cells = behind(terms, [objective, ...limits, ...Object.values(terms.credits).flatMap(operandsOf), ...checkedTerms.remembers.cells]);
  const kept = answered(terms.credits, cells.values());
  if (objective !== undefined) kept.add(objective);
  return { ...checkedTerms, terms: { ...terms, objectives: only(terms.objectives, kept) } };
}

/** Terms with one objective and its credits. */
export function slimmed(checkedTerms: CheckedTerms, objective: string, own: ReadonlySet<string>): CheckedTerms {
  const { terms } = checkedTerms;
  // A cell that reads earlier credits depends on the credits of every objective.
  const reckoned = Object.values(terms.definitions).some(
    (cell) => typeof cell === 'object' && terms.credits[String(cell['across-periods'])] !== undefined,
  );
  const credits = reckoned ? terms.credits : including(terms, own);
  const cells = cellsBehind(terms, objective, Object.keys(credits));
  const looksBack =
    [...cells.values()].some((cell) => cell['across-periods'] !== undefined) ||
    Object.values(credits).some((credit) => credit.cap?.some((cap) => cap.over !== undefined));
  const { remedies: _remedies, report: _report, ...rest } = terms;
  const kept = answered(credits, cells.values()).add(objective);
  return {
    ...checkedTerms,
    terms: { ...rest, objectives: only(terms.objectives, kept), credits },
    roots: checkedTerms.roots.filter((root) => credits[root] !== undefined),
    ...(!looksBack && { lookBack: { periods: 0, months: 0 } }),
    remembers: {
      cells: checkedTerms.remembers.cells.filter((cell) => cells.has(cell)),
      credits: checkedTerms.remembers.credits.filter((credit) => credits[credit] !== undefined),
    },
  };
}

/** Some credits and the credits that include them. */
function including(terms: Terms, own: ReadonlySet<string>): Readonly<Record<string, Credit>> {
  const holds = (name: string): boolean => [...withParts(terms.credits, name)].some((part) => own.has(part));
  return Object.fromEntries(
    Object.entries(terms.credits)
      .filter(([name]) => holds(name))
      .map(([name, credit]) => [
        name,
        {
          ...credit,
          ...(credit.sum && { sum: credit.sum.filter((child) => holds(child)) }),
          ...(credit.highest && { highest: credit.highest.filter((child) => holds(child)) }),
        },
      ]),
  );
}
