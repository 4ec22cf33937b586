/** Committed documents that are made from the code must be what the code makes now. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedDocs } from '../../../scripts/generated-docs.ts';

describe('generated documents', () => {
  for (const [path, text] of generatedDocs()) {
    it(`${path} is current (else run npm run docs)`, () => {
      expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')).toBe(text);
    });
  }
});
