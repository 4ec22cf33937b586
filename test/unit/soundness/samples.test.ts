/**
 * Contracts and evidence of which a wrong amount once came out without a word, each with what is right by hand
 * (`expected.yaml` of its group). One of them: `npx vitest run test/soundness -t 048`.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsOf } from './compare.ts';
import { type Sample, samplesOf } from './expectation.ts';
import { Observed } from './observed.ts';

const GROUPS = ['cases', 'reported', 'newcomers'];

/** No fault, or those of every form of what is right. */
async function judge(sample: Sample): Promise<string[]> {
  const seen = new Observed(sample);
  const faults: string[] = [];
  for (const right of sample.right) {
    const found = await faultsOf(right, seen).catch((error: unknown) => [`it breaks: ${String(error)}`]);
    if (found.length === 0) return [];
    faults.push(...found);
  }
  return faults;
}

describe.each(GROUPS)('%s', (group) => {
  const samples = samplesOf(group);

  it('every folder has an entry, and every entry a folder', () => {
    const folders = readdirSync(new URL(`${group}/`, import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...new Set(samples.map(({ folder, number }) => folder ?? number))].sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  for (const sample of samples) {
    it(`sample ${sample.number} is judged correctly: ${sample.note}`, async () => {
      expect(await judge(sample)).toEqual([]);
    });
  }
});
