/**
 * Which way what is owed goes when evidence gets worse, found from the operators that a text uses: an exemption from the law "more
 * downtime never owes less" follows from the text and is not written down for it. Each operator says for its operands whether its
 * result follows them (`rising`), goes against them (`falling`) or may go either way; the total is walked from the credits down.
 */
import type { Credit, Limit, BandRow, Terms } from '../../lib/domain/contract/terms.ts';
import { parseLiteral } from '../../lib/domain/contract/literal.ts';
import { type Ratio, ZERO, compare } from '../../lib/domain/money/ratio.ts';
import type { OperatorKey } from '../../lib/domain/operators/operator.ts';
import { namesIn } from '../../lib/domain/operators/operands.ts';
import { operatorOf } from '../../lib/domain/operators/registry.ts';
import { LIMIT_KEYS } from '../../lib/domain/operators/value.ts';
import type { Cell } from '../../lib/domain/operators/cell.ts';

/** `more`: a value for each record, and there are more records; those that there were keep theirs. */
export type Trend = 'same' | 'rising' | 'falling' | 'more' | 'either';

/** What is added: a record of a kind; failed checks of a probe in place of passed ones; failed requests of a stream. */
export type Worse =
  | { readonly is: 'record'; readonly kind: string }
  | { readonly is: 'checks'; readonly stream: string }
  | { readonly is: 'requests'; readonly stream: string };

const join = (...trends: readonly Trend[]): Trend =>
  trends.reduce((one, other) => (one === 'same' || one === other ? other : other === 'same' ? one : 'either'), 'same');

const against = (trend: Trend): Trend =>
  trend === 'rising' ? 'falling' : trend === 'falling' ? 'rising' : trend === 'more' ? 'either' : trend;

/** Of a value for each record, what all of them together do. */
const whole = (trend: Trend): Trend => (trend === 'more' ? 'rising' : trend);

/** Neither way can be said unless nothing changes. */
const unsteady = (...trends: readonly Trend[]): Trend => (trends.every((trend) => trend === 'same') ? 'same' : 'either');

class Trends {
  private readonly known = new Map<string, Trend>();
  /** Cells at which it can no longer be said which way: what they rest on goes one way yet. */
  readonly turns = new Set<string>();
  readonly terms: Terms;
  readonly worse: Worse;

  constructor(terms: Terms, worse: Worse) {
    this.terms = terms;
    this.worse = worse;
  }

  of(operand: unknown): Trend {
    if (typeof operand !== 'string' || parseLiteral(operand)) return 'same';
    const known = this.known.get(operand);
    if (known) return known;
    // A circle through an objective or credit is no ground to stand on.
    this.known.set(operand, 'either');
    const definition = this.terms.definitions[operand];
    const credit = this.terms.credits[operand];
    const trend =
      definition === undefined
        ? credit
          ? this.credit(credit)
          : 'same'
        : typeof definition === 'object'
          ? this.cell(operand, definition)
          : this.of(definition);
    this.known.set(operand, trend);
    return trend;
  }

  private cell(name: string, cell: Cell): Trend {
    const operator = operatorOf(cell)!;
    const trend = RULES[operator.key](cell, this, cell[operator.key]);
    if (trend === 'either' && namesIn(cell).every((operand) => this.of(operand) !== 'either')) this.turns.add(`${operator.key} in ${name}`);
    return trend;
  }

  /** The literal behind an operand, through names. */
  literal(operand: unknown): Ratio | undefined {
    const literal = parseLiteral(operand);
    if (literal) return literal.kind === 'span' ? undefined : literal.value;
    const definition = this.terms.definitions[String(operand)] ?? this.terms.parameters?.[String(operand)]?.like;
    return typeof definition === 'object' || definition === undefined ? undefined : this.literal(definition);
  }

  /** Whether a value lies beyond limits, as a number that rises and falls. */
  within(value: Trend, limit: Limit): Trend {
    return join(
      ...LIMIT_KEYS.flatMap((edge) => {
        if (limit[edge] === undefined) return [];
        const lower = edge === 'at-least' || edge === 'more-than';
        return lower ? [value, against(this.of(limit[edge]))] : [against(value), this.of(limit[edge])];
      }),
    );
  }

  /** How many cases of an objective are breached. */
  breached(name: string): Trend {
    const objective = this.terms.objectives[name];
    if (!objective) return 'either';
    const value = this.of(name);
    // A record more is at most a miss more; limits of single records do not change.
    if (value === 'more') return 'rising';
    return against(objective.holds ? value : this.within(value, objective));
  }

  credit(credit: Credit): Trend {
    const gates = (credit.if ?? []).map((flag) => this.of(flag));
    const caps = (credit.cap ?? []).flatMap((cap) => [this.of(cap['at-most']), cap.of === undefined ? 'same' : this.of(cap.of)]);
    const least = Object.values(credit.minimum ?? {}).map((operand) => against(this.of(operand)));
    const factors = [credit.of, credit.times].map((operand) => (this.of(operand) === 'more' ? 'rising' : this.of(operand)));
    const parts = [...(credit.sum ?? []), ...(credit.highest ?? [])].map((name) => this.credit(this.terms.credits[name]!));
    const miss = credit['if-breached'] === undefined ? 'same' : this.breached(credit['if-breached']);
    const all = join(...gates, ...caps, ...least, ...factors, ...parts, miss);
    return credit['owed-to'] === 'vendor' ? against(all) : all;
  }
}

type Rule = (cell: Cell, trends: Trends, subject: unknown) => Trend;

const same: Rule = () => 'same';
const follows: Rule = (_, trends, subject) => trends.of(subject);
const all: Rule = (_, trends, subject) => join(...(subject as string[]).map((name) => trends.of(name)));
const perRecord: Rule = (_, { worse }, subject) => (worse.is === 'record' && worse.kind === subject ? 'more' : 'same');
const isUpper = (cell: Cell): boolean => cell['at-most'] !== undefined || cell['less-than'] !== undefined;

const RULES: Readonly<Record<OperatorKey, Rule>> = {
  // A word of a witness who was to speak ends his silence.
  intervals: (cell, { worse }, subject) =>
    worse.is === 'record' && worse.kind === subject ? (cell['no-data-after'] === undefined ? 'rising' : 'either') : 'same',
  'business-hours': same,
  probes: (cell, { worse }, subject) => {
    if (worse.is !== 'checks') return 'same';
    return join(worse.stream === subject ? 'rising' : 'same', worse.stream === cell.control ? 'falling' : 'same');
  },
  while: (cell, trends, subject) => trends.within(trends.of(subject), cell as Limit),
  'any-of': all,
  'all-of': all,
  except: (_, trends, subject) => {
    const [first, ...others] = (subject as string[]).map((name) => trends.of(name));
    return join(first!, ...others.map(against));
  },
  concurrent: (cell, trends, subject) => trends.within(trends.of(subject), cell as Limit),
  // Runs that join are longer: none is lost by a least length; by a greatest, or cut into whole units, some time may be.
  continuous: (cell, trends, subject) => (isUpper(cell) || cell.whole !== undefined ? unsteady : join)(trends.of(subject)),
  // Earlier time uses up what later time would have had.
  allowance: (_, trends, subject) => unsteady(trends.of(subject)),
  weighted: follows,
  downstream: follows,
  witnesses: all,
  'within-window': (cell, trends, subject) => (isUpper(cell) ? unsteady : join)(trends.of(subject)),
  // Runs merge: their number and lengths go either way. Days and hours stay.
  duration: (cell, trends, subject) => (cell.each === 'stretch' ? unsteady : join)(trends.of(subject)),
  uptime: (cell, trends, subject) => join(against(trends.of(subject)), unsteady(trends.of(cell.of))),
  requests: (cell, { worse }, subject) => {
    if (worse.is !== 'requests' || worse.stream !== subject) return 'same';
    return cell.thin === 'left-out' || (cell.empty === 'left-out' && cell.as === 'failures') ? 'either' : 'rising';
  },
  timer: perRecord,
  cadence: perRecord,
  'record-value': (cell, trends, subject) => {
    const of = trends.terms.attributes?.[String(subject)]?.of;
    return cell.reached === undefined ? 'same' : perRecord(cell, trends, of);
  },
  count: (cell, trends, subject) => {
    const name = String(subject);
    if (cell.that !== undefined) {
      const isPerRecord = trends.of(name) === 'more';
      if (cell.that === 'breached' || isPerRecord) return trends.breached(name);
      return cell.that === 'met' ? against(trends.breached(name)) : unsteady(trends.breached(name));
    }
    const definition = trends.terms.definitions[name];
    if (definition === undefined) return perRecord(cell, trends, subject) === 'more' ? 'rising' : 'same';
    const operator = typeof definition === 'object' ? operatorOf(definition) : undefined;
    return operator?.group === 'flags' || operator?.key === 'across-periods' ? whole(trends.of(name)) : unsteady(trends.of(name));
  },
  aggregate: (cell, trends, how) => {
    const of = trends.of(cell.of);
    if (of !== 'more') return join(of, unsteady(trends.of(cell.rank)));
    return how === 'lowest' ? 'falling' : how === 'sum' || how === 'highest' ? 'rising' : 'either';
  },
  bands: (cell, trends, subject) => {
    const value = trends.of(subject);
    if (value === 'same') return unsteady(...tablesOf(cell.table, trends).flatMap((rows) => rows.map((row) => trends.of(row.gives))));
    const ways = tablesOf(cell.table, trends).map((rows) => (cell.gaps === 'nothing' ? 'either' : wayOf(rows, trends)));
    return join(...ways.map((way) => (way === 'rising' ? value : way === 'falling' ? against(value) : way)));
  },
  'band-table': same,
  units: (cell, trends, subject) => join(trends.of(subject), unsteady(trends.of(cell.of))),
  shortfall: (cell, trends, subject) => join(against(trends.of(subject)), trends.of(cell.below)),
  add: (cell, trends, subject) => join(trends.of(subject), trends.of(cell.to)),
  subtract: (cell, trends, subject) => join(against(trends.of(subject)), trends.of(cell.from)),
  excess: (cell, trends, subject) => join(trends.of(subject), against(trends.of(cell.above))),
  multiply: (cell, trends, subject) => {
    const factor = trends.literal(cell.by);
    const trend = join(trends.of(subject), trends.of(cell.by));
    return factor && compare(factor, ZERO) < 0 ? against(trend) : trend;
  },
  divide: (_, trends, subject) => {
    const [first, ...others] = (subject as string[]).map((name) => trends.of(name));
    return join(first!, ...others.map(against));
  },
  gauge: (cell, trends) => unsteady(trends.of(cell.during)),
  round: follows,
  'effective-dated': (cell, trends, subject) => unsteady(trends.of(subject), trends.of(cell['as-of'])),
  age: same,
  deliverable: same,
  'across-periods': follows,
  charges: same,
  compare: (cell, trends, subject) => trends.within(trends.of(subject), cell as Limit),
  'attribute-is': same,
  'depending-on': (cell, trends, subject) => {
    const cases = Object.values(cell.cases as Record<string, unknown>);
    const flag = trends.terms.definitions[String(subject)] === undefined ? 'same' : trends.of(subject);
    return flag === 'same'
      ? join(...cases.map((one) => trends.of(one)))
      : join(chosen(cell, flag, trends), ...cases.map((one) => trends.of(one)));
  },
};

/** One value when a flag holds and one when it fails: which way the choice goes with the flag. */
function chosen(cell: Cell, flag: Trend, trends: Trends): Trend {
  const { holds, fails } = cell.cases as Record<string, unknown>;
  const [yes, no] = [trends.literal(holds), trends.literal(fails)];
  if (!yes || !no) return 'either';
  return compare(yes, no) >= 0 ? flag : against(flag);
}

function tablesOf(table: unknown, trends: Trends): (readonly BandRow[])[] {
  if (Array.isArray(table)) return [table as BandRow[]];
  const cell = trends.terms.definitions[String(table)] as Cell;
  return Array.isArray(cell['band-table'])
    ? [cell['band-table'] as BandRow[]]
    : Object.values(cell.cases as object).flatMap((one) => tablesOf(one, trends));
}

/** Whether what a table gives rises or falls with the value, over its rows from the lowest up. */
function wayOf(rows: readonly BandRow[], trends: Trends): Trend {
  const edges = rows.map((row) => {
    const low = row['at-least'] ?? row['more-than'];
    return { low: low === undefined ? undefined : trends.literal(low), bare: low === undefined, gives: trends.literal(row.gives) };
  });
  if (edges.some(({ low, bare, gives }) => (!bare && !low) || !gives)) return 'either';
  const sorted = [...edges].sort((a, b) => (a.bare ? -1 : b.bare ? 1 : compare(a.low!, b.low!)));
  const steps = sorted.slice(1).map((row, i) => compare(row.gives!, sorted[i]!.gives!));
  if (steps.every((step) => step <= 0)) return 'falling';
  return steps.every((step) => step >= 0) ? 'rising' : 'either';
}

/** Which way the total of some credits goes; with `either`, the operators and cells at which that is lost. */
export function trendOfTotal(
  terms: Terms,
  credits: readonly string[],
  worse: Worse,
): { readonly trend: Trend; readonly turns: readonly string[] } {
  const trends = new Trends(terms, worse);
  const trend = join(...credits.map((name) => trends.credit(terms.credits[name]!)));
  return { trend, turns: [...trends.turns] };
}
