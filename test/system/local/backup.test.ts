/** Backups of the embedded run under load, and what is restored from them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BackupRecord, checkedJson, readBackup } from '../../../lib/adapters/files/backup-file.ts';
import { restoreBackup } from '../../../lib/adapters/files/restore-backup.ts';
import { takeBackup } from '../../../local/backup/take-backup.ts';
import { WriteGate } from '../../../local/backup/write-gate.ts';
import { type DatabaseEngineName, localClient, startEngine } from '../../../local/dynamodb/engine.ts';
import { EXAMPLE, loadExample } from '../../../local/example.ts';
import { type System, startSystem } from '../../../local/system.ts';
import { commandLine, runCommand } from '../../support/cli-run.ts';
import { blocksOf } from '../../support/docs.ts';
import { temporaryFolder } from '../../support/harness.ts';
import { runPage } from '../../support/page-run.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const PASSPHRASE = 'correct horse battery staple';

const home = temporaryFolder();
const folder = join(home, '.makegood');
const backupFile = join(home, 'under-load.backup');
let system: System;
let acknowledged: string[];
let before: number;
const running: System[] = [];

const tokenOf = ({ tokenPath }: System): string => readFileSync(tokenPath, 'utf8').trim();

const start = async (data: string, engine?: DatabaseEngineName): Promise<System> => {
  const started = await startSystem({ folder: data, port: 0, version: 'test', backoff: () => 5, ...(engine && { engine }) });
  running.push(started);
  return started;
};

const text = async (of: System, path: string): Promise<string> => {
  const response = await fetch(of.url + path, { headers: { authorization: `Bearer ${tokenOf(of)}` } });
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};

/** What was issued of a statement; its claims are shown as of the instant of the request. */
const issued = async (of: System): Promise<string> => {
  const { accounts: _, ...rest } = JSON.parse(await text(of, `/v1/statements/${EXAMPLE.statement}`)) as Record<string, unknown>;
  return JSON.stringify(rest);
};

async function putEvents(of: System, ids: readonly string[]): Promise<void> {
  const Entries = ids.map((id) => ({
    EventBusName: 'makegood',
    Source: 'lumencast.noc',
    DetailType: 'service.down.v1',
    Detail: JSON.stringify({ id, occurredAt: '2026-11-03T10:00:00.000Z', component: 'live-ingest' }),
  }));
  const response = await fetch(of.url, {
    method: 'POST',
    headers: {
      'x-amz-target': 'AWSEvents.PutEvents',
      'content-type': 'application/x-amz-json-1.1',
      authorization: 'AWS4-HMAC-SHA256 Credential=444455556666/20261110/local/events/aws4_request',
    },
    body: JSON.stringify({ Entries }),
  });
  expect(response.status).toBe(200);
}

/** The ids of the events of the load that are in the table, stored or quarantined. */
async function idsIn(of: System, name: string): Promise<Set<string>> {
  const file = join(home, name);
  await of.backup({ path: file, keys: 'none' });
  const items = (await recordsOf(file)).filter((record) => 'item' in record);
  return new Set(JSON.stringify(items).match(/load-\d+/g));
}

beforeAll(async () => {
  system = await start(folder);
  await loadExample(system, { url: system.url, token: tokenOf(system) });
  acknowledged = [];
  let isOver = false;
  let number = 0;
  const sender = async (): Promise<void> => {
    while (!isOver) {
      const ids = Array.from({ length: 10 }, () => `load-${(number += 1)}`);
      await putEvents(system, ids);
      acknowledged.push(...ids);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const senders = [sender(), sender()];
  while (acknowledged.length < 300) await new Promise((resolve) => setTimeout(resolve, 5));
  before = acknowledged.length;
  await system.backup({ path: backupFile, keys: 'encrypted', passphrase: PASSPHRASE });
  while (acknowledged.length < before + 50) await new Promise((resolve) => setTimeout(resolve, 5));
  isOver = true;
  await Promise.all(senders);
  await system.bus.drained();
});
afterAll(() => Promise.all(running.map((one) => one.stop())));

const restoreTo = (name: string, more: object = {}): ReturnType<typeof restoreBackup> =>
  restoreBackup({ file: backupFile, folder: join(home, name), replace: false, passphrase: PASSPHRASE, ...more });

describe('a backup taken under load', () => {
  it('has every event that was acknowledged before it, and those in the journal are delivered after the restore', async () => {
    await restoreTo('under-load');
    const restored = await start(join(home, 'under-load'));
    await restored.bus.drained();
    const ids = await idsIn(restored, 'ids.backup');
    const due = acknowledged.slice(0, before);
    expect(due.length).toBeGreaterThanOrEqual(300);
    expect(due.filter((id) => !ids.has(id))).toEqual([]);
    expect(await restored.bus.deadLetterCount()).toBe(0);
  });

  it('gives the same statements byte for byte on the other engine, with the same seals, keys and archive', async () => {
    const name = 'other-engine';
    await restoreTo(name);
    const restored = await start(join(home, name), 'dynalite');
    expect((await issued(restored)) === (await issued(system))).toBe(true);
    for (const path of [`/v1/statements/${EXAMPLE.statement}/bundle`, '/v1/signing-keys', '/v1/statements?period=2026-10'])
      expect([path, (await text(restored, path)) === (await text(system, path))]).toEqual([path, true]);
    for (const seal of readdirSync(join(home, name, 'seals'))) {
      expect(readFileSync(join(home, name, 'seals', seal), 'utf8')).toBe(readFileSync(join(folder, 'seals', seal), 'utf8'));
      expect(statSync(join(home, name, 'seals', seal)).mode & 0o777).toBe(0o400);
    }
    for (const key of ['secrets-key', 'signing-key.json', 'statement-keys/0001.json'])
      expect(readFileSync(join(home, name, key), 'utf8')).toBe(readFileSync(join(folder, key), 'utf8'));
    const now = new Date().toISOString();
    expect(await restored.bus.replay('2026-01-01T00:00:00Z', now)).toBeGreaterThan(300);
    expect(existsSync(join(home, name, 'restored-table.jsonl'))).toBe(false);
  });

  it('keeps the instants at which items expire, and goes on without its keys', async () => {
    const ends = async (path: string): Promise<Map<string, unknown>> =>
      new Map(
        (await recordsOf(path)).flatMap((record) =>
          'item' in record && 'expiresAt' in record.item
            ? [[JSON.stringify([record.item.pk, record.item.sk]), record.item.expiresAt] as const]
            : [],
        ),
      );
    await restoreTo('expiry', { passphrase: undefined, withoutKeys: true });
    const restored = await start(join(home, 'expiry'));
    expect((await issued(restored)) === (await issued(system))).toBe(true);
    await restored.backup({ path: join(home, 'expiry.backup'), keys: 'none' });
    const [first, again] = [await ends(backupFile), await ends(join(home, 'expiry.backup'))];
    const left = [...first].filter(([key]) => again.has(key));
    expect(left.length).toBeGreaterThan(0);
    for (const [key, end] of left) expect([key, again.get(key)]).toEqual([key, end]);
    const ended = [...first].filter(([key]) => !again.has(key)) as [string, { N: string }][];
    for (const [key, { N }] of ended) expect([key, Number(N) * 1000 < Date.now()]).toEqual([key, true]);
  });
});

const recordsOf = async (path: string): Promise<BackupRecord[]> => {
  const records: BackupRecord[] = [];
  for await (const record of readBackup(path)) records.push(record);
  return records;
};

describe('a backup that is not whole', () => {
  const lines = (): string[] => readFileSync(backupFile, 'utf8').trimEnd().split('\n');
  const last = (): number => lines().length;
  const flipped = (line: string): string => `${line.slice(0, 40)}${line[40] === 'x' ? 'y' : 'x'}${line.slice(41)}`;

  it.each<[string, (all: string[]) => string[], () => string]>([
    ['a changed byte in its middle', (all) => all.with(99, flipped(all[99]!)), () => 'line 100: its checksum differs'],
    ['a changed byte in its last line', (all) => all.with(-1, flipped(all.at(-1)!)), () => `line ${last()}: its checksum differs`],
    ['no last line', (all) => all.slice(0, -1), () => `line ${last() - 1}: it ends before the end`],
    ['a line cut off within', (all) => [...all.slice(0, 49), all[49]!.slice(0, 60)], () => 'line 50: its checksum differs'],
    ['a line taken away', (all) => all.toSpliced(20, 1), () => `line ${last() - 1}: lines before it were changed`],
    ['a line twice', (all) => all.toSpliced(20, 0, all[20]!), () => `line ${last() + 1}: lines before it were changed`],
    [
      'two lines in the other order',
      (all) => all.toSpliced(20, 2, all[21]!, all[20]!),
      () => `line ${last()}: lines before it were changed`,
    ],
    ['a line after its end', (all) => [...all, all[5]!], () => `line ${last() + 1}: there is more after the end`],
    ['nothing in it', () => [], () => 'line 0: it ends before the end'],
    [
      'another file in its place',
      () => ['{"order": {}}'],
      () => 'line 1: its checksum differs: the line is damaged, or the file is no backup',
    ],
    [
      'a path out of the folder',
      (all) => [all[0]!, checkedJson({ part: { path: 'bus/archive/../../x.jsonl', base64: '' } }).trimEnd(), ...all.slice(1)],
      () => 'is no file of a data folder',
    ],
    [
      'a later format',
      (all) => [checkedJson({ head: { format: 2, version: '9.0.0', takenAt: '', keys: 'none' } }).trimEnd(), ...all.slice(1)],
      () => 'it has format 2, and this version reads up to 1',
    ],
  ])('with %s is refused with its place, and nothing of it is restored', async (_, change, message) => {
    const file = join(home, 'damaged.backup');
    const all = change(lines());
    writeFileSync(file, all.length === 0 ? '' : `${all.join('\n')}\n`);
    const target = join(home, 'from-damaged');
    await expect(restoreTo('from-damaged', { file })).rejects.toThrow(message());
    expect([target, `${target}.restoring`].map((name) => existsSync(name) && readdirSync(name).length > 0)).toEqual([false, false]);
  });

  it('leaves no file behind when it cannot be taken to its end', async () => {
    const gate = new WriteGate();
    const client = { send: () => Promise.reject(new Error('the table does not answer')) } as never;
    const path = join(home, 'failed.backup');
    const run = { folder, client, tableName: 'makegood', gate, version: 'test', clock: Date.now };
    await expect(takeBackup(run, { path, keys: 'none' })).rejects.toThrow('does not answer');
    expect(existsSync(path)).toBe(false);
    expect(await gate.pass(() => Promise.resolve('goes on'))).toBe('goes on');
  });
});

describe('the restore', () => {
  it('refuses a folder with data or with a run, and keeps earlier data beside it when it may replace them', async () => {
    const target = join(home, 'kept');
    mkdirSync(target);
    writeFileSync(join(target, 'format'), 'mine');
    await expect(restoreTo('kept')).rejects.toThrow('has data already');
    const { before: earlier } = await restoreTo('kept', { replace: true });
    expect(readFileSync(join(earlier!, 'format'), 'utf8')).toBe('mine');
    expect(readFileSync(join(target, 'format'), 'utf8')).not.toBe('mine');
    await expect(restoreTo('.makegood', { replace: true })).rejects.toThrow('another run');
    expect(existsSync(join(folder, 'secrets-key'))).toBe(true);
  });

  it('decrypts keys by their passphrase alone, and leaves them out where that is asked for', async () => {
    expect(readFileSync(backupFile, 'utf8')).not.toContain(readFileSync(join(folder, 'secrets-key'), 'utf8'));
    await expect(restoreTo('keys', { passphrase: 'another passphrase' })).rejects.toThrow('does not decrypt the keys');
    await expect(restoreTo('keys', { passphrase: undefined })).rejects.toThrow('--passphrase-file, or --without-keys');
    const { hasKeys } = await restoreTo('keys', { passphrase: undefined, withoutKeys: true });
    expect([hasKeys, existsSync(join(home, 'keys', 'secrets-key'))]).toEqual([false, false]);
  });

  it('of what version 0.1.0 stored goes on as its own folder does', async () => {
    const old = join(home, 'old');
    cpSync(join(root, 'test/fixtures/stored/0.1.0/data'), old, { recursive: true });
    const engine = await startEngine(old, 'dynalite');
    const client = localClient(engine.endpoint);
    const file = join(home, 'old.backup');
    const run = { folder: old, client, tableName: 'makegood', gate: new WriteGate(), version: '0.1.0', clock: Date.now };
    await takeBackup(run, { path: file, keys: 'none' });
    client.destroy();
    await engine.stop();
    await restoreTo('old-restored', { file, passphrase: undefined });
    const own = await start(old, 'dynalite');
    const restored = await start(join(home, 'old-restored'), 'dynalite');
    for (const path of ['/v1/statements?contract=studio-links', '/v1/claims', '/v1/ledger?from=2026-01-01T00:00:00Z'])
      expect([path, (await text(restored, path)) === (await text(own, path))]).toEqual([path, true]);
    expect(await text(restored, '/v1/claims')).toContain('studio-links.2026-10.total');
  });

  it('reads the backup that the first version with backups made', async () => {
    await restoreTo('first', { file: join(root, 'test/fixtures/backups/1.backup'), passphrase: undefined });
    const restored = await start(join(home, 'first'));
    expect(await text(restored, '/v1/contracts/studio-links')).toContain('Links of two studios');
  });
});

describe('the commands', () => {
  it('refuse a token of a role, another server, a file that is there, and a weak passphrase', async () => {
    const makegood = (...args: string[]): ReturnType<typeof runCommand> => runCommand([...args, '--api', system.url]);
    const finance = join(folder, 'tokens', 'finance');
    const refused = await makegood('backup', join(home, 'x.backup'), '--token', readFileSync(finance, 'utf8').trim());
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('a token with every scope')]);
    const none = await makegood('backup', join(home, 'x.backup'), '--token', 'none');
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('the token is missing or not good')]);
    const there = await makegood('backup', backupFile, '--data', folder);
    expect([there.code, there.err]).toEqual([1, expect.stringContaining('is there already')]);
    writeFileSync(join(home, 'weak.txt'), 'secret\n');
    const weak = await makegood('backup', join(home, 'x.backup'), '--data', folder, '--passphrase-file', join(home, 'weak.txt'));
    expect([weak.code, weak.err]).toEqual([1, expect.stringContaining('less than 12 characters')]);
    const missing = await runCommand(['restore', join(home, 'no.backup'), '--data', join(home, 'none')]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('there is no file')]);
    expect(existsSync(join(home, 'x.backup'))).toBe(false);
  });

  it('play the drill of the page', async () => {
    const page = 'docs/how-to/back-up.md';
    const drill = blocksOf(page);
    const [server] = drill.filter(({ text: commands }) => commands.startsWith('npm start'));
    const bin = join(home, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'makegood'), `#!/bin/sh\nexec "${process.execPath}" "${commandLine}" "$@"\n`, { mode: 0o755 });
    const env = { PATH: `${bin}:${process.env.PATH ?? ''}`, MAKEGOOD_API: system.url };
    const reader = { folder: home, url: system.url, env, settle: () => Promise.resolve() };
    expect(await runPage(drill.slice(0, drill.indexOf(server!)), reader)).toEqual([]);
    const args = server!.text.trim().replace('--port 4571', '--port 0').split(' ').slice(3);
    const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...args], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      const url = await readyAt(child);
      const rest = drill
        .slice(drill.indexOf(server!) + 1)
        .map((block) => ({ ...block, words: {}, text: block.text.replaceAll('http://localhost:4571', url) }));
      expect(rest.length).toBeGreaterThan(0);
      expect(await runPage(rest, reader)).toEqual([]);
    } finally {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    }
  });
});

const readyAt = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const collect = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, url] = /ready at (\S+)/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    };
    child.stdout!.on('data', collect);
    child.stderr!.on('data', collect);
    child.once('exit', () => reject(new Error(said)));
  });
