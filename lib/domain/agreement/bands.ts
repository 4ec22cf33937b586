/** Do the rows of a band table cover every value exactly once? Only literal edges can be checked before use. */
import { type Ratio, compare, ratio } from '../money/ratio.ts';
import type { Row } from './agreement.ts';
import { parseLiteral } from './literal.ts';

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
}

const literalOf = (value: unknown): { at: Ratio; text: string; percent: boolean } | undefined => {
  const literal = parseLiteral(value);
  if (!literal || literal.kind === 'span') return undefined;
  return { at: literal.value, text: String(value), percent: literal.kind === 'ratio' };
};

function bandOf(row: Row, index: number): Band | undefined {
  const keys = ['at-least', 'more-than', 'at-most', 'less-than'] as const;
  const literals = keys.map((key) => (row[key] === undefined ? undefined : literalOf(row[key])));
  if (keys.some((key, i) => row[key] !== undefined && literals[i] === undefined)) return undefined;
  const [least, more, most, less] = literals;
  return {
    row: index,
    low: least ? { ...least, closed: true } : more && { ...more, closed: false },
    high: most ? { ...most, closed: true } : less && { ...less, closed: false },
    percent: literals.some((literal) => literal?.percent),
  };
}

const rank = (edge: Edge): string => `${edge.text} (${edge.closed ? 'included' : 'excluded'})`;

/** Gaps and overlaps of a table; `gaps` says that the contract has chosen what a gap gives. */
export function bandIssues(rows: readonly Row[], gaps: string | undefined): BandIssue[] {
  const bands = rows.map(bandOf);
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
  if (first?.low && compare(first.low.at, ratio(0n)) > 0 && gaps === undefined) {
    issues.push({
      code: 'band-gap',
      path: `/${first.row}`,
      message: 'values below the lowest band are in no band; give the lowest band no lower edge, or choose what a gap gives with `gaps`',
    });
  }
  if (last?.high && !(top && last.high.closed && compare(last.high.at, top) >= 0) && gaps === undefined) {
    issues.push({
      code: 'band-gap',
      path: `/${last.row}`,
      message: 'values above the highest band are in no band; give the highest band no upper edge, or choose what a gap gives with `gaps`',
    });
  }
  return issues;
}

function emptyIssue(band: Band): BandIssue[] {
  if (!band.low && !band.high)
    return [
      { code: 'band-unlimited', path: `/${band.row}`, message: 'a band needs at least one edge (at-least, more-than, at-most, less-than)' },
    ];
  if (!band.low || !band.high) return [];
  const order = compare(band.low.at, band.high.at);
  if (order < 0 || (order === 0 && band.low.closed && band.high.closed)) return [];
  return [
    { code: 'band-empty', path: `/${band.row}`, message: 'the lower edge lies above the upper edge; no value can fall in this band' },
  ];
}

function betweenIssue(lower: Band, upper: Band, gaps: string | undefined): BandIssue[] {
  const path = `/${upper.row}`;
  if (!lower.high || !upper.low)
    return [{ code: 'band-overlap', path, message: `overlaps band ${lower.row + 1}: a value would fall in both` }];
  const order = compare(lower.high.at, upper.low.at);
  if (order > 0 || (order === 0 && lower.high.closed && upper.low.closed)) {
    return [
      { code: 'band-overlap', path, message: `overlaps band ${lower.row + 1}: a value would fall in both; use less-than on one side` },
    ];
  }
  const touches = order === 0 && (lower.high.closed || upper.low.closed);
  if (touches || gaps !== undefined) return [];
  return [
    {
      code: 'band-gap',
      path,
      message: `values from ${rank({ ...lower.high, closed: !lower.high.closed })} to ${rank({ ...upper.low, closed: !upper.low.closed })} are in no band; close the gap, or choose what it gives with \`gaps\``,
    },
  ];
}
