/** SES in the embedded run: each mail is a file that mail programs open, and no more are sent than the quota takes. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mimeOf } from '../../lib/adapters/mail/mime.ts';
import type { Clock } from '../../lib/application/ports/clock.ts';
import type { Mail, Mailer } from '../../lib/application/ports/messages.ts';
import { OWN_FILE, OWN_FOLDER } from '../../lib/adapters/files/own-modes.ts';
import { SendingQuota } from './sending-quota.ts';

export const MAILS = 'mails';

export class MailFiles implements Mailer {
  private readonly folder: string;
  private readonly clock: Clock;
  private readonly quota: SendingQuota;

  constructor(dataFolder: string, clock: Clock, quota = new SendingQuota()) {
    this.quota = quota;
    this.folder = join(dataFolder, MAILS);
    this.clock = clock;
  }

  async send(mail: Mail): Promise<void> {
    await this.quota.sendInTurn();
    const bytes = await mimeOf(mail, 'Makegood <makegood@localhost>', this.clock());
    await mkdir(this.folder, { recursive: true, mode: OWN_FOLDER });
    // An attempt that is repeated writes the same file.
    const path = join(this.folder, `${mail.id}.eml`);
    await writeFile(`${path}.part`, bytes, { mode: OWN_FILE });
    await rename(`${path}.part`, path);
  }
}
