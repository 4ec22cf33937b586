/** How long it takes until hostile contracts are refused, or accepted and assessed. */
import { assess } from '../lib/domain/statement/assess.ts';
import { readContract } from '../lib/schemas/contract.ts';
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { hostileDocuments } from '../test/support/hostile.ts';
import { milliseconds } from './harness.ts';

export function hostile(): void {
  let slowest = 0;
  for (const [name, document] of hostileDocuments()) {
    const start = performance.now();
    const read = typeof document === 'string' ? readYaml(document) : readContract(document);
    const checked = 'checked' in read ? read.checked : undefined;
    const period = checked?.checkedTexts[0]?.terms.period.every === 'year' ? '2026' : '2026-04';
    const assessed = checked && assess(checked, [], period, { reasons: true });
    const took = performance.now() - start;
    slowest = Math.max(slowest, took);
    process.stdout.write(
      `  ${name.padEnd(46)} ${milliseconds(took).padStart(12)}   ${assessed ? ('issue' in assessed ? assessed.issue.code : 'computed') : (read.issues[0]?.code ?? 'accepted')}\n`,
    );
  }
  process.stdout.write(`  slowest ${milliseconds(slowest)} (goal <= 1 s ${slowest <= 1000 ? 'met' : 'NOT met'})\n`);
}
