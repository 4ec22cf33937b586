/** The order of records for people: T2 before T10. The order of an issued statement, which its digest covers, stays as it is. */

const COLLATOR = new Intl.Collator('en', { numeric: true });

export const naturally = (a: string, b: string): number => COLLATOR.compare(a, b);

/** Each run of entries of one group in natural order of their keys; the runs keep their places. */
export function inNaturalOrder<T>(list: readonly T[], keyOf: (one: T) => string, groupOf: (one: T) => string = () => ''): T[] {
  const runs: T[][] = [];
  let group: string | undefined;
  for (const one of list) {
    if (groupOf(one) !== group) runs.push([]);
    group = groupOf(one);
    runs.at(-1)!.push(one);
  }
  return runs.flatMap((run) => run.sort((a, b) => naturally(keyOf(a), keyOf(b))));
}

interface Indexed {
  readonly objective: string;
  readonly part?: number;
  readonly index: string;
}

/** The results of each objective by component or record. */
export const objectivesInOrder = <T extends Indexed>(objectives: readonly T[]): T[] =>
  inNaturalOrder(
    objectives,
    ({ index }) => index,
    ({ objective, part }) => `${part ?? ''} ${objective}`,
  );
