/** Bounded concurrency: order of results, the bound, and failures. */
import { expect, it } from 'vitest';
import { atOnce } from '../../lib/application/at-once.ts';

const soon = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

it('gives results in the order of the items, whichever ends first, and never has more than the bound at once', async () => {
  let [now, most] = [0, 0];
  const results = await atOnce([5, 1, 4, 0, 2, 3, 0], 3, async (ms, i) => {
    most = Math.max(most, (now += 1));
    await soon(ms);
    now -= 1;
    return `${i}:${ms}`;
  });
  expect(results).toEqual(['0:5', '1:1', '2:4', '3:0', '4:2', '5:3', '6:0']);
  expect(most).toBe(3);
});

it('begins nothing after a failure, and throws it', async () => {
  const begun: number[] = [];
  const work = async (n: number): Promise<number> => {
    begun.push(n);
    await soon(0);
    if (n === 1) throw new Error('no');
    return n;
  };
  await expect(atOnce([0, 1, 2, 3, 4, 5], 2, work)).rejects.toThrow('no');
  await soon(5);
  expect(begun.length).toBeLessThan(5);
  expect(await atOnce([], 2, work)).toEqual([]);
});
