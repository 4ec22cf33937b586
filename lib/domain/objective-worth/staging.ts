/** Generated evidence for one objective: its bad sources, its exclusions, and all other sources. */
import type { CheckedContract } from '../checker/check-contract.ts';
import type { BandRow } from '../contract/terms.ts';
import { rolesOf } from '../checker/lint/graph.ts';
import { parseLiteral } from '../contract/literal.ts';
import type { Fact } from '../evidence/fact.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import { formatDecimal } from '../money/decimal.ts';
import { type Ratio, add, divide, ratio, subtract } from '../money/ratio.ts';
import { DAY, type Instant, parseDay } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { type PeriodKind, periodAt } from '../time/period.ts';
import { startOfDay } from '../time/daylight-saving.ts';
import { billsFor } from './bills.ts';
import type { SamplePeriod } from './periods.ts';
import { cellsBehind } from './slim.ts';
import { type Levels, type EvidencePlace, type EvidenceSource, factsFor, sourceKey } from './sources.ts';
import { meaningOf } from '../contract/meaning.ts';
import { cellOf, behind } from '../checker/graph.ts';

export type BadComponents = 'one' | 'all';

/** Sources of which a period has thousands of values. */
export const isHeavy = ({ cell }: EvidenceSource): boolean =>
  cell.probes !== undefined || cell.requests !== undefined || cell.gauge !== undefined;

/** The smallest difference between generated samples. */
const STEP = ratio(1n, 1_000_000n);

/** How far back the last delivery of a yearly deliverable may be, in ms. */
const LONGEST_UNIT = 400 * DAY;

export class Staging {
  readonly counted: readonly EvidenceSource[];
  readonly removed: readonly EvidenceSource[];
  /** The sources of the objective and its credits, and all deliverables: these are delivered, so that nothing is owed for them. */
  readonly read: readonly EvidenceSource[];
  private readonly checked: CheckedContract;
  private readonly checkedTerms: SamplePeriod['checkedTerms'];
  private readonly subject: string | undefined;
  /** The cells behind the objective and its credits. */
  private readonly cells: readonly Readonly<Record<string, unknown>>[];

  constructor(checked: CheckedContract, checkedTerms: SamplePeriod['checkedTerms'], objective: string, credits: ReadonlySet<string>) {
    this.checked = checked;
    this.checkedTerms = checkedTerms;
    const { terms, types } = checkedTerms;
    const sources = (cells: ReadonlyMap<string, Readonly<Record<string, unknown>>>): EvidenceSource[] =>
      [...cells].flatMap(([name, cell]) => (sourceKey(cell) ? [{ name, cell }] : []));
    const roles = rolesOf(terms, objective);
    this.counted = sources(roles.counted);
    this.removed = sources(roles.removed).filter(({ name }) => !roles.counted.has(name));
    const duties = Object.entries(terms.definitions).flatMap(([name, cell]) =>
      typeof cell === 'object' && cell.deliverable !== undefined ? [[name, cell] as const] : [],
    );
    const cells = cellsBehind(terms, objective, credits);
    this.cells = [...cells.values()];
    this.read = sources(new Map([...cells, ...duties]));
    const subject = types.get(objective)?.subject;
    this.subject = subject && 'component' in subject ? subject.component : undefined;
  }

  /**
   * The facts of a period in which the given sources are bad in their spans, and all others have no fault.
   * @param lean whether sources with thousands of values give no facts unless they are bad.
   */
  facts(
    bad: ReadonlyMap<string, readonly Interval[]>,
    sample: SamplePeriod,
    scope: BadComponents,
    levels: ReadonlyMap<string, Levels>,
    lean = false,
  ): Fact[] {
    const place = this.place(sample, scope);
    const streams = new Set<string>();
    const facts = this.read.flatMap((source) => {
      if (lean && isHeavy(source) && !bad.has(source.name)) return [];
      // Two cells that read one stream get it once.
      const key = sourceKey(source.cell)!;
      const stream = key === 'intervals' || key === 'timer' || key === 'cadence' ? source.name : `${key}/${String(source.cell[key])}`;
      if (streams.has(stream)) return [];
      streams.add(stream);
      return factsFor(source, bad.get(source.name) ?? [], place, levels.get(source.name));
    });
    return [...facts, ...billsFor(this.cells, sample, place)];
  }

  /** The place for evidence of a sample. */
  place(sample: SamplePeriod, scope: BadComponents): EvidencePlace {
    const { order } = this.checked.contract;
    const { terms } = this.checkedTerms;
    const members = (kind: string): string[] => Object.keys(order.components ?? {}).filter((id) => order.components![id]!.kind === kind);
    return {
      terms,
      order,
      period: sample.period,
      members,
      chosen: (kind) => (scope === 'all' ? members(kind) : this.one(kind, members)),
      unitEnds: (every) => this.unitEnds(every, sample),
    };
  }

  /** The ends of units in the year before the period, and in all earlier periods that may be read. */
  private unitEnds(every: string, { period, rule: { zone } }: SamplePeriod): Instant[] {
    const { terms, lookBack } = this.checkedTerms;
    const days = [terms.from, this.checked.contract.order.from].map((day) => startOfDay(zone, parseDay(day)!));
    const first = lookBack.periods + lookBack.months > 0 ? Math.min(period.start, Math.max(...days)) : period.start;
    const rule = { every: every as PeriodKind, zone, fiscalMonth: 1, startDay: 1 };
    const ends: Instant[] = [];
    for (let at = first - LONGEST_UNIT; at < period.end; at = ends.at(-1)!) ends.push(periodAt(rule, at).end);
    return ends.filter((end) => end < period.end);
  }

  /** One component of a kind: that of the objective, one that contains it, or one inside it. */
  private one(kind: string, members: (kind: string) => string[]): string[] {
    const components = this.checked.contract.order.components ?? {};
    const base = this.subject === undefined ? undefined : members(this.subject)[0];
    const around = (id: string | undefined): string[] => (id === undefined ? [] : [id, ...around(components[id]?.in)]);
    const near =
      around(base).find((id) => components[id]!.kind === kind) ??
      members(kind).find((id) => base !== undefined && around(id).includes(base));
    return [near ?? members(kind)[0]].filter((id) => id !== undefined);
  }

  /** By gauge: candidate values, good and bad ones among them: its limits and values around them. */
  levels(): Map<string, readonly string[]> {
    return new Map(
      this.read.flatMap(({ name, cell }) => (cell.gauge === undefined ? [] : [[name, this.valuesOf(name, String(cell.unit))] as const])),
    );
  }

  /** Values of a gauge at, just above and just below each edge of the tables behind the objective and its credits. */
  edgesOf({ cell: { unit } }: EvidenceSource): string[] {
    const { terms } = this.checkedTerms;
    const rows = this.cells.flatMap(({ table, 'band-table': named }) =>
      [table, named].flatMap((one) => (Array.isArray(one) ? (one as BandRow[]) : [])),
    );
    const edges = rows.flatMap((row) => LIMIT_KEYS.flatMap((edge) => inUnit(meaningOf(terms, row[edge]), String(unit)) ?? []));
    const around = edges.flatMap((value) => [value, add(value, STEP), subtract(value, STEP)]).filter(({ n }) => n >= 0n);
    return [...new Set(around.map((value) => formatDecimal(value, 6, 'floor')))];
  }

  private valuesOf(gauge: string, unit: string): string[] {
    const { terms } = this.checkedTerms;
    const clauses = [...Object.entries(terms.definitions), ...Object.entries(terms.objectives)].filter(
      ([name, cell]) => typeof cell === 'object' && (name === gauge || behind(terms, [name]).has(gauge)),
    );
    const limits = clauses.flatMap(([, cell]) =>
      LIMIT_KEYS.flatMap((edge) => [...literalsOf((cell as Readonly<Record<string, unknown>>)[edge], terms)]),
    );
    const values = limits.flatMap((text) => inUnit(text, unit) ?? []);
    return [
      ...new Set([
        '1',
        '0',
        ...values
          .flatMap((value) => [value, ratio(value.n * 2n, value.d), ratio(value.n, value.d * 2n)])
          .map((value) => formatDecimal(value, 6, 'floor')),
      ]),
    ];
  }
}

/** A limit, or the limits that a choice can give. */
function* literalsOf(operand: unknown, terms: SamplePeriod['checkedTerms']['terms']): Generator<unknown> {
  if (operand === undefined) return;
  const cell = cellOf(terms, operand);
  if (cell) for (const value of Object.values(cell.cases ?? {})) yield* literalsOf(value, terms);
  else yield meaningOf(terms, operand);
}

const UNITS: Readonly<Record<string, bigint>> = { ms: 1n, s: 1000n, min: 60_000n, h: 3_600_000n };

function inUnit(text: unknown, unit: string): Ratio | undefined {
  const literal = parseLiteral(text);
  if (literal?.kind === 'duration') return UNITS[unit] === undefined ? undefined : divide(literal.value, ratio(UNITS[unit]));
  return literal?.kind === 'reading' || literal?.kind === 'ratio' || literal?.kind === 'count' ? literal.value : undefined;
}
