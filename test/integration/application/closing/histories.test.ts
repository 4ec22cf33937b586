/**
 * Random histories: outages as they happen, then late ones, corrections, reprocessed entries and amendments, an audit after each. Whatever the history,
 * revision n and its bridge are revision n+1, old revisions keep their bytes, the marks miss nothing, and the ledger adds up.
 */
import { describe, expect, it } from 'vitest';
import { digestText } from '../../../../lib/application/evidence/digest.ts';
import { prepareStatement } from '../../../../lib/application/statements/prepare-statement.ts';
import { putContract } from '../../../../lib/application/registry/put-contract.ts';
import { planAudit } from '../../../../lib/application/closing/plan-audit.ts';
import { auditContract, closeAudit } from '../../../../lib/application/closing/run-audit.ts';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { factKey } from '../../../../lib/domain/evidence/fact.ts';
import { minorOf } from '../../../../lib/domain/statement/restatement.ts';
import type { StatementLine } from '../../../../lib/domain/statement/statement.ts';
import { DAY, HOUR, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { aContract, publishedTerms } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { randomFrom } from '../../../support/fault-run.ts';
import type { IssuedStatement } from '../../../../lib/application/ports/statements.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { SILENT, memoryStores } from '../../../support/harness.ts';
import { sampleOf } from '../../../support/runs/sample-of.ts';

const contractOf = (fee: number, costCentre: string): Contract =>
  aContract({
    order: {
      id: 'points',
      vendor: { id: 'supplier', name: 'Supplier' },
      from: '2025-01-01',
      'cost-centre': costCentre,
      'without-component': 'leave-out',
      components: { kpi: { kind: 'kpi' } },
      charges: [{ kind: 'recurring', amount: `${fee}.00 GBP`, every: 'month', 'part-month': 'whole' }],
    },
    terms: publishedTerms('uk-model-points'),
  });

const MONTHS = ['2025-01', '2025-02', '2025-03', '2025-04'];

class History {
  readonly stores: Stores;
  now = at('2025-01-01T00:00:00Z');
  readonly random: () => number;
  readonly known: Fact[] = [];
  /** Bytes of every revision when it was first seen. */
  readonly seen = new Map<string, string>();
  readonly kinds = new Set<string>();
  revisions = 0;

  constructor(seed: number) {
    this.stores = memoryStores();
    this.random = randomFrom(seed);
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  async put(): Promise<void> {
    const document = contractOf(1000 + Math.floor(this.random() * 4) * 500, this.pick(['A', 'B']));
    const put = await putContract(
      { id: 'points', document, text: '' },
      this.stores,
      () => this.now,
      () => 'k',
    );
    expect(put).not.toHaveProperty('failure');
  }

  async record(facts: readonly Fact[]): Promise<void> {
    for (const one of facts) {
      await this.stores.facts.record('supplier', { ...one, receivedAt: Math.max(one.occurredAt, this.now) }, undefined, this.now);
      if (one.type !== 'correction') this.known.push(one);
    }
  }

  /** Some hours down in a month. */
  down(month: string): Fact[] {
    const start = at(`${month}-01T00:00:00Z`) + Math.floor(this.random() * 27 * 24) * HOUR;
    return outage(start, start + (1 + Math.floor(this.random() * 24)) * HOUR, {
      component: 'kpi',
      body: { record: `${month}-${this.known.length}` },
    });
  }

  async audit(month: string): Promise<void> {
    const run = `run-${this.now}`;
    const plan = await planAudit({ audit: month, run, everything: false, from: undefined }, this.stores, () => this.now);
    for (const due of plan.due)
      await auditContract({ ...due, audit: month, run }, { stores: this.stores, publisher: SILENT, clock: () => this.now });
    const { report } = await closeAudit(month, run, this.stores, SILENT, () => this.now);
    expect(report!.counts.failed).toBe(0);
  }

  /** One thing that happens after the fact. */
  async disturb(): Promise<void> {
    const what = this.pick(['late', 'late', 'correction', 'replacement', 'reprocess', 'amendment', 'nothing', 'same']);
    this.kinds.add(what);
    const target = this.known.length > 0 ? this.pick(this.known) : undefined;
    if (what === 'late') await this.record(this.down(this.pick(MONTHS)));
    else if (what === 'amendment') await this.put();
    else if (what === 'reprocess') {
      const facts = this.down(this.pick(MONTHS));
      await this.record(facts);
      await this.stores.quarantine.recordReprocessed('supplier', facts.map(factKey), 'entry-1');
    } else if (what === 'same' && target) await this.record([target]);
    else if ((what === 'correction' || what === 'replacement') && target)
      await this.record([
        fact('correction', this.now, {
          id: `correction-${this.now}`,
          component: 'kpi',
          body: {
            corrects: target.id,
            reason: 'wrong',
            ...(what === 'replacement' && {
              replacement: { type: target.type, occurredAt: target.occurredAt + HOUR, component: 'kpi', body: target.body },
            }),
          },
        }),
      ]);
  }

  async check(): Promise<void> {
    for (const month of MONTHS) {
      const latest = (await this.stores.statements.latest('points', month))!;
      const again = await prepareStatement('points', month, this.stores, at('2027-01-01T00:00:00Z'));
      if ('issues' in again) throw new Error(JSON.stringify(again.issues));
      expect([month, again.digests.statement]).toEqual([month, latest.digests.statement]);
      for (let revision = 1; revision <= latest.revision; revision += 1) {
        const issued = (await this.stores.statements.revision('points', month, revision))!;
        const digest = digestText(JSON.stringify(issued));
        expect(this.seen.get(`${month}#${revision}`) ?? digest).toBe(digest);
        this.seen.set(`${month}#${revision}`, digest);
        if (revision > 1) bridges((await this.stores.statements.revision('points', month, revision - 1))!, issued);
      }
      expect(latest.earlier.map((note) => note.revision)).toEqual(Array.from({ length: latest.revision - 1 }, (_, i) => i + 1));
    }
    this.revisions = this.seen.size;
    await this.ledger();
  }

  private async ledger(): Promise<void> {
    const span = { until: formatInstant(this.now + 1) };
    let revisions = 0;
    for (let cursor: string | undefined, isLast = false; !isLast;) {
      const page = await this.stores.statements.changes('2025-01-01T00:00:00.000Z', span.until, {}, cursor, 50);
      revisions += page.items.length;
      [cursor, isLast] = [page.cursor, page.cursor === undefined];
    }
    expect(revisions).toBe(this.seen.size);
    for (const month of MONTHS) {
      const { statement } = (await this.stores.statements.latest('points', month))!;
      const byCentre = new Map<string, bigint>();
      for await (const { amount, currency, costCentre = '' } of this.stores.ledger.entries(span, { period: month, account: 'owed' }))
        byCentre.set(costCentre, (byCentre.get(costCentre) ?? 0n) + minorOf({ amount, currency }));
      const now = new Map<string, bigint>();
      for (const line of statement.lines) now.set(line.costCentre ?? '', (now.get(line.costCentre ?? '') ?? 0n) + minorOf(line.amount));
      for (const centre of new Set([...byCentre.keys(), ...now.keys()])) expect(byCentre.get(centre) ?? 0n).toBe(now.get(centre) ?? 0n);
      expect([...now.values()].reduce((sum, minor) => sum + minor, 0n)).toBe(minorOf(statement.total));
    }
  }
}

const keyOf = ({ credit, index, costCentre }: Pick<StatementLine, 'credit' | 'index' | 'costCentre'>): string =>
  JSON.stringify([credit, index, costCentre]);

/** n + bridge = n+1, in the total and line by line; each line says why. */
function bridges(before: IssuedStatement, after: IssuedStatement): void {
  const { bridge } = after;
  expect(minorOf(before.statement.total) + minorOf(bridge!.difference)).toBe(minorOf(after.statement.total));
  const sums = new Map<string, bigint>();
  const add = (key: string, minor: bigint): void => void sums.set(key, (sums.get(key) ?? 0n) + minor);
  for (const line of before.statement.lines) add(keyOf(line), minorOf(line.amount));
  for (const line of bridge!.lines) {
    expect(sums.get(keyOf(line)) ?? 0n).toBe(minorOf(line.before));
    add(keyOf(line), minorOf(line.difference));
    expect(line.causes.length).toBeGreaterThan(0);
  }
  for (const line of after.statement.lines) add(keyOf(line), -minorOf(line.amount));
  expect([...sums.values()].every((minor) => minor === 0n)).toBe(true);
  expect(bridge!.causes.map(({ cause }) => cause)).not.toContain('recalculated');
}

/** 32 histories in all, and 500 at night. */
const [PARTS, HISTORIES] = [sampleOf(4, 10), sampleOf(8, 50)];

describe('random histories', () => {
  it.each(Array.from({ length: PARTS }, (_, i) => i))(
    'part %i: every revision stays as issued, bridges add up, and the ledger is the sum of the statements',
    async (part) => {
      const kinds = new Set<string>();
      let revisions = 0;
      for (let seed = part * 50; seed < part * 50 + HISTORIES; seed += 1) {
        const history = new History(seed);
        await history.put();
        for (const month of MONTHS) {
          history.now = at(`${month}-28T12:00:00Z`);
          for (let i = 0; i < Math.floor(history.random() * 3); i += 1) await history.record(history.down(month));
          history.now += 5 * DAY;
          await history.audit(month);
        }
        await history.check();
        const first = history.seen.size;
        for (let step = 0; step < 5; step += 1) {
          history.now += DAY + Math.floor(history.random() * 20 * DAY);
          await history.disturb();
          history.now += HOUR;
          await history.audit(history.pick(MONTHS));
          await history.check();
        }
        for (const kind of history.kinds) kinds.add(kind);
        revisions += history.revisions - first;
      }
      expect(kinds.size).toBe(7);
      expect(revisions).toBeGreaterThan(HISTORIES);
    },
  );
});
