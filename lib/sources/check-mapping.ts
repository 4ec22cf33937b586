/** What is wrong with a mapping whose shape is right: expressions that do not compile, ways in that do not go together. */
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import type { Mapping } from '../schemas/mapping.ts';
import { compile, reasonOf } from './expression.ts';
import { TEMPLATES, VALUES } from './mapped.ts';
import { isFields, pick } from './source.ts';
import { piecesOf } from './template.ts';

/** Every expression of a mapping with its place; those of templates too. */
function* expressionsIn(value: unknown, path: readonly (string | number)[]): Generator<readonly [readonly (string | number)[], string]> {
  if (Array.isArray(value)) for (const [i, entry] of value.entries()) yield* expressionsIn(entry, [...path, i]);
  if (!isFields(value)) return;
  for (const [key, entry] of Object.entries(value)) {
    const place = [...path, key];
    const inColumns = path.at(-1) === 'attributes' || path.at(-1) === 'measured';
    if (typeof entry === 'string' && (inColumns || EXPRESSIONS.has(key))) yield [place, entry];
    else if ((TEMPLATES as readonly string[]).includes(key) && !inColumns) {
      for (const template of [entry].flat())
        for (const piece of piecesOf(String(template))) if (piece.expression) yield [place, piece.text];
    } else if (key !== 'map' && key !== 'otherwise') yield* expressionsIn(entry, place);
  }
}

const EXPRESSIONS: ReadonlySet<string> = new Set(['when', 'of', 'from', 'less-seconds', 'each', ...VALUES]);

/** Every defect, with its place in the mapping. */
export function checkMapping(mapping: Mapping): Issue[] {
  const issues: Issue[] = [];
  const { each, ignore, refuse, facts, challenge } = mapping;
  for (const [path, text] of expressionsIn({ each, ignore, refuse, facts, challenge }, [])) {
    try {
      if (text === '') throw new Error('braces without an expression, or a brace that is not closed');
      compile(text);
    } catch (error) {
      issues.push(errorIssue('bad-expression', pointer(...path), `"${text}": ${reasonOf(error)}`));
    }
  }
  if (pick(mapping, 'webhook') === true || !mapping.bus) return issues;
  if (mapping.signature || mapping.headers || challenge)
    issues.push(
      errorIssue('one-of', '/bus', 'an event from the bus has no headers, no signature and no challenge: its account is its proof'),
    );
  return issues;
}
