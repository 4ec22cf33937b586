/** The cost centre of a line. */
import type { CreditLine } from './credit-node.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import { recordOf } from '../../operators/value.ts';

/** The cost centre of the line's component, or the common one of its record's components; else that of the order. */
export function costCentreOf({ credit, index, at, of, times }: CreditLine, { context }: Evaluation): string | undefined {
  const { order, terms } = context;
  const objective = terms.credits[credit]?.['if-breached'];
  const subjects = [objective, times, of].flatMap((operand) => (operand === undefined ? [] : (context.typeOf(operand).subject ?? [])));
  const kind = subjects.flatMap((subject) => ('record' in subject ? [subject.record] : []))[0];
  const own = [index, at].find((id) => order.components?.[id]) ?? (kind === undefined ? index : undefined);
  const components = own !== undefined ? [own] : (context.record(kind!, recordOf(index))?.components ?? []);
  const centres = new Set(components.map((id) => order.components?.[id]?.['cost-centre']));
  const [centre] = centres;
  return centres.size === 1 && centre !== undefined ? centre : order['cost-centre'];
}
