/** The partitions that the children of a close write at the same time. */
import { expect, it } from 'vitest';
import { unitsOfClose } from '../../../../bench/partitions.ts';

/** DynamoDB takes so many write units a second in one partition. */
const MOST = 1000;

it('given a close of contracts of one vendor, then no partition gets more writes a second than DynamoDB takes', async () => {
  const found = await unitsOfClose(32);
  // The head of a series of numbers is written by one after the other, so that its own time bounds it.
  const isSerial = (partition: string): boolean => partition === 'NOTES#lumencast';
  expect(found.filter(({ partition, aSecond }) => aSecond > MOST && !isSerial(partition))).toEqual([]);
  // Each contract has a statement in the period, in the listing of its vendor, and an outcome of the audit.
  for (const whole of ['PERIOD#2026-10', 'VENDORSTATEMENTS#lumencast', 'AUDIT#2026-10'])
    expect(found.find(({ partition }) => partition === whole)?.units).toBeGreaterThanOrEqual(1);
});
