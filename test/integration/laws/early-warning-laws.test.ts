/** Early warning from what it kept has the outlook of a full assessment, byte for byte, whatever arrives in whatever order. */
import { describe, expect, it } from 'vitest';
import { Dice, seedOf } from '../../support/dice.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';
import { scheduledRun } from '../../support/warning-schedules.ts';

const RUNS = sampleOf(20, 1000);

describe('the outlook after each batch of a random schedule', () => {
  it(
    'equals that of a full assessment, and most looks read only what they kept and what was recorded since',
    { timeout: 20_000 * RUNS },
    async () => {
      const counts = { looks: 0, whole: 0 };
      for (let run = 0; run < RUNS; run += 1) {
        const compared = await scheduledRun(new Dice(seedOf('early-warning', run)));
        for (const { after, kept, full, isWhole } of compared) {
          if (kept !== full) expect({ run, after, kept: JSON.parse(kept) }).toEqual({ run, after, kept: JSON.parse(full) });
          counts.looks += 1;
          counts.whole += isWhole ? 1 : 0;
        }
      }
      expect(counts.looks).toBeGreaterThan(RUNS * 3);
      expect(counts.whole / counts.looks).toBeLessThan(0.3);
    },
  );
});
