/**
 * `npm run test:faults [schedules]`: ingestion under randomised faults, and one fault of each kind at every call; the store must end as after
 * a clean run, byte for byte.
 */
import { FAULTS, FaultRun, CLEAN, type Fault, type FaultReport, oneFault, scheduleOf } from '../test/support/fault-run.ts';
import { logger } from '../lambdas/shared/logger.ts';
import { startEngine } from '../local/dynamodb/engine.ts';

logger.setLogLevel('SILENT');

const schedules = Number(process.argv[2] ?? '1000');
const engine = await startEngine(undefined);
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const clean = await FaultRun.run(engine, CLEAN);
print(`clean run: ${clean.items} items, ${clean.calls} calls, ${clean.digest.slice(0, 16)} on ${engine.name}`);

let failed = 0;
const sum = {
  struck: Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>,
  redelivered: 0,
  deadLetters: 0,
  calls: 0,
};
function judge(name: string, report: FaultReport): void {
  for (const fault of FAULTS) sum.struck[fault] += report.struck[fault];
  sum.redelivered += report.redelivered;
  sum.deadLetters += report.deadLetters;
  sum.calls += report.calls;
  if (report.digest === clean.digest) return;
  failed += 1;
  print(`DIFFERENT ${name}: ${report.items} items`);
}

let steps = 0;
for (const fault of FAULTS)
  for (let call = 0; call < clean.calls; call += 1) {
    judge(`${fault} at call ${call}`, await FaultRun.run(engine, oneFault(fault, call)));
    steps += 1;
  }
print(`one fault at every call: ${steps} runs, ${failed} different`);
for (let seed = 1; seed <= schedules; seed += 1) judge(`seed ${seed}`, await FaultRun.run(engine, scheduleOf(seed)));
print(
  `${schedules} randomised schedules: ${sum.calls} calls, ${FAULTS.map((fault) => `${sum.struck[fault]} ${fault}`).join(', ')}, ${sum.redelivered} redelivered, ${sum.deadLetters} dead letters redriven`,
);
print(`${steps + schedules} runs, ${failed} ended with other bytes`);
await engine.stop();
if (failed > 0) process.exitCode = 1;
