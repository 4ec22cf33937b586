/** Audits over a table in memory, with a clock that is set by hand: as the workflow runs them, without its interpreter. */
import { type Plan, type PlanInput, SCHEDULED, planAudit } from '../../lib/application/closing/plan-audit.ts';
import { auditContract, closeAudit, monthOfSchedule } from '../../lib/application/closing/run-audit.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { englishMessage } from '../../lib/presentation/document/finding-words.ts';
import { at } from './facts.ts';
import type { AuditOutcome, AuditRecord } from '../../lib/application/ports/audits.ts';
import type { PublishedEvent } from '../../lib/application/ports/publisher.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { memoryStores, putDocument } from './harness.ts';

export class Auditor {
  readonly stores: Stores;
  readonly published: PublishedEvent[] = [];
  now: number;
  readonly clock = (): number => this.now;
  readonly publisher = { publish: (events: readonly PublishedEvent[]) => Promise.resolve(void this.published.push(...events)) };
  readonly messageOf = englishMessage;
  private runs = 0;

  /** @param storesOf makes the stores, which may read its clock. */
  constructor(now: string, storesOf: (clock: () => number) => Stores = () => memoryStores()) {
    this.now = at(now);
    this.stores = storesOf(this.clock);
  }

  set(now: string): void {
    this.now = at(now);
  }

  async put(document: { readonly order: { readonly id: string } }): Promise<void> {
    await putDocument(this.stores, document, this.clock);
  }

  /** One audit of a month that was asked for. */
  audit(month: string, everything = false): Promise<AuditRecord> {
    return this.run(month, `run-${(this.runs += 1)}`, everything);
  }

  /** The audits of an evening, as the schedule starts them. */
  async evening(zone = 'Asia/Shanghai'): Promise<AuditRecord[]> {
    const records: AuditRecord[] = [];
    for (const which of ['before', 'running'] as const)
      records.push(await this.run(monthOfSchedule(this.now, zone, which), `${SCHEDULED}${formatInstant(this.now)}`, false));
    return records;
  }

  private async run(month: string, run: string, everything: boolean): Promise<AuditRecord> {
    let next: Pick<PlanInput, 'from' | 'rest'> | undefined = { from: undefined };
    while (next) {
      const plan: Plan = await planAudit({ audit: month, run, everything, ...next }, this.stores, this.clock);
      for (const due of plan.due) await auditContract({ ...due, audit: month, run }, this);
      next = plan.cursor !== undefined || plan.rest ? { from: plan.cursor, rest: plan.rest } : undefined;
    }
    return closeAudit(month, run, this.stores, this.publisher, this.clock);
  }

  /** How a period stands by an audit. */
  async standing(month: string, contract: string, period = month): Promise<AuditOutcome | undefined> {
    return this.stores.audits.outcome(month, contract, period);
  }
}
