/** Band tables against the objective, the cap, and each other. */
import type { Cell } from '../../operators/cell.ts';
import { pointer } from '../../issue.ts';
import { formatDecimal } from '../../money/decimal.ts';
import { formatPercent } from '../../money/percent.ts';
import { type Ratio, compare, divide, isZero, multiply, ratio, subtract } from '../../money/ratio.ts';
import { LIMIT_KEYS, holds } from '../../operators/value.ts';
import { DAY } from '../../time/instant.ts';
import type { Credit, BandRow, Terms } from '../../contract/terms.ts';
import { parseLiteral } from '../../contract/literal.ts';
import { meaningOf } from '../../contract/meaning.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';
import { literalOf, cellOf } from '../graph.ts';
import { above } from '../../contract/included-credits.ts';

/** The possible lengths of a period, in days. */
const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  day: [1],
  week: [7],
  month: [28, 29, 30, 31],
  quarter: [90, 91, 92],
  'half-year': [181, 182, 184],
  year: [365, 366],
};

/** The denominators of an uptime, in milliseconds: the lengths of a period, or the written length; empty when a cell computes it. */
function lengthsOf(terms: Terms, { of }: Cell): Ratio[] {
  const { every } = terms.period;
  if (of === 'period') return (LENGTHS[every] ?? [Number(every.split(' ')[0])]).map((days) => ratio(BigInt(days * DAY)));
  const literal = literalOf(terms, of);
  return literal?.kind === 'duration' ? [literal.value] : [];
}

const inDays = (lengths: readonly Ratio[]): string[] =>
  lengths.map((length) => formatDecimal(divide(length, ratio(BigInt(DAY))), 2, 'half-up').replace(/\.?0+$/, ''));

/** The rows of a `bands` cell with literals in place of names; undefined when an edge or a result is not a literal. */
export function literalRows(terms: Terms, bands: Cell | undefined): readonly BandRow[] | undefined {
  if (bands?.bands === undefined) return undefined;
  const table = Array.isArray(bands.table) ? bands.table : cellOf(terms, bands.table)?.['band-table'];
  if (!Array.isArray(table)) return undefined;
  const said = (row: BandRow): BandRow =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, literalOf(terms, value) ? meaningOf(terms, value) : value]),
    ) as unknown as BandRow;
  const rows = (table as readonly BandRow[]).map(said);
  const literal = (value: unknown): boolean => value === undefined || valueOf(value) !== undefined;
  return rows.every((row) => literal(row.gives) && LIMIT_KEYS.every((edge) => literal(row[edge]))) ? rows : undefined;
}

export function valueOf(value: unknown): Ratio | undefined {
  const literal = parseLiteral(value);
  return literal && literal.kind !== 'span' ? literal.value : undefined;
}

const rowAt = (rows: readonly BandRow[], value: Ratio): BandRow | undefined =>
  rows.find((row) => LIMIT_KEYS.every((edge) => row[edge] === undefined || holds(value, edge, valueOf(row[edge])!)));

export const gifts = (rows: readonly BandRow[]): Ratio[] => rows.map((row) => valueOf(row.gives)!);

/** Each line credit that multiplies by a table. */
function* tabled(terms: Terms): Generator<{ name: string; credit: Credit; cell: string; rows: readonly BandRow[] }> {
  for (const [name, credit] of Object.entries(terms.credits)) {
    const cell = cellOf(terms, credit.times);
    const rows = literalRows(terms, cell);
    if (rows) yield { name, credit, cell: String(cell!.bands), rows };
  }
}

export function* objectiveAgainstBand(terms: Terms): Generator<LintFinding> {
  for (const { name, credit, cell, rows } of tabled(terms)) {
    // What the vendor earns is for what meets the objective, and is nothing beyond it.
    if (credit['owed-to'] !== undefined) continue;
    const answered = credit.for ?? credit['if-breached'];
    const objective = answered === cell ? terms.objectives[answered] : undefined;
    const said = objective && meaningOf(terms, objective['at-least'] ?? objective['at-most']);
    const limit = valueOf(said);
    if (!objective || !limit) continue;
    const path = pointer('credits', name);
    const edge = objective['at-least'] === undefined ? 'at-most' : 'at-least';
    const atLimit = rowAt(rows, limit);
    const shared = { cell, edge, limit: String(said) };
    if (credit.for !== undefined && atLimit && !isZero(valueOf(atLimit.gives)!))
      yield lintFinding('objective-against-band', path, { ...shared, what: 'met-and-credited', gives: String(atLimit.gives) });
    const lax = rows.find((row) => isZero(valueOf(row.gives)!) && reachesBeyond(row, limit, edge));
    if (lax) yield lintFinding('objective-against-band', path, { ...shared, what: 'breached-without', gives: '0' });
  }
}

/** Whether a row extends past the objective's limit on the breached side. */
function reachesBeyond(row: BandRow, limit: Ratio, edge: 'at-least' | 'at-most'): boolean {
  const end = edge === 'at-least' ? (row['at-least'] ?? row['more-than']) : (row['at-most'] ?? row['less-than']);
  const at = end === undefined ? undefined : valueOf(end);
  if (!at) return true;
  return edge === 'at-least' ? compare(at, limit) < 0 : compare(at, limit) > 0;
}

export function* capAgainstBand(terms: Terms): Generator<LintFinding> {
  for (const { name, credit, rows } of tabled(terms)) {
    for (const owner of [name, ...above(terms.credits, name)]) {
      const { cap } = terms.credits[owner]!;
      for (const [i, one] of (cap ?? []).entries()) {
        const said = meaningOf(terms, one['at-most']);
        const share = valueOf(said);
        if (!share || one.of !== credit.of || one.over !== undefined || parseLiteral(said)?.kind !== 'ratio') continue;
        const path = `${pointer('credits', owner)}/cap/${i}`;
        const shared = { cap: String(said), rate: String(credit.times) };
        const paid = gifts(rows).filter((gift) => !isZero(gift));
        const cut = paid.filter((gift) => compare(gift, share) > 0);
        if (paid.length > 0 && cut.length === paid.length) yield lintFinding('cap-below-first-band', path, shared);
        else if (cut.length > 0) yield lintFinding('band-above-cap', path, { ...shared, gifts: cut.map((gift) => formatPercent(gift, 2)) });
      }
    }
  }
}

/** A table on a percentage and one on minutes over the same downtime: the edges must be the same for every month length. */
export function* tablesDisagree(terms: Terms): Generator<LintFinding> {
  const steps = Object.entries(terms.definitions).flatMap(([name, cell]) => {
    const rows = typeof cell === 'object' ? literalRows(terms, cell) : undefined;
    return rows ? [{ name, rows, of: cellOf(terms, (cell as Cell).bands) }] : [];
  });
  for (const percent of steps.filter(({ of }) => of?.uptime !== undefined)) {
    for (const minutes of steps.filter(({ of }) => of?.duration !== undefined && of.duration === percent.of!.uptime)) {
      const edges = edgesOf(minutes.rows).map(String);
      const lengths = lengthsOf(terms, percent.of!);
      const agree = lengths.filter((length) => {
        const translated = edgesOf(percent.rows).map((edge) => downtimeIn(edge, length));
        return translated.length === edges.length && translated.every((edge) => edges.includes(String(edge)));
      });
      if (agree.length < lengths.length)
        yield lintFinding('tables-disagree', pointer('definitions', minutes.name), {
          percent: percent.name,
          minutes: minutes.name,
          agreeDays: inDays(agree),
        });
    }
  }
}

/** Edges of a table, each once. Times are in milliseconds, shares as ratios. */
function edgesOf(rows: readonly BandRow[]): Ratio[] {
  const all = rows.flatMap((row) => LIMIT_KEYS.flatMap((edge) => (row[edge] === undefined ? [] : [valueOf(row[edge])!])));
  return [...new Map(all.map((edge) => [`${edge.n}/${edge.d}`, edge])).values()].map(asText);
}

/** Ratios print themselves as fractions, so that equal edges have equal text. */
const asText = (value: Ratio): Ratio & { toString(): string } => ({ ...value, toString: () => `${value.n}/${value.d}` });

const downtimeIn = (availability: Ratio, length: Ratio): Ratio => asText(multiply(subtract(ratio(1n), availability), length));

export function* targetsDisagree(terms: Terms): Generator<LintFinding> {
  for (const [name, objective] of Object.entries(terms.objectives)) {
    const target = cellOf(terms, name)?.uptime === undefined ? undefined : valueOf(meaningOf(terms, objective['at-least']));
    if (!target) continue;
    for (const [other, second] of Object.entries(terms.objectives)) {
      const length = cellOf(terms, other)?.duration;
      const most =
        length !== undefined && length === cellOf(terms, name)!.uptime ? valueOf(meaningOf(terms, second['at-most'])) : undefined;
      if (!most) continue;
      const differ = lengthsOf(terms, cellOf(terms, name)!).filter((length) => compare(downtimeIn(target, length), most) !== 0);
      if (differ.length > 0)
        yield lintFinding('targets-disagree', pointer('objectives', other), {
          least: String(meaningOf(terms, objective['at-least'])),
          most: String(meaningOf(terms, second['at-most'])),
          differDays: inDays(differ),
        });
    }
  }
}
