/** Checks a whole contract: the order against each version of the terms; finds the version in force. */
import { article } from '../contract/article.ts';
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { formatDecimal } from '../money/decimal.ts';
import { parseMoney } from '../money/money.ts';
import { integer } from '../money/ratio.ts';
import { currencyExponent } from '../money/currency.ts';
import { formatDay, parseDay } from '../time/instant.ts';
import { isZone } from '../time/timezone.ts';
import type { Charge, Contract, Order, Terms } from '../contract/terms.ts';
import { lengthIssues } from './bounds.ts';
import { orderIssues, sendersTwice } from './check-order.ts';
import { outsideTerm } from './check-term.ts';
import { checkPeriodsJoin, checkVersions } from './check-versions.ts';
import { explained, lint, lintOrder } from './lint/lint.ts';
import { valueIssue } from './check-attributes.ts';
import { unknownInAll } from './check-order-names.ts';
import { parameterIssues } from './parameters.ts';
import { repeatedIn } from './repeated.ts';
import { RESERVED_NAMES } from './names.ts';
import { checkTerms } from './check-terms.ts';
import type { CheckedTerms } from './checked-terms.ts';

export interface CheckedContract {
  readonly contract: Contract;
  /** The checked terms of each version, by `from`, oldest first. */
  readonly checkedTexts: readonly CheckedTerms[];
  /**
   * A day (since 1970-01-01) on which a period begins in place of those of the terms: for an assessment of the time before a day, such as
   * that of a claim.
   */
  readonly anchor?: number;
}

/** A contract whose periods end with the day before `day` (ISO): the 365 days before a claim. Undefined where the text is no day. */
export function endingBefore(
  checked: CheckedContract,
  day: string,
): { readonly checked: CheckedContract; readonly period: string } | undefined {
  const anchor = parseDay(day);
  return anchor === undefined ? undefined : { checked: { ...checked, anchor }, period: formatDay(anchor - 1) };
}

/** Functions that give warnings and notes for checked terms, beside errors. */
export interface Notes {
  readonly ofText: (terms: Terms, base: string) => readonly Issue[];
  readonly ofOrder: (contract: Contract, checkedTerms: CheckedTerms, base: string) => readonly Issue[];
}

const NONE: Notes = { ofText: () => [], ofOrder: () => [] };

interface Checked {
  readonly checked?: CheckedContract;
  readonly issues: Issue[];
}

/** Checks meaning, with the findings of the linter. */
export const checkContract = (contract: Contract, broken?: ReadonlySet<string>): Checked => {
  const { issues, ...checked } = checkMeaning(contract, broken, { ofText: lint, ofOrder: lintOrder });
  return { ...checked, issues: issues.map(explained) };
};

/**
 * Checks meaning; shapes must have been checked before. Returns all issues, and the checked contract when none is an error. A caller that
 * only reads an accepted contract passes no `notes`, so that its bundle does not contain the linter.
 * @param broken pointers of definitions with a wrong shape: they have no type, and references to them are not reported.
 */
export function checkMeaning(contract: Contract, broken: ReadonlySet<string> = new Set(), notes: Notes = NONE): Checked {
  const issues: Issue[] = [...repeatedIn(contract.order, '/order'), ...sendersTwice(contract.order)];
  const checkedTexts: CheckedTerms[] = [];
  contract.terms.forEach((terms, i) => {
    const base = pointer('terms', i);
    issues.push(...repeatedIn(terms, base));
    const basics = [...checkBasics(terms, base), ...lengthIssues(terms, base, contract.order)];
    issues.push(...basics);
    if (basics.length > 0) return;
    const result = checkTerms(terms, base, { broken, order: contract.order, notes: notes.ofText });
    issues.push(...result.issues, ...checkOrder(contract.order, terms));
    if (result.checkedTerms) {
      checkedTexts.push(result.checkedTerms);
      issues.push(...notes.ofOrder(contract, result.checkedTerms, base));
    }
  });
  issues.push(
    ...checkVersions(contract),
    ...unknownInAll(contract),
    ...orderIssues(contract.order, checkedTexts.length === contract.terms.length ? checkedTexts : undefined),
  );
  const unique = issues.filter(
    (issue, i) =>
      issues.findIndex((other) => other.code === issue.code && other.path === issue.path && other.message === issue.message) === i,
  );
  if (unique.some((issue) => issue.severity === 'error')) return { issues: unique };
  checkedTexts.sort((a, b) => (a.terms.from < b.terms.from ? -1 : 1));
  const apart = [...checkPeriodsJoin(contract, checkedTexts), ...outsideTerm(contract, checkedTexts)];
  if (apart.length > 0) return { issues: [...unique, ...apart] };
  return { checked: { contract, checkedTexts }, issues: unique };
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
    const zone = typeof definition === 'object' ? definition['business-hours'] : undefined;
    if (typeof zone === 'string' && !isZone(zone))
      issues.push(errorIssue('unknown-zone', base + pointer('definitions', name, 'business-hours'), `"${zone}" is no IANA time zone`));
  }
  if (terms.through !== undefined && terms.through < terms.from)
    issues.push(errorIssue('end-before-start', `${base}/through`, `${terms.through} lies before ${terms.from}`));
  return issues;
}

function checkOrder(order: Order, terms: Terms): Issue[] {
  const issues: Issue[] = [];
  const fail = (code: string, path: string, message: string): void => void issues.push(errorIssue(code, `/order${path}`, message));
  checkComponents(order, terms, fail);
  checkAttributes(order.attributes, 'customer', '/attributes', terms, fail);
  (order.charges ?? []).forEach((charge, i) => checkCharge(charge, i, order, terms, fail));
  for (const [name, parameter] of Object.entries(terms.parameters ?? {})) {
    const value = order.parameters?.[name];
    if (value === undefined && parameter.default === undefined)
      fail('parameter-missing', pointer('parameters', name), `the terms ask for "${name}" (such as ${parameter.like})`);
    if (value !== undefined)
      parameterIssues(terms, name, value).forEach(({ code, message }) => fail(code, pointer('parameters', name), message));
  }
  return issues;
}

type Fail = (code: string, path: string, message: string) => void;

function checkCharge(charge: Charge, i: number, order: Order, terms: Terms, fail: Fail): void {
  const path = `/charges/${i}`;
  const money = parseMoney(charge.amount);
  if (!money)
    fail(
      'bad-amount',
      `${path}/amount`,
      `"${charge.amount}" is no amount such as "${formatDecimal(integer(1200), currencyExponent(terms.money.currency) ?? 2, 'down')} ${terms.money.currency}" (currency of ISO 4217, no more decimals than it has)`,
    );
  else if (money.currency !== terms.money.currency)
    fail('wrong-currency', `${path}/amount`, `${charge.amount} is not in ${terms.money.currency}, the contract's currency`);
  else if (money.exact.n < 0n)
    fail(
      'negative-amount',
      `${path}/amount`,
      'a charge cannot be negative; write a refund as a smaller charge, or as a charge of another kind that the terms leave out',
    );
  if (charge.component !== undefined && !order.components?.[charge.component])
    fail('unknown-component', `${path}/component`, `"${charge.component}" is no component of the order`);
  if (charge.every === 'month' && charge['part-month'] === undefined)
    fail(
      'choice-missing',
      `${path}/part-month`,
      'state the charge of a month that is only partly in the term: `part-month: whole` or `by-days`',
    );
  checkSpan(charge, path, order, fail);
}

/** Checks the span of a charge: a prepayment needs an end, and a charge that is not spread counts on its first day only. */
function checkSpan(charge: Charge, path: string, order: Order, fail: Fail): void {
  const isSingle = charge.every === 'once' && charge.spread === undefined;
  const through = charge.through ?? (isSingle ? undefined : order.through);
  // A term that ends before it begins is reported at the order.
  const isOfTerm = charge.from === undefined && charge.through === undefined;
  if (through !== undefined && through < (charge.from ?? order.from) && !isOfTerm)
    fail(
      'end-before-start',
      `${path}/${charge.through === undefined ? 'from' : 'through'}`,
      `${through} lies before ${charge.from ?? order.from}`,
    );
  if (charge.every === 'once' && charge.spread !== undefined && through === undefined)
    fail('missing', `${path}/through`, 'a prepayment is spread over the days from `from` to `through`: give its last day with `through`');
  const idle = (key: string, remedy: string): void =>
    fail('no-effect', `${path}/${key}`, `\`${key}\` has no effect on a charge of \`every: ${charge.every}\`; ${remedy}`);
  if (charge.every === 'once' && charge.through !== undefined && charge.spread === undefined)
    idle('through', 'spread the charge over the span with `spread: months` or `days`, or remove it');
  if (charge.every !== 'month' && charge['part-month'] !== undefined) idle('part-month', 'remove it');
  if (charge.every === 'month' && charge.spread !== undefined)
    idle('spread', 'remove it, or write `every: once` with a `through`, and no `part-month`');
}

function checkComponents(order: Order, terms: Terms, fail: Fail): void {
  const names = new Map(Object.keys(order.components ?? {}).map((id) => [id, id]));
  for (const [id, component] of Object.entries(order.components ?? {})) {
    const path = pointer('components', id);
    const kind = terms.components && Object.hasOwn(terms.components, component.kind) ? terms.components[component.kind] : undefined;
    if ((RESERVED_NAMES as readonly string[]).includes(id))
      fail('bad-name', path, `"${id}" is reserved and cannot name a component; give it another id, and list this name under \`known-as\``);
    if (!kind)
      fail(
        'unknown-component-kind',
        `${path}/kind`,
        `version ${terms.version} of the terms has no component kind "${component.kind}" (it has ${Object.keys(terms.components ?? {}).join(', ') || 'none'}); declare it under \`components\` there too, or correct it`,
      );
    // Where a kind is unknown, so is what it lies in.
    if (kind && component.in !== undefined && (kind.in === undefined || order.components?.[component.in]?.kind !== kind.in))
      fail(
        'wrong-container',
        `${path}/in`,
        `"${component.in}" must be a component of kind ${kind?.in ?? '(none: this kind lies in nothing)'}`,
      );
    if (kind?.in !== undefined && component.in === undefined)
      fail('missing', `${path}/in`, `${article(component.kind)} lies in ${article(kind.in)}: name it`);
    for (const other of component['depends-on'] ?? [])
      if (other === id) fail('no-effect', `${path}/depends-on`, `"${id}" depends on itself, which has no effect; remove it from the list`);
      else if (kind) checkDependence(order.components?.[other]?.kind, kind['depends-on'], other, `${path}/depends-on`, fail);
    if (component['known-as']?.length === 0)
      fail('no-effect', `${path}/known-as`, 'an empty list gives no name; name it, or remove the list');
    for (const name of component['known-as'] ?? []) {
      if (names.has(name)) fail('ambiguous-name', `${path}/known-as`, `"${name}" already means ${names.get(name)}`);
      names.set(name, id);
    }
    checkAttributes(component.attributes, component.kind, `${path}/attributes`, terms, fail);
  }
}

function checkDependence(kind: string | undefined, declared: string | undefined, other: string, path: string, fail: Fail): void {
  if (kind === undefined) fail('unknown-component', path, `"${other}" is no component of the order`);
  else if (kind !== declared)
    fail('wrong-kind', path, `"${other}" must be a component of kind ${declared ?? '(none: by the terms this kind depends on nothing)'}`);
}

function checkAttributes(
  given: Readonly<Record<string, string | number>> | undefined,
  of: string,
  path: string,
  terms: Terms,
  fail: Fail,
): void {
  for (const [name, value] of Object.entries(given ?? {})) {
    const attribute = terms.attributes && Object.hasOwn(terms.attributes, name) ? terms.attributes[name] : undefined;
    // An attribute that no version has is reported with the order.
    if (attribute?.of !== of) continue;
    const wrong = valueIssue(name, attribute, String(value));
    if (wrong) fail(wrong.code, `${path}/${name}`, wrong.message);
  }
}
