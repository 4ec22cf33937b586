/** Checks that the rows of a band table cover every value exactly once. Computed edges can only be checked when the table is used. */
import { type Ratio, compare, ratio } from '../money/ratio.ts';
import type { BandRow } from '../contract/terms.ts';
import type { Literal } from '../contract/literal.ts';

interface Edge {
  readonly at: Ratio;
  /** As the paper writes it. */
  readonly text: string;
  readonly closed: boolean;
}

interface Band {
  readonly row: number;
  readonly low: Edge | undefined;
  readonly high: Edge | undefined;
  readonly percent: boolean;
}

export interface BandIssue {
  readonly code: 'band-gap' | 'band-overlap' | 'band-empty' | 'band-unlimited';
  readonly path: string;
  readonly message: string;
  /** Indexes of the rows whose edges cause the issue. */
  readonly rows: readonly number[];
}

/** The literal that an edge is or names; undefined when the edge is computed, or when the order does not set the parameter. */
export type LiteralOf = (operand: unknown) => Literal | undefined;

interface KnownEdge {
  readonly at: Ratio;
  readonly text: string;
  readonly percent: boolean;
}

function knownEdge(value: unknown, literalOf: LiteralOf): KnownEdge | undefined {
  const literal = literalOf(value);
  if (!literal || literal.kind === 'span') return undefined;
  return { at: literal.value, text: String(value), percent: literal.kind === 'ratio' };
}

function bandOf(row: BandRow, index: number, literalOf: LiteralOf): Band | undefined {
  const keys = ['at-least', 'more-than', 'at-most', 'less-than'] as const;
  const edges = keys.map((key) => (row[key] === undefined ? undefined : knownEdge(row[key], literalOf)));
  if (keys.some((key, i) => row[key] !== undefined && edges[i] === undefined)) return undefined;
  const [least, more, most, less] = edges;
  return {
    row: index,
    low: least ? { ...least, closed: true } : more && { ...more, closed: false },
    high: most ? { ...most, closed: true } : less && { ...less, closed: false },
    percent: edges.some((edge) => edge?.percent),
  };
}

const rank = (edge: Edge): string => `${edge.text} (${edge.closed ? 'included' : 'excluded'})`;

/** Gaps and overlaps of a table. Where `gaps` is set, the contract has chosen what a gap gives, and gaps are no issues. */
export function bandIssues(rows: readonly BandRow[], gaps: string | undefined, literalOf: LiteralOf): BandIssue[] {
  const bands = rows.map((row, i) => bandOf(row, i, literalOf));
  if (bands.some((band) => band === undefined)) return [];
  const known = bands as Band[];
  const issues: BandIssue[] = known.flatMap((band) => emptyIssue(band));
  if (issues.length > 0) return issues;
  const sorted = [...known].sort((a, b) =>
    !a.low ? (b.low ? -1 : 0) : !b.low ? 1 : compare(a.low.at, b.low.at) || (a.low.closed === b.low.closed ? 0 : a.low.closed ? -1 : 1),
  );
  for (let i = 0; i + 1 < sorted.length; i += 1) issues.push(...betweenIssue(sorted[i]!, sorted[i + 1]!, gaps));
  const [first, last] = [sorted[0], sorted.at(-1)];
  const top = known.some((band) => band.percent) ? ratio(1n) : undefined;
  if (first?.low && liesAbove(first.low, ratio(0n)) && gaps === undefined) {
    issues.push({
      code: 'band-gap',
      path: `/${first.row}`,
      rows: [first.row],
      message: 'values below the lowest band are in no band; give the lowest band no lower edge, or choose what a gap gives with `gaps`',
    });
  }
  if (last?.high && !(top && last.high.closed && compare(last.high.at, top) >= 0) && gaps === undefined) {
    issues.push({
      code: 'band-gap',
      path: `/${last.row}`,
      rows: [last.row],
      message: 'values above the highest band are in no band; give the highest band no upper edge, or choose what a gap gives with `gaps`',
    });
  }
  return issues;
}

/** Whether the table leaves a gap that `gaps` could fill; undefined when an edge is computed. */
export function hasGap(rows: readonly BandRow[], literalOf: LiteralOf): boolean | undefined {
  if (rows.some((row, i) => bandOf(row, i, literalOf) === undefined)) return undefined;
  return bandIssues(rows, undefined, literalOf).some(({ code }) => code === 'band-gap');
}

const liesAbove = (edge: Edge, at: Ratio): boolean => compare(edge.at, at) > 0 || (compare(edge.at, at) === 0 && !edge.closed);

function emptyIssue(band: Band): BandIssue[] {
  if (!band.low && !band.high)
    return [
      {
        code: 'band-unlimited',
        path: `/${band.row}`,
        rows: [band.row],
        message: 'a band needs at least one edge (at-least, more-than, at-most, less-than)',
      },
    ];
  if (!band.low || !band.high) return [];
  const order = compare(band.low.at, band.high.at);
  if (order < 0 || (order === 0 && band.low.closed && band.high.closed)) return [];
  const shown = `${rank(band.low)} to ${rank(band.high)}`;
  const message =
    order > 0
      ? `the lower edge lies above the upper edge (${shown}); no value can fall in this band; exchange or correct the edges`
      : `the two edges are one value, and not both are included (${shown}); no value can fall in this band; correct an edge, or remove the band`;
  return [{ code: 'band-empty', path: `/${band.row}`, rows: [band.row], message }];
}

function betweenIssue(lower: Band, upper: Band, gaps: string | undefined): BandIssue[] {
  const [path, rows] = [`/${upper.row}`, [lower.row, upper.row]];
  if (!lower.high || !upper.low)
    return [{ code: 'band-overlap', path, rows, message: `overlaps band ${lower.row + 1}: a value would fall in both` }];
  const order = compare(lower.high.at, upper.low.at);
  if (order > 0 || (order === 0 && lower.high.closed && upper.low.closed)) {
    return [
      {
        code: 'band-overlap',
        path,
        rows,
        message: `overlaps band ${lower.row + 1}: a value would fall in both; use less-than on one side`,
      },
    ];
  }
  const touches = order === 0 && (lower.high.closed || upper.low.closed);
  if (touches || gaps !== undefined) return [];
  const between = `${rank({ ...lower.high, closed: !lower.high.closed })} to ${rank({ ...upper.low, closed: !upper.low.closed })}`;
  // A count is treated as any other number: `at-most: 1` beside `at-least: 2` leaves a gap between them.
  const closing = `${upper.low.closed ? 'less-than' : 'at-most'}: ${upper.low.text}`;
  return [
    {
      code: 'band-gap',
      path,
      rows,
      message: `values from ${between} are in no band; write \`${closing}\` in band ${lower.row + 1}, or choose with \`gaps\` what such a value gives`,
    },
  ];
}
