/** The reason of a cell with those of the cells behind it. */
import type { CellReason } from '../../domain/statement/reasons.ts';

/** From the top down. */
export const everyReason = (reasons: readonly CellReason[]): CellReason[] =>
  reasons.flatMap((reason) => [reason, ...everyReason(reason.from ?? [])]);
