/** What a start says of what the run before left, and that a caller who comes while it starts is refused or answered. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lineOf } from '../../../local/files/checked-line.ts';
import { freePort } from '../../../local/free-port.ts';
import { type System, startSystem } from '../../../local/system.ts';
import { ChildRun } from '../../support/chaos/child-run.ts';
import { temporaryFolder } from '../../support/harness.ts';

it('a start names the dead letters that wait, and each damaged line with its file', async () => {
  const folder = temporaryFolder();
  const bus = join(folder, 'bus');
  mkdirSync(bus);
  const letter = lineOf(JSON.stringify({ target: 'ingest-queue', receives: 5, body: '{}' }));
  writeFileSync(join(bus, 'dead-letters.jsonl'), letter + letter);
  const left = lineOf(JSON.stringify({ d: 1 }));
  writeFileSync(join(bus, 'journal.jsonl'), left + left.replace('"d":1', '"d":2') + left);
  const run = await ChildRun.start(folder, 'dynalite');
  await run.stop();
  expect(run.printed).toContain('2 dead letters wait: events that could not be recorded. ');
  expect(run.printed).toContain(`Damaged: line 2 of ${join(bus, 'journal.jsonl')}: its length and checksum differ`);
});

it('every request at the moment of a start is refused or answered, and none waits for ever', async () => {
  const port = await freePort();
  let isReady = false;
  const outcomes: string[] = [];
  const ask = async (): Promise<void> => {
    const answer = await fetch(`http://localhost:${port}/v1/health`, { signal: AbortSignal.timeout(20_000) }).catch(
      (error: Error) => error,
    );
    if (answer instanceof Error) outcomes.push(answer.name === 'TimeoutError' ? 'no answer' : 'refused');
    else outcomes.push(String(answer.status));
  };
  const asking: Promise<void>[] = [];
  const asker = (async () => {
    while (!isReady) {
      asking.push(ask());
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  })();
  const system: System = await startSystem({ folder: temporaryFolder(), port, version: 'test' });
  isReady = true;
  await asker;
  await Promise.all([...asking, ask()]);
  await system.stop();
  expect([...new Set(outcomes)].sort()).toEqual(['200', 'refused']);
});
