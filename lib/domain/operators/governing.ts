/** Which value of a record counts where one is asked for, and it changed while the record went on. */
import { type EvidenceRecord, firstOf } from '../evidence/records.ts';
import type { Instant } from '../time/instant.ts';
import type { Policy } from './value.ts';
import type { Cell } from './cell.ts';

/** As a clock says (`on-severity-change`), or the value that held at an instant; undefined where that was never reached. */
export type Governing = Policy | { readonly at: Instant | undefined };

/**
 * The value that governs: the first, the highest in the order of the attribute's words, the last, or the one that held at the instant.
 * One that was first set later than the instant held from the beginning.
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

/** The milestone that a cell about records begins with, or puts them into the period by. */
const milestoneOf = ({ from, reached }: Cell): string | undefined => {
  const milestone = from ?? reached;
  return typeof milestone === 'string' ? milestone : undefined;
};

/** What governs in the conditions of a cell about records: the policy that it names, or what held at its milestone. */
export function governedBy(cell: Cell, record: EvidenceRecord): Governing {
  const policy = cell['on-severity-change'];
  if (policy !== undefined) return policy as Policy;
  const milestone = milestoneOf(cell);
  return { at: milestone === undefined ? undefined : firstOf(record, milestone) };
}

/** What cells are, and what they are made from. */
interface CheckedTerms {
  cell(name: string): { readonly cell: Cell } | undefined;
  operands(cell: Cell): readonly string[];
}

/** The cell about records of a kind from which a value of them comes: its own, or the first of those that it is made from. */
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

/** What governs a value that changes with records of a kind, where no clock asks for it: as all clocks of the kind say, else the first value. */
export function policyOf(kind: string, definitions: Readonly<Record<string, unknown>>): Policy {
  const policies = new Set<unknown>();
  for (const definition of Object.values(definitions)) {
    if (typeof definition !== 'object' || definition === null) continue;
    const cell = definition as Cell;
    if (cell.timer === kind && cell['on-severity-change'] !== undefined) policies.add(cell['on-severity-change']);
  }
  const [only] = policies;
  return policies.size === 1 ? (only as Policy) : 'first';
}
