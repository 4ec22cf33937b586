/** Where the customer books a line. */
import { recordOf } from '../operators/context.ts';
import type { CreditLine } from './credit-tree.ts';
import type { Evaluation } from './evaluate.ts';

/** That of the line's component, or of the component that its record is about; else that of the order. */
export function costCentreOf({ credit, index, of, times }: CreditLine, { context }: Evaluation): string | undefined {
  const { order, terms } = context;
  const promise = terms.credits[credit]?.['if-missed'];
  const subjects = [promise, times, of].flatMap((operand) => (operand === undefined ? [] : (context.typeOf(operand).subject ?? [])));
  const kind = subjects.flatMap((subject) => ('record' in subject ? [subject.record] : []))[0];
  const isComponent = kind === undefined || order.components?.[index] !== undefined;
  const about = isComponent ? [index] : (context.record(kind, recordOf(index))?.components ?? []);
  const centres = new Set(about.map((component) => order.components?.[component]?.['cost-centre']));
  // A record about components of several centres is booked where the order is.
  const [only] = centres;
  return (centres.size === 1 ? only : undefined) ?? order['cost-centre'];
}
