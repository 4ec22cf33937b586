/** Band tables as what they give from edge to edge, with gaps filled as their clause says. */
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import { type Ratio, add, compare, divide, integer } from '../../../lib/domain/money/ratio.ts';
import { holds } from '../../../lib/domain/operators/value.ts';
import type { DocumentNode } from './documents.ts';

const EDGES = ['at-least', 'more-than', 'at-most', 'less-than'] as const;
type Row = Readonly<Partial<Record<(typeof EDGES)[number] | 'gives', string | number>>>;

const valueOf = (text: unknown): Ratio | undefined => {
  const literal = parseLiteral(text);
  return literal && literal.kind !== 'span' ? literal.value : undefined;
};

/** Definitions with each table in the place where it is looked up; tables with edges that are no literals stay as they are. */
export function bandsClosed(definitions: DocumentNode): DocumentNode {
  const used = new Set<string>();
  const closed = Object.entries<any>(definitions).map(([name, cell]) => {
    const table =
      typeof cell === 'object' && 'bands' in cell
        ? typeof cell.table === 'string'
          ? definitions[cell.table]?.['band-table']
          : cell.table
        : undefined;
    const bands = Array.isArray(table)
      ? stretches(table as Row[], cell.gaps as string | undefined, isShare(cell.bands as string, definitions))
      : undefined;
    if (bands && typeof cell.table === 'string') used.add(cell.table as string);
    if (!bands) return [name, cell] as const;
    const { gaps: _, ...rest } = cell;
    return [name, { ...rest, table: bands }] as const;
  });
  return Object.fromEntries(closed.filter(([name]) => !used.has(name)));
}

/** Whether a cell is a share of time, which lies between 0 and 100%. */
function isShare(name: string, definitions: DocumentNode): boolean {
  const cell = definitions[name];
  return typeof cell === 'object' && ('uptime' in cell || ('round' in cell && isShare(cell.round as string, definitions)));
}

/** What is given at each edge and between edges; neighbours that give the same are one. */
function stretches(rows: readonly Row[], gaps: string | undefined, share: boolean): string[] | undefined {
  const edges = rows.flatMap((row) => EDGES.flatMap((edge) => (row[edge] === undefined ? [] : [valueOf(row[edge])])));
  if (edges.some((edge) => edge === undefined)) return undefined;
  const [zero, one] = [integer(0), integer(1)];
  const inside = (edges as Ratio[]).filter((edge) => compare(edge, zero) > 0 && (!share || compare(edge, one) < 0));
  const points = [zero, ...inside.sort(compare), ...(share ? [one] : [])].filter(
    (point, i, all) => i === 0 || compare(point, all[i - 1]!) !== 0,
  );
  const found: string[] = [];
  points.forEach((point, i) => {
    const next = points[i + 1];
    const between = next ? divide(add(point, next), integer(2)) : share ? undefined : add(point, one);
    for (const [value, text] of [
      [point, `at ${show(point)}`],
      [between, `above ${show(point)}`],
    ] as const) {
      const gives = value && given(value, rows, gaps);
      if (gives !== undefined && !found.at(-1)?.endsWith(`: ${gives}`)) found.push(`${text}: ${gives}`);
    }
  });
  return found;
}

const show = ({ n, d }: Ratio): string => `${n}/${d}`;

function given(value: Ratio, rows: readonly Row[], gaps: string | undefined): string {
  const row = rows.find((one) => EDGES.every((edge) => one[edge] === undefined || holds(value, edge, valueOf(one[edge])!)));
  if (row) return isNothing(row.gives) ? 'nothing' : String(row.gives);
  if (gaps === 'nothing' || gaps === undefined) return gaps === undefined ? 'none' : 'nothing';
  const [above, below] = [nearest(value, rows, ['at-least', 'more-than'], -1), nearest(value, rows, ['at-most', 'less-than'], 1)];
  const amount = (one: Row): Ratio => valueOf(one.gives) ?? integer(0);
  // With one neighbour alone the other side gives nothing.
  if (!above || !below) return gaps === 'as-worse' ? String((above ?? below)?.gives) : 'nothing';
  const [better, worse] = compare(amount(above), amount(below)) <= 0 ? [above, below] : [below, above];
  const { gives } = gaps === 'as-better' ? better : worse;
  return isNothing(gives) ? 'nothing' : String(gives);
}

const isNothing = (gives: unknown): boolean => valueOf(gives)?.n === 0n;

/** The band above a value (by its lower edge) or below it (by its upper edge) that lies nearest. */
function nearest(value: Ratio, rows: readonly Row[], keys: readonly (typeof EDGES)[number][], order: number): Row | undefined {
  const edgeOf = (row: Row): Ratio | undefined => valueOf(keys.map((key) => row[key]).find((text) => text !== undefined));
  const beyond = rows.filter((row) => {
    const edge = edgeOf(row);
    return edge !== undefined && compare(value, edge) * order >= 0;
  });
  return beyond.sort((a, b) => -order * compare(edgeOf(a)!, edgeOf(b)!))[0];
}
