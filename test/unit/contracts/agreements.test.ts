/** Agreements of other trades, written from the pages alone: a CDN by region, a database with recovery limits, a contact centre, a payroll service. */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { caseFilesIn, readCaseFile } from '../../../lib/adapters/files/case-files.ts';
import { passes, runCases } from '../../../lib/application/contract-cases/run-case.ts';

const files = caseFilesIn(fileURLToPath(new URL('../../fixtures/agreements', import.meta.url)));

describe('agreements of other trades', () => {
  it.each(files.map((file) => [basename(file), file] as const))('in %s give the figures that their papers imply', async (_, path) => {
    const { cases, document, issues } = readCaseFile(path);
    expect(issues).toEqual([]);
    const results = await runCases(document, cases!);
    expect(results.filter((result) => !passes(result)).map(({ name, fault, mismatches }) => ({ name, fault, mismatches }))).toEqual([]);
  });

  it('are of four trades, each with its cases', () => {
    expect(files.map((file) => basename(file))).toEqual(['cdn.cases.yaml', 'centre.cases.yaml', 'db.cases.yaml', 'payroll.cases.yaml']);
  });
});
