/** Contracts that were stored before `reported-by` existed keep their meaning. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { debtorsOf } from '../../../lib/domain/checker/reporters.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { CONTRACT_SCHEMA, upcastContract } from '../../../lib/schemas/upcast-contract.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';

const { document } = readYaml(readFileSync(new URL('../../fixtures/stored/studio.yaml', import.meta.url), 'utf8')) as { document: any };

it('an old contract gets both parties as reporters where the current rule would exclude one', () => {
  const upcast = upcastContract(document, 1) as typeof document;
  expect(upcast.terms[0].attributes.severity['reported-by']).toEqual(['vendor', 'customer']);
  expect(upcast.terms[0].billing).toEqual({ 'reported-by': ['vendor', 'customer'] });
  const { contract, issues } = readContract(upcast);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(debtorsOf(contract!.terms[0]!).ofAttribute.get('severity')).toEqual(['vendor']);
});

it('an old contract keeps named reporters, declarations by which no party owes, and contracts of the current schema', () => {
  const named = structuredClone(document);
  named.terms[0].attributes.severity['reported-by'] = ['customer'];
  named.terms[0].attributes.colour = { of: 'ticket', values: ['red'] };
  const upcast = upcastContract(named, 1) as typeof document;
  expect([upcast.terms[0].attributes.severity['reported-by'], upcast.terms[0].attributes.colour]).toEqual([
    ['customer'],
    named.terms[0].attributes.colour,
  ]);
  expect(upcastContract(document, CONTRACT_SCHEMA)).toBe(document);
});

it('a document with another shape is left to the checker', () => {
  for (const broken of [null, {}, { makegood: 1, order: document.order, terms: [{}] }]) expect(upcastContract(broken, 1)).toBe(broken);
});
