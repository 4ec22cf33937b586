/** The tickets behind the lines of a claim, each once: those that a line counts, and those that a line is about. */
import type { IssuedStatement } from '../../application/ports/statements.ts';
import type { CellReason } from '../../domain/statement/reasons.ts';
import type { ObjectiveResult, StatementLine } from '../../domain/statement/statement.ts';
import type { TimerTiming } from '../../domain/statement/objectives/ticket-timing.ts';
import { inNaturalOrder } from '../document/natural-order.ts';
import { everyReason } from '../reasons/every-reason.ts';
import { Results } from '../reasons/results.ts';

export interface ClaimedTicket {
  readonly line: number;
  readonly result: ObjectiveResult & { readonly timing: TimerTiming };
  /** The events of its record, each "sender|id". */
  readonly events: readonly string[];
}

/** @param own the statement with only the lines of the claim. */
export function claimedTickets({ statement }: IssuedStatement): ClaimedTicket[] {
  const results = new Results(statement);
  const credits = (statement.legend ?? statement.parts?.[0]?.legend)?.credits ?? {};
  const seen = new Set<ObjectiveResult>();
  return statement.lines.flatMap((line) => {
    const reasons = everyReason(line.reasons ?? []);
    const objective = credits[line.credit]?.objective;
    const found = [...(objective === undefined ? [] : [results.of(objective, line.index, line.part)]), ...counted(line, reasons, results)];
    const tickets = found.flatMap((result): ClaimedTicket[] => {
      if (!result?.timing || seen.has(result)) return [];
      seen.add(result);
      return [{ line: line.number, result: { ...result, timing: result.timing }, events: results.events(result, reasons) }];
    });
    return inNaturalOrder(
      tickets,
      ({ result }) => result.index,
      ({ result }) => result.objective,
    );
  });
}

const counted = ({ part }: StatementLine, reasons: readonly CellReason[], results: Results): (ObjectiveResult | undefined)[] =>
  reasons.flatMap(({ cases = [], from = [] }) =>
    cases.map((index) => from.map(({ cell }) => results.of(cell, index, part)).find((result) => result !== undefined)),
  );
