/** Checks a whole contract: the order against each version of the terms; finds the version in force. */
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { wordsOf } from '../operators/context.ts';
import { parseMoney } from '../money/money.ts';
import { currencyExponent } from '../money/currency.ts';
import { type Instant, civilFromDays, parseDay } from '../time/instant.ts';
import { type Period, type PeriodRule, parsePeriod, periodAt } from '../time/period.ts';
import { isZone, localDay, startOfDay } from '../time/zone.ts';
import type { Contract, Order, Terms } from './agreement.ts';
import { parseLiteral } from './literal.ts';
import { type Sheet, checkTerms } from './sheet.ts';

export interface CheckedContract {
  readonly contract: Contract;
  /** One sheet per version, by `from`, oldest first. */
  readonly sheets: readonly Sheet[];
}

/** Checks meaning; shapes must have been checked before. Returns all issues, and the contract when none is an error. */
export function checkContract(contract: Contract): { checked?: CheckedContract; issues: Issue[] } {
  const issues: Issue[] = [];
  const sheets: Sheet[] = [];
  contract.terms.forEach((terms, i) => {
    const base = pointer('terms', i);
    const basics = checkBasics(terms, base);
    issues.push(...basics);
    if (basics.length > 0) return;
    const result = checkTerms(terms, base);
    issues.push(...result.issues, ...checkOrder(contract.order, terms));
    if (result.sheet) sheets.push(result.sheet);
  });
  issues.push(...checkVersions(contract));
  const unique = issues.filter(
    (issue, i) =>
      issues.findIndex((other) => other.code === issue.code && other.path === issue.path && other.message === issue.message) === i,
  );
  if (unique.some((issue) => issue.severity === 'error')) return { issues: unique };
  sheets.sort((a, b) => (a.terms.from < b.terms.from ? -1 : 1));
  return { checked: { contract, sheets }, issues: unique };
}

function checkBasics(terms: Terms, base: string): Issue[] {
  const issues: Issue[] = [];
  if (!isZone(terms.period.zone))
    issues.push(
      errorIssue('unknown-zone', `${base}/period/zone`, `"${terms.period.zone}" is no IANA time zone (for example Asia/Shanghai)`),
    );
  if (currencyExponent(terms.money.currency) === undefined)
    issues.push(
      errorIssue('unknown-currency', `${base}/money/currency`, `"${terms.money.currency}" is no currency of ISO 4217 (for example CNY)`),
    );
  for (const [name, definition] of Object.entries(terms.definitions)) {
    const zone = typeof definition === 'object' ? definition.weekly : undefined;
    if (typeof zone === 'string' && !isZone(zone))
      issues.push(errorIssue('unknown-zone', base + pointer('definitions', name, 'weekly'), `"${zone}" is no IANA time zone`));
  }
  if (terms.through !== undefined && terms.through < terms.from)
    issues.push(errorIssue('end-before-start', `${base}/through`, `${terms.through} lies before ${terms.from}`));
  return issues;
}

function checkVersions({ terms, order }: Contract): Issue[] {
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

function checkOrder(order: Order, terms: Terms): Issue[] {
  const issues: Issue[] = [];
  const fail = (code: string, path: string, message: string): void => void issues.push(errorIssue(code, `/order${path}`, message));
  checkComponents(order, terms, fail);
  checkAttributes(order.attributes, 'customer', '/attributes', terms, fail);
  (order.charges ?? []).forEach((charge, i) => {
    const path = `/charges/${i}`;
    const money = parseMoney(charge.amount);
    if (!money)
      fail(
        'bad-amount',
        `${path}/amount`,
        `"${charge.amount}" is no amount such as "1200.00 ${terms.money.currency}" (currency of ISO 4217, no more decimals than it has)`,
      );
    else if (money.currency !== terms.money.currency)
      fail('wrong-currency', `${path}/amount`, `${charge.amount} is not in ${terms.money.currency}, the contract's currency`);
    else if (money.exact.n < 0n)
      fail(
        'negative-amount',
        `${path}/amount`,
        'a charge cannot be negative; a refund is a smaller charge, or one of its own kind that the terms leave out',
      );
    if (charge.component !== undefined && !order.components?.[charge.component])
      fail('unknown-component', `${path}/component`, `"${charge.component}" is no component of the order`);
    if (charge.every === 'month' && charge['part-month'] === undefined)
      fail(
        'choice-missing',
        `${path}/part-month`,
        'say what a month that is only partly in the term costs: `part-month: whole` or `by-days`',
      );
  });
  for (const [name, parameter] of Object.entries(terms.parameters ?? {})) {
    const value = order.parameters?.[name];
    if (value === undefined && parameter.default === undefined)
      fail('parameter-missing', pointer('parameters', name), `the terms ask for "${name}" (such as ${parameter.like})`);
    const [given, like] = [parseLiteral(value ?? parameter.default), parseLiteral(parameter.like)];
    if (value !== undefined && (!given || given.kind !== like?.kind))
      fail('wrong-type', pointer('parameters', name), `"${value}" must be a literal such as ${parameter.like}`);
  }
  for (const name of Object.keys(order.parameters ?? {}))
    if (!terms.parameters?.[name]) fail('unknown-name', pointer('parameters', name), `the terms have no parameter "${name}"`);
  return issues;
}

type Fail = (code: string, path: string, message: string) => void;

function checkComponents(order: Order, terms: Terms, fail: Fail): void {
  const names = new Map<string, string>();
  for (const [id, component] of Object.entries(order.components ?? {})) {
    const path = pointer('components', id);
    const kind = terms.components?.[component.kind];
    if (!kind)
      fail(
        'unknown-component-kind',
        `${path}/kind`,
        `"${component.kind}" is no component kind of the terms (${Object.keys(terms.components ?? {}).join(', ') || 'none'})`,
      );
    if (component.in !== undefined && order.components?.[component.in]?.kind !== kind?.in)
      fail(
        'wrong-container',
        `${path}/in`,
        `"${component.in}" must be a component of kind ${kind?.in ?? '(none: this kind lies in nothing)'}`,
      );
    if (kind?.in !== undefined && component.in === undefined)
      fail('missing', `${path}/in`, `a ${component.kind} lies in a ${kind.in}: name it`);
    for (const other of component['depends-on'] ?? [])
      if (!order.components?.[other]) fail('unknown-component', `${path}/depends-on`, `"${other}" is no component of the order`);
    for (const name of [id, ...(component['known-as'] ?? [])]) {
      if (names.has(name)) fail('ambiguous-name', `${path}/known-as`, `"${name}" already means ${names.get(name)}`);
      names.set(name, id);
    }
    checkAttributes(component.attributes, component.kind, `${path}/attributes`, terms, fail);
  }
}

function checkAttributes(
  given: Readonly<Record<string, string | number>> | undefined,
  of: string,
  path: string,
  terms: Terms,
  fail: Fail,
): void {
  for (const [name, value] of Object.entries(given ?? {})) {
    const attribute = terms.attributes?.[name];
    if (!attribute || attribute.of !== of) fail('unknown-attribute', `${path}/${name}`, `the terms have no attribute "${name}" of ${of}`);
    else if (attribute.values && !wordsOf(attribute.values).includes(String(value)))
      fail('unknown-word', `${path}/${name}`, `"${value}" is none of ${wordsOf(attribute.values).join(', ')}`);
  }
}

export function periodRule(terms: Terms, order: Order): PeriodRule {
  const { every, zone, starts } = terms.period;
  const days = /^(\d+) days$/.exec(every);
  if (days) return { every: 'days', zone, fiscalMonth: 1, startDay: 1, days: { count: Number(days[1]), from: parseDay(order.from)! } };
  const fiscal = starts !== undefined && /^\d\d-\d\d$/.test(starts);
  return {
    every: every as PeriodRule['every'],
    zone,
    fiscalMonth: fiscal
      ? Number(starts.slice(0, 2))
      : starts === 'term' && every !== 'month'
        ? civilFromDays(parseDay(order.from)!).month
        : 1,
    startDay: fiscal ? Number(starts.slice(3)) : starts === 'term' ? civilFromDays(parseDay(order.from)!).day : 1,
  };
}

/** The contract's term as instants, in the zone of the terms. */
export function termOf(order: Order, zone: string): { start: Instant; end: Instant } {
  return {
    start: startOfDay(zone, parseDay(order.from)!),
    end: order.through === undefined ? Infinity : startOfDay(zone, parseDay(order.through)! + 1),
  };
}

/** The version that governs a period: in force on its first day, or for `next-renewal` on the first day of the term. A later one may split it. */
export function sheetFor(checked: CheckedContract, at: Instant): Sheet | undefined {
  let current: Sheet | undefined;
  for (const sheet of checked.sheets) {
    const zone = sheet.terms.period.zone;
    const first = localDay(zone, Math.max(at, termOf(checked.contract.order, zone).start));
    const start = parseDay(sheet.terms.from)!;
    const renewal = sheet.terms['takes-effect'] === 'next-renewal' && current !== undefined;
    if (start <= (renewal ? parseDay(checked.contract.order.from)! : first)) current = sheet;
  }
  return current;
}

export interface ServicePeriod {
  readonly sheet: Sheet;
  readonly rule: PeriodRule;
  /** As measured: clipped to the term when the terms say so. */
  readonly period: Period;
  readonly full: Period;
  /** When versions took effect inside the period: its parts, oldest first, each under its own. `sheet` is that of the last. */
  readonly parts?: readonly ServicePeriod[];
  /** Set on a part: its number, from 1. */
  readonly part?: number;
}

/** Finds the service period that a label names, or says why there is none. */
export function servicePeriod(checked: CheckedContract, label: string): ServicePeriod | { issue: Issue } {
  const none = (code: string, message: string): { issue: Issue } => ({ issue: errorIssue(code, '/period', message) });
  const { order } = checked.contract;
  const newest = checked.sheets.at(-1)!;
  const rough = parsePeriod(periodRule(newest.terms, order), label);
  if (!rough)
    return none(
      'bad-period',
      `"${label}" names no period; write a month "2026-10", a quarter "2026-Q4", a year "2026" or the first day of a week`,
    );
  const sheet = sheetFor(checked, rough.start);
  if (!sheet) return none('outside-term', `the contract has no terms in force in ${label}`);
  const rule = periodRule(sheet.terms, order);
  const full = parsePeriod(rule, label)!;
  const term = termOf(order, rule.zone);
  if (full.end <= term.start || full.start >= term.end)
    return none('outside-term', `${label} lies outside the contract's term (${order.from} to ${order.through ?? 'no end'})`);
  const part = full.start < term.start || full.end > term.end;
  const rulePart = sheet.terms.period['part-period'];
  if (part && rulePart === 'none')
    return none('part-period', `only part of ${label} lies in the term, and the terms say that is no period`);
  const period =
    part && rulePart === 'clipped'
      ? { label: full.label, start: Math.max(full.start, term.start), end: Math.min(full.end, term.end) }
      : full;
  return splitByVersions(checked, { sheet, rule, period, full });
}

/** Cuts a period where a version takes effect at once. Its versions must agree on what a period is. */
function splitByVersions(checked: CheckedContract, found: ServicePeriod): ServicePeriod | { issue: Issue } {
  const { zone } = found.rule;
  const cuts = checked.sheets
    .filter((sheet) => sheet.terms['takes-effect'] === 'at-once-splitting-period')
    .map((sheet) => ({ sheet, at: startOfDay(zone, parseDay(sheet.terms.from)!) }))
    .filter(({ at }) => at > found.period.start && at < found.period.end);
  if (cuts.length === 0) return found;
  const other = cuts.find(({ sheet }) => JSON.stringify(periodRule(sheet.terms, checked.contract.order)) !== JSON.stringify(found.rule));
  if (other)
    return {
      issue: errorIssue(
        'periods-differ',
        '/period',
        `version ${other.sheet.terms.version} takes effect inside ${found.period.label} and has other periods; let it take effect with the next period`,
      ),
    };
  const starts = [{ sheet: found.sheet, at: found.period.start }, ...cuts];
  const parts = starts.map(({ sheet, at }, i): ServicePeriod => ({
    sheet,
    rule: found.rule,
    period: { label: found.period.label, start: at, end: starts[i + 1]?.at ?? found.period.end },
    full: found.full,
    part: i + 1,
  }));
  return { ...found, sheet: cuts.at(-1)!.sheet, parts };
}

/** The periods of a term, oldest first, up to the one that holds `until`. */
export function periodsOf(checked: CheckedContract, until: Instant): Period[] {
  const { order } = checked.contract;
  const rule = periodRule(checked.sheets.at(-1)!.terms, order);
  const term = termOf(order, rule.zone);
  const periods: Period[] = [];
  for (let at = term.start; at < Math.min(term.end, until); at = periods.at(-1)!.end) periods.push(periodAt(rule, at));
  return periods;
}
