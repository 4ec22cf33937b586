import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongFirst from './test/support/runs/long-first.ts';

/** Counts what each test asserts; the reporter prints the sum. */
const COUNTS = 'test/support/runs/count-assertions.ts';

/** Notes the processor time of each file, which the reporter shows where TEST_TIMES asks for it. */
const PROCESSOR = 'test/support/runs/processor-time.ts';

/** Fails a test that shows an exact fraction to people. */
const NO_FRACTIONS = 'test/support/no-fractions.ts';

/** Holds the answers of handlers to the description of the API. */
const ANSWERS = 'test/support/declared-answers.ts';

/** Has a folder for the bundles of the functions. */
const BUNDLES = 'test/support/runs/bundles-folder.ts';

/** Builds the command line and the embedded run once. */
const BUILT = 'test/support/runs/build-cli.ts';

/** Builds the console once, or says that there is no browser. */
const CONSOLE = 'test/support/runs/build-console.ts';

/**
 * A worker whose tests wait for databases, processes and pages uses half of a processor: with as many workers as processors a run of all
 * took 933 seconds of which a third was waiting.
 */
const workers = (perProcessor: number): number => Math.ceil(availableParallelism() * perProcessor);

interface Parts {
  /** For each processor. By itself vitest leaves one processor free, which is half of a small machine. */
  readonly workers: number;
  readonly setupFiles?: readonly string[];
  readonly globalSetup?: readonly string[];
}

/**
 * Tests by speed: `npm run test:unit` starts no process and opens no database. A project begins when the one before it has ended, so
 * that a worker goes on with the modules that it has: loading them anew for each file took half of the time. A test therefore puts back
 * what it changes outside itself.
 */
const project = (name: string, groupOrder: number, { workers: perProcessor, setupFiles = [], globalSetup = [] }: Parts): object => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: [COUNTS, PROCESSOR, NO_FRACTIONS, ...setupFiles],
    globalSetup: [...globalSetup],
    sequence: { groupOrder },
    maxWorkers: workers(perProcessor),
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', 0, { workers: 1 }),
      project('integration', 1, { workers: 1.5, setupFiles: [ANSWERS], globalSetup: [BUNDLES] }),
      project('system', 2, { workers: 2, setupFiles: [ANSWERS], globalSetup: [BUILT] }),
      project('browser', 3, { workers: 2, setupFiles: [ANSWERS], globalSetup: [CONSOLE] }),
    ],
    isolate: false,
    // Each file is compiled once for all projects, and again when it changed.
    experimental: { fsModuleCache: true },
    sequence: { sequencer: LongFirst },
    reporters: ['default', './test/support/runs/counts-reporter.ts'],
    env: {
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      POWERTOOLS_METRICS_DISABLED: 'true',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    // Workers share a machine with whatever else runs on it: a limit is for what hangs, not for what is slow.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    coverage: {
      provider: 'v8',
      include: ['lib/domain/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { statements: 96, branches: 92, functions: 96, lines: 97 },
    },
  },
});
