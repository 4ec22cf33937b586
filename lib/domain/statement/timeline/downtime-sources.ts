/** From which cells the downtime of a measured cell comes: where downtime is assumed, all that is between them applies to it. */
import type { Context } from '../../operators/context.ts';
import type { Instant } from '../../time/instant.ts';
import type { TimeSet } from '../../time/times.ts';
import { operandsOf } from '../evidence-account/records-behind.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import type { MonthRow } from './month-rows.ts';

export interface DowntimeSources {
  /** The cells of times without others behind them, with their indexes at or around the index of the row. */
  readonly at: ReadonlyMap<string, ReadonlySet<string>>;
  /** When their times end (epoch ms), in order, also where a clause lets them not count. */
  readonly ends: readonly Instant[];
}

export function sourcesOf({ cell, index }: MonthRow, evaluator: Evaluation): DowntimeSources {
  const { context } = evaluator;
  const sources = new Map<string, ReadonlySet<string>>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const found = evaluator.cell(name);
    if (!found || seen.has(name)) return;
    seen.add(name);
    const removed = found.operator.removes?.(found.cell) ?? [];
    // A condition's hours are no source of downtime.
    const { where: _where, ...measured } = found.cell;
    const inner = operandsOf(name, evaluator).filter(
      (operand) =>
        evaluator.typeOf(operand).kind === 'times' && Object.values(measured).flat().includes(operand) && !removed.includes(operand),
    );
    if (inner.length > 0) return inner.forEach(visit);
    const { subject } = evaluator.typeOf(name);
    const own = [...context.column<TimeSet>(name).keys()];
    const isNear = (one: string): boolean =>
      index === '' || subject === undefined || one === index || ('component' in subject && isInside(one, index, context));
    sources.set(name, new Set(own.filter(isNear)));
  };
  visit(cell);
  const ends = [...sources].flatMap(([name, indexes]) => {
    const column = context.column<TimeSet>(name);
    return [...indexes].flatMap((one) => [...column.get(one)!.ends]);
  });
  return { at: sources, ends: [...new Set(ends)].sort((a, b) => a - b) };
}

/** Whether one of two components contains the other. */
function isInside(a: string, b: string, { components }: Context): boolean {
  const [one, other] = [components.get(a), components.get(b)];
  return one !== undefined && other !== undefined && (components.ancestor(a, other.kind) === b || components.ancestor(b, one.kind) === a);
}
