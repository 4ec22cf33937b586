/** The embedded run closes an audit, and the mails that it wrote are read by another library; the commands list and show them. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadExample } from '../../../local/example.ts';
import { MAILS } from '../../../local/ses/mail-files.ts';
import { runCommand } from '../../support/cli-run.ts';
import { embeddedRun } from '../../support/embedded-run.ts';

const embedded = embeddedRun();

const command = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await runCommand([...args, ...embedded.api]);
  expect([code, err], args.join(' ')).toEqual([0, '']);
  return out;
};

const mailFolder = (): string => join(dirname(embedded.system.tokenPath), MAILS);

const mails = (): Promise<Email[]> =>
  Promise.all(readdirSync(mailFolder()).map((name) => PostalMime.parse(readFileSync(join(mailFolder(), name)))));

describe('messages of the embedded run', () => {
  beforeAll(async () => {
    await embedded.system.stores.registry.listVendor({ id: 'lumencast', name: 'Lumencast', revision: 0 });
    await command('messages', 'subscribe', 'treasury', '--address', 'ana@example.com');
    await command('messages', 'subscribe', 'treasury-zh', '--address', 'zhang@example.com', '--language', 'zh');
    await command('messages', 'subscribe', 'noc', '--address', 'noc@example.org', '--role', 'vendor', '--vendor', 'lumencast');
    await loadExample(embedded.system, { url: embedded.system.url, token: embedded.token });
    await embedded.system.bus.drained();
  });

  it('are one mail for each recipient and audit, as files for the own user alone', async () => {
    const audits = (await mails()).filter(({ subject }) => /^Audit of|月结/.test(subject ?? ''));
    // Two audits: the second restates the month after a late event.
    expect(audits.map(({ to, subject }) => `${to![0]!.address}: ${subject}`).sort()).toEqual([
      'ana@example.com: Audit of 2026-10: one statement issued',
      'ana@example.com: Audit of 2026-10: one statement restated',
      'noc@example.org: Audit of 2026-10: one statement issued',
      'noc@example.org: Audit of 2026-10: one statement restated',
      'zhang@example.com: 2026-10 月结：已出具结算单 1 份',
      'zhang@example.com: 2026-10 月结：已重述 1 份',
    ]);
    for (const name of readdirSync(mailFolder())) expect(statSync(join(mailFolder(), name)).mode & 0o777).toBe(0o600);
  });

  it('say the amounts of the statement, what is due, and where to act', async () => {
    const ofRestatement = (await mails()).filter(({ subject }) => subject === 'Audit of 2026-10: one statement restated');
    const [restated, toVendor] = ['ana@example.com', 'noc@example.org'].map((address) =>
      ofRestatement.find(({ to }) => to![0]!.address === address)!,
    ) as [Email, Email];
    // What the customer has not claimed yet is not the vendor's to know.
    expect(toVendor.text).not.toContain('Claims that are due');
    expect(toVendor.text).not.toContain('2026-11-30');
    expect(restated.text).toMatch(/revision 2 says 16,000\.00 CNY, a difference of -?[\d,]+\.\d\d CNY/);
    expect(restated.text).toContain('Claims that are due');
    expect(restated.text).toContain(`${embedded.system.url}/console/claims`);
    expect(restated.html).toContain('<html lang="en">');
    expect(restated.from?.address).toBe('makegood@localhost');
    const [pdf] = restated.attachments;
    expect(pdf).toMatchObject({ filename: 'live-streaming-network.2026-10-r2.pdf', mimeType: 'application/pdf' });
    expect(Buffer.from(pdf!.content as ArrayBuffer).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('are listed and shown by the command', async () => {
    const month = new Date().toISOString().slice(0, 7);
    const listed = JSON.parse(await command('messages', 'list', month, '--json')) as { id: string; to: string; state: string }[];
    expect(listed.length).toBe(readdirSync(mailFolder()).length);
    expect(new Set(listed.map(({ state }) => state))).toEqual(new Set(['sent']));
    expect(await command('messages', month)).toContain('one statement restated');
    const shown = await command('messages', 'show', listed.find(({ to }) => to === 'ana@example.com')!.id);
    expect(shown).toMatch(/^To: ana@example\.com$/m);
    expect(shown).toContain('What to do');
  });

  it('are not sent again when the archive is replayed', async () => {
    const before = (await mails()).length;
    await embedded.system.bus.replay('2026-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z');
    await embedded.system.bus.drained();
    expect((await mails()).length).toBe(before);
  });

  it('end with the subscription that asked for them', async () => {
    expect(await command('messages', 'subscriptions')).toMatch(/^noc +noc@example\.org +en +vendor +lumencast /m);
    await command('messages', 'unsubscribe', 'noc');
    expect(await command('messages', 'subscriptions')).not.toContain('noc@');
    const { code, err } = await runCommand(['messages', 'unsubscribe', 'noc', ...embedded.api]);
    expect([code, err]).toEqual([1, expect.stringContaining('there is no subscription "noc"')]);
  });
});
