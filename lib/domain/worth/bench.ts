/** Trials of made evidence: what `assess` says of one promise, within a bound on the work. */
import type { CheckedContract } from '../agreement/contract.ts';
import { creditsOf } from '../agreement/lint/graph.ts';
import type { Fact } from '../evidence/fact.ts';
import { type Ratio, parseFraction } from '../money/ratio.ts';
import type { PeriodState } from '../operators/context.ts';
import { assess } from '../statement/assess.ts';
import { minorOf } from '../statement/restatement.ts';
import type { PromiseResult, Statement } from '../statement/statement.ts';
import { previousPeriod } from '../time/period.ts';
import { DAY } from '../time/instant.ts';
import type { Sample } from './periods.ts';
import { cellsBehind, slimmed } from './slim.ts';

export interface Trial {
  /** Of all cases of the promise the worst; `none` when there is none. */
  readonly outcome: PromiseResult['outcome'] | 'none';
  /** Minor units owed to the customer by the credits of the promise. */
  readonly owed: bigint;
  /** What those credits are taken from, each base once. */
  readonly bases: readonly { readonly cell: string; readonly amount: Ratio }[];
  readonly measured?: string;
}

const WORST: readonly Trial['outcome'][] = ['missed', 'undetermined', 'pending', 'not-measured', 'kept', 'none'];

/** What all trials of a contract share. */
export interface Pool {
  /** The work that may still be done, in cells that are worked out. */
  left: number;
  /** The whole contract but for what is only shown, and what its earlier periods left. */
  readonly whole: CheckedContract;
  readonly earlier: Map<string, States>;
}

type States = ReadonlyMap<string, PeriodState>;

export class Bench {
  readonly checked: CheckedContract;
  readonly promise: string;
  readonly credits: ReadonlySet<string>;
  private readonly pool: Pool;
  private readonly sheet: Sample['sheet'];
  private readonly earlier = new Map<string, States>();
  private readonly slim: CheckedContract;
  /** Work of one trial, and of one of the whole contract. */
  private readonly work: { readonly slim: number; readonly whole: number };

  constructor(checked: CheckedContract, sheet: Sample['sheet'], promise: string, pool: Pool) {
    this.checked = checked;
    this.sheet = sheet;
    this.promise = promise;
    this.pool = pool;
    const { credits } = sheet.terms;
    this.credits = new Set(creditsOf(sheet.terms, promise).filter((credit) => credits[credit]!['owed-to'] === undefined));
    this.slim = slimmed(checked, sheet, promise, this.credits);
    const bound = Object.keys(sheet.terms.promises).flatMap((name) => [...cellsBehind(sheet.terms, name, creditsOf(sheet.terms, name))]);
    this.work = {
      slim: workOf([...cellsBehind(sheet.terms, promise, this.credits).values()]),
      whole: workOf([...new Map(bound).values()]),
    };
  }

  get currency(): string {
    return this.sheet.terms.money.currency;
  }

  get spent(): boolean {
    return this.pool.left <= 0;
  }

  /** @param well evidence of a period in which all is well; what of it lies in earlier periods is the same for all promises. */
  try(facts: readonly Fact[], sample: Sample, well: readonly Fact[]): Trial | undefined {
    const states = this.before(this.slim, this.work.slim, this.earlier, sample, well);
    return this.trial(this.slim, this.work.slim, facts, sample, states);
  }

  /** The same by the whole contract. */
  confirm(facts: readonly Fact[], sample: Sample): Trial | undefined {
    const { whole, earlier } = this.pool;
    return this.trial(whole, this.work.whole, facts, sample, this.before(whole, this.work.whole, earlier, sample, facts));
  }

  private trial(checked: CheckedContract, work: number, facts: readonly Fact[], sample: Sample, states: States): Trial | undefined {
    const statement = this.assess(checked, work, facts, sample, states);
    return statement && this.trialOf(statement);
  }

  private assess(
    checked: CheckedContract,
    work: number,
    facts: readonly Fact[],
    { period: { label } }: Pick<Sample, 'period'>,
    earlier: States,
  ): Statement | undefined {
    if (this.spent) return undefined;
    this.pool.left -= work + Math.ceil(volumeOf(facts) / 200);
    const assessed = assess(checked, facts, label, { earlier });
    return 'issue' in assessed ? undefined : assessed.statement;
  }

  /** What earlier periods left behind, worked out once: of evidence that is made only deliveries lie in them. */
  private before(checked: CheckedContract, work: number, cache: Map<string, States>, sample: Sample, facts: readonly Fact[]): States {
    const key = `${this.sheet.terms.from}|${sample.period.label}`;
    const known = cache.get(key);
    if (known) return known;
    const states = new Map<string, PeriodState>();
    const before = facts.filter(({ type, occurredAt }) => type === 'report.delivered' && occurredAt < sample.full.start);
    for (const period of this.lookedBackOn(checked, sample)) {
      const state = this.assess(checked, work, before, { period }, states)?.state;
      if (state) states.set(period.label, state);
    }
    if (!this.spent) cache.set(key, states);
    return states;
  }

  /** The periods that a statement may look back on, oldest first. */
  private lookedBackOn(checked: CheckedContract, { rule, full }: Sample): Sample['period'][] {
    const { periods, months } = checked.sheets.find((sheet) => sheet.terms.from === this.sheet.terms.from)!.lookBack;
    const since = full.start - months * 31 * DAY;
    const found: Sample['period'][] = [];
    for (let at = previousPeriod(rule, full); found.length < periods || at.end > since; at = previousPeriod(rule, at)) found.push(at);
    return found.reverse();
  }

  /** Lines of several records or components may be taken from one base. */
  private baseOf({ cell, exact }: { readonly cell: string; readonly exact: string }, index: string): string {
    if (this.sheet.types.get(cell)?.subject === undefined) return cell;
    return `${cell}|${this.checked.contract.order.components?.[index] ? index : exact}`;
  }

  private trialOf({ promises, lines }: Statement): Trial {
    const results = promises.filter((result) => result.promise === this.promise);
    const worst = WORST.find((outcome) => results.some((result) => result.outcome === outcome)) ?? results[0]?.outcome ?? 'none';
    const own = lines.filter((line) => this.credits.has(line.credit));
    const bases = new Map(own.map(({ of, index }) => [this.baseOf(of, index), { cell: of.cell, amount: parseFraction(of.exact) }]));
    const shown = results.find((result) => result.outcome === worst)?.measured?.shown;
    return {
      outcome: worst,
      owed: own.reduce((sum, line) => sum + minorOf(line.amount), 0n),
      bases: [...bases.values()],
      ...(shown !== undefined && { measured: shown }),
    };
  }
}

/** A list of hours is as much as many cells. */
const workOf = (cells: readonly Readonly<Record<string, unknown>>[]): number =>
  2 + cells.length + 100 * cells.filter((cell) => cell.each === 'hour').length;

/** How many values some facts hold. */
const volumeOf = (facts: readonly Fact[]): number =>
  facts.reduce((sum, { body }) => {
    const columns = Object.values(body.outcomes ?? {}).reduce((all, column) => all + column.length, 0);
    return sum + 1 + (body.results?.length ?? 0) + 4 * (body.values?.length ?? 0) + columns;
  }, 0);
