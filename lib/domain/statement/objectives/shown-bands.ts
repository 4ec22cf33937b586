/** The band of a table that contains a value, with its edges and result; taken from the evaluation and not computed again. */
import type { Operand, BandRow } from '../../contract/terms.ts';
import { type Ratio, isPositive } from '../../money/ratio.ts';
import { type CellType, LIMIT_KEYS, type LimitKey, type Varying, holds } from '../../operators/value.ts';
import { type CreditNode, type ShutGate, everyNode } from '../credits/credit-node.ts';
import { Range, hullOfNumbers } from '../../operators/range.ts';
import { agreed } from '../agreed.ts';
import type { Evaluation } from './evaluation.ts';
import type { Owed } from '../credits/owed.ts';
import { restedOn } from '../evidence-account/rested-on.ts';
import { type ShownBounds, type ShownValue, show, showBeside, showBetween, showLimit } from '../format-value.ts';
import type { Cell } from '../../operators/cell.ts';

export interface BandResult {
  /** The number of the part, when a new version splits the period. */
  readonly part?: number;
  /** The cell made by `bands`. */
  readonly cell: string;
  readonly index: string;
  /** The value that was looked up; with bounds where missing facts leave the value or the result open. */
  readonly value: { readonly cell: string } & ShownOrBetween;
  /** Number of the row in the table, from 1; absent when the value lies in a gap between rows. */
  readonly row?: number;
  readonly edges: readonly ({ readonly edge: LimitKey } & (ShownValue | { readonly shown: string }))[];
  readonly gives: ShownOrBetween;
}

/** A value, or its bounds where missing facts leave it open. */
export type ShownOrBetween = ShownValue | { readonly bounds: ShownBounds };

/** A credit with a rate of 0: it has no line. */
export interface ZeroRate {
  readonly part?: number;
  readonly credit: string;
  readonly index: string;
  readonly times: { readonly cell: string } & ShownValue;
}

/** The value of an operand at an index if it is one known number; an open value has no band yet. */
function known(operand: unknown, index: string, subject: CellType['subject'], { context }: Evaluation): Ratio | undefined {
  const type = context.typeOf(operand);
  const settled = context.settled(context.lookup(context.column<unknown>(operand), type, index, subject), type);
  return isRatio(settled) ? settled : undefined;
}

const isRatio = (value: unknown): value is Ratio => typeof value === 'object' && value !== null && 'n' in value && 'd' in value;

/** The bands of every table behind an objective, a credit, a remedy or the report. */
export function bandsOf({ evaluations }: Owed): BandResult[] {
  const [evaluator] = evaluations as [Evaluation];
  const defined = (name: string): unknown => (evaluator.knows(name) ? evaluator.definition(name) : undefined);
  return [...restedOn(evaluator.context.terms, defined)].sort().flatMap((name) => {
    // Another name of a cell has the bands of that cell, which are shown once.
    const cell = typeof defined(name) === 'object' ? evaluator.cell(name)?.cell : undefined;
    if (!cell) return [];
    const { part } = evaluator.typeOf(name);
    if (cell.bands === undefined || part !== undefined) return [];
    const indexes = new Set(evaluations.flatMap(({ context }) => [...context.column<unknown>(name).keys()]));
    return [...indexes].sort().flatMap((index): BandResult[] => {
      const ways = evaluations.map((one) => bandAt(name, index, one));
      const band = evaluations.length === 1 ? ways[0] : agreed(ways.map((way) => (way ? [way] : [])))[0];
      return [band ?? openBand(name, index, evaluations)].flatMap((one) => one ?? []);
    });
  });
}

/** The band of a value that no missing fact leaves open. */
function bandAt(name: string, index: string, evaluator: Evaluation): BandResult | undefined {
  const { context } = evaluator;
  const { cell } = evaluator.cell(name)!;
  const type = context.typeOf(name);
  const [value, gives] = [known(cell.bands, index, type.subject, evaluator), known(name, index, type.subject, evaluator)];
  if (!value || !gives) return undefined;
  const of = context.typeOf(cell.bands);
  const at = { index, subject: type.subject, evaluator };
  const rows = tableAt(cell, index, evaluator);
  const hit = rows.findIndex((row) => isInside(value, row, at));
  const edges = hit < 0 ? [] : LIMIT_KEYS.flatMap((edge) => edgeOf(rows[hit]!, edge, at, of));
  const head = { cell: name, index, value: { cell: String(cell.bands), ...showBeside(value, edges, of) } };
  return { ...head, ...(hit >= 0 && { row: hit + 1 }), edges, gives: show(gives, type) };
}

/** The bounds of the value and of the result, where several bands are possible. */
function openBand(name: string, index: string, evaluations: readonly Evaluation[]): BandResult | undefined {
  const [evaluator] = evaluations as [Evaluation];
  const operand = evaluator.cell(name)!.cell.bands;
  const { subject } = evaluator.typeOf(name);
  const hull = (of: unknown): ShownOrBetween | undefined => {
    const type = evaluator.typeOf(of);
    if (type.kind === 'timer' || type.kind === 'span') return undefined;
    const value = hullOfNumbers(evaluations.map(({ context }) => context.bounded(of, index, subject)));
    return value && (value instanceof Range ? { bounds: showBetween(value, type) } : show(value, type));
  };
  const [value, gives] = [hull(operand), hull(name)];
  return value && gives && { cell: name, index, value: { cell: String(operand), ...value }, edges: [], gives };
}

/** Credits of a tree with a rate of 0 for every value of the missing facts. */
export const zeroRates = (trees: readonly CreditNode[], { evaluations }: Owed): readonly ZeroRate[] =>
  agreed(evaluations.map((evaluator) => zeroRatesIn(trees, evaluator)));

/** Cases without a line because of a closed gate, for every value of the missing facts. */
export const shutGates = ({ ends }: Owed): readonly ShutGate[] =>
  agreed(ends.map((trees) => trees.flatMap(everyNode).flatMap(({ shut }) => shut)));

function zeroRatesIn(trees: readonly CreditNode[], evaluator: Evaluation): ZeroRate[] {
  const { context } = evaluator;
  return trees.flatMap((node): ZeroRate[] => {
    const { times, 'if-breached': objective } = context.terms.credits[node.credit]!;
    const below = zeroRatesIn(node.children, evaluator);
    const asked = objective === undefined || evaluator.verdicts(objective).some(({ outcome }) => outcome === 'breached');
    if (node.refused !== undefined || times === undefined || !asked) return below;
    const type = context.typeOf(times);
    const own = [...context.column<unknown>(times).keys()].sort().flatMap((index) => {
      const rate = known(times, index, type.subject, evaluator);
      return !rate || isPositive(rate) ? [] : [{ credit: node.credit, index, times: { cell: String(times), ...show(rate, type) } }];
    });
    return [...own, ...below];
  });
}

function tableAt(cell: Cell, index: string, { context }: Evaluation): readonly BandRow[] {
  if (Array.isArray(cell.table)) return cell.table as readonly BandRow[];
  const column = context.column<readonly BandRow[] | Varying<readonly BandRow[]>>(cell.table);
  const table = context.lookup(column, context.typeOf(cell.table), index, context.typeOf(cell.bands).subject);
  const settled = table && context.settled(table, context.typeOf(cell.table));
  return Array.isArray(settled) ? (settled as readonly BandRow[]) : [];
}

/** The case for which a table is evaluated: its edges may differ by case. */
interface At {
  readonly index: string;
  readonly subject: CellType['subject'];
  readonly evaluator: Evaluation;
}

const limitAt = (limit: Operand, { index, subject, evaluator }: At): Ratio | undefined => known(limit, index, subject, evaluator);

function isInside(value: Ratio, row: BandRow, at: At): boolean {
  return LIMIT_KEYS.every((edge) => {
    const limit = row[edge] === undefined ? undefined : limitAt(row[edge], at);
    return row[edge] === undefined || (limit !== undefined && holds(value, edge, limit));
  });
}

function edgeOf(row: BandRow, edge: LimitKey, at: At, type: Parameters<typeof show>[1]): BandResult['edges'] {
  const limit: Operand | undefined = row[edge];
  if (limit === undefined) return [];
  return [{ edge, ...showLimit(limit, limitAt(limit, at), type) }];
}
