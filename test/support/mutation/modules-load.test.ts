/**
 * For `npm run test:mutation` alone: every module that has mutants loads. Where one throws while it loads, Stryker counts no failed test, because
 * no test of a file that imports it begins; so this one asks for them inside a test.
 */
import { expect, it } from 'vitest';

declare global {
  interface ImportMeta {
    /** Of Vite: it writes the imports in place of the pattern, so that the tests of a module are known to include this one. */
    readonly glob: (pattern: string) => Record<string, () => Promise<unknown>>;
  }
}

const modules = import.meta.glob('../../../lib/domain/{money,time,evidence,statement,checker}/**/*.ts');

it('every module that has mutants loads without an error', async () => {
  const loaded = await Promise.all(Object.values(modules).map((load) => load()));
  expect(loaded.length).toBeGreaterThan(200);
});
