/** Mails through Amazon SES, as raw MIME and no faster than declared. */
import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Clock } from '../../application/ports/clock.ts';
import type { Mail, Mailer } from '../../application/ports/messages.ts';
import { MAIL } from '../../declarations/messages.ts';
import { mimeOf } from '../mail/mime.ts';

/** Ms between two mails of one instance of the function. */
const APART = (1000 * MAIL.instances) / MAIL.perSecond;

export class SesMailer implements Mailer {
  private readonly client: SESv2Client;
  private readonly from: string;
  private readonly clock: Clock;
  private readonly wait: (ms: number) => Promise<unknown>;
  private next = 0;

  constructor(
    client: SESv2Client,
    from: string,
    clock: Clock,
    wait: (ms: number) => Promise<unknown> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {
    this.client = client;
    this.from = from;
    this.clock = clock;
    this.wait = wait;
  }

  async send(mail: Mail): Promise<void> {
    const now = this.clock();
    const at = Math.max(now, this.next);
    this.next = at + APART;
    if (at > now) await this.wait(at - now);
    const Data = await mimeOf(mail, this.from, this.clock());
    await this.client.send(
      new SendEmailCommand({ FromEmailAddress: this.from, Destination: { ToAddresses: [mail.to] }, Content: { Raw: { Data } } }),
    );
  }
}
