/** Which evidence moves to object storage: that of months that are closed for every contract that reads it, and nothing else. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import { DAY, HOUR, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { aContract, termsWith } from '../../../support/contracts.ts';
import { Auditor } from '../../../support/auditor.ts';
import { at, fact } from '../../../support/facts.ts';
import { MovingTable } from '../../../support/old-evidence.ts';

const MARCH = at('2026-03-10T00:00:00Z');

const contractOf = (id: string, components: readonly string[], every: 'month' | 'quarter' | 'year' = 'month'): Contract =>
  aContract({
    order: {
      id,
      vendor: { id: 'v', name: 'V' },
      from: '2026-01-01',
      components: Object.fromEntries(components.map((name) => [name, { kind: 'service' }])),
    },
    terms: termsWith({ components: { service: {} }, period: { every, zone: 'UTC', 'part-period': 'clipped' } }),
  });

let moving: MovingTable;
let auditor: Auditor;
let days = 0;

const months = (): string[] => [...new Set(moving.evidence().stays.map((name) => name.split(' ')[0]!))].sort();

async function record(component: string | undefined, when = MARCH): Promise<void> {
  const more = component === undefined ? {} : { component };
  await auditor.stores.facts.record(
    'v',
    fact('service.down', when, { id: `down-${(days += 1)}`, ...more, body: { record: 'INC-1' } }),
    'p',
    when,
  );
}

async function audited(until: string): Promise<void> {
  for (let month = 1; month < Number(until.slice(5, 7)); month += 1) {
    auditor.set(`2026-${String(month + 1).padStart(2, '0')}-02T00:00:00Z`);
    await auditor.audit(`2026-${String(month).padStart(2, '0')}`);
  }
  auditor.set(`${until}-20T00:00:00Z`);
}

beforeEach(() => {
  auditor = new Auditor('2026-01-01T00:00:00Z', (clock) => (moving = new MovingTable(clock)).stores);
});

describe('evidence of a closed month', () => {
  it('moves a hundred days after the month ended, and not before', async () => {
    await auditor.put(contractOf('one', ['a']));
    await record('a');
    await audited('2026-07');
    auditor.set(formatInstant(at('2026-04-01T00:00:00Z') + 100 * DAY - HOUR));
    expect(await moving.move()).toMatchObject({ moved: 0, failed: [] });
    auditor.set(formatInstant(at('2026-04-01T00:00:00Z') + 100 * DAY + HOUR));
    expect(await moving.move()).toMatchObject({ moved: 1, expiring: 1, failed: [], left: 0 });
    expect(months()).toEqual([]);
  });

  it('is asked about once, and the runs after that read nothing of it', async () => {
    await auditor.put(contractOf('one', ['a']));
    await record('a');
    await audited('2026-09');
    await moving.move();
    const before = { ...moving.client.calls };
    await moving.move();
    const queries = (moving.client.calls.QueryCommand ?? 0) - (before.QueryCommand ?? 0);
    // The listing of vendors, and the names of the vendor.
    expect(queries).toBeLessThanOrEqual(2);
  });

  it('stays while a contract that shares its component has an open period, and moves once that is closed', async () => {
    for (let i = 0; i < 9; i += 1) await auditor.put(contractOf(`month-${i}`, ['shared', `own-${i}`]));
    await auditor.put(contractOf('year', ['shared'], 'year'));
    await record('shared');
    await record('own-3');
    await audited('2026-12');
    await moving.move();
    expect(months()).toEqual(['FACT#v#shared#2026-03']);
    auditor.set('2027-01-02T00:00:00Z');
    await auditor.audit('2026-12');
    auditor.set('2027-01-20T00:00:00Z');
    await moving.move();
    expect(months()).toEqual([]);
  });

  it('without a component stays while any contract of the vendor has an open period', async () => {
    await auditor.put(contractOf('month', ['a']));
    await auditor.put(contractOf('quarter', ['b'], 'year'));
    await record(undefined);
    await record('a');
    await audited('2026-12');
    await moving.move();
    expect(months()).toEqual(['FACT#v#-#2026-03']);
  });

  it('stays where a period is not issued', async () => {
    await auditor.put(contractOf('one', ['a']));
    await record('a');
    auditor.set('2026-12-20T00:00:00Z');
    expect(await moving.move()).toMatchObject({ moved: 0, failed: [] });
    expect(months()).toEqual(['FACT#v#a#2026-03']);
  });

  it('of components that no contract lists, and from before a contract, stays', async () => {
    await auditor.put(contractOf('one', ['a', 'dropped']));
    await record('dropped');
    await record('stranger');
    await record('a', at('2025-12-20T00:00:00Z'));
    await auditor.put(contractOf('one', ['a']));
    await audited('2026-12');
    await moving.move();
    expect(months()).toEqual(['FACT#v#a#2025-12', 'FACT#v#dropped#2026-03', 'FACT#v#stranger#2026-03']);
  });

  it('that counts in every month stays: corrections and attributes', async () => {
    await auditor.put(contractOf('one', ['a']));
    await record('a');
    const corrects = { id: 'fix', component: 'a', body: { corrects: 'none' } };
    await auditor.stores.facts.record('v', fact('correction', MARCH, corrects), undefined, MARCH);
    await audited('2026-12');
    await moving.move();
    expect(months()).toEqual(['FACT#v#a#standing']);
  });

  it('that cannot be moved is reported, stays, and is tried again', async () => {
    await auditor.put(contractOf('one', ['a', 'b']));
    await record('a');
    await record('b');
    await audited('2026-12');
    const put = moving.objects.put.bind(moving.objects);
    let refused = 0;
    moving.objects.put = (name, bytes) => ((refused += 1) === 1 ? Promise.reject(new Error('no storage')) : put(name, bytes));
    const { failed } = await moving.move();
    expect(failed.map(({ item }) => item)).toEqual(['v 2026-03 facts a']);
    expect(months()).toEqual(['FACT#v#a#2026-03']);
    auditor.now += DAY;
    expect(await moving.move()).toMatchObject({ failed: [] });
    expect(months()).toEqual([]);
  });
});
