/** Checks that the versions of a contract's terms put each instant of the term into one service period at most. */
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { parseDay } from '../time/instant.ts';
import { periodAt } from '../time/period.ts';
import { startOfDay } from '../time/daylight-saving.ts';
import type { Contract, Order, Terms } from '../contract/terms.ts';
import { type InForce, versionsInForce } from './amendments.ts';
import type { CheckedTerms } from './checked-terms.ts';

export function checkVersions({ terms, order }: Contract): Issue[] {
  const issues: Issue[] = [];
  const starts = terms.map((version) => version.from);
  starts.forEach((from, i) => {
    if (starts.indexOf(from) < i)
      issues.push(errorIssue('two-versions', pointer('terms', i, 'from'), `two versions are in force from ${from}`));
  });
  if (order.through !== undefined && order.through < order.from)
    issues.push(errorIssue('end-before-start', '/order/through', `${order.through} lies before ${order.from}`));
  if (!starts.some((from) => from <= order.from))
    issues.push(
      errorIssue(
        'no-version',
        '/order/from',
        `no version of the terms is in force on ${order.from}; the earliest starts on ${[...starts].sort()[0]}`,
      ),
    );
  return issues;
}

/**
 * Checks that the periods of each version follow those of the previous one without a gap or overlap. Otherwise an event at the change
 * would be credited twice or never.
 * @param checkedTexts the checked terms of all versions, by `from`, oldest first.
 */
export function checkPeriodsJoin({ terms, order }: Contract, checkedTexts: readonly CheckedTerms[]): Issue[] {
  const versions = versionsInForce({ contract: { order }, checkedTexts });
  return versions.flatMap((next, i) => {
    const before = versions[i - 1];
    if (!before || isAfterTerm(order, next) || doJoin(before, next)) return [];
    const at = pointer('terms', terms.indexOf(next.checkedTerms.terms), 'period');
    return [issueOf(before, next, at)];
  });
}

const isAfterTerm = ({ through }: Order, { start, rule }: InForce): boolean =>
  through !== undefined && start >= startOfDay(rule.zone, parseDay(through)! + 1);

function doJoin(before: InForce, next: InForce): boolean {
  if (JSON.stringify(before.rule) === JSON.stringify(next.rule)) return true;
  const isBegun = periodAt(next.rule, next.start).start === next.start;
  if (isDeclaredGap(before, next.checkedTerms.terms)) return isBegun;
  // Versions in one zone may split a period; each period is then assessed in parts.
  if (next.checkedTerms.terms['takes-effect'] === 'at-once-splitting-period' && before.rule.zone === next.rule.zone) return true;
  return isBegun && before.end === next.start && periodAt(before.rule, next.start).start === next.start;
}

/** Whether the days between two versions have no terms by the contract itself: the earlier version has a `through`. */
const isDeclaredGap = ({ checkedTerms, rule, end }: InForce, next: Terms): boolean =>
  checkedTerms.terms.through !== undefined && end < startOfDay(rule.zone, parseDay(next.from)!);

function issueOf(before: InForce, next: InForce, path: string): Issue {
  const [old, young] = [before.checkedTerms.terms, next.checkedTerms.terms];
  const remedy = `end the order with \`through\` and write a contract of its own for version ${young.version}`;
  return before.rule.zone === next.rule.zone
    ? errorIssue(
        'periods-differ',
        `${path}/every`,
        `no period of version ${old.version} begins together with one of version ${young.version} soon after ${young.from}; keep the periods, or ${remedy}`,
      )
    : errorIssue(
        'periods-differ',
        `${path}/zone`,
        `the periods of version ${young.version} (${young.period.zone}) begin at other instants than those of version ${old.version} (${old.period.zone}), so that hours where they meet would lie in two periods or in none; keep the zone, or ${remedy}`,
      );
}
