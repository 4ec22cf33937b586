/** `list` and `show` of all that is stored, against a running system with its example: as tables and as JSON. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../support/cli-run.ts';
import { temporaryFolder } from '../../support/harness.ts';
import { CLAIM_ACCOUNTS } from '../../../lib/domain/claims/states.ts';
import { ROLES } from '../../../lib/declarations/roles.ts';
import { embeddedRun } from '../../support/embedded-run.ts';

const folder = temporaryFolder();
const ID = 'live-streaming-network';
const embedded = embeddedRun({ example: true });

const out = async (...args: string[]): Promise<string> => {
  const result = await runCommand([...args, ...embedded.api]);
  expect([result.code, result.err], args.join(' ')).toEqual([0, '']);
  return result.out;
};
const json = async <T = Record<string, unknown>>(...args: string[]): Promise<T> => JSON.parse(await out(...args, '--json')) as T;

describe('stored data is listed and shown', () => {
  it('contracts are listed and shown with their revisions', async () => {
    expect(await out('contract', 'list')).toMatch(new RegExp(`^${ID} +lumencast `, 'm'));
    expect((await json<{ id: string }[]>('contract', 'list')).map(({ id }) => id)).toEqual([ID]);
    const text = await out('contract', 'show', ID);
    expect(text).toContain(`id: ${ID}`);
    // What is shown can be put again: nothing is lost on the way.
    writeFileSync(join(folder, 'again.yaml'), text);
    expect(await out('contract', 'put', join(folder, 'again.yaml'))).toContain(`${ID}: unchanged, revision 1`);
  });

  it('statements are listed and shown in all forms', async () => {
    expect(await out('statement', 'list', '--period', '2026-10')).toMatch(
      new RegExp(`^${ID}\\.2026-10 +lumencast +2 .+16000\\.00 +CNY`, 'm'),
    );
    expect(await json('statement', 'list', '--period', '2026-09')).toEqual([]);
    const first = await json<{ revision: number; statement: object }>('statement', 'show', `${ID}.2026-10`, '--revision', '1');
    expect(first.revision).toBe(1);
    const shown = await out('statement', `${ID}.2026-10`);
    expect(shown).toContain('2026-10 (2026-10-01 00:00:00 to 2026-11-01 00:00:00, times of Asia/Shanghai)');
    const bridge = await out('statement', `${ID}.2026-10`, '--bridge');
    expect(bridge).toMatch(/^Since revision 1 the total changed from 12,000\.00 CNY to 16,000\.00 CNY \(\+4,000\.00 CNY\)\.$/m);
    expect(bridge).toMatch(/^ {2}.+: added, 0\.00 CNY before, 4,000\.00 CNY now, difference \+4,000\.00 CNY, cost centre \S+\.$/m);
    expect(bridge).toMatch(/^Late event: /m);
    expect(await out('statement', `${ID}.2026-10`, '--revision', '1', '--bridge')).toContain('revision 1 is the first');
    expect((await json('verify', `${ID}.2026-10`)).verdict).toBe('untrusted');
    expect((await json<object[]>('ledger', '--from', '2026-01-01T00:00:00Z')).length).toBeGreaterThan(2);
    expect(await json('outlook', ID)).toHaveProperty('projectedCredit');
    expect(await json('remedies')).toEqual([]);
  });

  it('claims are listed with every account that a claim can have, and are filtered by each of them', async () => {
    const head = (await out('claim', 'list')).split('\n')[0]!;
    const accounts = ['owed', 'reserved', 'claimed', 'accepted', 'credited', 'received', 'written off', 'over-credited', 'expired', 'open'];
    expect(accounts.filter((account) => !new RegExp(` ${account}( |$)`).test(head))).toEqual([]);
    for (const account of CLAIM_ACCOUNTS) {
      const listed = await json<{ id: string }[]>('claim', 'list', '--account', account, '--currency', 'CNY', '--at-least', '0.01');
      expect([account, listed.length]).toEqual([account, account === 'owed' || account === 'open' ? 1 : 0]);
    }
  });

  it('a vendor reads that cost centres are not shown to it; a caller without a scope reads that', async () => {
    const { authorizer, url } = embedded.system;
    const as = async (token: string, ...args: string[]): Promise<[number, string]> => {
      const { code, err } = await runCommand([...args, '--api', url, '--token', token]);
      return [code, err];
    };
    const vendor = await authorizer.issue(ROLES.vendor, { vendor: 'lumencast' });
    for (const args of [
      ['statement', 'list', '--vendor', 'lumencast', '--cost-centre', 'CC-4200'],
      ['ledger', '--from', '2026-01-01T00:00:00Z', '--cost-centre', 'CC-4200'],
      ['ledger', 'balances', '--by', 'costCentre'],
    ])
      expect(await as(vendor, ...args)).toEqual([
        expect.any(Number),
        expect.stringContaining('not-for-vendors cost centres are the customer’s and are not shown to a vendor: leave them out'),
      ]);
    const [code, err] = await as(await authorizer.issue(['contracts:read']), 'claim', 'list');
    expect([code === 0, err]).toEqual([false, expect.stringContaining('the token lacks the scope for this')]);
  });

  it('claims are shown with their transitions', async () => {
    const [claim] = await json<{ id: string; state: string }[]>('claim', 'list', '--contract', ID);
    expect(claim!.state).toBe('due');
    const first = await out('claim', 'show', claim!.id);
    expect(first).toContain(`${claim!.id}: due; the vendor owes the customer 16000.00 CNY`);
    // Its lines are there before any entry names one.
    expect(first).toContain('line 2, Credit for availability / Line 2: owed 4000.00 CNY');
    const sent = await json<{ state: string; transitions: { reference?: string }[] }>(
      'claim',
      'submitted',
      claim!.id,
      '--reference',
      'CASE-17',
    );
    expect([sent.state, sent.transitions.at(-1)!.reference]).toEqual(['submitted', 'CASE-17']);
    expect(await json('claim', 'list', '--state', 'due')).toEqual([]);
    const part = await json<{ state: string; open: { amount: string } }>(
      'claim',
      'accepted',
      claim!.id,
      '--line',
      '1=6000.00',
      '--reference',
      'V-1',
    );
    expect([part.state, part.open.amount]).toEqual(['partly-accepted', '16000.00']);
    await out('claim', 'received', claim!.id, '--amount', '16000.00', '--effective-on', '2026-11-01');
    expect(await out('claim', 'reversed', claim!.id, '--of', '5', '--note', 'of another claim')).toMatch(/^ {2}6\. .* reversed 5 by /m);
    expect(await out('claim', 'show', claim!.id)).toContain('open 16000.00');
  });

  it('disputes are opened about lines, shown, withdrawn and decided', async () => {
    const open = (...more: string[]) =>
      json<{ id: string; lines: unknown[] }>('dispute', 'open', ID, '2026-10', '--amount', '100.00', '--reason', 'a drill', ...more);
    const opened = await open('--line', '1', '--event', 'm2-down');
    expect(opened.lines).toMatchObject([{ credit: 'availability-credit', index: 'line-1', titles: { for: { en: 'Line 1' } } }]);
    expect(await out('dispute', 'list', ID)).toMatch(
      / 2026-10 +open .+ 100\.00 CNY +Credit for availability for Line 1, m2-down +a drill$/m,
    );
    const { authorizer, url } = embedded.system;
    const vendor = await authorizer.issue(ROLES.vendor, { subject: 'vera', vendor: 'lumencast' });
    const part = ['--outcome', 'partly-upheld', '--line', '1=80.00', '--note', 'one hour of it'];
    const decided = await runCommand(['dispute', 'decide', opened.id, ...part, '--api', url, '--token', vendor]);
    expect([decided.code, decided.err]).toEqual([0, '']);
    expect(decided.out).toMatch(
      /: partly upheld: 80\.00 CNY of 100\.00 CNY, [^]* by vera: one hour of it\npartly upheld: 80\.00 CNY of 100\.00 CNY\n {2}Credit for availability for Line 1: 80\.00 CNY$/m,
    );
    expect(await out('dispute', 'show', ID, opened.id)).toContain('partly upheld: 80.00 CNY of 100.00 CNY');
    const [claim] = await json<{ id: string }[]>('claim', 'list');
    expect(await out('claim', 'show', claim!.id)).toContain('disputes of the period: 1 partly upheld (80.00 CNY of 100.00 CNY)');
    expect(await json('dispute', 'list', ID, '--status', 'open')).toEqual([]);
    const other = await open();
    expect(await out('dispute', 'withdraw', other.id, '--note', 'it was announced')).toMatch(/^withdrawn .* by \S+: it was announced$/m);
    const fails = async (...args: string[]): Promise<string> => (await runCommand([...args, ...embedded.api])).err;
    expect(await fails('dispute', 'open', ID, '2026-10', '--amount', '100.00', '--reason', 'a drill', '--line', '99')).toContain(
      '--line 99',
    );
    expect(await fails('dispute', 'open', ID, '2026-10', '--amount', '0.00', '--reason', 'a drill')).toContain('not above 0');
    expect(await fails('dispute', 'show', ID, 'none')).toContain('has no dispute "none"');
  });

  it('vendors and sources are listed and shown', async () => {
    const vendors = async () =>
      (await json<{ vendor: string; revision: number; contracts: string[] }[]>('vendor', 'list')).map(({ vendor, revision, contracts }) => [
        vendor,
        revision,
        ...contracts,
      ]);
    expect(await vendors()).toEqual([['lumencast', 0, ID]]);
    // One that has no contract yet.
    const file = join(folder, 'vendor.yaml');
    writeFileSync(file, 'name: Aurora Relay\nsenders: []\n');
    await out('vendor', 'put', 'aurora', file);
    expect(await vendors()).toEqual([
      ['aurora', 1],
      ['lumencast', 0, ID],
    ]);
    expect(await out('vendor', 'list')).toMatch(/^aurora +Aurora Relay +revision 1 +-$/m);
    expect(await json('source', 'list', '--own')).toEqual([]);
    expect((await json<{ source: string }[]>('source', 'list')).map(({ source }) => source)).toContain('pingdom');
    expect(await json('source', 'show', 'pingdom')).toMatchObject({ source: 'pingdom' });
    expect((await runCommand(['source', 'show', 'pingdom', '--own', ...embedded.api])).err).toContain(
      'there is no source "pingdom" of your own',
    );
    // The contract names the vendor; it is not registered.
    expect(await out('vendor', 'show', 'lumencast')).toMatch(/^lumencast: Lumencast[^,]*, not registered$/m);
    const mapping = (await out('source', 'show', 'uptime-kuma')).replace('source: uptime-kuma', 'source: mine');
    const mine = join(folder, 'mine.yaml');
    writeFileSync(mine, mapping);
    await out('source', 'put', mine);
    expect(await out('source', 'list')).toMatch(/^mine +webhook +- +your own, revision 1/m);
    expect(await out('source', 'show', 'mine')).toContain('source: mine');
  });

  it('evidence and quarantine, with reasons', async () => {
    const events = await json<{ event: { id: string } }[]>('evidence', 'lumencast', '2026-10', '--component', 'line-1');
    const { id } = events[0]!.event;
    expect(await out('evidence', 'show', 'lumencast', '2026-10', id, '--component', 'line-1')).toMatch(
      /occurred at \S+, received at \S+\n\{/,
    );
    const refused = join(folder, 'refused.jsonl');
    writeFileSync(refused, '{"type":"service.down","id":"q-1","occurredAt":"2199-01-01T00:00:00Z","component":"line-1"}\n');
    const sent = await runCommand(['emit', refused, '--bus', embedded.system.url, '--account', '444455556666', '--json']);
    expect(JSON.parse(sent.out)).toEqual({ sent: 1, refused: [] });
    await embedded.system.bus.drained();
    const listed = await json<{ id: string; code: string; message: string }[]>('quarantine');
    const entry = listed.at(-1)!;
    expect(await out('quarantine')).toContain(entry.message);
    expect(await out('quarantine', 'show', entry.id)).toMatch(new RegExp(`${entry.code}: [^]*q-1`));
  });
});
