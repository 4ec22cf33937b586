/** Erasure on the command line, over the embedded run: found, erased, said what remains; a vendor's token is refused. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../../lib/declarations/scopes.ts';
import { runCommand } from '../../support/cli-run.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { temporaryFolder } from '../../support/harness.ts';

const embedded = embeddedRun({ clock: () => Date.parse('2026-11-10T12:00:00Z'), example: true });
const folder = temporaryFolder();
const file = join(folder, 'found.json');
const erase = (...args: string[]) => runCommand(['erase', ...args, ...embedded.api]);
/** A name in the payload of a ticket alone. */
const NAME = 'Ann Lee';
const search = ['find', NAME, '--from', '2026-10', '--until', '2026-11', '--vendor', 'lumencast'];

async function put(id: string): Promise<void> {
  const detail = { id, occurredAt: '2026-10-20T00:00:00Z', component: 'line-1', incident: 'I-9', by: NAME };
  expect(await embedded.put([{ type: 'service.down.v1', detail }])).toMatchObject({ FailedEntryCount: 0 });
}

describe('makegood erase', () => {
  beforeAll(() => put('named'));

  it('finds records by a text, erases them, and names what remains on this machine', async () => {
    const table = await erase(...search);
    expect([table.code, table.out]).toEqual([0, expect.stringContaining('event named of aws:444455556666')]);
    expect(table.out).toMatch(/payload\/detail\/by +erasable/);
    writeFileSync(file, (await erase(...search, '--json')).out);
    const run = await erase('run', file, '--reason', 'request 7');
    expect([run.code, run.out]).toEqual([
      0,
      expect.stringContaining('named of aws:444455556666 (lumencast, line-1, 2026-10): erased (payload)'),
    ]);
    expect(run.out).toMatch(/\/bus: the journal, the archive/);
    expect((await erase(...search)).out).toBe('it is in none of them\n');
    expect((await erase('run', file, '--reason', 'request 7')).out).toContain('was erased before');
  });

  it('a replay of the bus brings nothing back', async () => {
    const { code } = await runCommand([
      'bus',
      'replay',
      '--from',
      '2026-01-01T00:00:00Z',
      '--until',
      '2027-01-01T00:00:00Z',
      ...embedded.api,
    ]);
    expect(code).toBe(0);
    await embedded.system.bus.drained();
    expect((await erase(...search)).out).toBe('it is in none of them\n');
  });

  it('shows the mark beside the event', async () => {
    const shown = await runCommand(['evidence', 'show', 'lumencast', '2026-10', 'named', ...embedded.api]);
    expect(shown.out).toContain('payload erased 2026-11-10T12:00:00.000Z by ');
    expect(shown.out).toContain('request 7');
  });

  it('is refused to a token that is bound to a vendor, whatever its scopes', async () => {
    const token = await embedded.system.authorizer.issue(SCOPES, { subject: 'vera', vendor: 'lumencast' });
    for (const args of [search, ['run', file, '--reason', 'request 7']]) {
      const refused = await runCommand(['erase', ...args, '--api', embedded.system.url, '--token', token]);
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('not-for-vendors')]);
    }
  });

  it('given months the wrong way round, then it searches nothing and says which month to write', async () => {
    const wrong = await erase('find', 'Ann', '--from', '2026-10', '--until', '2026-09');
    expect([wrong.code, wrong.err]).toEqual([
      1,
      expect.stringContaining('--from 2026-10 is after --until 2026-09: write an earlier month'),
    ]);
    expect((await erase('find', 'Ann', '--from', '2999-01')).err).toContain('--from 2999-01 is after this month');
  });

  it('says what is wrong with a file', async () => {
    writeFileSync(file, '{}');
    expect((await erase('run', file, '--reason', 'request 7')).err).toContain('names no records');
    writeFileSync(file, '[{"kind":"event"}]');
    expect((await erase('run', file, '--reason', 'request 7')).err).toContain('vendor');
  });
});
