/** `npm run check:sla-cases`: the published cases, a line for each agreement. */
import { ADAPTERS, cases, mismatches } from '../test/unit/contracts/cases/run.ts';

let [passed, failed] = [0, 0];
for (const sla of Object.keys(ADAPTERS)) {
  const own = cases.filter((entry) => entry.sla === sla);
  const broken = own.map((entry) => ({ entry, found: attempt(() => mismatches(entry)) })).filter(({ found }) => found.length > 0);
  passed += own.length - broken.length;
  failed += broken.length;
  process.stdout.write(`${sla.padEnd(26)} ${own.length - broken.length} of ${own.length}\n`);
  for (const { entry, found } of broken) process.stdout.write(`  ${entry.id}\n${found.map((line) => `    ${line}\n`).join('')}`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed === cases.length ? 0 : 1;

function attempt(run: () => string[]): string[] {
  try {
    return run();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
