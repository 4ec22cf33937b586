/** Checks the words of an operator's parameters: kinds, attributes, milestones and values that the terms must have declared. */
import { article } from '../contract/article.ts';
import { BUILT_IN_ATTRIBUTES, RECORD_KINDS } from '../evidence/vocabulary.ts';
import type { Param } from '../operators/params.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import type { Condition, Limit, BandRow } from '../contract/terms.ts';
import type { Checker } from './checker.ts';
import { checkEdges, checkSides } from './check-edges.ts';
import { suggest } from '../contract/spelling.ts';
import type { NameBinding } from './names.ts';
import type { Cell } from '../operators/cell.ts';
import type { Operator } from '../operators/define-operator.ts';
import { wordsOf } from '../operators/attribute-values.ts';

export function checkParams(checker: Checker, operator: Operator, cell: Cell, path: string): void {
  const kind = recordKindOf(checker, operator, cell, path);
  for (const [name, spec] of [[operator.key, operator.subject] as const, ...Object.entries(operator.params)])
    if (cell[name] !== undefined) checkParam(checker, spec, cell[name], `${path}/${name}`, kind);
  if (operator.limit === 'none') return;
  const limits = LIMIT_KEYS.filter((edge) => cell[edge] !== undefined);
  if (limits.length === 0)
    checker.fail('limit-missing', path, `\`${operator.key}\` needs a limit: ${(operator.edges ?? LIMIT_KEYS).join(', ')}`);
  checkEdges(checker, cell as Limit, path, cell[operator.key]);
  for (const edge of limits)
    if (operator.edges && !operator.edges.includes(edge))
      checker.fail(
        'limit-not-allowed',
        `${path}/${edge}`,
        `\`${operator.key}\` takes no \`${edge}\`; write ${operator.edges.join(' or ')}`,
      );
}

/** Words that must be declared, by the type of the parameter. */
const DECLARED: Partial<Record<Param['is'], { readonly binding: NameBinding; readonly code: string; readonly section: string }>> = {
  'component-kind': { binding: 'component kind', code: 'unknown-component-kind', section: 'components' },
  'record-kind': { binding: 'record kind', code: 'unknown-record-kind', section: 'records' },
  attribute: { binding: 'attribute', code: 'unknown-attribute', section: 'attributes' },
};

function checkParam(checker: Checker, spec: Param, value: unknown, path: string, kind: string | undefined): void {
  const word = String(value);
  const declared = DECLARED[spec.is];
  if (declared && !checker.names.is(declared.binding, word)) {
    const known = [...checker.names.all(declared.binding), ...(spec.is === 'record-kind' ? Object.keys(RECORD_KINDS) : [])];
    const listed = spec.is === 'record-kind' ? ` (${known.join(', ')})` : '';
    checker.fail(
      declared.code,
      path,
      `"${word}" is no ${declared.binding}${listed}; declare it under \`${declared.section}\`${suggest(word, known)}`,
    );
  }
  if (spec.is === 'milestone' || spec.is === 'milestones') checkMilestones(checker, [value].flat(), path, kind);
  if (spec.is === 'names') checkAgain(checker, value as readonly string[], path);
  if (spec.is === 'rows' && Array.isArray(value)) value.forEach((row: BandRow, i) => checkSides(checker, row, `${path}/${i}`));
  if (spec.is === 'conditions') checkConditions(checker, value as readonly Condition[], path, kind);
  if (spec.is === 'holiday-lists')
    for (const list of Object.values(value as Record<string, string[]>).flat())
      if (!checker.terms.holidays || !Object.hasOwn(checker.terms.holidays, list))
        checker.fail('unknown-holidays', path, `"${list}" is no list under \`holidays\``);
}

/** Refuses two names with the same definition in one list; the same name twice is refused elsewhere. */
function checkAgain(checker: Checker, names: readonly string[], path: string): void {
  const context = checker.contextFor('', '');
  names.forEach((name, i) => {
    const first = names.slice(0, i).find((other) => other !== name && context.areSame(other, name));
    if (first !== undefined)
      checker.fail(
        'no-effect',
        `${path}/${i}`,
        `"${name}" has the same definition as "${first}", which is in the list already; remove one, or correct its definition`,
      );
  });
}

function checkMilestones(checker: Checker, words: readonly unknown[], path: string, kind: string | undefined): void {
  const known = kind === undefined ? undefined : checker.recordKind(kind);
  for (const word of words) {
    if (known && !known.includes(String(word)))
      checker.fail(
        'unknown-milestone',
        path,
        `${article(String(kind))} has no milestone "${String(word)}" (${known.join(', ')})${suggest(String(word), known)}`,
      );
  }
}

function checkConditions(checker: Checker, conditions: readonly Condition[], path: string, kind: string | undefined): void {
  conditions.forEach((condition, i) => {
    const at = `${path}/${i}`;
    const read = condition.of === undefined ? kind : linkedKind(checker, condition.of, kind, at);
    if (condition.of !== undefined && read === undefined) return;
    const milestones = [condition.from, condition.to, condition.reached, condition.missing, condition.before];
    checkMilestones(
      checker,
      milestones.flatMap((words) => words ?? []),
      at,
      read,
    );
    if (condition.from !== undefined) checkNotice(checker, condition, at);
    if (condition.attribute !== undefined) checkAttributeCondition(checker, condition, at, read);
  });
}

/** The kind of the record that an attribute names; undefined, with an error, where it names none. @param kind that of the records that have it. */
function linkedKind(checker: Checker, name: string, kind: string | undefined, path: string): string | undefined {
  const attribute = checker.names.is('attribute', name) ? checker.terms.attributes![name]! : undefined;
  const fail = (code: string, message: string): undefined => void checker.fail(code, `${path}/of`, message);
  if (!attribute) return fail('unknown-attribute', `"${name}" is no attribute; declare it under \`attributes\``);
  if (attribute.names === undefined)
    return fail('wrong-type', `"${name}" names no record; declare it with \`names\`, such as \`names: outage\``);
  if (kind !== undefined && attribute.of !== kind)
    return fail(
      'wrong-grain',
      `"${name}" is an attribute of ${attribute.of}: the records here are of kind ${kind}; name an attribute of ${kind} that has \`names\``,
    );
  return attribute.names;
}

/** Checks the length from one milestone to another: it needs a limit, and business days need a calendar. */
function checkNotice(checker: Checker, condition: Condition, path: string): void {
  const limits = LIMIT_KEYS.filter((edge) => condition[edge] !== undefined);
  checkEdges(checker, condition, path);
  if (limits.length === 0)
    checker.fail(
      'limit-missing',
      path,
      'the length from one milestone to the other needs a limit, such as `at-least: 72 h`; to ask only whether a milestone was reached, write `reached`',
    );
  for (const edge of limits) {
    const literal = checker.literal(condition[edge]);
    const name = condition[edge];
    if (typeof name === 'string' && checker.behind(name) !== undefined)
      checker.fail(
        'wrong-type',
        `${path}/${edge}`,
        `"${name}" is computed; a notice is a literal such as "72 h", or a parameter of the order`,
      );
    if (literal?.kind !== 'span') continue;
    if (literal.value.unit !== 'business day')
      checker.fail(
        'wrong-type',
        `${path}/${edge}`,
        'a notice is a length of time such as "72 h", or with `hours` a number of business days such as "5 business days"',
      );
    else if (condition.hours === undefined) checker.fail('missing', `${path}/hours`, 'business days need a calendar: add `hours`');
  }
}

function checkAttributeCondition(checker: Checker, condition: Condition, path: string, kind: string | undefined): void {
  const name = condition.attribute!;
  const attribute = checker.names.is('attribute', name) ? checker.terms.attributes![name] : undefined;
  const builtIn = attribute || !Object.hasOwn(BUILT_IN_ATTRIBUTES, name) ? undefined : BUILT_IN_ATTRIBUTES[name];
  const of = attribute?.of ?? builtIn?.of;
  if (of === undefined) {
    checker.fail('unknown-attribute', `${path}/attribute`, `"${name}" is no attribute; declare it under \`attributes\``);
    return;
  }
  if (kind !== undefined && of !== kind) {
    const remedy = checker.recordKind(of)
      ? `the records here are of kind ${kind}`
      : `a condition cannot use it; choose between cells by it instead: { depending-on: ${name}, cases: { ... } }, with \`never\` for what does not count`;
    checker.fail('wrong-grain', `${path}/attribute`, `"${name}" is an attribute of ${of}: ${remedy}`);
    return;
  }
  if (attribute && attribute.values === undefined) {
    const remedy =
      attribute.names === undefined
        ? `"${name}" is a number, and a condition compares words; declare the attribute with \`values\``
        : `"${name}" names a record; write \`of: ${name}\` and a condition on that record`;
    checker.fail('wrong-type', `${path}/attribute`, remedy);
    return;
  }
  const words = wordsOf((attribute ?? builtIn)!.values);
  for (const word of [...(condition.is ?? []), ...(condition['is-not'] ?? [])])
    if (words.length > 0 && !words.includes(word))
      checker.fail('unknown-word', path, `"${word}" is no value of "${name}" (${words.join(', ')})${suggest(word, words)}`);
}

/** The record kind of the milestones and attributes in a cell. */
function recordKindOf(checker: Checker, operator: Operator, cell: Cell, path: string): string | undefined {
  const name = String(cell[operator.key]);
  if (operator.subject.is === 'record-kind') return name;
  if (operator.subject.is === 'name-or-record-kind')
    return cell.that === undefined ? recordKind(checker, name) : objectiveKind(checker, name, path);
  // The milestone of a numeric attribute is one of the records that have the attribute.
  if (operator.subject.is === 'attribute' && checker.names.is('attribute', name))
    return recordKind(checker, checker.terms.attributes![name]!.of);
  return undefined;
}

const recordKind = (checker: Checker, kind: string): string | undefined => (checker.recordKind(kind) ? kind : undefined);

function objectiveKind(checker: Checker, objective: string, path: string): string | undefined {
  const subject = checker.names.is('objective', objective) ? checker.cell(objective, path)?.subject : undefined;
  return subject && 'record' in subject ? subject.record : undefined;
}
