/** A folder and its database belong to one run: a database that is killed is started again, copies and other paths do no harm. */
import { cpSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dynoxideBinary } from '../../../local/dynamodb/engine.ts';
import { commandOf } from '../../../local/processes.ts';
import { startSystem } from '../../../local/system.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { temporaryFolder } from '../../support/harness.ts';

describe.skipIf(dynoxideBinary() === undefined)('the database process of the embedded run', () => {
  const run = embeddedRun({ engine: 'dynoxide' });
  const folder = (): string => dirname(run.system.tokenPath);
  const pid = (): number => Number(readFileSync(join(folder(), 'engine.pid'), 'utf8'));
  const health = async (): Promise<number> => (await fetch(`${run.system.url}/v1/health`)).status;
  it('is started again when it is killed alone: health says so meanwhile, and what was acknowledged is recorded', async () => {
    const killed = pid();
    expect(await health()).toBe(200);
    process.kill(killed, 'SIGKILL');
    // No contract names this sender: the event ends in quarantine, which is in the database.
    const put = run.put([{ type: 'service.down.v1', detail: { id: 'down-1', at: '2026-10-14T02:12:41Z', component: 'line' } }]);
    const seen = new Set<number>();
    while (pid() === killed || !seen.has(200)) {
      seen.add(await health());
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // Meanwhile 503 names the database; that is no failure of a request.
    expect([...seen].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await put).toMatchObject({ FailedEntryCount: 0 });
    expect(await run.system.bus.deadLetterCount()).toBe(0);
    const held = await fetch(`${run.system.url}/v1/quarantine?month=${new Date().toISOString().slice(0, 7)}`, {
      headers: { authorization: `Bearer ${run.token}` },
    });
    expect(JSON.stringify(await held.json())).toContain('down-1');
  });

  it('that stands still does not hold the answer of health: 503 within two seconds, and 200 when it goes on', async () => {
    process.kill(pid(), 'SIGSTOP');
    try {
      const answer = await fetch(`${run.system.url}/v1/health`, { signal: AbortSignal.timeout(2000) });
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    } finally {
      process.kill(pid(), 'SIGCONT');
    }
    expect(await health()).toBe(200);
  });

  it('stays when a copy of the folder is started', async () => {
    const copy = temporaryFolder();
    cpSync(folder(), copy, { recursive: true });
    const other = await startSystem({ folder: copy, port: 0, version: 'test', engine: 'dynoxide' });
    await other.stop();
    expect(commandOf(pid())).toContain('dynoxide');
    expect(await health()).toBe(200);
  });

  it('has no second run beside it, by another path or after the file "lock" was deleted', async () => {
    const link = join(temporaryFolder(), 'link');
    symlinkSync(folder(), link);
    const start = (path: string): Promise<unknown> => startSystem({ folder: path, port: 0, version: 'test', engine: 'dynoxide' });
    await expect(start(link)).rejects.toThrow(`another run (process ${process.pid}) uses ${link}`);
    rmSync(join(folder(), 'lock'));
    await expect(start(folder())).rejects.toThrow('another run (process unknown) uses');
    expect(await health()).toBe(200);
  });
});
