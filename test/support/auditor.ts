/** Audits over a table in memory, with a clock that is set by hand: as the workflow runs them, without its interpreter. */
import { auditContract, closeAudit, planAudit } from '../../lib/application/closing/run-audit.ts';
import { englishMessage } from '../../lib/presentation/document/finding-words.ts';
import { at } from './facts.ts';
import type { AuditOutcome, AuditRecord } from '../../lib/application/ports/audits.ts';
import type { PublishedEvent } from '../../lib/application/ports/publisher.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { memoryStores, putDocument } from './harness.ts';

export class Auditor {
  readonly stores: Stores = memoryStores();
  readonly published: PublishedEvent[] = [];
  now: number;
  readonly clock = (): number => this.now;
  readonly publisher = { publish: (events: readonly PublishedEvent[]) => Promise.resolve(void this.published.push(...events)) };
  readonly messageOf = englishMessage;
  private runs = 0;

  constructor(now: string) {
    this.now = at(now);
  }

  set(now: string): void {
    this.now = at(now);
  }

  async put(document: { readonly order: { readonly id: string } }): Promise<void> {
    await putDocument(this.stores, document, this.clock);
  }

  /** One audit of a month. */
  async audit(month: string, everything = false): Promise<AuditRecord> {
    const run = `run-${(this.runs += 1)}`;
    let from: string | undefined;
    do {
      const plan = await planAudit({ audit: month, run, everything, from }, this.stores, this.clock);
      for (const due of plan.due) await auditContract({ ...due, audit: month, run }, this);
      from = plan.cursor;
    } while (from !== undefined);
    return closeAudit(month, run, this.stores, this.publisher, this.clock);
  }

  /** How a period stands by an audit. */
  async standing(month: string, contract: string, period = month): Promise<AuditOutcome | undefined> {
    return this.stores.audits.outcome(month, contract, period);
  }
}
