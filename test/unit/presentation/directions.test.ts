import { describe, expect, it } from 'vitest';
import { directed } from '../../../lib/presentation/directions.ts';

describe('the direction of a text on a page', () => {
  it('a sign that is never closed turns no id after it round, because it is left out', () => {
    expect(directed('Evil\u202e (vendor-1)')).toBe('Evil (vendor-1)');
    expect(directed('a\u2067b\u2069\u200f\u061cc')).toBe('abc');
  });

  it('right-to-left words are isolated from the numbers and ids beside them', () => {
    expect(directed('שלום עולם 2026-10')).toBe('\u2067שלום עולם\u2069 2026-10');
  });

  it('a text that was made ready stays as it is, and so does one without such words', () => {
    const once = directed('\u202eשלום (vendor-1)');
    expect(directed(once)).toBe(once);
    expect(directed('北京 (Beijing), 12')).toBe('北京 (Beijing), 12');
  });
});
