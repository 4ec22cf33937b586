/** Checks a mapping of right shape: expressions must compile, and `bus` and webhook keys must fit together. */
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { type FactRule, GUIDE, type StoredShape } from '../schemas/mapping.ts';
import { compile, namesIn, reasonOf } from './expression.ts';
import { TEMPLATES, VALUES } from './mapped.ts';
import { isFields, pick } from './source.ts';
import { piecesOf } from './template.ts';

type Path = readonly (string | number)[];

interface FoundExpression {
  readonly path: Path;
  readonly text: string;
  /** Whether it is in the braces of a template. */
  readonly inBraces: boolean;
}

/** Every expression of a mapping with its place; those of templates too. */
function* expressionsIn(value: unknown, path: Path): Generator<FoundExpression> {
  if (Array.isArray(value)) for (const [i, entry] of value.entries()) yield* expressionsIn(entry, [...path, i]);
  if (!isFields(value)) return;
  for (const [key, entry] of Object.entries(value)) {
    const place = [...path, key];
    const inColumns = path.at(-1) === 'attributes' || path.at(-1) === 'measured';
    if (typeof entry === 'string' && (inColumns || EXPRESSIONS.has(key))) yield { path: place, text: entry, inBraces: false };
    else if ((TEMPLATES as readonly string[]).includes(key) && !inColumns) {
      for (const template of [entry].flat())
        for (const piece of piecesOf(String(template))) if (piece.expression) yield { path: place, text: piece.text, inBraces: true };
    } else if (key !== 'map' && key !== 'otherwise') yield* expressionsIn(entry, place);
  }
}

const EXPRESSIONS: ReadonlySet<string> = new Set(['when', 'of', 'from', 'less-seconds', 'each', ...VALUES]);

/** Every defect, with its place in the mapping. */
export function checkMapping(mapping: StoredShape): Issue[] {
  const { each, ignore, refuse, facts, challenge } = mapping;
  const issues = [...expressionsIn({ each, ignore, refuse, facts, challenge }, [])].flatMap((found) => [
    ...checkExpression(found, mapping),
    ...checkSigned(found, mapping),
  ]);
  for (const [i, { id }] of facts.entries())
    for (const template of [id].flat())
      if (!piecesOf(template).some(({ expression }) => expression))
        issues.push(
          errorIssue(
            'constant-id',
            pointer('facts', i, 'id'),
            `"${template}" is the same for every event, so only the first would count; \`id\` is a template: write "{${template}}" where it is a field of the payload`,
          ),
        );
  if (pick(mapping, 'webhook') === true || !mapping.bus) return issues;
  if (mapping.signature || mapping.headers || challenge)
    issues.push(
      errorIssue('one-of', '/bus', 'an event from the bus has no headers, no signature and no challenge: its account is its proof'),
    );
  return issues;
}

/** Fields by which a repeated delivery is known: a component that is one of several stands in the ids. */
const IDENTIFYING: ReadonlySet<unknown> = new Set(['id', 'alias', 'component']);

/** What a signature does not cover: the address, and the instant of receipt. A challenge is no delivery: it may read both. */
function checkSigned({ path, text }: FoundExpression, { signature, facts }: StoredShape): Issue[] {
  if (!signature || path[0] === 'challenge') return [];
  const issues: Issue[] = [];
  if (reads(text, 'query'))
    issues.push(
      errorIssue(
        'unsigned-query',
        pointer(...path),
        'a signature does not cover the address, so that a signed delivery has no `$query`: read the body instead',
      ),
    );
  const [first, index, field] = path;
  const rule = first === 'facts' && IDENTIFYING.has(field) ? facts[index as number] : undefined;
  const isReceipt = (rule || first === 'each') && (reads(text, 'received') || (rule && isReceived(rule) && reads(text, 'at')));
  if (isReceipt)
    issues.push(
      errorIssue(
        'unsigned-id',
        pointer(...path),
        'a signature does not cover the instant of receipt: anyone who has a signed delivery could send it again as another event; make ids of the body',
      ),
    );
  return issues;
}

/** Whether `$at` of a rule is the instant of receipt, or made of it. */
const isReceived = ({ occurredAt }: FactRule): boolean =>
  occurredAt === 'received' || [occurredAt.from, occurredAt['less-seconds'] ?? ''].some((text) => reads(text, 'received'));

function reads(text: string, name: string): boolean {
  try {
    return text !== '' && namesIn(text).used.includes(name);
  } catch {
    return false;
  }
}

function checkExpression({ path, text, inBraces }: FoundExpression, { headers = [], bus }: StoredShape): Issue[] {
  const place = pointer(...path);
  try {
    if (text === '') throw new Error('braces without an expression, or a brace that is not closed');
    compile(text);
  } catch (error) {
    const hint =
      !inBraces && text.includes('{')
        ? `; \`${String(path.at(-1))}\` is an expression and needs no braces: only texts such as \`id\` and \`component\` have their expressions in braces`
        : '';
    return [errorIssue('bad-expression', place, `"${text}": ${reasonOf(error)}${hint} (${GUIDE})`)];
  }
  const names = namesIn(text);
  const unlisted = bus ? [] : names.headers.filter((name) => !(headers as readonly string[]).includes(name));
  return [
    ...names.hiding.map((name) =>
      errorIssue('hides-name', place, `"$${name}" has a meaning of its own in every expression; give the name that is bound here another`),
    ),
    ...unlisted.map((name) =>
      errorIssue(
        'header-not-listed',
        place,
        `the header "${name}" is not kept, so it would always be missing; list it in lower case under \`headers\``,
      ),
    ),
  ];
}
