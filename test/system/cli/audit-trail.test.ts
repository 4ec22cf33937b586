/** `makegood audit-trail` against a running system: who wrote what, and whether the books agree with a seal that was kept. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../../lib/declarations/roles.ts';
import { runCommand } from '../../support/cli-run.ts';
import { embeddedRun } from '../../support/embedded-run.ts';

let now = Date.parse('2026-11-05T12:00:00Z');
const embedded = embeddedRun({ example: true, clock: () => now });
const run = (...args: string[]): ReturnType<typeof runCommand> => runCommand(['audit-trail', ...args, ...embedded.api]);

/** The files that stand for the bucket: by their numbers. */
const kept = (): { number: number; digest: string; until: string }[] => {
  const folder = join(dirname(embedded.system.tokenPath), 'seals');
  return readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { number: number; digest: string; until: string })
    .sort((a, b) => a.number - b.number);
};

async function audit(): Promise<void> {
  now += 3_600_000;
  expect((await runCommand(['audit', '2026-10', ...embedded.api])).code).toBe(0);
}

describe('makegood audit-trail', () => {
  beforeAll(async () => {
    await audit();
    await audit();
  });

  it('lists the writes of a day with the person and the status', async () => {
    const { code, out } = await run('list', '--day', '2026-11-05');
    expect([code, out]).toEqual([0, expect.stringMatching(/developer +- +PUT \/v1\/contracts\/\{id\} +\S+ +20[01]/)]);
  });

  it('lists with --own what finance wrote, by a token that may not read the whole trail', async () => {
    const { authorizer, url } = embedded.system;
    const api = ['--api', url, '--token', await authorizer.issue(ROLES.finance, { subject: 'fiona' })];
    expect((await runCommand(['claim', 'submitted', 'live-streaming-network.2026-10.compensation', ...api])).err).toBe('');
    const { code, out } = await runCommand(['audit-trail', 'list', '--own', '--json', ...api]);
    expect([code, (JSON.parse(out) as { by: string; route: string }[]).map(({ by, route }) => [by, route])]).toEqual([
      0,
      [['fiona', 'POST /v1/claims/{id}/transitions']],
    ]);
  });

  it('matches the given seal, and shows from which instant on nothing is sealed', async () => {
    await expect.poll(() => kept().length, { timeout: 10_000 }).toBeGreaterThan(1);
    const last = kept().at(-1)!;
    const { code, out, err } = await run('verify', '--seal', last.digest);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`audit trail and ledger agree with your seal until ${last.until}`);
    expect(out).toContain(`OPEN    what was recorded since ${last.until}: nothing is sealed yet`);
  });

  it('names the later seals whose digests were not given', async () => {
    const [first] = kept();
    const { out } = await run('verify', '--seal', first!.digest);
    expect(out).toMatch(/OPEN    (?:seal \d+: you gave no digest of it|seals \d+ to \d+: you gave no digest of them) from elsewhere/);
    expect(out).toContain(`agree with your seal until ${first!.until}`);
  });

  it('refuses a digest that belongs to no seal, and a text that is no digest', async () => {
    const none = await run('verify', '--seal', '0'.repeat(64));
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('no seal has the digest')]);
    const text = await run('verify', '--seal', 'x');
    expect([text.code, text.err]).toEqual([2, expect.stringContaining('is no seal')]);
  });

  it('names the seal that no longer matches after an entry was changed', async () => {
    const { table } = embedded.system;
    const { items } = await table.page('TRAIL#2026-11-05', { limit: 1 });
    await table.put({ ...items[0]!, entry: String(items[0]!.entry).replace('"by":"developer"', '"by":"another"') });
    const { code, out, err } = await run('verify', '--seal', kept().at(-1)!.digest);
    expect([code, err]).toEqual([1, expect.stringContaining('does not agree with the books')]);
    expect(out).toMatch(/the audit trail: \d+ entries were sealed, and \d+ are there now/);
  });
});
