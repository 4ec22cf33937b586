/** What is on one page, wherever the page ends: an item of a list, and two lines of a paragraph. */
import { expect, it } from 'vitest';
import { PageWriter } from '../../../../lib/presentation/pdf/page-writer.ts';
import { placedTexts } from '../../../support/pdf-labels.ts';

async function pagesOf(used: number, words: number): Promise<number[]> {
  const writer = new PageWriter({ title: 't', author: 'a', created: new Date(0), language: 'en' });
  writer.space(used);
  writer.item('several words of an item '.repeat(words).trim(), 8, 8);
  return [...new Set((await placedTexts(await writer.end(() => []))).map(({ page }) => page))];
}

it('an item of several lines is never parted between two pages', async () => {
  const pages = new Set<number>();
  for (let used = 600; used <= 760; used += 10) {
    const on = await pagesOf(used, 12);
    expect(on).toHaveLength(1);
    pages.add(on[0]!);
  }
  expect([...pages]).toEqual([1, 2]);
});

it('an item longer than half a page begins where it is and goes on over the page', async () => {
  expect(await pagesOf(300, 300)).toEqual([1, 2]);
});

it.each([2, 3, 4, 7])('no line of a paragraph of %i lines is alone on a page, wherever the page ends', async (count) => {
  const parted = new Set<boolean>();
  for (let used = 600; used <= 760; used += 6) {
    const writer = new PageWriter({ title: 't', author: 'a', created: new Date(0), language: 'en' });
    writer.space(used);
    writer.text(Array.from({ length: count }, (_, i) => `line ${i}`).join('\n'), 10);
    const heights = new Map<number, Set<number>>();
    for (const { page, y } of await placedTexts(await writer.end(() => []))) heights.set(page, (heights.get(page) ?? new Set()).add(y));
    const lines = [...heights.values()].map(({ size }) => size);
    expect(lines.reduce((sum, one) => sum + one, 0)).toBe(count);
    expect(Math.min(...lines), `${used}: ${lines.join()}`).toBeGreaterThan(1);
    parted.add(lines.length > 1);
  }
  expect([...parted]).toEqual(count < 4 ? [false] : expect.arrayContaining([true, false]));
});
