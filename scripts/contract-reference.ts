/** docs/reference/contract.md: every key of a contract, from the schema; and examples from the contract files themselves. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { isOperatorKey } from '../lib/domain/operators/registry.ts';
import { orderSchema } from '../lib/schemas/order.ts';
import { termsSchema } from '../lib/schemas/terms.ts';
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { EXAMPLES, TEXTS, exampleFile, inProject, termsFile } from '../test/support/contract-files.ts';

interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly pattern?: string;
}

type Node = Readonly<Record<string, unknown>>;

/** Contract files, the shortest text first, so that examples are plain. */
const documents = [TEXTS.map(termsFile), EXAMPLES.map(exampleFile)].flatMap((files) =>
  files
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .sort((a, b) => a.text.length - b.text.length || (a.file < b.file ? -1 : 1))
    .map(({ file, text }) => ({ file: inProject(file), document: readYaml(text).document as Node })),
);

const asFlow = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(asFlow).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, entry]) => `${key}: ${asFlow(entry)}`)
      .join(', ')} }`;
  return typeof value === 'string' && /[,:{}[\]#]/.test(value) ? JSON.stringify(value) : String(value);
};

/** The first values at a path of keys; "*" is any key, "-" any entry. */
function valuesAt(node: unknown, steps: readonly string[]): unknown[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [node];
  if (typeof node !== 'object' || node === null) return [];
  if (step === '*' || step === '-') return Object.values(node).flatMap((entry) => valuesAt(entry, rest));
  return Object.hasOwn(node, step) ? valuesAt((node as Node)[step], rest) : [];
}

function exampleOf(part: 'order' | 'terms', steps: readonly string[]): string {
  for (const { document } of documents) {
    const roots = part === 'order' ? [document.order] : Array.isArray(document.terms) ? (document.terms as unknown[]) : [document.terms];
    const found = roots.flatMap((root) => valuesAt(root, steps)).find((value) => asFlow(value).length <= 70);
    if (found !== undefined) return `\`${asFlow(found).replaceAll('|', '\\|')}\``;
  }
  return '';
}

function takes(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((word) => `\`${String(word)}\``).join(' \\| ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(takes))].join(', or ');
  if (schema.type === 'array') return `a list of ${takes(schema.items ?? {}).replace(/^an? /, '') || 'values'}`;
  if (schema.type === 'object') return schema.properties ? 'a map' : 'a map by name';
  if (schema.pattern?.startsWith('^[a-z][a-z0-9]*')) return 'a name';
  return { string: 'text', integer: 'a whole number', number: 'a number', boolean: '`true` or `false`' }[schema.type ?? ''] ?? 'a value';
}

function rowsOf(part: 'order' | 'terms', schema: Schema, steps: readonly string[]): string[] {
  const variants = schema.anyOf ?? [schema];
  return variants.flatMap((variant) => {
    if (variant.type === 'array') return rowsOf(part, variant.items ?? {}, [...steps, '-']);
    const own = Object.entries(variant.properties ?? {}).flatMap(([key, inner]) => {
      const path = [...steps, key];
      const needed = variant.required?.includes(key) ? 'yes' : 'no';
      const row = `| \`${path.join('.').replaceAll('.-', '[]')}\` | ${takes(inner)} | ${needed} | ${inner.description ?? ''} | ${exampleOf(part, path)} |`;
      return [row, ...(isDefinition(path) ? [] : rowsOf(part, inner, path))];
    });
    const named = typeof variant.additionalProperties === 'object' ? rowsOf(part, variant.additionalProperties, [...steps, '*']) : [];
    return [...own, ...named];
  });
}

/** Definitions have a page of their own. */
const isDefinition = (path: readonly string[]): boolean => path[0] === 'definitions';

export function contractReference(): string {
  const table = (part: 'order' | 'terms', schema: z.ZodMiniType): string[] => [
    '| key | takes | needed | meaning | example |',
    '|---|---|---|---|---|',
    ...new Set(rowsOf(part, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, [])),
  ];
  return [
    '# Every key of a contract',
    '',
    'Made from the schema by `npm run docs`. `*` stands for a name of your own, `[]` for each entry of a list. Operators, the keys of a definition, have a page of their own: [Operators](operators.md). Units are part of a literal: `99.9%`, `48 h`, `5 business days`, `1.00 USD`, `10 Gbit/s`, `2026-04-01`; a bare whole number is a count.',
    '',
    '## The order: your parties, term, components, fees',
    '',
    ...table('order', orderSchema),
    '',
    '## The terms: the text',
    '',
    ...table('terms', termsSchema),
    '',
  ].join('\n');
}

/** A definition with a given operator from the contract files, with its file. */
export function exampleOfOperator(key: string): { name: string; text: string; file: string } {
  let best: { name: string; text: string; file: string } | undefined;
  for (const { file, document } of documents) {
    const roots = Array.isArray(document.terms) ? (document.terms as unknown[]) : [document.terms];
    for (const root of roots) {
      for (const [name, definition] of Object.entries(((root as Node | undefined)?.definitions ?? {}) as Node)) {
        if (typeof definition !== 'object' || definition === null) continue;
        const { clause: _, quote: __, note: ___, ...cell } = definition as Node;
        if (Object.keys(cell).find(isOperatorKey) !== key) continue;
        const text = asFlow(cell);
        if (!best || text.length < best.text.length) best = { name, text, file };
      }
    }
  }
  if (!best) throw new Error(`no contract file uses \`${key}\``);
  return best;
}
