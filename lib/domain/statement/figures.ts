/**
 * Whether two statements have the same amounts, outcomes and figures. A later version of the calculator may word findings and reasons in
 * another way, or show rows that an earlier version left out; this alone is no reason to restate.
 */
import { type Statement, canonicalJson } from './statement.ts';

/** Outcomes without a payment: one of the versions may leave such a row out. */
const OWES_NOTHING: ReadonlySet<string> = new Set(['met', 'not-measured']);

/** @param before the statement that an earlier version issued; it may lack members that were added since. */
export function sameFigures(before: Statement, after: Statement): boolean {
  return (
    amountsOf(before) === amountsOf(after) &&
    sameObjectives(before, after) &&
    sameTimes(before, after) &&
    remediesOf(before) === remediesOf(after)
  );
}

/** Whether they differ at most in the words of findings: their messages, and the parameters that earlier versions did not store. */
export const sameButWords = (before: Statement, after: Statement): boolean => withoutWords(before) === withoutWords(after);

const withoutWords = (statement: Statement): string =>
  canonicalJson({ ...statement, findings: statement.findings.map(({ code, path }) => ({ code, path })) });

const sorted = (rows: readonly object[]): string => canonicalJson(rows.map((row) => canonicalJson(row)).sort());

function amountsOf({ period, total, bounds, credits, lines }: Statement): string {
  return canonicalJson([
    [period.start, period.end],
    total,
    bounds ?? null,
    sorted(credits.map(({ credit, part, amount, bounds: both }) => ({ credit, part, amount, bounds: both }))),
    sorted(
      lines.map(({ credit, part, index, of, times, exact, due, amount }) => {
        return { credit, part, index, of: of.exact, times: times.exact, exact, due, amount };
      }),
    ),
  ]);
}

function sameObjectives(before: Statement, after: Statement): boolean {
  const [old, now] = [before, after].map(
    ({ objectives }) =>
      new Map(
        objectives.map(({ objective, part, index, outcome, measured, bounds, targets }) => [
          canonicalJson([objective, part ?? null, index]),
          { outcome, text: canonicalJson([outcome, measured?.exact ?? null, bounds ?? null, targets.map(({ exact }) => exact ?? null)]) },
        ]),
      ),
  ) as [Map<string, { outcome: string; text: string }>, Map<string, { outcome: string; text: string }>];
  return [...new Set([...old.keys(), ...now.keys()])].every((row) => {
    const [was, is] = [old.get(row), now.get(row)];
    return was && is ? was.text === is.text : OWES_NOTHING.has((was ?? is)!.outcome);
  });
}

/** Compares the rows that both statements have. */
function sameTimes(before: Statement, after: Statement): boolean {
  const [old, now] = [before, after].map(
    ({ time }) =>
      new Map(time.map(({ cell, part, index, ...times }) => [canonicalJson([cell, part ?? null, index]), canonicalJson(times)])),
  ) as [Map<string, string>, Map<string, string>];
  return [...old].every(([row, times]) => (now.get(row) ?? times) === times);
}

const remediesOf = ({ remedies = [] }: Statement): string =>
  sorted(remedies.filter(({ open }) => open).map(({ remedy, part, index, lastDay }) => ({ remedy, part, index, lastDay })));
