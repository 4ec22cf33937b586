/** The published cases, each from its file under contracts through the public `assess`. */
import { describe, expect, it } from 'vitest';
import { ADAPTERS, agreements, cases, mismatches } from './cases/run.ts';
import { TEXTS } from '../../support/contract-files.ts';

describe('published cases', () => {
  for (const entry of cases)
    it(entry.id, () => {
      expect(Object.keys(entry.expect).length).toBeGreaterThan(0);
      expect(mismatches(entry)).toEqual([]);
    });

  it('are 127 of 33 agreements, each with a contract file and an adapter', () => {
    expect([cases.length, agreements.length]).toEqual([127, 33]);
    const files = TEXTS;
    for (const id of agreements) expect(files).toContain(id);
    expect(Object.keys(ADAPTERS).sort()).toEqual([...agreements].sort());
  });
});
