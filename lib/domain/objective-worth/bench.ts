/** Trials of generated evidence: the result of `assess` for one objective, within a bound on the work. */
import { isOfSlots } from '../operators/numbers/clock-lists.ts';
import type { CheckedContract } from '../checker/check-contract.ts';
import { creditsOf } from '../checker/lint/graph.ts';
import { type ServicePeriod, servicePeriod, termOf } from '../checker/service-period.ts';
import type { Fact } from '../evidence/fact.ts';
import { fold } from '../evidence/fold.ts';
import type { Ratio } from '../money/ratio.ts';
import type { PeriodState } from '../operators/earlier-periods.ts';
import { Range } from '../operators/range.ts';
import { allLines } from '../statement/credits/credit-node.ts';
import { postedTrees } from '../statement/objectives/open-results.ts';
import type { Owed } from '../statement/credits/owed.ts';
import { PastStates, owedIn } from '../statement/past-states.ts';
import { stateOf } from '../statement/period-state.ts';
import { foldOptions } from '../statement/reach.ts';
import { show } from '../statement/format-value.ts';
import type { ObjectiveResult } from '../statement/statement.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import { previousPeriod } from '../time/period.ts';
import type { SamplePeriod } from './periods.ts';
import { cellsBehind, slimmed, withObjective } from './slim.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';

export interface Trial {
  /** The worst outcome of all cases of the objective; `none` without a case. */
  readonly outcome: ObjectiveResult['outcome'] | 'none';
  /** Minor units owed to the customer by the credits of the objective. */
  readonly owed: bigint;
  /** The bases of those credits, each base once, in minor units. */
  readonly bases: readonly { readonly cell: string; readonly amount: Ratio }[];
  readonly measured?: string;
}

const WORST: readonly Trial['outcome'][] = ['breached', 'undetermined', 'pending', 'not-measured', 'met', 'none'];

/** The state that all trials of a contract share. */
export interface Pool {
  /** The remaining work, in evaluated cells. */
  left: number;
  /** States of earlier periods by version, label and deliveries: generated evidence has nothing else in earlier periods. */
  readonly earlier: Map<string, PeriodState | undefined>;
}

/** A contract in the form that trials use, with the version in force. */
interface Tried {
  readonly checked: CheckedContract;
  readonly checkedTerms: CheckedTerms;
  /** The work of one trial, in evaluated cells. */
  readonly work: number;
  /** Whether it has deliverables. */
  readonly hasDuties: boolean;
}

export class WorthBench {
  readonly checked: CheckedContract;
  readonly objective: string;
  readonly credits: ReadonlySet<string>;
  private readonly pool: Pool;
  private readonly checkedTerms: CheckedTerms;
  /** The contract reduced to the objective, the whole contract without reports, and the one for earlier periods. */
  private readonly slim: Tried;
  private readonly whole: Tried;
  private readonly past: Tried;

  constructor(checked: CheckedContract, checkedTerms: CheckedTerms, objective: string, pool: Pool) {
    this.checked = checked;
    this.checkedTerms = checkedTerms;
    this.objective = objective;
    this.pool = pool;
    const { credits } = checkedTerms.terms;
    this.credits = new Set(creditsOf(checkedTerms.terms, objective).filter((credit) => credits[credit]!['owed-to'] === undefined));
    this.slim = tried(checked, checkedTerms, slimmed(checkedTerms, objective, this.credits));
    this.whole = tried(checked, checkedTerms, withObjective(checkedTerms, objective));
    this.past = tried(checked, checkedTerms, withObjective(checkedTerms, undefined));
  }

  get currency(): string {
    return this.checkedTerms.terms.money.currency;
  }

  get spent(): boolean {
    return this.pool.left <= 0;
  }

  /** The remaining work. */
  get left(): number {
    return Math.max(0, this.pool.left);
  }

  /** Assesses evidence with the objective and its credits alone; undefined when the work is used up. */
  try(facts: readonly Fact[], sample: SamplePeriod): Trial | undefined {
    return this.trial(this.slim, facts, sample);
  }

  /** The same with the whole contract. */
  confirm(facts: readonly Fact[], sample: SamplePeriod): Trial | undefined {
    return this.trial(this.whole, facts, sample);
  }

  private trial(by: Tried, facts: readonly Fact[], sample: SamplePeriod): Trial | undefined {
    const earlier = this.before(by.checkedTerms, sample, facts);
    const owed = this.owed(by, facts, sample, earlier);
    return owed && this.trialOf(owed);
  }

  private owed(by: Tried, facts: readonly Fact[], found: ServicePeriod, earlier: ReadonlyMap<string, PeriodState>): Owed | undefined {
    if (this.spent) return undefined;
    this.pool.left -= by.work + Math.ceil(volumeOf(facts) / VOLUME_OF_A_CELL);
    const own = { ...found, checkedTerms: by.checkedTerms };
    const since = by.hasDuties ? found.period.start - by.checkedTerms.reach.before : Infinity;
    const read = facts.filter(({ body, occurredAt }) => body.kind !== 'delivery' || occurredAt >= since);
    return owedIn(new PastStates(by.checked, fold(read, by.checked.contract.order, foldOptions(own)), earlier), own);
  }

  /** The states of earlier periods, by label. */
  private before(checkedTerms: CheckedTerms, sample: SamplePeriod, facts: readonly Fact[]): ReadonlyMap<string, PeriodState> {
    const states = new Map<string, PeriodState>();
    const periods = this.lookedBackOn(checkedTerms, sample);
    if (periods.length === 0) return states;
    const before = facts.filter(({ type, occurredAt }) => type === 'report.delivered' && occurredAt < sample.full.start);
    for (const period of periods) {
      const key = `${this.checkedTerms.terms.from}|${period.label}|${deliveriesUntil(period.end, before)}`;
      if (!this.pool.earlier.has(key) && !this.spent) this.pool.earlier.set(key, this.stateIn(period.label, before, states));
      const state = this.pool.earlier.get(key);
      if (state) states.set(period.label, state);
    }
    return states;
  }

  private stateIn(label: string, before: readonly Fact[], earlier: ReadonlyMap<string, PeriodState>): PeriodState | undefined {
    const found = servicePeriod(this.past.checked, label);
    if ('issue' in found || found.parts) return undefined;
    const owed = this.owed({ ...this.past, checkedTerms: found.checkedTerms }, before, found, earlier);
    return owed && stateOf(found.checkedTerms, owed);
  }

  /** The periods of the term before a sample, oldest first: each may look back on those before it. */
  private lookedBackOn({ lookBack: { periods, months } }: CheckedTerms, { rule, full }: SamplePeriod): SamplePeriod['period'][] {
    if (periods === 0 && months === 0) return [];
    const { start } = termOf(this.checked.contract.order, rule.zone);
    const found: SamplePeriod['period'][] = [];
    for (let at = previousPeriod(rule, full); at.end > start; at = previousPeriod(rule, at)) found.push(at);
    return found.reverse();
  }

  /** A key of a base: lines of several records or components may have the same base. */
  private baseOf(cell: string, base: Ratio, index: string): string {
    if (this.checkedTerms.types.get(cell)?.subject === undefined) return cell;
    return `${cell}|${this.checked.contract.order.components?.[index] ? index : `${base.n}/${base.d}`}`;
  }

  private trialOf(owed: Owed): Trial {
    const results = owed.verdicts(this.objective);
    const worst = WORST.find((outcome) => results.some((result) => result.outcome === outcome)) ?? results[0]?.outcome ?? 'none';
    const own = postedTrees(owed)
      .flatMap(allLines)
      .filter((line) => line.exact.n !== 0n && this.credits.has(line.credit));
    const bases = new Map(
      own.map(({ of, base, index }) => [this.baseOf(String(of), base, index), { cell: String(of), amount: base }] as const),
    );
    const measured = results.find((result) => result.outcome === worst)?.measured;
    return {
      outcome: worst,
      owed: own.reduce((sum, line) => sum + line.amount.minor, 0n),
      bases: [...bases.values()],
      ...(measured && !(measured instanceof Range) && { measured: show(measured, owed.evaluator.context.typeOf(this.objective)).shown }),
    };
  }
}

/** A contract in which one version is replaced by a part of it. */
function tried({ contract, checkedTexts }: CheckedContract, checkedTerms: CheckedTerms, part: CheckedTerms): Tried {
  const { objectives, credits } = part.terms;
  const cells = new Map(Object.keys(objectives).flatMap((name) => [...cellsBehind(part.terms, name, Object.keys(credits))]));
  return {
    checked: { contract, checkedTexts: checkedTexts.map((other) => (other === checkedTerms ? part : other)) },
    checkedTerms: part,
    work: workOf([...cells.values()]),
    hasDuties: [...cells.values()].some((cell) => cell.deliverable !== undefined),
  };
}

/** A key of the deliveries up to an instant, because trials remove some of them. */
function deliveriesUntil(end: Instant, facts: readonly Fact[]): string {
  const until = facts.filter(({ occurredAt }) => occurredAt < end);
  return `${until.length}/${until.reduce((sum, { occurredAt }) => sum + Math.floor(occurredAt / MINUTE), 0)}`;
}

/** The work of cells: a list of hours, or fifty rows of a table, counts as many cells. */
const workOf = (cells: readonly Readonly<Record<string, unknown>>[]): number =>
  2 +
  cells.length +
  100 * cells.filter((cell) => isOfSlots(cell) && cell.each !== 'day').length +
  Math.floor(rowsOf(cells) / ROWS_OF_A_CELL);

const ROWS_OF_A_CELL = 50;

const rowsOf = (cells: readonly Readonly<Record<string, unknown>>[]): number =>
  cells.reduce(
    (sum, { table, 'band-table': bandTable }) =>
      sum + [table, bandTable].reduce((all: number, rows) => all + (Array.isArray(rows) ? rows.length : 0), 0),
    0,
  );

/** The number of values that take as long as one cell. */
const VOLUME_OF_A_CELL = 4000;

/** The number of values in some facts. */
const volumeOf = (facts: readonly Fact[]): number =>
  facts.reduce((sum, { body }) => {
    const columns = Object.values(body.outcomes ?? {}).reduce((all, column) => all + column.length, 0);
    return sum + 1 + (body.results?.length ?? 0) + 4 * (body.values?.length ?? 0) + columns;
  }, 0);
