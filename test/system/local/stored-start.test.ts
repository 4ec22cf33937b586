/** Folders that earlier versions wrote, started as `npm start` does, and every command that reads. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, runCommand } from '../../support/cli-run.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const fixtures = join(root, 'test/fixtures/stored');
const versions = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** @returns all that it printed until it was ready, or ended. */
const started = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    const collect = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('Makegood is ready')) resolve(said);
    };
    child.stdout!.on('data', collect);
    child.stderr!.on('data', collect);
    child.once('exit', () => resolve(said));
  });

describe.each(versions.map(({ name }) => name))('npm start on data that %s stored', (version) => {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-stored-start-'));
  const answers = JSON.parse(readFileSync(join(fixtures, version, 'answers.json'), 'utf8')) as { listings: Record<string, any> };
  const keepsBundles = version !== '0.1.0';
  let child: ChildProcess;
  let said: string;
  let url: string;

  beforeAll(async () => {
    cpSync(join(fixtures, version, 'data'), folder, { recursive: true });
    const args = ['scripts/start.mjs', '--engine', 'dynalite', '--data', folder, '--port', '0'];
    child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    said = await started(child);
    url = /ready at (\S+)/.exec(said)?.[1] ?? '';
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  const makegood = (...args: string[]): Promise<CommandResult> => runCommand([...args, '--api', url, '--data', folder]);

  it('shows the statement of the example and is ready', () => {
    expect(said).toContain('This is statement live-streaming-network.2026-10, revision 2');
    expect(said).toMatch(/Total\s[^]*16000\.00/i);
    expect(url).toMatch(/^http:/);
  });

  it.concurrent.each([
    ['statement studio-links.2026-10', /Availability +link-a/],
    ['statement studio-links.2026-10 --revision 1', /revision 1, issued/],
    ['statement studio-links.2026-10 --csv', /total,,,,,,1200\.00,EUR/],
    ['statement studio-links.2026-10 --json', /"format":"makegood-statement\/1"/],
    ['statement list --contract studio-links', /studio-links\.2026-09/],
    ['document studio-links.2026-10 csv', /1200\.00,EUR/],
    ['document studio-links.2026-10 pdf', /^%PDF/],
    ['document studio-links.2026-10 xlsx', /^PK/],
    ['outlook studio-links', /Availability +link-a/],
    ['ledger --from 2026-01-01T00:00:00Z', /studio-links\.2026-10/],
    ['claim list', /studio-links\.2026-10\.total/],
    ['claim show studio-links.2026-10.total', /restated by makegood, 1200\.00/],
    ['remedies', /^contract/],
    ['contract list', /Links of two studios/],
    ['contract show studio-links', /id: studio-links/],
    ['vendor list', /northlight/],
    ['vendor show northlight', /^northlight: /],
    ['evidence northlight 2026-10', /service\.down/],
    ['evidence show northlight 2026-10 o-1', /^service\.down o-1/],
    ['quarantine 2026-11', /unknown/],
    ['source list', /uptime-kuma/],
  ])('makegood %s answers on the stored data', async (command, shows) => {
    const { code, out, err } = await makegood(...command.split(' '));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(shows);
  });

  it('disputes of the stored data are shown', async () => {
    const { out } = await makegood('dispute', 'list', 'studio-links', '--json');
    const listed: Record<string, any>[] = answers.listings['/v1/disputes?contract=studio-links']?.items ?? [];
    // What they are about had one name, and they were settled.
    const ofToday = ({ about, status, settledBy, settledAt, ...rest }: Record<string, any>): object => ({
      ...rest,
      lines: [],
      events: about,
      status: status === 'settled' ? 'decided' : status,
      ...(settledBy !== undefined && { closedBy: settledBy, closedAt: settledAt }),
    });
    expect(JSON.parse(out)).toEqual(listed.map(ofToday));
  });

  it('shows an entry of the quarantine', async () => {
    const [{ id, code }] = answers.listings['/v1/quarantine'].items;
    const { out } = await makegood('quarantine', 'show', id);
    expect(out).toContain(`${id}: `);
    expect(out).toContain(`\n${code}: `);
  });

  it('verifies an old bundle by amounts, outcomes and figures, and states this', async () => {
    const bundle = await makegood('bundle', 'studio-links.2026-10');
    if (!keepsBundles) {
      expect([bundle.code, bundle.err]).toEqual([1, expect.stringContaining('no-bundle')]);
      return;
    }
    const file = join(folder, 'bundle.json');
    writeFileSync(file, bundle.out);
    const { code, out, err } = await makegood('verify', file);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('agrees  digest of the statement as issued');
    expect(out).toMatch(
      /unsigned: amounts, outcomes and figures follow from the bundle: 1200\.00 EUR\nversion 0\.2\.0 issued it: only that version/,
    );
    expect(out).not.toContain('every byte agrees');
    writeFileSync(file, bundle.out.replace('"amount":"1200.00"', '"amount":"1200.01"'));
    expect(await makegood('verify', file)).toMatchObject({ code: 1, err: expect.stringContaining('does not follow') });
  });

  it('makes all documents for which the stored data is sufficient', async () => {
    const [note, claim] = [
      await makegood('document', 'studio-links.2026-10', 'credit-note'),
      await makegood('document', 'studio-links.2026-10.total', 'package'),
    ];
    // The contract of the folder has no details of the parties for an e-invoice.
    expect([note.code, note.err]).toEqual([1, expect.stringContaining(keepsBundles ? '422 no-invoice-details' : '404 no-bundle')]);
    if (keepsBundles) expect([claim.code, claim.err, claim.out.slice(0, 2)]).toEqual([0, '', 'PK']);
    else expect([claim.code, claim.err]).toEqual([1, expect.stringContaining('404 no-bundle')]);
  });

  it('reports an audit that issues nothing as unchanged', async () => {
    const { code, out } = await makegood('audit', '2026-09', '--json');
    const { outcomes, report } = JSON.parse(out);
    expect(code).toBe(0);
    expect(outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual(outcomes.map(() => 'unchanged'));
    expect(report.counts).toMatchObject({ issued: 0, restated: 0, unchanged: outcomes.length });
    expect([outcomes.length > 2, report.changed]).toEqual([true, []]);
  });

  it('judges an entry of its quarantine again: refused as before, and stored once its cause is fixed', async () => {
    const { id } = answers.listings['/v1/quarantine'].items.find(({ code }: { code: string }) => code === 'unknown-sender');
    expect(await makegood('reprocess', id)).toMatchObject({ code: 1, err: expect.stringContaining('unknown-sender still refused') });
    const file = join(folder, 'vendor.yaml');
    writeFileSync(file, 'name: Northlight Carriers\nsenders:\n  - { account: "999900001111", as: vendor, components: [link-a] }\n');
    expect((await makegood('vendor', 'put', 'northlight', file)).err).toBe('');
    const { code, err } = await makegood('reprocess', id);
    expect([code, err]).toEqual([0, '']);
    expect((await makegood('quarantine', 'show', id)).out).toContain(`${id}: reprocessed`);
    expect((await makegood('evidence', 'show', 'northlight', '2026-11', 'x-1')).out).toContain('service.down x-1 of aws:999900001111');
  });
});
