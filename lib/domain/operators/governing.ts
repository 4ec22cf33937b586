/** Which value of a record's attribute counts when it changes during the record. */
import { type EvidenceRecord, firstOf } from '../evidence/records.ts';
import { meaningOf } from '../contract/meaning.ts';
import type { Order, Terms } from '../contract/terms.ts';
import { chosenWord, isWordParameter } from '../contract/word-parameters.ts';
import type { Instant } from '../time/instant.ts';
import { clockParts } from './numbers/timer-parts.ts';
import type { Policy } from './value.ts';
import type { Cell } from './cell.ts';

/** The policy of a timer (`on-severity-change`), or the instant whose value counts; undefined where the milestone was never reached. */
export type Governing = Policy | { readonly at: Instant | undefined };

/**
 * The value that governs: the first, the highest in the order of the attribute's words, the last, or the value at the instant.
 * A value that was first set after the instant counts from the beginning.
 */
export function governingValue<T extends { readonly at: Instant; readonly value: string | undefined }>(
  values: readonly T[],
  governing: Governing,
  words: readonly string[],
): T | undefined {
  const last = values.at(-1);
  if (typeof governing === 'object') return values.findLast(({ at }) => governing.at !== undefined && at <= governing.at) ?? values[0];
  if (governing === 'first') return values[0];
  if (governing !== 'highest' || values.some(({ value }) => value === undefined)) return last;
  const highest = words.find((word) => values.some(({ value }) => value === word));
  return values.find(({ value }) => value === highest) ?? last;
}

/** The milestone at which a cell about records begins, or whose instant decides the period of a record. */
const milestoneOf = ({ from, reached }: Cell): string | undefined => {
  const milestone = from ?? reached;
  return typeof milestone === 'string' ? milestone : undefined;
};

/** Which value the conditions of a cell about records use: by the policy that the cell names, or the value at its milestone. */
export function governedBy(cell: Cell, record: EvidenceRecord): Governing {
  const policy = cell['on-severity-change'];
  if (policy === 'restart') return { at: lastStop(record, cell) - 1 };
  if (policy !== undefined) return policy as Policy;
  const milestone = milestoneOf(cell);
  return { at: milestone === undefined ? undefined : firstOf(record, milestone) };
}

/** The last stop of a timer over all components, in epoch ms; Infinity while it runs. A later change does not restart the timer. */
const lastStop = (record: EvidenceRecord, cell: Cell): Instant =>
  record.parts ? Math.max(...clockParts(record).map((part) => stopOf(part, cell))) : stopOf(record, cell);

function stopOf({ milestones }: EvidenceRecord, cell: Cell): Instant {
  const stops = [cell.to].flat().flatMap((milestone) => milestones.get(String(milestone)) ?? []);
  const goesOn = cell['on-reopen'] !== undefined && cell['on-reopen'] !== 'ignore';
  const since = (goesOn ? milestones.get('reopened')?.at(-1) : undefined) ?? milestones.get(String(cell.from))?.[0] ?? -Infinity;
  const [first, later] = [Math.min(...stops), Math.min(...stops.filter((at) => at >= since))];
  // A stop before the start (a sender's clock is wrong) still counts as a stop.
  return later === Infinity && !goesOn ? first : later;
}

/** Until when changes of a record count for a value that no timer reads: with `restart`, until the last timer has stopped. */
export function changesUntil(record: EvidenceRecord, within: Chosen): Instant {
  const { timers, policy } = changesOf(record.kind, within);
  return policy === 'restart' ? Math.max(...timers.map((cell) => lastStop(record, cell))) : Infinity;
}

/** The cells of checked terms, with their types and operands. */
interface CheckedTerms {
  cell(name: string): { readonly cell: Cell } | undefined;
  operands(cell: Cell): readonly string[];
}

/** The cell about records behind a value: the cell of that name, or the first one among its operands. */
export function cellBehind(name: string, checkedTerms: CheckedTerms, seen = new Set<string>()): Cell | undefined {
  const found = seen.has(name) ? undefined : checkedTerms.cell(name);
  seen.add(name);
  if (!found) return undefined;
  const { timer, cadence, 'record-value': value } = found.cell;
  if ((timer ?? cadence ?? value) !== undefined && milestoneOf(found.cell) !== undefined) return found.cell;
  for (const operand of checkedTerms.operands(found.cell)) {
    const behind = cellBehind(operand, checkedTerms, seen);
    if (behind) return behind;
  }
  return undefined;
}

/**
 * The policy for a value of records that no timer reads: the policy of the timers of that kind if all have the same, else `first`. A timer that
 * the order did not choose is none of them.
 */
export const policyOf = (kind: string, within: Chosen): Policy => changesOf(kind, within).policy;

/** A text, and the order that chooses among its readings. */
interface Chosen {
  readonly terms: Terms;
  readonly order: Order;
}

interface Changes {
  /** The timers of a kind of record that have a policy for changes. */
  readonly timers: readonly Cell[];
  readonly policy: Policy;
}

/** A cache by text, order and kind, because every record needs it. */
const known = new WeakMap<Terms, WeakMap<Order, Map<string, Changes>>>();

function changesOf(kind: string, within: Chosen): Changes {
  const byOrder = known.get(within.terms) ?? new WeakMap<Order, Map<string, Changes>>();
  known.set(within.terms, byOrder);
  const byKind = byOrder.get(within.order) ?? new Map<string, Changes>();
  byOrder.set(within.order, byKind);
  const found = byKind.get(kind) ?? changesIn(kind, within);
  byKind.set(kind, found);
  return found;
}

function changesIn(kind: string, within: Chosen): Changes {
  const left = unchosenCells(within);
  const timers = Object.values(within.terms.definitions).flatMap((definition) => {
    const cell = definition as Cell | null;
    return typeof cell === 'object' && cell?.timer === kind && cell['on-severity-change'] !== undefined && !left.has(cell) ? [cell] : [];
  });
  const [only, ...others] = new Set(timers.map((cell) => cell['on-severity-change'] as Policy));
  return { timers, policy: only !== undefined && others.length === 0 ? only : 'first' };
}

/** The cells that are named for words which the order did not choose, and that are no objective. */
function unchosenCells({ terms, order }: Chosen): ReadonlySet<unknown> {
  const [chosen, left] = [new Set<unknown>(), new Set<unknown>()];
  for (const definition of Object.values(terms.definitions)) {
    const cell = definition as Cell;
    const by = typeof definition === 'object' ? String(cell['depending-on']) : '';
    if (!isWordParameter(terms, by)) continue;
    const word = chosenWord(terms, order, by);
    for (const [of, operand] of Object.entries(cell.cases as object)) (of === word ? chosen : left).add(meaningOf(terms, operand));
  }
  for (const name of Object.keys(terms.objectives)) chosen.add(meaningOf(terms, name));
  return new Set([...left].filter((cell) => !chosen.has(cell)));
}
