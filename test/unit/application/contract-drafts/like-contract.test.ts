/** A contract after a published text: for every text it is accepted, passes its cases, and has none of the other paper's words. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passes, runCases } from '../../../../lib/application/contract-cases/run-case.ts';
import { likeContract } from '../../../../lib/application/contract-drafts/like-contract.ts';
import { formatContract } from '../../../../lib/presentation/contract-text/format.ts';
import { readCases } from '../../../../lib/schemas/cases.ts';
import { readContract, readTerms } from '../../../../lib/schemas/contract.ts';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';
import { TEXTS, readTermsText, termsFile } from '../../../support/contract-files.ts';

const ANSWERS = { id: 'mine', title: 'Our contract', vendor: 'Our Vendor', customer: 'Us', from: '2026-01-01' };

function like(id: string): { readonly contract: string; readonly cases: string } {
  const text = readTermsText(id);
  const cases = readFileSync(termsFile(id).replace('terms.yaml', 'cases.yaml'), 'utf8');
  const { contract, cases: own } = likeContract(text, readTerms(readYaml(text).document).terms!, cases, ANSWERS);
  return { contract: formatContract(contract).text, cases: formatContract(own).text };
}

/** Every key with its path, of a document. */
function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [`${path}/${key}`, ...keysOf(entry, `${path}/${key}`)]);
}

describe('a contract after a published text', () => {
  it.each(TEXTS)('of %s is accepted, in the common form, and passes its cases', async (id) => {
    const { contract, cases } = like(id);
    const { document } = readYaml(contract);
    expect(readContract(document).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([formatContract(contract).text === contract, formatContract(cases).text === cases]).toEqual([true, true]);
    const results = await runCases(document, readCases(readYaml(cases).document).cases!);
    expect(results.filter((result) => !passes(result)).map(({ name, fault, mismatches }) => ({ name, fault, mismatches }))).toEqual([]);
  });

  it.each(TEXTS)('of %s has the clauses in their order, and no words of the paper', (id) => {
    const { contract, cases } = like(id);
    const before = (readYaml(readTermsText(id)).document as { terms: Record<string, object> }).terms;
    const after = (readYaml(contract).document as { terms: Record<string, object>[] }).terms[0]!;
    for (const part of ['definitions', 'objectives', 'credits', 'claims'])
      expect(Object.keys(after[part]!)).toEqual(Object.keys(before[part]!));
    expect(keysOf(after).filter((key) => /\/(?:quote|clause|source|source-read)$/.test(key))).toEqual([]);
    expect(after).toMatchObject({ id: 'mine', title: 'Our contract', provider: 'Our Vendor' });
    expect(cases).not.toMatch(/^ *published:/m);
  });

  it('keeps the comments of the text and names each figure and choice', () => {
    const { contract } = like('ali-ecs-multiaz');
    expect(contract).toContain('# Alibaba Cloud ECS SLA, instances in several zones of one region');
    expect(contract).toContain('# check: 99.995%, 0%, 99%, 10%, 95%, 25%, 100%\n');
    expect(contract).toContain('# check: unknown up (or down, left-out)\n');
    expect(like('fastly-business-day').contract).toMatch(/# check: business-hours [A-Z]\w+/);
  });
});
