/** The check of `npm run test:chaos` on journals: the present one passes it, and one that only seems to be durable does not. */
import { expect, it } from 'vitest';
import { Journal } from '../../../../local/eventbridge/journal.ts';
import { type OpenJournal, journalFaults } from '../../../support/chaos/journal-faults.ts';

/** Acknowledges what is written and not synced, and writes on after a torn line. */
const careless: OpenJournal = async (files) => {
  const bodies: string[] = [];
  let text = '';
  for await (const part of files.read('bus/journal')) text += part.toString();
  for (const line of text.split('\n')) if (line.endsWith('.')) bodies.push(line.slice(0, -1));
  const file = await files.open('bus/journal', 'keep');
  await files.syncFolder();
  let size = text.length;
  const accept = async (messages: readonly { body: string }[]): Promise<{ seq: number }[]> => {
    const bytes = Buffer.from(messages.map(({ body }) => `${body}.\n`).join(''));
    size += bytes.length;
    await file.write(bytes, size - bytes.length);
    return messages.map(() => ({ seq: 0 }));
  };
  return { journal: { accept, finish: () => undefined }, left: bodies };
};

it('the journal keeps once all that it acknowledged, whichever step fails and wherever it is left', async () => {
  const report = await journalFaults(async (files) => {
    const { journal, left } = await Journal.open({ files, folder: 'bus', onDamage: () => undefined });
    return { journal, left: left.map(({ body }) => body) };
  });
  expect(report).toMatchObject({ lost: [], doubled: [] });
  expect(report.images).toBeGreaterThan(10 * report.schedules);
});

it('a journal that does not sync is found to lose what it acknowledged', async () => {
  expect((await journalFaults(careless)).lost.length).toBeGreaterThan(100);
});
