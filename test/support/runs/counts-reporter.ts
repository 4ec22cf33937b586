/** Prints at the end of a run how many tests and assertions there were: a run that became faster proves no less. */
import type { Reporter, TestCase } from 'vitest/node';
import type {} from './count-assertions.ts';

interface Counts {
  tests: number;
  skipped: number;
  assertions: number;
}

const lineOf = (name: string, { tests, skipped, assertions }: Counts): string =>
  `${name.padStart(12)}  ${tests} tests${skipped > 0 ? ` (${skipped} skipped)` : ''}, ${assertions} assertions\n`;

export default class CountsReporter implements Reporter {
  readonly #counts = new Map<string, Counts>();

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
  }
}
