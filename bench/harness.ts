/** Timings as ratios within one run: both sides run alternately, and the median of each counts. */
export interface Measured {
  readonly name: string;
  readonly ours: number;
  readonly anchor: number;
  readonly ratio: number;
  /** The first and third quartile of the ratios of the rounds. */
  readonly quartiles: readonly [number, number];
  readonly goal: number | undefined;
}

const quantile = (values: readonly number[], part: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * part)]!;
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Both sides must give the same result for each of these seeds before they are timed. */
export const SEEDS = [11, 23, 37, 53, 71] as const;

/** Quartiles further apart than this share of the ratio say that other programs took the processor. */
const NOISY = 0.4;

function time(run: () => unknown): number {
  const start = performance.now();
  kept = run();
  return performance.now() - start;
}

let kept: unknown;
/** Results are kept, and can be asked for, so that no work is optimised away. @public */
export const lastResult = (): unknown => kept;

/** The number of months that one process assesses, as in an audit: after some hundreds the engine has compiled all frequent code. */
export const WARM_MONTHS = 400;

/** Milliseconds for each call: both are called alternately `rounds` times, after as many warm-up calls. */
export function compare(name: string, ours: () => unknown, anchor: () => unknown, rounds: number, goal?: number): Measured {
  const [a, b]: [number[], number[]] = [[], []];
  for (let i = -rounds; i < rounds; i += 1) {
    a.push(time(ours));
    b.push(time(anchor));
  }
  return measured(name, a.slice(rounds), b.slice(rounds), goal);
}

/** The same for what answers later. */
export async function compareLater(
  name: string,
  ours: () => Promise<unknown>,
  anchor: () => unknown,
  rounds: number,
  goal?: number,
): Promise<Measured> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let i = -rounds; i < rounds; i += 1) {
    const start = performance.now();
    kept = await ours();
    a.push(performance.now() - start);
    b.push(time(anchor));
  }
  return measured(name, a.slice(rounds), b.slice(rounds), goal);
}

function measured(name: string, a: readonly number[], b: readonly number[], goal: number | undefined): Measured {
  const ratios = a.map((time, i) => time / b[i]!);
  const quartiles = [quantile(ratios, 0.25), quantile(ratios, 0.75)] as const;
  return { name, ours: median(a), anchor: median(b), ratio: median(a) / median(b), quartiles, goal };
}

export const milliseconds = (value: number): string => (value < 0.01 ? `${(value * 1000).toFixed(2)} us` : `${value.toFixed(3)} ms`);

export function report(measured: readonly Measured[]): void {
  for (const { name, ours, anchor, ratio, quartiles, goal } of measured) {
    const [low, high] = quartiles;
    const noise = high - low > NOISY * ratio ? '  (the machine was too noisy to judge)' : '';
    const verdict =
      goal === undefined ? '' : ratio <= goal ? `  goal <= ${+goal.toFixed(2)}x met` : `  goal <= ${+goal.toFixed(2)}x NOT met`;
    process.stdout.write(
      `  ${name.padEnd(46)} ours ${milliseconds(ours).padStart(12)}   anchor ${milliseconds(anchor).padStart(12)}   ${ratio.toFixed(2)}x (${low.toFixed(2)}-${high.toFixed(2)})${verdict}${noise}\n`,
    );
  }
}

/** A small deterministic generator: the bench uses the same numbers each time. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
