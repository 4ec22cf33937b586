/** Where lines end, at one unit a character. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersOf, linesOf } from '../../../../lib/presentation/pdf/unicode-line-breaks.ts';

const width = (text: string): number => charactersOf(text).length;
const lines = (text: string, most: number): string[] => linesOf(text, most, width);

describe('lines', () => {
  it.each([
    ['a text that fits', 'one line', 20, ['one line']],
    ['words', 'service credits of October', 10, ['service', 'credits of', 'October']],
    ['an amount', 'EUR 1,234.50', 9, ['EUR', '1,234.50']],
    ['a percentage below zero', 'down -12.5%', 9, ['down', '-12.5%']],
    ['a word with a hyphen', 'service-level', 9, ['service-', 'level']],
    ['Chinese: no full stop or comma begins a line', '可用性未达标。应付', 6, ['可用性未达', '标。应付']],
    ['Chinese: no opening bracket ends a line', '服务（可用', 3, ['服务', '（可用']],
    ['a line break of the text', 'first\nsecond', 20, ['first', 'second']],
    ['what may not be broken and is wider than a line', 'incident4711x', 5, ['incid', 'ent47', '11x']],
    ['an accent stays with its letter', 'e\u0301e\u0301e\u0301', 2, ['e\u0301e\u0301', 'e\u0301']],
    ['nothing', '', 5, ['']],
  ])('a line ends where Unicode allows it: %s', (_, text, most, expected) => expect(lines(text, most)).toEqual(expected));

  it('lose only the space at their ends, and are never wider', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((some) => !/[\u000b\u000c\u0085\u2028\u2029\r\n]/.test(some));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (some, most) => {
        const found = lines(some, most);
        expect(found.join('').replaceAll(/\s/g, '')).toBe(some.replaceAll(/\s/g, ''));
        for (const line of found) expect(width(line)).toBeLessThanOrEqual(most);
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});
