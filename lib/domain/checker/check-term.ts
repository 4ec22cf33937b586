/** Refuses charges and versions of the terms that lie wholly outside the term of the order and therefore have no effect. */
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { type Instant, formatDay, parseDay } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { namedSpan, nextPeriod, periodAt, previousPeriod } from '../time/period.ts';
import { startOfDay } from '../time/daylight-saving.ts';
import { localDay } from '../time/timezone.ts';
import type { Charge, Contract, Order } from '../contract/terms.ts';
import { type InForce, versionsInForce } from './amendments.ts';
import type { CheckedTerms } from './checked-terms.ts';

/** @param checkedTexts the checked terms of all versions, by `from`, oldest first. */
export function outsideTerm(contract: Contract, checkedTexts: readonly CheckedTerms[]): Issue[] {
  const { order } = contract;
  const versions = versionsInForce({ contract, checkedTexts });
  const isBegun = ({ start, rule }: InForce): boolean => start < endOfTerm(order, rule.zone);
  return [
    ...chargeIssues(order, versions.filter(isBegun)),
    ...invoiceIssues(order, versions),
    ...versionIssues(contract, versions, checkedTexts),
  ];
}

/** An invoice is found by the label of the credited period, so that another text finds none. */
function invoiceIssues(order: Order, versions: readonly InForce[]): Issue[] {
  const { charges = [] } = order;
  if (versions.length === 0) return [];
  return charges.flatMap(({ invoices = {} }, i) =>
    Object.keys(invoices).flatMap((label) => unfound(label, pointer('order', 'charges', i, 'invoices', label), order, versions) ?? []),
  );
}

/** Why no period has a label; undefined where one has. */
function unfound(label: string, path: string, order: Order, versions: readonly InForce[]): Issue | undefined {
  const { rule } =
    versions.findLast(({ start }) => start <= (namedSpan(label, versions[0]!.rule.zone)?.start ?? -Infinity)) ?? versions[0]!;
  const named = namedSpan(label, rule.zone);
  if (!named) return errorIssue('bad-period', path, `"${label}" names no period; write the name of the credited period, such as "2026-10"`);
  const full = periodAt(rule, named.start);
  if (full.label !== label)
    return errorIssue(
      'no-effect',
      path,
      `no period is called "${label}", so that it is never found; write the name of the period ("${full.label}")`,
    );
  const term = { start: startOfDay(rule.zone, parseDay(order.from)!), end: endOfTerm(order, rule.zone) };
  return full.end <= term.start || full.start >= term.end
    ? errorIssue('outside-term', path, `"${label}" is outside the term of the contract; correct it, or remove it`)
    : undefined;
}

const endOfTerm = ({ through }: Order, zone: string): Instant =>
  through === undefined ? Infinity : startOfDay(zone, parseDay(through)! + 1);

/** A charge counts in the periods of the term, and where a base is taken from the period before or after, in that one too. */
function chargeIssues(order: Order, versions: readonly InForce[]): Issue[] {
  const { charges = [] } = order;
  if (charges.length === 0 || versions.length === 0) return [];
  const { zone } = versions[0]!.rule;
  const read = readSpan(order, versions);
  return charges.flatMap((charge, i) => {
    const path = pointer('order', 'charges', i);
    const span = spanOf(charge, order, zone);
    const day = (at: Instant): string => formatDay(localDay(zone, at));
    if (span.end <= read.start)
      return [
        errorIssue(
          'no-effect',
          `${path}/${charge.through !== undefined ? 'through' : 'from'}`,
          `it is charged through ${day(span.end - 1)}, and no period before ${day(read.start)} is read; correct its days, or remove the charge`,
        ),
      ];
    if (span.start < read.end) return [];
    return [
      errorIssue(
        'no-effect',
        `${path}/from`,
        `it is charged from ${day(span.start)}, and no period after ${day(read.end - 1)} is read; correct its days, or remove the charge`,
      ),
    ];
  });
}

/** The span of a charge; a single charge that is not spread is on its first day. */
function spanOf({ every, spread, from, through }: Charge, order: Order, zone: string): Interval {
  const first = parseDay(from ?? order.from)!;
  const last = every === 'once' && spread === undefined ? first : parseDay(through ?? order.through ?? '');
  return { start: startOfDay(zone, first), end: last === undefined ? Infinity : startOfDay(zone, last + 1) };
}

/** The time in which a charge affects a period of the term. */
function readSpan(order: Order, versions: readonly InForce[]): Interval {
  const [first, last] = [versions[0]!, versions.at(-1)!];
  let before = periodAt(first.rule, startOfDay(first.rule.zone, parseDay(order.from)!));
  for (let i = most(versions, 'periodsBefore'); i > 0; i -= 1) before = previousPeriod(first.rule, before);
  const end = Math.min(endOfTerm(order, last.rule.zone), last.end);
  if (end === Infinity) return { start: before.start, end };
  let after = periodAt(last.rule, end - 1);
  for (let i = most(versions, 'periodsAfter'); i > 0; i -= 1) after = nextPeriod(last.rule, after);
  return { start: before.start, end: after.end };
}

const most = (versions: readonly InForce[], side: 'periodsBefore' | 'periodsAfter'): number =>
  Math.max(...versions.map(({ checkedTerms }) => checkedTerms.reach[side]));

/**
 * Issues for versions that are never in force. A version that waits for the renewal of an ending term is allowed; in any other the days or
 * `takes-effect` are wrong.
 */
function versionIssues({ order, terms }: Contract, versions: readonly InForce[], checkedTexts: readonly CheckedTerms[]): Issue[] {
  return checkedTexts.flatMap((checkedTerms) => {
    const why = whyIdle(checkedTerms, order, versions);
    if (why === undefined) return [];
    const { version, from } = checkedTerms.terms;
    const isEarlier = from < versions[0]!.checkedTerms.terms.from;
    const key = !isEarlier && versions.every((found) => found.checkedTerms !== checkedTerms) ? 'takes-effect' : 'from';
    const path = pointer('terms', terms.indexOf(checkedTerms.terms), key);
    return [errorIssue('no-effect', path, `version ${version} governs no day of the term: ${why}`)];
  });
}

function whyIdle({ terms }: CheckedTerms, order: Order, versions: readonly InForce[]): string | undefined {
  const at = versions.findIndex(({ checkedTerms }) => checkedTerms.terms === terms);
  const found = versions[at];
  if (!found) {
    const first = versions[0]!.checkedTerms.terms;
    if (terms.from < first.from)
      return `version ${first.version} is in force from ${first.from}, and the term begins on ${order.from}; remove it, or correct its \`from\``;
    return order.through === undefined
      ? 'it waits for the next renewal, and an order without an end is never renewed; give the order a `through`, or choose another `takes-effect`'
      : undefined;
  }
  if (found.start >= endOfTerm(order, found.rule.zone))
    return `the term ends on ${order.through}; remove it, or correct its \`from\` or that of the term`;
  const next = versions[at + 1]?.checkedTerms.terms;
  const begin = Math.max(found.start, startOfDay(found.rule.zone, parseDay(order.from)!));
  return begin < found.end
    ? undefined
    : `${next && terms.through === undefined ? `version ${next.version} takes effect` : 'it ends'} before it does; remove it, or correct its days or \`takes-effect\``;
}
