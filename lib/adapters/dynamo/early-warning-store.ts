/** The store of early warnings: published warnings, and planned assessments by UTC day with a progress mark. */
import type { EarlyWarningStore, PlannedLook } from '../../application/ports/early-warnings.ts';
import { DAY, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { expiresAt } from './expiry.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/**
 * How far back planned assessments are searched, in ms. A longer failure of the function is repaired by hand; new facts plan new
 * assessments.
 */
const FURTHEST = 2 * DAY;

/** A planned look is of no use after the time in which it is searched. */
const PLANNED_FOR = FURTHEST + DAY;

export class DynamoEarlyWarningStore implements EarlyWarningStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async isNotified(contract: string, period: string, warning: string): Promise<boolean> {
    return (await this.table.get(keys.notified(contract, period, warning))) !== undefined;
  }

  async markNotified(contract: string, period: string, warning: string, at: string): Promise<void> {
    await this.table.putNew({ ...keys.notified(contract, period, warning), entity: 'notified', schema: 1, at });
  }

  async plan(contract: string, at: string): Promise<void> {
    await this.table.put({
      ...keys.look(at, contract),
      entity: 'look',
      schema: 1,
      contract,
      ...expiresAt(parseInstant(at)! + PLANNED_FOR),
    });
  }

  async planned(until: string): Promise<PlannedLook[]> {
    const mark = await this.table.get(keys.lookMark());
    const end = parseInstant(until)!;
    const from = Math.max(mark ? parseInstant(String(mark.until))! : 0, end - FURTHEST);
    const looks: PlannedLook[] = [];
    for (let day = Math.floor(from / DAY); day * DAY <= end; day += 1) {
      const items = await this.table.all(keys.lookPartition(formatInstant(day * DAY)), { from: formatInstant(from), consistent: true });
      looks.push(...items.filter(({ sk }) => sk < until).map((item) => ({ contract: String(item.contract), position: item.sk })));
    }
    return looks;
  }

  async done(until: string): Promise<void> {
    await this.table.put({ ...keys.lookMark(), entity: 'look-mark', schema: 1, until });
  }
}
