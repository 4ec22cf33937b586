/** Checks an operator's parameters: kinds, attributes, milestones and words that the terms must have declared. */
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import { wordsOf } from '../operators/context.ts';
import type { Cell, Operator, Param } from '../operators/operator.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import { parseLiteral } from './literal.ts';
import type { Checker } from './checker.ts';

export function checkParams(checker: Checker, operator: Operator, cell: Cell, path: string): void {
  const kind = recordKindOf(operator, cell);
  if (operator.subject.is === 'attribute') checkParam(checker, operator.subject, cell[operator.key], path, kind);
  if (operator.subject.is === 'record-kind') checkParam(checker, operator.subject, cell[operator.key], `${path}/${operator.key}`, kind);
  for (const [name, spec] of Object.entries(operator.params)) {
    if (cell[name] !== undefined) checkParam(checker, spec, cell[name], `${path}/${name}`, kind, name);
  }
  const limits = LIMIT_KEYS.filter((edge) => cell[edge] !== undefined);
  if (operator.limit === 'required' && limits.length === 0)
    checker.fail('limit-missing', path, `\`${operator.key}\` needs a limit: at-least, more-than, at-most or less-than`);
}

function checkParam(checker: Checker, spec: Param, value: unknown, path: string, kind: string | undefined, name = ''): void {
  if (spec.is === 'component-kind' && !checker.terms.components?.[String(value)]) {
    checker.fail('unknown-component-kind', path, `"${String(value)}" is no component kind; declare it under \`components\``);
  } else if (spec.is === 'record-kind' && !checker.recordKind(String(value))) {
    checker.fail(
      'unknown-record-kind',
      path,
      `"${String(value)}" is no kind of record (${Object.keys(RECORD_KINDS).join(', ')}); declare others under \`records\``,
    );
  } else if (spec.is === 'attribute' && !checker.terms.attributes?.[String(value)]) {
    checker.fail('unknown-attribute', path, `"${String(value)}" is no attribute; declare it under \`attributes\``);
  } else if (spec.is === 'conditions') checkConditions(checker, value as Cell['where'], path, kind);
  else if (spec.is === 'holiday-lists') {
    for (const list of Object.values(value as Record<string, string[]>).flat())
      if (!checker.terms.holidays?.[list]) checker.fail('unknown-holidays', path, `"${list}" is no list under \`holidays\``);
  } else if (kind !== undefined && ['from', 'to', 'reached', 'update', 'until'].includes(name))
    checkMilestones(checker, [value].flat(), path, kind);
}

function checkMilestones(checker: Checker, words: readonly unknown[], path: string, kind: string): void {
  const known = checker.recordKind(kind);
  for (const word of words) {
    if (known && !known.includes(String(word)))
      checker.fail('unknown-milestone', path, `a ${kind} has no milestone "${String(word)}" (${known.join(', ')})`);
  }
}

function isNotice(value: unknown, hours: boolean): boolean {
  const literal = parseLiteral(value);
  return literal?.kind === 'duration' || (hours && literal?.kind === 'span' && literal.value.unit === 'business day');
}

function checkConditions(checker: Checker, conditions: Cell['where'], path: string, kind: string | undefined): void {
  (conditions ?? []).forEach((condition, i) => {
    const at = `${path}/${i}`;
    for (const edge of LIMIT_KEYS)
      if (condition[edge] !== undefined && !isNotice(condition[edge], condition.hours !== undefined))
        checker.fail(
          'wrong-type',
          `${at}/${edge}`,
          'a notice or length is an elapsed span such as "72 h", counted in the calendar of `hours` if there is one, or with `hours` "5 business days"',
        );
    if (condition.hours !== undefined) checker.expect(`${at}/hours`, condition.hours, ['times']);
    const milestones = [condition.from, condition.to, condition.reached, condition.missing, condition.before].filter(
      (word) => word !== undefined,
    );
    if (kind !== undefined) checkMilestones(checker, milestones, at, kind);
    if (condition.attribute === undefined) return;
    const attribute = checker.terms.attributes?.[condition.attribute];
    if (!attribute && condition.attribute !== 'level')
      checker.fail('unknown-attribute', `${at}/attribute`, `"${condition.attribute}" is no attribute; declare it under \`attributes\``);
    const words = wordsOf(attribute?.values);
    for (const word of [...(condition.is ?? []), ...(condition['is-not'] ?? [])]) {
      if (attribute && words.length > 0 && !words.includes(word))
        checker.fail('unknown-word', at, `"${word}" is no value of "${condition.attribute}" (${words.join(', ')})`);
    }
  });
}

/** The record kind whose milestones a cell's words belong to. */
function recordKindOf(operator: Operator, cell: Cell): string | undefined {
  if (operator.subject.is === 'record-kind' || (operator.subject.is === 'name-or-record-kind' && RECORD_KINDS[String(cell[operator.key])]))
    return String(cell[operator.key]);
  return undefined;
}
