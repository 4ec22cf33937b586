/** The highest amount owed in any trial. It makes no claim about evidence that was not tried. */
import type { Fact } from '../evidence/fact.ts';
import { toRatio } from '../money/money.ts';
import { divide, isPositive, total } from '../money/ratio.ts';
import type { WorthBench, Trial } from './bench.ts';
import type { SamplePeriod } from './periods.ts';
import type { Most, Witness } from './objective-worth.ts';

/** The witness of a trial after the whole contract has confirmed it; undefined when it has not. */
export function witnessOf(
  shows: string,
  sample: SamplePeriod,
  trial: Trial,
  bench: WorthBench,
  facts: () => readonly Fact[],
): Witness | undefined {
  const whole = bench.confirm(facts(), sample);
  if (whole?.outcome !== trial.outcome || (whole.owed === 0n) !== (trial.owed === 0n)) return undefined;
  return { shows, period: sample.period.label, outcome: whole.outcome, owed: { minor: whole.owed, currency: bench.currency }, facts };
}

export class MostOwed {
  private best: { trial: Trial; when: string; sample: SamplePeriod; facts: () => readonly Fact[] } | undefined;
  private readonly bench: WorthBench;

  constructor(bench: WorthBench) {
    this.bench = bench;
  }

  note(trial: Trial | undefined, when: string, sample: SamplePeriod, facts: () => readonly Fact[]): void {
    if (trial && trial.owed > (this.best?.trial.owed ?? 0n)) this.best = { trial, when, sample, facts };
  }

  /** Undefined when no trial owes anything. */
  found(): Most | 'not found' | undefined {
    if (!this.best) return undefined;
    const { trial, when, sample, facts } = this.best;
    const witness = witnessOf(`${this.bench.objective}: the most found, ${when}`, sample, trial, this.bench, facts);
    if (!witness) return 'not found';
    const { owed } = witness;
    const [base] = trial.bases;
    const sum = total(trial.bases.map(({ amount }) => amount));
    const share =
      base && trial.bases.every(({ cell }) => cell === base.cell) && isPositive(sum)
        ? { of: base.cell, ...divide(toRatio(owed), sum) }
        : undefined;
    return { owed, when, witness, ...(share && { share }) };
  }
}
