import { defineConfig } from 'vitest/config';
import parts from './test/support/mutation/parts.json' with { type: 'json' };

/**
 * The tests that mutants are held against: those of `npm run test:unit` whose cases are written by hand. Those that try thousands of
 * cases by chance would run for every mutant that they touch, which is nearly all.
 */
const BY_CHANCE = [
  'test/unit/contracts/mutants.test.ts',
  'test/unit/domain/**/{credit-bounds,line-bounds,rolling-caps,true-words,witnesses}.test.ts',
];

const ALL = ['test/unit/{contracts,domain,soundness}/**/*.test.ts'];

/** Those of a part are its own: a mutant in what a module computes while it loads is held against all of them. */
const { MUTATION_PART: part, MUTATION_TESTS: chosen } = process.env;
const tests = chosen?.split(',') ?? (part === undefined ? ALL : parts[part as keyof typeof parts].tests);

/** A mutant by which a module no longer loads lets no test begin, which Stryker takes for survival. */
const LOADING = 'test/support/mutation/modules-load.test.ts';

export default defineConfig({
  test: {
    // One's own choice of tests: Stryker's `--testFiles` says of what is worked out when a module loads that it survived.
    include: [...tests, LOADING],
    exclude: BY_CHANCE,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
