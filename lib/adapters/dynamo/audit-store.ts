/**
 * The store of audits: one record for each month, its runs, and for each contract and period what the runs found. No write is lost: each is
 * under the condition that the item is as it was read.
 */
import { digestText } from '../../application/evidence/digest.ts';
import { type Key, keys } from './keys.ts';
import { pageOverShards } from './pagination.ts';
import type { Item, ItemValue, Table } from './table.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type {
  AuditOutcome,
  AuditRecord,
  AuditRun,
  AuditStore,
  PlannedPeriod,
  RefusedInRun,
  UnplacedInRun,
} from '../../application/ports/audits.ts';

/** The attributes of an item beside its key. */
interface ItemAttributes extends Readonly<Record<string, ItemValue>> {
  readonly entity: string;
  readonly schema: number;
  readonly version: string;
}

interface OfRun {
  readonly run: string;
}

/** What other runs found stays beside the newest: of so many. */
const OTHER_RUNS = 2;
/** Attempts at a write that others come between. */
const ATTEMPTS = 20;

/** The members in this order: the version of an item is the digest of its text. */
const plannedOf = ({ contract, period, run }: PlannedPeriod): AuditOutcome => ({ contract, period, outcome: 'planned', run });

const withOthers = <T extends OfRun>(found: T, known: readonly T[]): T[] => [
  found,
  ...known.filter(({ run }) => run !== found.run).slice(0, OTHER_RUNS),
];

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

  async plan(audit: string, of: PlannedPeriod): Promise<void> {
    const key = keys.auditOutcome(audit, of.contract, of.period);
    const planned = plannedOf(of);
    // Almost every period is planned for the first time: that needs no reading.
    if (await this.table.putNew({ ...key, ...(await this.itemOf('audit-outcome', 'outcome', [planned])) })) return;
    await this.exchange<readonly AuditOutcome[]>(key, 'audit-outcome', 'outcome', (known = []) =>
      known.some(({ run }) => run === of.run) ? undefined : withOthers(planned, known),
    );
  }

  async putOutcome(audit: string, outcome: AuditOutcome): Promise<void> {
    const key = keys.auditOutcome(audit, outcome.contract, outcome.period);
    // As a rule the item is as the plan of the run left it: that needs no reading.
    const { version } = await this.itemOf('audit-outcome', 'outcome', [plannedOf(outcome)]);
    if (await this.table.putOver({ ...key, ...(await this.itemOf('audit-outcome', 'outcome', [outcome])) }, { version })) return;
    await this.putOfRun(key, 'outcome', outcome);
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
      return withOthers(own && isWeaker(found, own) ? own : found, known);
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

  private async itemOf(entity: string, name: string, value: unknown): Promise<ItemAttributes> {
    const text = JSON.stringify(value);
    const packed = await this.table.pack(name, text);
    return { entity, schema: entity === 'audit' ? 1 : 2, version: digestText(text), ...packed };
  }

  /** Exchanges a value for the one that `to` makes of it. Its version is its digest, so that a repeat leaves the same bytes: of two writers that read the same, one begins again. */
  private async exchange<T>(key: Key, entity: string, name: string, to: (now: T | undefined) => T | undefined): Promise<T | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const item = await this.table.get(key);
      const isList = entity !== 'audit';
      const now = item && ((isList ? await this.all(item, name) : await this.read(item, name)) as T);
      const next = to(now);
      if (next === undefined) return now;
      const written = await this.itemOf(entity, name, next);
      if (item?.version === written.version) return next;
      if (await this.table.putOver({ ...key, ...written }, item)) return next;
    }
    throw new Error(`others wrote ${key.pk} ${key.sk} ${ATTEMPTS} times in a row`);
  }
}
