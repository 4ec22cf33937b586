/** What is on one page, wherever the page ends: an item of a list. */
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
