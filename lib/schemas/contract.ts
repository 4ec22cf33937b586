/**
 * The shape of contract files. It is strict, because a typo can cost money. lib/domain/checker checks the meaning.
 * The published JSON Schema (docs/schema/contract.schema.json) is made from here.
 */
import * as z from 'zod/mini';
import { described } from './described.ts';
import { type CheckedContract, checkContract, checkMeaning } from '../domain/checker/check-contract.ts';
import type { Contract, Terms } from '../domain/contract/terms.ts';
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { suggest } from '../domain/contract/spelling.ts';
import { OPERATORS, isOperatorKey } from '../domain/operators/registry.ts';
import { longNumbers } from './number-digits.ts';
import { OPERATOR_SCHEMAS, definitionSchema } from './operator-schemas.ts';
import { nameSchema } from './words.ts';
import { orderSchema } from './order.ts';
import { renamedIssues } from './renamed-words.ts';
import { termsSchema } from './terms.ts';
import { type Hint, fromZodError } from './zod-issues.ts';

export const contractSchema = z.strictObject({
  makegood: described(z.literal(1), 'Version of the contract language.'),
  order: orderSchema,
  terms: z.array(termsSchema).check(z.minLength(1), z.maxLength(50)),
});

/** The same with the cells spelled out, for editors. */
const spelledTerms = z.extend(termsSchema, { definitions: z.record(nameSchema, definitionSchema) });

export const publishedContractSchema = z.extend(contractSchema, {
  terms: z.array(z.union([described(z.string(), 'A file with the terms, relative to this one.'), spelledTerms])).check(z.minLength(1)),
});

export const publishedTermsSchema = z.strictObject({ makegood: z.literal(1), terms: spelledTerms });

export interface ReadContract {
  readonly contract?: Contract;
  readonly checked?: CheckedContract;
  readonly issues: Issue[];
}

/** Reads a contract document: shape, then meaning; every error and warning at once. */
export const readContract = (document: unknown): ReadContract => readWith(document, checkContract);

/** Reads a contract that was put before, without the linter. */
export const readAgain = (document: unknown): ReadContract => readWith(document, checkMeaning);

function readWith(document: unknown, check: typeof checkContract): ReadContract {
  const old = renamedIssues(document);
  if (old.length > 0) return { issues: old };
  const long = longNumbers(document);
  if (long.length > 0) return { issues: long };
  const broken = definitionIssues(document);
  const issues = [...looseTerms(document), ...broken];
  const parsed = contractSchema.safeParse(document);
  if (!parsed.success) return { issues: [...issues, ...fromZodError(parsed.error, document, '', nestedOperator)] };
  const contract = parsed.data as unknown as Contract;
  if (issues.length > 0) return { issues: [...issues, ...meaningBeside(contract, broken)] };
  const result = check(contract);
  return { ...(result.checked && { contract, checked: result.checked }), issues: result.issues };
}

/** Issues of meaning without the cells of wrong shape: cells that depend on them are not reported. */
function meaningBeside(contract: Contract, broken: readonly Issue[]): Issue[] {
  const cells = new Set(broken.map(({ path }) => path.split('/').slice(0, 5).join('/')));
  const terms = contract.terms.map((entry, i) => ({
    ...entry,
    definitions: Object.fromEntries(
      Object.entries(entry.definitions).map(([name, definition]) => [
        name,
        cells.has(pointer('terms', i, 'definitions', name)) ? 0 : definition,
      ]),
    ),
  }));
  return checkMeaning({ ...contract, terms }, cells).issues.filter((issue) => issue.severity === 'error');
}

/** Reads a document that holds only terms (contracts/<id>/terms.yaml). */
export function readTerms(document: unknown): { terms?: Terms; issues: Issue[] } {
  const old = renamedIssues(document);
  if (old.length > 0) return { issues: old };
  const long = longNumbers(document);
  if (long.length > 0) return { issues: long };
  const wrapped = document as { terms?: unknown } | null;
  const parsed = z.strictObject({ makegood: z.literal(1), terms: termsSchema }).safeParse(document);
  const issues = definitionIssues({ terms: [wrapped?.terms] }).map((issue) => ({
    ...issue,
    path: issue.path.replace('/terms/0', '/terms'),
  }));
  if (!parsed.success) return { issues: [...issues, ...fromZodError(parsed.error, document, '', nestedOperator)] };
  return issues.length > 0 ? { issues } : { terms: parsed.data.terms as unknown as Terms, issues };
}

function looseTerms(document: unknown): Issue[] {
  const terms = (document as { terms?: unknown } | null)?.terms;
  if (!Array.isArray(terms)) return [];
  return terms.flatMap((entry, i) =>
    typeof entry === 'string'
      ? [
          errorIssue(
            'terms-by-file',
            pointer('terms', i),
            `the terms "${entry}" are named by file; send them inline (\`makegood contract put\` does)`,
          ),
        ]
      : [],
  );
}

const nestedOperator: Hint = (given) =>
  typeof given === 'object' && given !== null && !Array.isArray(given) && Object.keys(given).some(isOperatorKey)
    ? 'an operator inside another one: give it a name under `definitions`, and write that name here'
    : undefined;

/** The most cells of terms: far more than any contract needs; a bound against hostile files. */
const MAX_CELLS = 1000;

/** Checks each definition against the schema of its operator. */
function definitionIssues(document: unknown): Issue[] {
  const terms = (document as { terms?: unknown } | null)?.terms;
  if (!Array.isArray(terms)) return [];
  return terms.flatMap((entry, i) => {
    const definitions = (entry as { definitions?: unknown } | null)?.definitions;
    if (typeof definitions !== 'object' || definitions === null) return [];
    if (Object.keys(definitions).length > MAX_CELLS) {
      return [errorIssue('too-many', pointer('terms', i, 'definitions'), `a text has at most ${MAX_CELLS} cells; split the contract`)];
    }
    return Object.entries(definitions as Record<string, unknown>).flatMap(([name, definition]) => {
      if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) return [];
      const keys = Object.keys(definition).filter(isOperatorKey);
      const at = pointer('terms', i, 'definitions', name);
      if (keys.length !== 1) return [errorIssue('one-operator', at, operatorMessage(Object.keys(definition), keys))];
      const parsed = OPERATOR_SCHEMAS[keys[0]!]!.safeParse(definition);
      return parsed.success ? [] : fromZodError(parsed.error, definition, at, nestedOperator);
    });
  });
}

function operatorMessage(keys: readonly string[], operators: readonly string[]): string {
  if (operators.length > 1) return `has several operators (${operators.join(', ')}); one cell is one operator`;
  const near = keys.map((key) => suggest(key, Object.keys(OPERATORS))).find((text) => text !== '');
  return `has no operator among its keys (${keys.join(', ')})${near ?? '; docs/reference/operators.md lists them'}`;
}
