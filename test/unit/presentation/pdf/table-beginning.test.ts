/** Where a table begins: its title, its head and its first row are on one page, wherever the page ends. */
import { describe, expect, it } from 'vitest';
import { PageWriter } from '../../../../lib/presentation/pdf/page-writer.ts';
import { placedTexts } from '../../../support/pdf-labels.ts';

const COLUMNS = [
  { name: 'Head', width: 3 },
  { name: 'Amount', width: 1, right: true },
] as const;

async function drawn(used: number, first: string) {
  const writer = new PageWriter({ title: 't', author: 'a', created: new Date(0), language: 'en' });
  writer.space(used);
  const rows = [{ cells: [first, '1.00'] }, { cells: ['second', '2.00'] }, { cells: ['third', '3.00'] }];
  writer.table('Title', COLUMNS, rows, (i) => [
    [`carried ${i}`, ''],
    [`brought ${i}`, ''],
  ]);
  return placedTexts(await writer.end(() => []));
}

describe.each(['one line', 'words of a row that takes several lines of its column '.repeat(12).trim()])(
  'a table whose first row is %s',
  (first) => {
    it('has its title on the page of that row, and carries nothing before it', async () => {
      const titled = new Set<number>();
      for (let used = 420; used <= 760; used += 6) {
        const pieces = await drawn(used, first);
        const pageOf = (text: string): number => pieces.find((piece) => piece.text.startsWith(text))!.page;
        expect([pageOf('Title'), pageOf('Head')]).toEqual([pageOf(first.slice(0, 8)), pageOf(first.slice(0, 8))]);
        expect(pieces.map(({ text }) => text).filter((text) => /^(carried|brought) 0$/.test(text))).toEqual([]);
        titled.add(pageOf('Title'));
      }
      // It begins at the foot of the first page as long as it fits.
      expect([...titled]).toEqual([1, 2]);
    });
  },
);
