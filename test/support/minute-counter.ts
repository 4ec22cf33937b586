/** A slow counter, minute by minute: the oracle for interval algebra. Instants are whole minutes. */
export type Span = readonly [number, number];

const within = (spans: readonly Span[], minute: number): boolean => spans.some(([start, end]) => start <= minute && minute < end);

export function countMinutes(from: number, until: number, test: (minute: number) => boolean): number {
  let count = 0;
  for (let minute = from; minute < until; minute += 1) if (test(minute)) count += 1;
  return count;
}

export const inAny =
  (spans: readonly Span[]) =>
  (minute: number): boolean =>
    within(spans, minute);

/** Unbroken runs of minutes for which the test holds. */
export function runsOf(from: number, until: number, test: (minute: number) => boolean): Span[] {
  const runs: [number, number][] = [];
  for (let minute = from; minute < until; minute += 1) {
    if (!test(minute)) continue;
    const last = runs.at(-1);
    if (last && last[1] === minute) last[1] = minute + 1;
    else runs.push([minute, minute + 1]);
  }
  return runs;
}
