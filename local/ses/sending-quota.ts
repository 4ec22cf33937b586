/** The sending rate of an account of SES: so many mails in any second. */
import { AWS_LIMITS } from '../../lib/declarations/aws-limits.ts';

const SECOND = 1000;

const waiting = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

export class SendingQuota {
  private readonly now: () => number;
  private readonly wait: (ms: number) => Promise<unknown>;
  /** When the newest mails were sent (epoch ms), oldest first. */
  private readonly sent: number[] = [];

  constructor(now: () => number = Date.now, wait = waiting) {
    this.now = now;
    this.wait = wait;
  }

  /** Counts a mail. @throws TooManyRequestsException past the quota, as SES does. */
  send(): void {
    if (this.msUntilNext() > 0) {
      const error = new Error('Maximum sending rate exceeded.');
      error.name = 'TooManyRequestsException';
      throw error;
    }
    this.sent.push(this.now());
    if (this.sent.length > AWS_LIMITS.mailsPerSecond.value) this.sent.shift();
  }

  /** Waits until the quota takes another mail, as the function that sends does (SesMailer), and counts it. */
  async sendInTurn(): Promise<void> {
    for (let ms = this.msUntilNext(); ms > 0; ms = this.msUntilNext()) await this.wait(ms);
    this.send();
  }

  private msUntilNext(): number {
    const oldest = this.sent.at(-AWS_LIMITS.mailsPerSecond.value);
    return oldest === undefined ? 0 : Math.max(0, oldest + SECOND - this.now());
  }
}
