import { describe, expect, it } from 'vitest';
import { leastWidth } from '../../../console/src/parts/column-width.ts';

const same = (text: string): string => text;

describe('the least width of a column', () => {
  it('holds a short text whole: a Chinese letter takes more than a Latin one', () => {
    const [latin, chinese] = ['line', '一号线路'].map((text) => leastWidth('', same, [text]));
    expect(chinese).toBeGreaterThan(latin!);
    expect(chinese).toBeGreaterThanOrEqual(4 * 14);
  });

  it('is that of the header or of the widest row', () => {
    expect(leastWidth('Amount', same, [''])).toBe(leastWidth('', same, ['a', 'Amount', 'b']));
    expect(leastWidth('Amount', same, [''])).toBeGreaterThan(leastWidth('', same, ['a']));
  });

  it('has a bound for words, and a wider one for sentences, however long they are', () => {
    const [words, sentence, book] = [20, 100, 100_000].map((length) => leastWidth('', same, ['x'.repeat(length)]));
    expect(words).toBeLessThan(sentence!);
    expect(book).toBe(sentence);
  });

  it('takes texts one below the other by the widest of them', () => {
    const both = (): readonly string[] => ['webhook:a', 'as the vendor'];
    expect(leastWidth('', both, [''])).toBe(leastWidth('', same, ['as the vendor']));
  });
});
