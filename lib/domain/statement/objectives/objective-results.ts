/** The results of objectives in a statement: the measured value, the targets, the outcome. */
import type { Ratio } from '../../money/ratio.ts';
import type { Verdict } from '../../operators/verdict.ts';
import { Range, Unended } from '../../operators/range.ts';
import type { CellType, LimitKey } from '../../operators/value.ts';
import { unobservedRanges } from './open-results.ts';
import { missingBehindCase } from '../evidence-account/missing-behind.ts';
import type { Owed } from '../credits/owed.ts';
import { besideResults } from './objective-reasons.ts';
import type { Explaining } from '../reasons.ts';
import { show, showBeside, showBetween, showLimit } from '../format-value.ts';
import type { ObjectiveResult, ObjectiveTarget } from '../statement.ts';
import { paperOf, paperText } from '../../contract/paper.ts';

export function objectiveResults(name: string, owed: Owed, why: Explaining | undefined): ObjectiveResult[] {
  const { context } = owed.evaluator;
  const type = context.typeOf(name);
  const paper = paperOf(context.terms.objectives[name]!);
  const besideResult = besideResults(name, owed, why);
  const missingOf = missingBehindCase(name, owed);
  const unobservedIn = unobservedRanges(name, owed);
  // A cache: most cases share one limit, and therefore its text.
  const shown = new Map<Verdict['limits'], ObjectiveTarget[]>();
  const targetsOf = (limits: Verdict['limits']): ObjectiveTarget[] => {
    let targets = shown.get(limits);
    if (!targets) shown.set(limits, (targets = limits.map(({ edge, limit, allowed }) => shownTarget(edge, limit, allowed, type))));
    return targets;
  };
  return owed.verdicts(name).map((verdict) => {
    const { index, outcome, measured, limits, aim, possible } = verdict;
    const beside = besideResult(verdict);
    const targets = targetsOf(limits);
    const unobserved = unobservedIn(index);
    // Fast path: most of the many tickets have only these members.
    if (measured && !(measured instanceof Range) && !aim && paperText(paper) === undefined && !possible && !unobserved) {
      const result = { objective: name, index, outcome, measured: showBeside(measured, targets, type), targets };
      return beside ? { ...result, ...beside } : result;
    }
    const missing = outcome === 'undetermined' || outcome === 'pending' ? missingOf(index) : [];
    return {
      objective: name,
      index,
      outcome,
      ...shownMeasured(measured, targets, type),
      ...(possible && { possible }),
      ...(unobserved && { unobserved: showBetween(unobserved, type) }),
      ...(missing.length > 0 && { missing }),
      targets,
      ...(aim && !(aim instanceof Range) && { aim: show(aim, type) }),
      ...paper,
      ...beside,
    };
  });
}

/** The measured value; for something that has not ended, the length so far beside its bounds. */
function shownMeasured(
  measured: Ratio | Range | undefined,
  targets: readonly ObjectiveTarget[],
  type: CellType,
): Pick<ObjectiveResult, 'measured' | 'bounds'> {
  if (!(measured instanceof Range)) return measured ? { measured: showBeside(measured, targets, type) } : {};
  return { ...(measured instanceof Unended && { measured: show(measured.least, type) }), bounds: showBetween(measured, type) };
}

function shownTarget(edge: LimitKey, limit: unknown, allowed: Ratio | Range | undefined, type: CellType): ObjectiveTarget {
  if (allowed instanceof Range) return { edge, shown: 'not known', bounds: showBetween(allowed, type) };
  const { shown, exact } = showLimit(limit, allowed, type);
  return exact === undefined ? { edge, shown } : { edge, exact, shown };
}
