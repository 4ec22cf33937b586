/**
 * Expressions of source mappings: JSONata over one payload, restricted to functions that read fields. There is no clock, no randomness, no
 * regular expression (one can run for hours). Time, depth, and the length of lists and texts are limited, so that neither a mapping nor a
 * payload can stop the intake. A single function can still take long: administrators' mappings are evaluated in a worker (bounded/).
 */
import jsonata from 'jsonata';
import { LIMITS } from '../declarations/limits.ts';
import { DoubledNameError } from '../schemas/doubled-names.ts';
import { boundedLists } from './expression-lists.ts';
import { BOUNDED_TEXTS, JOINED } from './expression-texts.ts';
import { parseJson } from './json.ts';

/** Milliseconds, nested calls, entries of one list. */
const EVALUATION = { timeout: 250, stack: 60, sequence: LIMITS.expressionEntries.value };

const FUNCTIONS = new Set(
  `string length substring substringBefore substringAfter uppercase lowercase trim contains split join
   number floor ceil round abs sum max min average count append sort reverse distinct zip
   boolean not exists lookup keys spread merge each map filter single reduce sift type
   tag tags json`.split(/\s+/),
);

/**
 * The variables of expressions: the whole payload, the headers, the query fields of the address, the instant of receipt, the entry's
 * position, and (in ids and fields) the instant at which the fact occurred, as ISO-8601 UTC.
 */
const GIVEN = ['body', 'headers', 'query', 'received', 'position', 'at'] as const;
export type Bindings = Readonly<Record<(typeof GIVEN)[number], unknown>>;

class NoRegularExpressions {
  constructor() {
    throw new Error('regular expressions are not allowed');
  }
}

type Node = Readonly<Record<string, unknown>>;

/** Predefined names, which a name in an expression must not hide. */
const TAKEN: ReadonlySet<string> = new Set([...FUNCTIONS, ...GIVEN]);

/** The names in an expression. */
export interface ExpressionNames {
  /** Names that it binds although they are predefined. */
  readonly hiding: readonly string[];
  /** Headers that it reads. */
  readonly headers: readonly string[];
  /** Names that it uses. */
  readonly used: readonly string[];
}

/** @throws Error when it is no expression. */
export function namesIn(text: string): ExpressionNames {
  const ast: unknown = jsonata(text).ast();
  const [bound, used, headers] = [new Set<string>(), new Set<string>(), new Set<string>()];
  namesOf(ast, bound, used);
  headersOf(ast, headers);
  return { hiding: [...bound].filter((name) => TAKEN.has(name)), headers: [...headers], used: [...used] };
}

function headersOf(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) for (const entry of node) headersOf(entry, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, steps } = node as Node;
  const [first, second] = type === 'path' ? (steps as Node[]) : [];
  if (first?.type === 'variable' && first.value === 'headers' && second?.type === 'name') found.add(String(second.value));
  for (const child of Object.values(node)) headersOf(child, found);
}

/**
 * Changes an expression so that a missing value differs from everything (`!=`) and is false under `$not`. Plain JSONata gives false and no
 * value, so that a refusal would accept a payload without the tested field.
 */
function onTheSafeSide(node: unknown): void {
  if (Array.isArray(node)) for (const entry of node) onTheSafeSide(entry);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  for (const child of Object.values(node)) onTheSafeSide(child);
  const { type, value, procedure, arguments: given } = node as Node;
  const condition =
    type === 'binary' && value === '!='
      ? { ...node, value: '=' }
      : type === 'function' && (procedure as Node).value === 'not' && (given as Node[]).length === 1
        ? (given as Node[])[0]
        : undefined;
  if (condition)
    Object.assign(node, { type: 'condition', condition, then: { type: 'value', value: false }, else: { type: 'value', value: true } });
}

/** Names that an expression binds itself, and names that it uses. */
function namesOf(node: unknown, bound: Set<string>, used: Set<string>): void {
  if (Array.isArray(node)) for (const entry of node) namesOf(entry, bound, used);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, value, lhs, arguments: parameters } = node as Node;
  if (type === 'regex') throw new Error('regular expressions are not allowed; use $contains, $split, $substringBefore and their like');
  if (type === 'bind') bound.add(String((lhs as Node).value));
  else if (type === 'lambda') for (const parameter of parameters as Node[]) bound.add(String(parameter.value));
  else if (type === 'variable') used.add(String(value));
  for (const [key, child] of Object.entries(node)) if (key !== 'value' || type !== 'variable') namesOf(child, bound, used);
}

/** Changes `a & b` to a call of the function that joins texts within the bound. */
function joinWithinBounds(node: unknown): void {
  if (Array.isArray(node)) for (const entry of node) joinWithinBounds(entry);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  for (const child of Object.values(node)) joinWithinBounds(child);
  const { type, value, lhs, rhs } = node as Node;
  if (type === 'binary' && value === '&')
    Object.assign(node, { type: 'function', value: '(', procedure: { type: 'variable', value: JOINED }, arguments: [lhs, rhs] });
}

export interface Expression {
  /** The value; undefined where the payload has none. @throws Error when it cannot be evaluated within the limits. */
  evaluate(input: unknown, given: Bindings): Promise<unknown>;
}

/** The parts after "component:", "component-" or "component_" of the entries that begin so; a text is split at commas. */
function tagsOf(tags: unknown, name: unknown): string[] {
  const list: unknown[] = Array.isArray(tags) ? tags : typeof tags === 'string' ? tags.split(',') : [];
  const found = list.flatMap((entry) => {
    const text = typeof entry === 'string' ? entry.trim() : '';
    const isOne =
      text.startsWith(String(name)) && ':-_='.includes(text.charAt(String(name).length)) && text.length > String(name).length + 1;
    return isOne ? [text.slice(String(name).length + 1)] : [];
  });
  return [...new Set(found)];
}

function jsonIn(text: unknown): unknown {
  try {
    return typeof text === 'string' ? parseJson(text) : undefined;
  } catch (error) {
    if (error instanceof DoubledNameError) throw error;
    return undefined;
  }
}

/**
 * Compiles an expression. @throws Error with the reason when it is none, or uses what is not allowed.
 * @param refuses whether a true value refuses the payload; a missing field must then not let the payload pass.
 */
export function compile(text: string, refuses = false): Expression {
  const expression = jsonata(text, { ...EVALUATION, RegexEngine: NoRegularExpressions as unknown as RegExpConstructor });
  const [bound, used] = [new Set<string>(), new Set<string>(['', '$', ...GIVEN])];
  const names = new Set<string>();
  namesOf(expression.ast(), bound, names);
  for (const name of names)
    if (!used.has(name) && !bound.has(name) && !FUNCTIONS.has(name))
      throw new Error(`"$${name}" is not known here; functions are ${[...FUNCTIONS].map((known) => `$${known}`).join(' ')}`);
  if (refuses) onTheSafeSide(expression.ast());
  joinWithinBounds(expression.ast());
  for (const [name, make, signature] of BOUNDED_TEXTS)
    expression.registerFunction(name, make as (...given: unknown[]) => unknown, signature);
  expression.registerFunction('tag', (tags: unknown, name: unknown) => tagsOf(tags, name)[0], '<x-x-:x>');
  expression.registerFunction('tags', tagsOf, '<x-x-:x>');
  expression.registerFunction('json', jsonIn, '<x-:x>');
  return {
    evaluate: async (input, given) => {
      for (const { name, make, signature } of await boundedLists()) expression.registerFunction(name, make, signature);
      return (await expression.evaluate(input, { ...given })) as unknown;
    },
  };
}

/** Why compiling or evaluating failed, in one line. */
export const reasonOf = (error: unknown): string => {
  const message = (error as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : String(error);
};
