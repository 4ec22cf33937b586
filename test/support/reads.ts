/** What a text reads, found by the operators that it uses: what evidence about it can be made of. */
import type { Terms } from '../../lib/domain/contract/terms.ts';
import { parseLiteral } from '../../lib/domain/contract/literal.ts';
import { RECORD_KINDS } from '../../lib/domain/evidence/vocabulary.ts';
import type { Ratio } from '../../lib/domain/money/ratio.ts';
import { operatorOf } from '../../lib/domain/operators/registry.ts';
import { HOUR, MINUTE } from '../../lib/domain/time/instant.ts';
import type { Cell } from '../../lib/domain/operators/cell.ts';

export interface RequestStream {
  readonly outcomes: readonly string[];
  readonly every: number;
}

export interface GaugeStream {
  readonly unit: string;
  readonly every: number;
  /** Values at which something changes, in the unit of the samples. */
  readonly marks: readonly number[];
}

export interface Reads {
  /** Milestones of each record kind that is read, in the order in which they are reached. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  readonly waits: readonly string[];
  readonly sections: readonly string[];
  readonly duties: readonly string[];
  readonly probes: readonly string[];
  readonly requests: ReadonlyMap<string, RequestStream>;
  readonly gauges: ReadonlyMap<string, GaugeStream>;
  readonly charges: readonly string[];
  /** Whose word counts somewhere: `vendor`, `customer`, the tool behind a webhook. */
  readonly reporters: readonly string[];
  /** Milliseconds at which something changes. */
  readonly lengths: readonly number[];
  /** Shares at which something changes. */
  readonly shares: readonly number[];
  /** Attributes that are read as weights. */
  readonly weights: ReadonlySet<string>;
}

const isCell = (value: unknown): value is Cell => typeof value === 'object' && value !== null;
const words = (value: unknown): string[] => [value ?? []].flat().map(String);
const decimal = ({ n, d }: Ratio): number => Number(n) / Number(d);

/** Every scalar in a document. */
const scalars = (node: unknown): unknown[] => (typeof node === 'object' && node !== null ? Object.values(node).flatMap(scalars) : [node]);

/** Literals of one kind anywhere in the text, as decimals, each once. */
const literals = (terms: Terms, kind: 'duration' | 'ratio'): number[] => [
  ...new Set(
    scalars([terms.definitions, terms.objectives, terms.credits, terms.parameters]).flatMap((value) => {
      const literal = parseLiteral(value);
      return literal?.kind === kind ? [decimal(literal.value)] : [];
    }),
  ),
];

/** What `while` compares a cell with, in a unit. */
function marksOf(name: string, cells: readonly Cell[]): number[] {
  const limits = cells.filter((cell) => cell.while === name).flatMap((cell) => scalars(cell));
  return limits.flatMap((value) => {
    const literal = parseLiteral(value);
    return literal && literal.kind !== 'span' ? [decimal(literal.value)] : [];
  });
}

export function readsOf(terms: Terms): Reads {
  const named = Object.entries(terms.definitions).filter((entry): entry is [string, Cell] => isCell(entry[1]));
  const cells = named.map(([, cell]) => cell);
  const of = (key: string): Cell[] => cells.filter((cell) => operatorOf(cell)?.key === key);
  const every = (cell: Cell, least: number): number => {
    const literal = parseLiteral(cell.every);
    return literal?.kind === 'duration' ? Math.max(least, decimal(literal.value)) : HOUR;
  };
  const units: Readonly<Record<string, number>> = { s: 1000, min: MINUTE, h: HOUR };
  return {
    kinds: kindsOf(terms, cells),
    waits: words(cells.flatMap((cell) => words(cell.paused))),
    sections: [...new Set(cells.flatMap((cell) => words(cell.needs)))],
    duties: of('deliverable').map((cell) => String(cell.deliverable)),
    probes: [...new Set(of('probes').flatMap((cell) => [String(cell.probes), ...words(cell.control)]))],
    requests: new Map(
      of('requests').map((cell) => [
        String(cell.requests),
        { outcomes: [...new Set([...words(cell.failed), ...words(cell.ignored), 'ok'])], every: every(cell, MINUTE) },
      ]),
    ),
    gauges: new Map(
      named.flatMap(([name, cell]) => {
        if (operatorOf(cell)?.key !== 'gauge') return [];
        const unit = String(cell.unit);
        const marks = marksOf(name, cells).map((mark) => mark / (units[unit] ?? 1));
        return [[String(cell.gauge), { unit, every: every(cell, MINUTE), marks }]];
      }),
    ),
    charges: [...new Set(of('charges').flatMap((cell) => (cell.charges === 'all' ? ['recurring', 'usage', 'tax'] : words(cell.charges))))],
    reporters: [...new Set(cells.flatMap((cell) => words(cell['reported-by'])))],
    lengths: literals(terms, 'duration').filter((length) => length > 0),
    shares: literals(terms, 'ratio').filter((share) => share > 0 && share < 1),
    weights: new Set(cells.flatMap((cell) => words(cell.weight))),
  };
}

function kindsOf(terms: Terms, cells: readonly Cell[]): Map<string, readonly string[]> {
  const known: Record<string, readonly string[]> = { ...RECORD_KINDS };
  for (const [kind, { milestones }] of Object.entries(terms.records ?? {})) known[kind] = milestones ?? RECORD_KINDS[kind] ?? [];
  const asked = cells.flatMap((cell) => {
    const operator = operatorOf(cell);
    return operator && operator.subject.is.endsWith('record-kind') ? [String(cell[operator.key])] : [];
  });
  const owners = Object.values(terms.attributes ?? {}).map((attribute) => attribute.of);
  return new Map([...asked, ...owners].flatMap((kind) => (known[kind] ? [[kind, known[kind]] as const] : [])));
}
