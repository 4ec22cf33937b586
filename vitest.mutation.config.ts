import { defineConfig } from 'vitest/config';

/**
 * The tests that mutants are held against: those of `npm run test:unit` whose cases are written by hand. Those that try thousands of
 * cases by chance would run for every mutant that they touch, which is nearly all.
 */
const BY_CHANCE = [
  'test/unit/contracts/{fuzz,fuzz-evidence,mutants,worth}.test.ts',
  'test/unit/domain/{bounds,credit-bounds,laws,line-bounds,money-laws,rolling-caps,true-words,witnesses}.test.ts',
];

export default defineConfig({
  test: {
    include: ['test/unit/{contracts,domain,soundness}/**/*.test.ts'],
    exclude: BY_CHANCE,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
