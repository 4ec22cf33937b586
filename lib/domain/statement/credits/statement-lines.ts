/** Lines of credits as statements show them, with why each is owed. */
import { formatFraction } from '../../money/ratio.ts';
import type { CreditLine } from './credit-node.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import { costCentreOf } from './cost-centre.ts';
import { type CellReason, type Explaining, reasonFor } from '../reasons.ts';
import { show } from '../format-value.ts';
import { type AmountBounds, type OpenLine, type StatementLine, toAmount } from '../statement.ts';

export function statementLine(line: CreditLine, number: number, evaluator: Evaluation, why: Explaining | undefined): StatementLine {
  const times = evaluator.typeOf(line.times);
  return {
    number,
    ...placeOf(line, evaluator),
    of: { cell: String(line.of), exact: formatFraction(line.base) },
    times: { cell: String(line.times), ...show(line.factor, times) },
    exact: formatFraction(line.exact),
    due: formatFraction(line.due),
    amount: toAmount(line.amount),
    ...(why && { reasons: lineReasons(line, why) }),
  };
}

/** A line that missing facts may add. @param evaluator an evaluation in which the line owes something. */
export function openLine(line: CreditLine, bounds: AmountBounds, evaluator: Evaluation, why: Explaining | undefined): OpenLine {
  return {
    ...placeOf(line, evaluator),
    of: String(line.of),
    times: String(line.times),
    bounds,
    ...(why && { reasons: lineReasons(line, why) }),
  };
}

function placeOf(line: CreditLine, evaluator: Evaluation): Pick<StatementLine, 'credit' | 'index' | 'component' | 'costCentre'> {
  const { credit, index, at } = line;
  const costCentre = costCentreOf(line, evaluator);
  return {
    credit,
    index,
    ...(at !== index && evaluator.context.components.has(at) && { component: at }),
    ...(costCentre !== undefined && { costCentre }),
  };
}

/** Why a line is owed: the objective of its credit and the two cells that are multiplied. */
function lineReasons(line: CreditLine, evaluator: Explaining): CellReason[] {
  const credit = evaluator.context.terms.credits[line.credit]!;
  const subject = evaluator.typeOf(line.times).subject ?? evaluator.typeOf(line.of).subject;
  const objective = credit['if-breached'];
  const names = [objective, line.times, line.of].filter((name): name is string => typeof name === 'string');
  const explained = { ...evaluator, seen: new Set<string>() };
  return [...new Set(names)].flatMap(
    (name) => reasonFor(name, line.index, name === objective ? evaluator.typeOf(name).subject : subject, explained) ?? [],
  );
}
