/** Mails as bytes, read back by another library: no name adds a header or an address, texts and files arrive as they were. */
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { mimeOf } from '../../../../lib/adapters/mail/mime.ts';
import { SesMailer } from '../../../../lib/adapters/ses/ses-mailer.ts';
import type { Mail } from '../../../../lib/application/ports/messages.ts';
import { at } from '../../../support/facts.ts';

const NOW = at('2026-11-05T08:00:00Z');
const mail = (given: Partial<Mail> = {}): Mail => ({
  id: 'f00d',
  to: 'ana@example.com',
  language: 'zh',
  subject: '2026-10 月结：已出具结算单 1 份',
  text: '合计 16,000.00 EUR。\n',
  html: '<p>合计 16,000.00 EUR。</p>',
  attachments: [],
  ...given,
});
const read = async (given: Partial<Mail> = {}) => PostalMime.parse(await mimeOf(mail(given), 'sla@example.com', NOW));

describe('a mail', () => {
  it('has its texts, its files, and one id for all attempts', async () => {
    const bytes = Uint8Array.from([37, 80, 68, 70, 0, 255]);
    const { from, to, subject, text, html, messageId, date, attachments, headers } = await read({
      attachments: [{ name: '结算单.pdf', type: 'application/pdf', bytes }],
    });
    expect([from?.address, to?.map(({ address }) => address), subject]).toEqual([
      'sla@example.com',
      ['ana@example.com'],
      '2026-10 月结：已出具结算单 1 份',
    ]);
    expect([text?.trim(), html?.trim()]).toEqual(['合计 16,000.00 EUR。', '<p>合计 16,000.00 EUR。</p>']);
    expect([messageId, date]).toEqual(['<f00d@example.com>', '2026-11-05T08:00:00.000Z']);
    expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([['结算单.pdf', 'application/pdf']]);
    expect(new Uint8Array(attachments[0]!.content as ArrayBuffer)).toEqual(bytes);
  });

  it.each([
    ['a subject', { subject: 'Statement\r\nBcc: thief@example.org\r\n\r\nbody' }],
    ['a name of a file', { attachments: [{ name: 'a"\r\nBcc: thief@example.org', type: 'application/pdf', bytes: new Uint8Array(1) }] }],
    ['an address', { to: 'ana@example.com\r\nBcc: thief@example.org' }],
  ])('is not given a header by %s', async (_, given) => {
    const bytes = await mimeOf(mail(given), 'sla@example.com', NOW);
    const { bcc, headers } = await PostalMime.parse(bytes);
    expect(bcc ?? []).toEqual([]);
    expect(headers.map(({ key }) => key)).not.toContain('bcc');
    expect(bytes.toString('latin1')).not.toMatch(/^bcc:/im);
  });
});

describe('SES', () => {
  it('gets raw mails, no more than five a second of one instance', async () => {
    const client = mockClient(SESv2Client);
    client.on(SendEmailCommand).resolves({ MessageId: 'm' });
    let now = NOW;
    const waits: number[] = [];
    const wait = (ms: number): Promise<void> => {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    };
    const mailer = new SesMailer(new SESv2Client({ region: 'eu-west-1' }), 'sla@example.com', () => now, wait);
    for (let n = 0; n < 11; n += 1) await mailer.send(mail());
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(2000);
    const [first] = client.commandCalls(SendEmailCommand);
    expect(first!.args[0].input).toMatchObject({ FromEmailAddress: 'sla@example.com', Destination: { ToAddresses: ['ana@example.com'] } });
    expect((await PostalMime.parse(first!.args[0].input.Content!.Raw!.Data!)).subject).toBe('2026-10 月结：已出具结算单 1 份');
  });
});
