import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withPlainReferences } from '../../../console/src/editor/plain-references.ts';

const schemaOf = (name: string): any => JSON.parse(readFileSync(`docs/schema/${name}.schema.json`, 'utf8'));

/** Every object of a schema. */
const nodesOf = (value: unknown): any[] =>
  typeof value === 'object' && value !== null
    ? [value, ...Object.values(value).flatMap(nodesOf)].filter((node) => !Array.isArray(node))
    : [];

const withOwnWords = (schema: unknown): any[] =>
  nodesOf(schema).filter((node) => typeof node.$ref === 'string' && Object.keys(node).length > 1);

describe('the schema that the editor reads', () => {
  it.each(['contract', 'cases'])('no reference of the schema of %s has words of its own beside it, and each leads somewhere', (name) => {
    const schema = schemaOf(name);
    const plain: any = withPlainReferences(schema);
    expect(withOwnWords(schema)).not.toEqual([]);
    expect(withOwnWords(plain)).toEqual([]);
    const names = nodesOf(plain).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref.replace('#/$defs/', '')] : []));
    expect(names.filter((each) => !(each in plain.$defs))).toEqual([]);
  });

  it('a described choice keeps its description and its alternatives, also where it contains itself', () => {
    const choice = { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/$defs/a', description: 'inner' } }] };
    const plain: any = withPlainReferences({ properties: { x: { $ref: '#/$defs/a', description: 'outer' } }, $defs: { a: choice } });
    const x = plain.$defs[plain.properties.x.$ref.replace('#/$defs/', '')];
    expect(x.description).toBe('outer');
    expect(x.anyOf).toHaveLength(2);
    const inner = plain.$defs[x.anyOf[1].items.$ref.replace('#/$defs/', '')];
    expect([inner.description, inner.anyOf[1].items]).toEqual(['inner', x.anyOf[1].items]);
  });
});
