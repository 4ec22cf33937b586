/**
 * `npm run test:fuzz [contracts] [from]`: random contracts with hostile evidence. Every failure is printed with the number that reproduces
 * it.
 */
import { OPERATORS } from '../lib/domain/operators/registry.ts';
import { contractOf, slotContracts } from '../test/support/fuzz/contracts.ts';
import { run } from '../test/support/fuzz/run.ts';

const count = Number(process.argv[2] ?? 5000);
const from = Number(process.argv[3] ?? 0);
const used = new Set<string>();
let [accepted, statements, facts, tooMany, failures, slowest] = [0, 0, 0, 0, 0, 0];

const slots = from === 0 ? slotContracts() : [];
for (let n = from - slots.length; n < from + count; n += 1) {
  const made = n < from ? slots[n - from + slots.length]! : contractOf(n);
  const start = performance.now();
  try {
    const ran = await run(made, Math.abs(n));
    if (ran.used.length > 0) accepted += 1;
    for (const key of ran.used) used.add(key);
    [statements, facts, tooMany] = [statements + ran.statements, facts + ran.facts, tooMany + ran.tooMany];
  } catch (error) {
    failures += 1;
    if (failures <= 20) process.stdout.write(`${n} ${made.name}: ${(error as Error).stack?.split('\n').slice(0, 4).join(' | ')}\n`);
  }
  const took = performance.now() - start;
  if (took > Math.max(slowest, 2000)) process.stdout.write(`${n} ${made.name}: ${Math.round(took)} ms\n`);
  slowest = Math.max(slowest, took);
}
const missing = Object.keys(OPERATORS).filter((key) => !used.has(key));
process.stdout.write(
  `${count + slots.length} contracts, ${accepted} accepted, ${statements} statements of ${facts} facts, ${tooMany} with too many steps; ${used.size} keys used, operators without: ${missing.join(', ') || 'none'}\n`,
);
process.stdout.write(`slowest ${Math.round(slowest)} ms\nfailures: ${failures}\n`);
process.exitCode = failures === 0 ? 0 : 1;
