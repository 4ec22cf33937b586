/** The command line, as a user runs it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../support/cli-run.ts';
import { temporaryFolder } from '../../support/harness.ts';
import { embeddedRun } from '../../support/embedded-run.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const contract = 'contracts/examples/live-streaming-network.yaml';
const events = 'contracts/examples/live-streaming-network.events.jsonl';
const folder = temporaryFolder();

const run = runCommand;

const embedded = embeddedRun();

describe('makegood', () => {
  it('prints help, and the error in its use', async () => {
    const help = await run(['help']);
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('assess a period from two files')]);
    expect((await run(['nonsense'])).code).toBe(2);
    expect((await run(['assess', contract])).code).toBe(2);
    expect((await run(['assess', contract, events, '--colour'])).code).toBe(2);
  });

  it('assesses two files, as a table, JSON and CSV, the same in every zone', async () => {
    const text = await run(['assess', contract, events, '--period', '2026-10']);
    expect([text.code, text.err]).toEqual([0, '']);
    expect(text.out).toMatch(/total\s+16000\.00 {2}CNY/);
    const zones = await Promise.all(
      ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((TZ) =>
        run(['assess', contract, events, '--period', '2026-10', '--json'], { env: { TZ } }),
      ),
    );
    expect(new Set(zones.map((result) => result.out)).size).toBe(1);
    expect((JSON.parse(zones[0]!.out) as { total: object }).total).toEqual({ amount: '16000.00', currency: 'CNY' });
    expect(
      (await run(['assess', contract, '-', '--period', '2026-10', '--csv'], { input: readFileSync(join(root, events), 'utf8') })).out,
    ).toContain(',total,,,,,,16000.00,CNY');
  });

  it('refuses bad input with the place, and an exit code', async () => {
    const cut = await run(['assess', contract, '-', '--period', '2026-10'], {
      input: '{"type":"service.down.v1","id":"1"\n{"type":"service.down","id":"2","occurredAt":"2026-10-01T00:00:00"}\n{"x":1}\n',
    });
    expect([cut.code, cut.err]).toEqual([1, expect.stringContaining('/1: the line is not JSON')]);
    expect(cut.err).toContain('/2/occurredAt');
    expect(cut.err).toContain('/3');
    expect(cut.out).toContain('3 events received about the period: 0 used, 3 left out (unreadable)');
    expect((await run(['assess', contract, events, '--period', '2020-01'])).err).toContain('outside-term');
    expect((await run(['assess', contract, 'nowhere', '--period', '2026-10'])).err).toContain('cannot read nowhere');
    const broken = join(folder, 'broken.yaml');
    writeFileSync(
      broken,
      readFileSync(join(root, contract), 'utf8').replace('at-least: 99.0%, less-than: 99.9%', 'at-least: 99.0%, less-than: 99.8%'),
    );
    const lint = await run(['lint', broken]);
    expect([lint.code, lint.out]).toEqual([1, expect.stringMatching(/broken\.yaml:\d+:\d+ error band-gap/)]);
    expect((await run(['lint', contract])).out).toContain('0 errors, 1 warnings');
    expect((await run(['lint', 'contracts/tencent-vod/terms.yaml'])).code).toBe(0);
  });

  it('explains in two languages, lints with reasons and worth, and prices two offers against the same month', async () => {
    const english = await run(['explain', 'contracts/plain-hosting/terms.yaml']);
    expect([english.code, english.out]).toEqual([0, expect.stringContaining('"uptime" is at least 99.9%.')]);
    expect((await run(['explain', 'contracts/plain-hosting/terms.yaml', '--language', 'zh'])).out).toContain('“uptime”不低于 99.9%。');
    expect((await run(['explain', contract, '--language', 'xx'])).code).toBe(2);
    const lint = await run(['lint', 'contracts/plain-hosting/terms.yaml']);
    expect(lint.out).toMatch(/warning band-above-cap[^]*why: [^]*remedy: [^]*43 min 12 s/);
    const other = join(folder, 'other.yaml');
    writeFileSync(
      other,
      readFileSync(join(root, contract), 'utf8').replace('99.0%, less-than: 99.9%, gives: 10%', '99.0%, less-than: 99.9%, gives: 20%'),
    );
    const compared = await run(['compare', contract, other, events, '--period', '2026-09,2026-10']);
    expect([compared.code, compared.err]).toEqual([0, '']);
    expect(compared.out).toMatch(
      /2026-10 +fees +100000\.00 CNY +100000\.00 CNY\n +credits +16000\.00 CNY +26000\.00 CNY\n +net cost +84000\.00 CNY +74000\.00 CNY/,
    );
    expect(compared.out).toMatch(/all +fees[^]*net cost +184000\.00 CNY +174000\.00 CNY/);
    expect(compared.out).toContain('/definitions/availability-rate: -10000.00 CNY');
    const currencies = await run(['compare', contract, 'contracts/plain-hosting/terms.yaml', events, '--period', '2026-10']);
    expect([currencies.code, currencies.err]).toEqual([1, expect.stringContaining('compare converts no currency')]);
    expect((await run(['compare', contract, events, '--period', '2026-10'])).code).toBe(2);
  });

  it('shows the paper beside the clauses, lists its sentences without a clause, and refuses a quote that it does not have', async () => {
    const paper = contract.replace('.yaml', '.paper.txt');
    const page = await run(['explain', contract, '--beside', '--paper', paper, '--period', '2026-10', '--events', events]);
    expect([page.code, page.err]).toEqual([0, '']);
    expect(page.out).toContain('<blockquote dir="auto">Degraded operation counts as half.</blockquote>');
    expect(page.out).toContain('16,000.00 CNY');
    expect(page.out).toContain('The parties settle disagreements in good faith.');
    const list = await run(['explain', contract, '--paper', paper]);
    expect(list.out).toMatch(/paper\.txt:9 An automatic reply is no answer\./);
    const other = join(folder, 'paper.txt');
    writeFileSync(other, readFileSync(join(root, paper), 'utf8').replace('counts as half', 'counts as a third'));
    const lost = await run(['explain', contract, '--paper', other]);
    expect([lost.code, lost.err]).toEqual([
      1,
      expect.stringMatching(
        /network\.yaml:\d+:\d+ error quote-not-in-paper: .*nearest is line 28: "Degraded operation counts as a third\."/,
      ),
    ]);
    writeFileSync(other, '%PDF-1.7 ...');
    expect((await run(['explain', contract, '--paper', other])).err).toContain('pdftotext');
    expect((await run(['explain', contract, '--beside', '--period', '2026-10'])).code).toBe(2);
  });

  it('puts, emits, audits and shows against a running system', async () => {
    const { api, system } = embedded;
    expect((await run(['contract', 'put', 'contracts/examples/compute-in-eu-1.yaml', ...api])).out).toContain(
      'compute-in-eu-1: created, revision 1',
    );
    const put = await run(['contract', 'put', contract, ...api]);
    expect(put.out).toContain('webhook pagerduty: http');
    const bus = readFileSync(join(root, events), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.includes('"via":"webhook"'))
      .join('\n');
    expect((await run(['emit', '-', '--bus', system.url], { input: bus })).out).toContain('17 events sent, 0 refused by the bus');
    await system.bus.drained();
    const audit = await run(['audit', '2026-10', ...api]);
    expect([audit.code, audit.out]).toEqual([0, expect.stringMatching(/live-streaming-network +2026-10 +issued/)]);
    const shown = await run(['statement', 'live-streaming-network.2026-10', ...api]);
    expect(shown.out).toContain('revision 1');
    expect((await run(['statement', 'live-streaming-network.2026-10', '--csv', ...api])).out).toContain('availability-credit');
    expect((await run(['statement', 'nothing.2026-10', ...api])).err).toContain('404 unknown-statement');
    expect((await run(['statement', 'x.2026-10', '--api', system.url, '--token', 'bad'])).err).toContain('token');
    expect((await run(['audit', '2199-01', ...api])).err).toContain('period-not-ended');
    expect((await run(['audit', '2026-10', '--api', 'http://localhost:1'])).err).toContain('does not answer');
  });
});
