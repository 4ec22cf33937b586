/** A contract with one promise and what is owed because of it: most trials are of that, and what they find is confirmed by the whole. */
import type { Credit, Terms } from '../contract/terms.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';
import { behind, operandsOf } from '../checker/graph.ts';
import { withParts } from '../contract/gathering.ts';

/** Cells that a promise and some credits rest on. */
export const cellsBehind = (terms: Terms, promise: string, credits: Iterable<string>): ReturnType<typeof behind> =>
  behind(terms, [
    promise,
    ...LIMIT_KEYS.map((edge) => terms.promises[promise]![edge]),
    ...[...credits].flatMap((credit) => operandsOf(terms.credits[credit]!)),
  ]);

/** Promises that credits answer, or whose cases they count. */
function answered(credits: Readonly<Record<string, Credit>>, cells: Iterable<Readonly<Record<string, unknown>>>): Set<string> {
  const counted = [...cells].flatMap((cell) => (cell.that === undefined ? [] : [String(cell.count)]));
  const bound = Object.values(credits).flatMap((credit) => [credit.for, credit['if-missed']]);
  return new Set([...counted, ...bound].filter((name) => name !== undefined));
}

const only = (promises: Terms['promises'], kept: ReadonlySet<string>): Terms['promises'] =>
  Object.fromEntries(Object.entries(promises).filter(([name]) => kept.has(name)));

/** A text with all its credits, one promise, and those that the credits answer; without what is only shown. */
export function withPromise(checkedTerms: CheckedTerms, promise: string | undefined): CheckedTerms {
  const { remedies: _remedies, report: _report, ...terms } = checkedTerms.terms;
  const limits = promise === undefined ? [] : LIMIT_KEYS.map((edge) => terms.promises[promise]![edge]);
  const cells = behind(terms, [promise, ...limits, ...Object.values(terms.credits).flatMap(operandsOf), ...checkedTerms.remembers.cells]);
  const kept = answered(terms.credits, cells.values());
  if (promise !== undefined) kept.add(promise);
  return { ...checkedTerms, terms: { ...terms, promises: only(terms.promises, kept) } };
}

/** A text with one promise, and the credits that are owed because of it. */
export function slimmed(checkedTerms: CheckedTerms, promise: string, own: ReadonlySet<string>): CheckedTerms {
  const { terms } = checkedTerms;
  // Earlier credits that a cell counts are owed for any promise.
  const reckoned = Object.values(terms.definitions).some(
    (cell) => typeof cell === 'object' && terms.credits[String(cell['across-periods'])] !== undefined,
  );
  const credits = reckoned ? terms.credits : gathering(terms, own);
  const cells = cellsBehind(terms, promise, Object.keys(credits));
  const looksBack =
    [...cells.values()].some((cell) => cell['across-periods'] !== undefined) ||
    Object.values(credits).some((credit) => credit.cap?.some((cap) => cap.over !== undefined));
  const { remedies: _remedies, report: _report, ...rest } = terms;
  const kept = answered(credits, cells.values()).add(promise);
  return {
    ...checkedTerms,
    terms: { ...rest, promises: only(terms.promises, kept), credits },
    roots: checkedTerms.roots.filter((root) => credits[root] !== undefined),
    ...(!looksBack && { lookBack: { periods: 0, months: 0 } }),
    remembers: {
      cells: checkedTerms.remembers.cells.filter((cell) => cells.has(cell)),
      credits: checkedTerms.remembers.credits.filter((credit) => credits[credit] !== undefined),
    },
  };
}

/** Some credits, with those that gather them and nothing else. */
function gathering(terms: Terms, own: ReadonlySet<string>): Readonly<Record<string, Credit>> {
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
