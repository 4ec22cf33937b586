/** An audit that is killed at any call to the store, and started again under its name, ends as one that went through: byte for byte, and told the same. */
import { describe, expect, it } from 'vitest';
import { assessContract } from '../../../../lambdas/workflow/assess-contract.ts';
import { closeAudits } from '../../../../lambdas/workflow/close-audit.ts';
import { planAudits } from '../../../../lambdas/workflow/plan-audit.ts';
import type { AllServices } from '../../../../lambdas/shared/services.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { CONTRACT_SCHEMA } from '../../../../lib/schemas/upcast-contract.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { runWorkflow } from '../../../../local/step-functions/workflow.ts';
import { at } from '../../../support/facts.ts';
import { randomFrom } from '../../../support/fault-run.ts';
import { MemoryClient } from '../../../support/memory-client.ts';
import type { AuditRecord } from '../../../../lib/application/ports/audits.ts';
import { NO_ERASURES, EXAMPLE_EVENTS, exampleDocument, putDocument, testDataKeys, testSecrets } from '../../../support/harness.ts';

const NOW = at('2026-11-03T00:00:00Z');

class Killed extends Error {}

/** Everything of one run: a store, a process that can be killed, what it published. */
class Machine {
  readonly memory: MemoryClient;
  readonly published = new Set<string>();
  calls = 0;
  kills = 0;
  /** Calls until the process is killed; and whether the call that it is killed at still reaches the store. */
  private killIn = Infinity;
  private late = false;
  private dead = false;

  private readonly services: AllServices = {
    secrets: testSecrets(),
    dataKeys: testDataKeys(),
    erasures: NO_ERASURES,
    stores: dynamoStores(new Table({ send: (command: never) => this.send(command) } as never, 'memory')),
    clock: () => NOW,
    environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'Asia/Shanghai', VERSION: 'test' },
    publisher: {
      publish: async (events) => {
        await this.call(() => Promise.resolve());
        for (const event of events) this.published.add(`${event.type} ${String(event.detail.id)}`);
      },
    },
  };

  constructor(memory = new MemoryClient()) {
    this.memory = memory;
  }

  private send(command: { constructor: { name: string }; input: unknown }): Promise<unknown> {
    return this.call(() => this.memory.send(command));
  }

  private async call<T>(run: () => Promise<T>): Promise<T> {
    if (this.dead) throw new Killed();
    this.calls += 1;
    this.killIn -= 1;
    if (this.killIn > 0) return run();
    this.dead = true;
    this.kills += 1;
    if (this.late) await run();
    throw new Killed();
  }

  async load(contracts: number): Promise<void> {
    const document = exampleDocument() as { order: object; terms: readonly object[] };
    const { facts } = await readEventLines(EXAMPLE_EVENTS);
    for (let i = 0; i < contracts; i += 1) {
      const id = `c${i}`;
      const order = { ...document.order, id, vendor: { id: `vendor-${i % 2}`, name: 'Vendor' } };
      await putDocument(this.services.stores, { ...document, order }, () => NOW);
    }
    // One that an older version took, and that is refused by now: it is named whenever the run is killed.
    const order = { ...document.order, id: 'refused', vendor: { id: 'vendor-0', name: 'Vendor' } };
    const store = this.services.stores.contracts;
    const put = {
      id: 'refused',
      vendor: 'vendor-0',
      revision: 1,
      digest: 'refused',
      schema: CONTRACT_SCHEMA,
      text: '',
      recordedAt: '2026-09-01T00:00:00.000Z',
    };
    await store.put({ ...put, document: { ...document, order, former: true } });
    await store.list({ id: 'refused', title: 'Refused', vendor: 'vendor-0', customer: 'c', revision: 1 });
    for (const vendor of ['vendor-0', 'vendor-1']) for (const one of facts) await this.services.stores.facts.record(vendor, one, undefined);
  }

  async record(): Promise<AuditRecord> {
    return (await this.services.stores.audits.get('2026-10'))!;
  }

  /** Kills the process at one call, before or after it reached the store. */
  killOnce(call: number, late: boolean): Promise<void> {
    let done = false;
    const next = (): { killIn: number; late: boolean } => {
      const given = { killIn: done ? Infinity : call, late };
      done = true;
      return given;
    };
    return this.audit(next);
  }

  killAtRandom(random: () => number): Promise<void> {
    return this.audit(() => ({ killIn: random() < 0.8 ? 1 + Math.floor(random() * 300) : Infinity, late: random() < 0.5 }));
  }

  /** Runs the workflow; killed, it is started again under the same name. */
  async audit(fate: () => { killIn: number; late: boolean } = () => ({ killIn: Infinity, late: false })): Promise<void> {
    const assess = assessContract(() => this.services);
    const steps = { Plan: planAudits(() => this.services), Assess: assess, NoteFailure: assess, Close: closeAudits(() => this.services) };
    for (;;) {
      this.dead = false;
      ({ killIn: this.killIn, late: this.late } = fate());
      await runWorkflow({ audit: '2026-10', id: 'audit-request:2026-10#1' }, steps, { retrySeconds: 0 }).catch(() => undefined);
      if (!this.dead) return;
    }
  }
}

/** What a store holds before the audit. */
async function loadedWith(contracts: number): Promise<MemoryClient> {
  const machine = new Machine();
  await machine.load(contracts);
  return machine.memory;
}

describe('an audit that is killed', () => {
  it('at random calls, twenty times or more, ends with the same data as an uninterrupted run', async () => {
    const loaded = await loadedWith(6);
    const clean = new Machine(loaded.copy());
    await clean.audit();
    // A statement and a claim for each of six contracts, and the close.
    expect(clean.published.size).toBe(13);
    expect((await clean.record()).report!.refused).toMatchObject([{ contract: 'refused', open: ['2026-10'] }]);
    let kills = 0;
    for (let seed = 1; kills < 60; seed += 1) {
      const machine = new Machine(loaded.copy());
      await machine.killAtRandom(randomFrom(seed));
      expect([seed, machine.memory.digest()]).toEqual([seed, clean.memory.digest()]);
      expect([...machine.published].sort()).toEqual([...clean.published].sort());
      kills += machine.kills;
    }
    expect(kills).toBeGreaterThanOrEqual(20);
  });

  it.each([false, true])(
    'at every fourth call and at each of the last ends with the same data as an uninterrupted run (after the call reached the store: %s)',
    async (late) => {
      const loaded = await loadedWith(2);
      const clean = new Machine(loaded.copy());
      await clean.audit();
      const { calls } = clean;
      expect(calls).toBeGreaterThan(80);
      const all = Array.from({ length: calls }, (_, i) => i + 1);
      for (const call of all.filter((n) => n % 4 === (late ? 1 : 3) || n > calls - 8)) {
        const machine = new Machine(loaded.copy());
        await machine.killOnce(call, late);
        expect([call, machine.kills]).toEqual([call, 1]);
        expect([call, machine.memory.digest()]).toEqual([call, clean.memory.digest()]);
        expect([...machine.published].sort()).toEqual([...clean.published].sort());
      }
    },
  );
});
