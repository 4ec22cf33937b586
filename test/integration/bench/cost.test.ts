/** The bench of the whole bill runs at a small size, and counts what grows with the months. */
import { expect, it } from 'vitest';
import { bill, total } from '../../../bench/cost/prices.ts';
import { costRows } from '../../../bench/cost/rows.ts';

/** Single events, and everything in batches. */
const ROWS = ['by exception and heartbeat, one by one', 'all batched by the minute'];

it('given some contracts, then each way to send has a bill of the first and of the twelfth month', async () => {
  const tables = await costRows({ fleet: 6, tickets: [2], singleChecks: 10, rows: ROWS }, () => undefined);
  const [reference, ...rows] = tables[0]!.rows;
  expect(total(reference!.used)).toBeGreaterThan(0);
  expect(rows.map(({ name }) => name)).toEqual(ROWS);
  for (const { name, used, twelfth } of rows) {
    const { moved, kept } = twelfth!;
    const { storage, writes, objects } = bill(used);
    // The bundle of a statement is in object storage, which has no other objects in the first month.
    expect([name, used.objectPuts, objects! > 0]).toEqual([name, 100_000, true]);
    // A recorded event is one write, and the move of it another one.
    expect(bill(moved).writes! / writes!, name).toBeGreaterThan(1.5);
    expect(bill(moved).writes! / writes!, name).toBeLessThan(2);
    expect(bill(kept).storage! / storage!, name).toBeCloseTo(12, 5);
    expect(bill(moved).storage! / storage!, name).toBeLessThan(7);
    expect(total(moved) - bill(moved).functions!, name).toBeLessThan(total(kept) - bill(kept).functions!);
  }
});
