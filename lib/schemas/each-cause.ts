/** Joins issues with one cause: a column of ten thousand wrong numbers gives one issue with the number of places and the first of them. */
import type { Issue } from '../domain/issue.ts';
import { pushTo } from '../domain/lists.ts';

/** The most further places that an issue names. */
const NAMED = 4;

const columnOf = (path: string): string => path.replaceAll(/\/\d+(?=\/|$)/g, '/*');

/** A message without its values, because the wrong values may differ. */
const withoutValues = (message: string): string => message.replaceAll(/"[^"]*"|-?\d+(\.\d+)?/g, '');

/** Joins the issues of one event: one for each cause in each of its columns. */
export const joinedByColumn = (issues: readonly Issue[]): Issue[] =>
  joined(issues, (others) => [
    `at ${others.length} other ${others.length === 1 ? 'place' : 'places'} of the event`,
    others.map(({ path }) => path),
  ]);

/** Joins the issues of several lines of a file: one for each cause; `path` begins with the line. */
export const joinedByLine = (issues: readonly Issue[]): Issue[] =>
  joined(issues, (others) => {
    const lines = [...new Set(others.map(({ path }) => path.split('/')[1]!))];
    return [`in ${lines.length} other ${lines.length === 1 ? 'line' : 'lines'}`, lines];
  });

function joined(issues: readonly Issue[], placesOf: (others: readonly Issue[]) => [where: string, places: readonly string[]]): Issue[] {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) pushTo(groups, `${issue.code} ${columnOf(issue.path)} ${withoutValues(issue.message)}`, issue);
  return [...groups.values()].map(([first, ...others]) => {
    if (others.length === 0) return first!;
    const [where, places] = placesOf(others);
    const more = places.length > NAMED ? ` and ${places.length - NAMED} more` : '';
    return { ...first!, message: `${first!.message}; likewise ${where}: ${places.slice(0, NAMED).join(', ')}${more}` };
  });
}
