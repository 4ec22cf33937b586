/** Prints at the end of a run how many tests and assertions there were: a run that became faster proves no less. */
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type {} from './count-assertions.ts';
import type { ProcessorTime } from './processor-time.ts';

/** How many of the longest files are shown, with their processor time in seconds; none without it. */
const SHOWN = Number(process.env.TEST_TIMES ?? 0);

interface Counts {
  tests: number;
  skipped: number;
  assertions: number;
}

const lineOf = (name: string, { tests, skipped, assertions }: Counts): string =>
  `${name.padStart(12)}  ${tests} tests${skipped > 0 ? ` (${skipped} skipped)` : ''}, ${assertions} assertions\n`;

export default class CountsReporter implements Reporter {
  readonly #counts = new Map<string, Counts>();
  readonly #times: { readonly file: string; readonly time: ProcessorTime }[] = [];

  onTestModuleEnd(module: TestModule): void {
    const time = module.meta().processor;
    if (time) this.#times.push({ file: module.relativeModuleId, time });
  }

  onTestCaseResult(test: TestCase): void {
    const { name } = test.project;
    const counts = this.#counts.get(name) ?? { tests: 0, skipped: 0, assertions: 0 };
    this.#counts.set(name, counts);
    counts.tests += 1;
    if (test.result().state === 'skipped') counts.skipped += 1;
    counts.assertions += test.meta().assertions ?? 0;
  }

  onTestRunEnd(): void {
    const all: Counts = { tests: 0, skipped: 0, assertions: 0 };
    for (const [name, counts] of [...this.#counts].sort()) {
      process.stdout.write(lineOf(name, counts));
      all.tests += counts.tests;
      all.skipped += counts.skipped;
      all.assertions += counts.assertions;
    }
    if (this.#counts.size > 1) process.stdout.write(lineOf('all', all));
    if (SHOWN > 0) this.#showTimes();
  }

  #showTimes(): void {
    const sum = ({ loadMs, testMs, childMs }: ProcessorTime): number => loadMs + testMs + childMs;
    const seconds = (ms: number): string => (ms / 1000).toFixed(1).padStart(7);
    const longest = this.#times.toSorted((a, b) => sum(b.time) - sum(a.time)).slice(0, SHOWN);
    process.stdout.write('   load   tests  processes  (processor seconds)\n');
    for (const { file, time } of longest)
      process.stdout.write(`${seconds(time.loadMs)} ${seconds(time.testMs)} ${seconds(time.childMs).padStart(10)}  ${file}\n`);
  }
}
