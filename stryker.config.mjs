/**
 * Changes of the domain that a test must notice. `MUTATION_PART=money npm run test:mutation` takes one part, as every night does: all of them have
 * 28,000 mutants. A part that was measured has the share below which its run fails.
 */
import { readFileSync } from 'node:fs';

/** @type {Record<string, { mutate: string[], tests: string[], ignoreStatic: boolean, break: number | null }>} */
const parts = JSON.parse(readFileSync(new URL('test/support/mutation/parts.json', import.meta.url), 'utf8'));

const name = process.env.MUTATION_PART;
if (name !== undefined && !Object.hasOwn(parts, name))
  throw new Error(`MUTATION_PART is one of ${Object.keys(parts).join(', ')}, and not "${name}"`);
const part = name === undefined ? undefined : parts[name];

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: part?.mutate ?? Object.values(parts).flatMap(({ mutate }) => mutate),
  // A mutant in what a module computes while it loads needs all tests, which takes minutes for each. Texts of findings are little else.
  ignoreStatic: part?.ignoreStatic ?? true,
  reporters: ['clear-text', 'html', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false },
  htmlReporter: { fileName: '.mutation/report.html' },
  tempDirName: '.mutation/sandboxes',
  incrementalFile: '.mutation/incremental.json',
  ignorePatterns: ['.mutation', '.makegood', '.built', '.site', 'coverage', 'dist', 'cdk.out', 'bench'],
  dryRunTimeoutMinutes: 60,
  // A machine that does other work is slow, and a mutant that takes longer than this never ends.
  timeoutMS: 30_000,
  thresholds: { high: 95, low: 90, break: part?.break ?? null },
};
