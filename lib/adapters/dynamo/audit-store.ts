/**
 * The store of audits: one record for each month, its runs, and for each contract and period what the runs found. No write is lost: each is
 * under the condition that the item is as it was read.
 */
import { digestText } from '../../application/evidence/digest.ts';
import { type Key, keys } from './keys.ts';
import { pageOverShards } from './pagination.ts';
import type { Item, Table } from './table.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { AuditOutcome, AuditRecord, AuditRun, AuditStore, RefusedInRun, UnplacedInRun } from '../../application/ports/audits.ts';

interface OfRun {
  readonly run: string;
}

/** What other runs found stays beside the newest: of so many. */
const OTHER_RUNS = 2;
/** Attempts at a write that others come between. */
const ATTEMPTS = 20;

const isWeaker = (now: OfRun, before: OfRun): boolean =>
  ['planned', 'unchanged'].includes(String((now as AuditOutcome).outcome)) &&
  ['issued', 'restated'].includes(String((before as AuditOutcome).outcome));

export class DynamoAuditStore implements AuditStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async get(period: string): Promise<AuditRecord | undefined> {
    const item = await this.table.get(keys.audit(period));
    return item && this.read<AuditRecord>(item, 'record');
  }

  async change(period: string, to: (now: AuditRecord | undefined) => AuditRecord | undefined): Promise<AuditRecord | undefined> {
    return this.exchange(keys.audit(period), 'audit', 'record', to);
  }

  async openRun(period: string, run: string, startedAt: string, earlier: number): Promise<AuditRun> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const items = await this.table.all(keys.auditPartition(period), { prefix: 'RUN#', consistent: true });
      const known = items.find((item) => item.run === run);
      if (known) return { run, number: Number(known.number), startedAt: String(known.startedAt) };
      const number = Math.max(earlier, Number(items.at(-1)?.number ?? 0)) + 1;
      const item = { ...keys.auditRun(period, number), entity: 'audit-run', schema: 1, run, number, startedAt };
      if (await this.table.putNew(item)) return { run, number, startedAt };
    }
    throw new Error(`other runs of the audit of ${period} began ${ATTEMPTS} times in a row`);
  }

  async putOutcome(audit: string, outcome: AuditOutcome): Promise<void> {
    await this.putOfRun(keys.auditOutcome(audit, outcome.contract, outcome.period), 'outcome', outcome);
  }

  async outcome(audit: string, contract: string, period: string, run?: string): Promise<AuditOutcome | undefined> {
    const item = await this.table.get(keys.auditOutcome(audit, contract, period));
    return item && this.ofRun<AuditOutcome>(item, 'outcome', run);
  }

  outcomes(audit: string, cursor: string | undefined, limit: number, run?: string): Promise<Listing<AuditOutcome>> {
    return this.page(audit, 'OUTCOME#', 'outcome', cursor, limit, run);
  }

  async putRefused(audit: string, refused: RefusedInRun): Promise<void> {
    await this.putOfRun(keys.auditRefused(audit, refused.contract), 'refused', refused);
  }

  refused(audit: string, cursor: string | undefined, limit: number, run?: string): Promise<Listing<RefusedInRun>> {
    return this.page(audit, 'REFUSED#', 'refused', cursor, limit, run);
  }

  async putUnplaced(audit: string, unplaced: UnplacedInRun): Promise<void> {
    await this.putOfRun(keys.auditUnplaced(audit, unplaced.contract), 'unplaced', unplaced);
  }

  unplaced(audit: string, cursor: string | undefined, limit: number, run?: string): Promise<Listing<UnplacedInRun>> {
    return this.page(audit, 'UNPLACED#', 'unplaced', cursor, limit, run);
  }

  private page<T extends OfRun>(audit: string, prefix: string, name: string, cursor: string | undefined, limit: number, run?: string) {
    const read = (item: Item): Promise<T> => this.ofRun<T>(item, name, run);
    return pageOverShards(this.table, [keys.auditPartition(audit)], cursor, limit, read, { prefix });
  }

  /** What a run found, beside what others found. A step that is retried does not take back what its first attempt did. */
  private async putOfRun<T extends OfRun>(key: Key, name: string, found: T): Promise<void> {
    await this.exchange<readonly T[]>(key, `audit-${name}`, name, (known = []) => {
      const own = known.find(({ run }) => run === found.run);
      const stands = own && isWeaker(found, own) ? own : found;
      return [stands, ...known.filter(({ run }) => run !== found.run).slice(0, OTHER_RUNS)];
    });
  }

  private async ofRun<T extends OfRun>(item: Item, name: string, run: string | undefined): Promise<T> {
    const all = await this.all<T>(item, name);
    // Outcomes of version 0.1 name no run: where none is asked for, they are not the ones that are meant.
    return (run === undefined ? undefined : all.find((one) => one.run === run)) ?? all[0]!;
  }

  /** Schema 1 has what the newest run found alone. */
  private async all<T>(item: Item, name: string): Promise<readonly T[]> {
    const read = await this.read<T | readonly T[]>(item, name);
    return Array.isArray(read) ? (read as readonly T[]) : [read as T];
  }

  private async read<T>(item: Item, name: string): Promise<T> {
    return JSON.parse((await this.table.unpack(item, name))!) as T;
  }

  /** Exchanges a value for the one that `to` makes of it. Its version is its digest, so that a repeat leaves the same bytes: of two writers that read the same, one begins again. */
  private async exchange<T>(key: Key, entity: string, name: string, to: (now: T | undefined) => T | undefined): Promise<T | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const item = await this.table.get(key);
      const isList = entity !== 'audit';
      const now = item && ((isList ? await this.all(item, name) : await this.read(item, name)) as T);
      const next = to(now);
      if (next === undefined) return now;
      const text = JSON.stringify(next);
      const version = digestText(text);
      if (item?.version === version) return next;
      const packed = await this.table.pack(name, text);
      if (await this.table.putOver({ ...key, entity, schema: isList ? 2 : 1, version, ...packed }, item)) return next;
    }
    throw new Error(`others wrote ${key.pk} ${key.sk} ${ATTEMPTS} times in a row`);
  }
}
