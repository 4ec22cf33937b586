/** What the bounds of a chosen contract must be: see ./chosen.ts. */
import { expect } from 'vitest';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { type Chosen, tryChosen } from './chosen.ts';
import type { Gap } from './gap.ts';

/** @param bounds "0.00 to 333.33". */
export function expectBounds(
  bounds: string,
  terms: object,
  facts: readonly Fact[],
  gaps: readonly Gap[],
  more: Pick<Chosen, 'order' | 'label'> = {},
): void {
  const found = tryChosen({ terms, facts, gaps, ...more });
  expect([found.bounds, found.outside, found.attained]).toEqual([bounds, [], true]);
}
