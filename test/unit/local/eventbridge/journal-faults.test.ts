/** The check of `npm run test:chaos` on journals: the present one passes it, and the one of before, which lost, does not. */
import { expect, it } from 'vitest';
import { Journal } from '../../../../local/eventbridge/journal.ts';
import { journalBefore } from '../../../support/chaos/journal-before.ts';
import { AFTER_KILL, MOSTLY_DONE, journalFaults } from '../../../support/chaos/journal-faults.ts';

it('the journal keeps once all that it acknowledged, whichever step fails and wherever it is left', async () => {
  const report = await journalFaults(async (files) => {
    const { journal, left } = await Journal.open({ files, folder: 'bus', onDamage: () => undefined });
    return { journal, left: left.map(({ body }) => body) };
  });
  expect(report).toMatchObject({ lost: [], doubled: [] });
  expect(report.images).toBeGreaterThan(10 * report.schedules);
});

it('the journal keeps once all that it acknowledged while it is begun anew again and again, whichever step fails', async () => {
  const report = await journalFaults(async (files) => {
    const { journal, left } = await Journal.open({ files, folder: 'bus', onDamage: () => undefined, rewriteBytes: 300 });
    return { journal, left: left.map(({ body }) => body) };
  }, MOSTLY_DONE);
  expect(report).toMatchObject({ lost: [], doubled: [] });
  // One of these is that of its start.
  expect(report.anew).toBeGreaterThan(4 * report.schedules);
});

it('the journal of version 0.2.0 is found to lose what it acknowledged, after a kill and after a crash', async () => {
  const { lost } = await journalFaults(journalBefore);
  const byKill = lost.filter((name) => name.includes(AFTER_KILL));
  expect(byKill.length).toBeGreaterThan(10);
  expect(lost.length - byKill.length).toBeGreaterThan(100);
});
