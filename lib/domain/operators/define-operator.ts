/** Helper to declare an operator; the compiler checks its parts against each other. */
import type { ParamSpec } from './params.ts';
import type { OperatorIn, BoundKeys, Direction, Described, NoLimit, Limited } from './operator.ts';
import type { Context } from './context.ts';

export type Operator = OperatorIn<Context>;

/** Makes an operator. It does not compile when the bounds of an operand, or the kinds that an operand takes, are missing. */
export const defineOperator = <
  const S extends ParamSpec,
  const P extends Readonly<Record<string, ParamSpec>>,
  const L extends Operator['limit'],
  const B extends Readonly<Record<BoundKeys<S, P, L>, Direction | readonly Direction[]>>,
>(
  given: Omit<Described<Context>, 'subject' | 'params' | 'bounds'> & {
    readonly subject: S;
    readonly params: P;
    readonly limit: L;
    readonly bounds: B;
  } & (L extends 'none' ? NoLimit : Limited),
): Operator => given;
