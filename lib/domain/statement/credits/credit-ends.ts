/** Values of a credit at the end of an open value that makes the credit least or most. */
import type { Ratio } from '../../money/ratio.ts';
import { type Verdict, mayBe } from '../../operators/verdict.ts';
import { Range } from '../../operators/range.ts';
import type { Subject } from '../../operators/value.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
/** The end at which a tree is evaluated: the least or the most that may be owed. */
export type End = 'least' | 'most';

export interface AtEnd extends Evaluation {
  readonly end: End;
  readonly opens: () => void;
}

/** A number at the end that makes a credit least or most: `rising` says whether more of it gives more. */
export function numberAt(
  operand: unknown,
  index: string,
  subject: Subject | undefined,
  { context, end, opens }: AtEnd,
  rising = true,
): Ratio | undefined {
  const value = context.bounded(operand, index, subject);
  if (!(value instanceof Range)) return value;
  opens();
  if (value.mayLack && end === 'least') return undefined;
  return (end === 'least') === rising ? value.least : value.most;
}

export type Flag = boolean | Range<boolean> | undefined;

/** Whether a gate is open: certainly at the least, possibly at the most. */
export function isOpenGate(flag: Flag, { end, opens }: AtEnd): boolean {
  if (!(flag instanceof Range)) return flag === true;
  opens();
  return end === 'least' ? flag.least && !flag.mayLack : flag.most;
}

/** Whether a case is breached: certainly at the least, possibly at the most. */
export function isBreached(verdict: Verdict, { end, opens }: AtEnd): boolean {
  if (verdict.outcome === 'breached') return true;
  if (!mayBe(verdict, 'breached')) return false;
  opens();
  return end === 'most';
}
