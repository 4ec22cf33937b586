import { describe, expect, it } from 'vitest';
import { readDepth, withDepth } from '../../../../lib/presentation/document/depth.ts';

describe('the depth of an item of a list', () => {
  it('is read from the text that documents have for it, at every depth', () => {
    for (const depth of [0, 1, 3]) {
      const item = { text: 'Reason: the monitor was wrong – twice', depth };
      expect(readDepth(withDepth(item))).toEqual(item);
    }
    expect(withDepth({ text: 'a', depth: 2 })).toBe('– – a');
  });
});
