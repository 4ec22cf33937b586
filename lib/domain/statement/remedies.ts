/** Remedies that are not money: rights that a period opens, such as that to terminate, and their last days. */
import { paperOf } from '../contract/paper.ts';
import type { Context } from '../operators/context.ts';
import { Range, hullOfFlags } from '../operators/range.ts';
import { formatDay } from '../time/instant.ts';
import { localDay } from '../time/timezone.ts';
import { deadlineAfter } from './objectives/deadlines.ts';
import type { RemedyResult } from './statement.ts';

type Flag = boolean | Range<boolean> | undefined;

/** The remedies that the period certainly opens. @param evaluations one for each completion of the missing facts. */
export function remediesOf(context: Context, evaluations: readonly { readonly context: Context }[]): RemedyResult[] {
  return Object.entries(context.terms.remedies ?? {}).flatMap(([remedy, { right, to, if: flag, within, ...paper }]) =>
    [...context.column<Flag>(flag).keys()].map((index) => {
      const hull = hullOfFlags(evaluations.map((one) => one.context.column<Flag>(flag).get(index)));
      const holds = hull === true;
      const last = localDay(context.rule.zone, context.period.end - 1);
      const deadline = holds && within !== undefined ? deadlineAfter(context.period.end - 1, within, undefined, context) : undefined;
      return {
        remedy,
        right,
        to,
        index,
        open: holds,
        ...(hull instanceof Range && { undetermined: true as const }),
        ...(holds && { since: formatDay(last + 1) }),
        ...(deadline && { lastDay: formatDay(deadline.day) }),
        ...paperOf(paper),
      };
    }),
  );
}
