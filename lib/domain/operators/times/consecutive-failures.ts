/** Outages seen from one location: a number of failures in a row, with bounds for checks that were not made. */
import { ONE, ZERO } from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import { except, union } from '../../time/time-algebra.ts';
import { ALWAYS, type TimeSet, piecesOf, timesFrom, timesFromWeighted } from '../../time/times.ts';
import type { Checks } from '../../evidence/checks.ts';

export interface InARow {
  readonly inARow: number;
  readonly confirmed: boolean;
}

type Unmade = 'failed' | 'passed';

/** A walk along the checks of one location that jumps from failure to failure. */
class Walk {
  readonly covered: { start: number; end: number }[] = [];
  readonly failed: Interval[] = [];
  private readonly rule: InARow;
  /** The result to assume for checks that were not made: failed or passed. */
  private readonly unmade: Unmade;
  private run = 0;
  private runStart = 0;
  private confirmedAt = 0;
  private until = -Infinity;
  private every = Infinity;

  constructor(rule: InARow, unmade: Unmade) {
    this.rule = rule;
    this.unmade = unmade;
  }

  /** A stretch of checks of one result. */
  private take(at: number, every: number, count: number, fails: boolean): void {
    if (at !== this.until) this.pass(at, every);
    if (fails) this.fail(at, every, count);
    else this.close();
    const last = this.covered.at(-1);
    const end = at + count * every;
    if (last && last.end === at) last.end = end;
    else this.covered.push({ start: at, end });
    this.until = end;
    this.every = every;
  }

  private fail(at: number, every: number, count: number): void {
    if (this.run === 0) this.runStart = at;
    if (this.run < this.rule.inARow && this.run + count >= this.rule.inARow)
      this.confirmedAt = at + (this.rule.inARow - this.run - 1) * every;
    this.run += count;
  }

  /** Walks over time without checks, in which as many may have failed as were due. */
  private pass(at: number, every: number): void {
    if (this.unmade === 'passed') return this.close();
    const due = Math.min(this.every, every);
    const count = Math.floor((at - this.until) / due);
    if (count > 0) this.fail(this.until, due, count);
  }

  end(): void {
    if (this.until > -Infinity) this.pass(Infinity, this.every);
    this.close();
  }

  private close(): void {
    const start = this.rule.confirmed ? this.confirmedAt : this.runStart;
    if (this.run >= this.rule.inARow && start < this.until) this.failed.push({ start, end: this.until });
    this.run = 0;
  }

  /** Walks over the checks of a chunk, without those that an earlier chunk has reported already. */
  chunk({ start, every, results }: Checks): void {
    let i = this.until > start ? Math.ceil((this.until - start) / every) : 0;
    while (i < results.length) {
      const mark = results.charCodeAt(i);
      let j = i + 1;
      if (mark === PASS) j = nextOther(results, i);
      else while (j < results.length && results.charCodeAt(j) === mark) j += 1;
      if (mark !== NONE) this.take(start + i * every, every, j - i, mark === FAIL);
      i = j;
    }
  }
}

const [FAIL, PASS, NONE] = [48, 49, 45];

/** Index after a stretch of passed checks. Most checks of a month pass, and the engine's native search is the fastest way over them. */
function nextOther(results: string, from: number): number {
  const [fail, none] = [results.indexOf('0', from), results.indexOf('-', from)];
  return Math.min(fail < 0 ? results.length : fail, none < 0 ? results.length : none);
}

function walked(checks: readonly Checks[], rule: InARow, unmade: Unmade): Walk {
  const walk = new Walk(rule, unmade);
  for (const chunk of checks) walk.chunk(chunk);
  walk.end();
  return walk;
}

/** Times are certain where they are down if all missing checks had passed, and possible where they are down if these had failed. */
export function seenFrom(checks: readonly Checks[], rule: InARow): TimeSet {
  const { failed, covered } = walked(checks, rule, 'passed');
  const unseen = except(ALWAYS, timesFrom(covered));
  const perhaps = rule.inARow === 1 ? unseen : union(unseen, timesFrom(walked(checks, rule, 'failed').failed));
  return timesFromWeighted(
    [...piecesOf(timesFrom(failed)), ...piecesOf(perhaps).map((piece) => ({ ...piece, certain: ZERO, possible: ONE }))],
    'highest',
  );
}
