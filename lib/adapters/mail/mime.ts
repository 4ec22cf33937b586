/** A mail as MIME text (RFC 5322), by nodemailer's composer: it encodes names and subjects, so that none adds a header. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from '../../application/ports/messages.ts';

/** @param from "Makegood <sla@example.com>" or the address alone. @param date of the attempt, epoch ms. */
export function mimeOf({ id, to, language, subject, text, html, attachments }: Mail, from: string, date: number): Promise<Buffer> {
  const domain = /@([^@>\s]+)>?\s*$/.exec(from)?.[1] ?? 'makegood.invalid';
  const composer = new MailComposer({
    from,
    // As an object it is one address, whatever it has in it.
    to: { name: '', address: to },
    subject,
    text,
    html,
    date: new Date(date),
    // A mail that is sent again after a crash has the same id: many mailboxes show it once.
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': language },
    attachments: attachments.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: Buffer.from(bytes) })),
    // Nothing is read from files or addresses, whatever a text says.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
