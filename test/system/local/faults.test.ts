/** Ingestion under faults ends as a clean run does, byte for byte. `npm run test:faults` runs every call and a thousand schedules; here is a part. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DatabaseEngine, startEngine } from '../../../local/dynamodb/engine.ts';
import { logger } from '../../../lambdas/shared/logger.ts';
import { CLEAN, FAULTS, type FaultReport, FaultRun, oneFault, scheduleOf } from '../../support/fault-run.ts';

describe('faults', () => {
  let engine: DatabaseEngine;
  let clean: FaultReport;
  beforeAll(async () => {
    logger.setLogLevel('SILENT');
    engine = await startEngine(undefined);
    clean = await FaultRun.run(engine, CLEAN);
  });
  afterAll(async () => {
    await engine.stop();
  });

  it('two runs without faults leave the same bytes, and a queue that loses messages leaves others', async () => {
    expect((await FaultRun.run(engine, CLEAN)).digest).toBe(clean.digest);
    const forgetful: FaultReport[] = [];
    for (const call of [10, 20, 30, 40, 50]) forgetful.push(await FaultRun.run(engine, { ...oneFault('throttled', call), forgets: true }));
    expect(forgetful.map(({ struck }) => struck.throttled)).toEqual([1, 1, 1, 1, 1]);
    // The record of a sender's last event is made again by the next event; most calls are not.
    expect(forgetful.filter(({ digest }) => digest !== clean.digest).length).toBeGreaterThanOrEqual(3);
  });

  it.each(FAULTS)('ingestion that is %s at one call in fourteen ends with the same bytes as without faults', async (fault) => {
    for (let call = FAULTS.indexOf(fault); call < clean.calls; call += 14)
      expect([call, (await FaultRun.run(engine, oneFault(fault, call))).digest]).toEqual([call, clean.digest]);
  });

  it('ingestion under random duplicates, reorderings, deaths, throttles and partial failures ends with the same bytes as without faults', async () => {
    for (let seed = 5000; seed < 5012; seed += 1) {
      const report = await FaultRun.run(engine, scheduleOf(seed));
      expect([seed, report.digest]).toEqual([seed, clean.digest]);
    }
  });
});
