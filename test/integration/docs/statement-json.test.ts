/** docs/reference/statement-json.md names every field of a statement and no other; and no statement has a field that the schema does not know. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { statementSchema } from '../../../lib/schemas/responses/statement.ts';
import { caseOf } from '../../support/laws.ts';
import { everyText } from '../../support/texts.ts';

interface Node {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

const root = z.toJSONSchema(statementSchema) as Node & { readonly $defs: Readonly<Record<string, Node>> };

/** Paths of all leaves. An amount is one; reasons are the same wherever they stand. */
function paths(node: Node, path: string, seen: ReadonlySet<string> = new Set()): string[] {
  const name = node.$ref?.split('/').at(-1);
  if (name === 'Amount') return [path];
  if (name === 'Reason') return seen.has(name) ? [path] : [path, ...paths(root.$defs.Reason!, 'reasons[]', new Set([...seen, name]))];
  if (name !== undefined) return paths(root.$defs[name]!, path, seen);
  if (node.anyOf) return node.anyOf.flatMap((one) => paths(one, path, seen));
  if (node.items) return paths(node.items, `${path}[]`, seen);
  if (typeof node.additionalProperties === 'object') return paths(node.additionalProperties, `${path}.*`, seen);
  if (!node.properties) return [path];
  return Object.entries(node.properties).flatMap(([key, one]) => paths(one, path === '' ? key : `${path}.${key}`, seen));
}

/** Intervals that were excluded, and records, are in the form of those that count; the legend of a part is as that of a statement. */
const SAME_FORM = [/^parts\[\]\.legend/, /^reasons\[\]\.excluded\[\]/, /^reasons\[\]\.records\[\]/];
const known = new Set(
  paths(root, '').flatMap((path) => {
    const form = SAME_FORM.find((one) => one.test(path));
    return form ? [form.exec(path)![0]] : [path];
  }),
);

const page = readFileSync(new URL('../../../docs/reference/statement-json.md', import.meta.url), 'utf8');
const documented = [...page.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell]) =>
  [...cell!.matchAll(/`([^`]+)`/g)].map(([, path]) => path!),
);

describe('docs/reference/statement-json.md', () => {
  it('names every field of the schema', () => {
    expect([...known].filter((path) => !documented.includes(path))).toEqual([]);
    expect(known.size).toBeGreaterThan(150);
  });

  it('names no field twice, and none that is missing in the schema', () => {
    expect(documented.filter((path) => !known.has(path))).toEqual([]);
    expect(documented.filter((path, i) => documented.indexOf(path) !== i)).toEqual([]);
  });

  it('the schema has every field of the statements of all texts', () => {
    for (const { name, contract } of everyText())
      for (const n of [1, 4]) expect([name, unknown(caseOf(contract(n % 4), n).statement, root, '')]).toEqual([name, []]);
  });
});

/** Paths of a value that its schema has not. */
function unknown(value: unknown, node: Node, path: string): string[] {
  if (node.$ref !== undefined) return unknown(value, root.$defs[node.$ref.split('/').at(-1)!]!, path);
  if (node.anyOf) return node.anyOf.map((one) => unknown(value, one, path)).sort((a, b) => a.length - b.length)[0]!;
  if (Array.isArray(value)) return node.items ? value.flatMap((one) => unknown(one, node.items!, `${path}[]`)) : [path];
  if (typeof value !== 'object' || value === null) return node.properties || node.items ? [path] : [];
  const { properties = {}, additionalProperties: rest } = node;
  return Object.entries(value).flatMap(([key, one]) => {
    const below = properties[key] ?? (typeof rest === 'object' ? rest : undefined);
    if (one === undefined) return [];
    return below ? unknown(one, below, `${path}.${key}`) : [`${path}.${key}`];
  });
}
