/**
 * The remedies of refusals work: what a message says to write or to remove is done by a program at the place of the refusal, and the clause
 * is then read. The refusals are those of changed contract files (each key deleted, altered, inserted) and of the slot matrix.
 */
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../lib/domain/issue.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { contractDocuments } from '../../support/mutants/documents.ts';
import { mutationsOf } from '../../support/mutants/mutations.ts';
import { remediesOf } from '../../support/remedies.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';
import { RESPECTS, places, wrong } from '../../support/slot-places.ts';

const errorsOf = (document: unknown): Issue[] => readContract(document).issues.filter(({ severity }) => severity === 'error');

/** The clause around a place: "/terms/0/definitions/rate". */
const clauseOf = (path: string): string => path.split('/').slice(0, 5).join('/');

interface Tried {
  applied: number;
  readonly failed: string[];
}

/** Applies the remedies of the only refusal of a document. A refusal elsewhere, which this one hid, has a remedy of its own. */
function tryAll(document: unknown, tried: Tried): void {
  const [refusal, ...others] = errorsOf(document);
  if (!refusal || others.length > 0) return;
  for (const { document: better, how } of remediesOf(document, refusal)) {
    tried.applied += 1;
    const left = errorsOf(better).filter(({ path }) => clauseOf(path) === clauseOf(refusal.path));
    if (left.length > 0)
      tried.failed.push(
        `${refusal.path}: ${refusal.message}\n  ${how}: ${left.map(({ path, message }) => `${path} ${message}`).join('\n  ')}`,
      );
  }
}

describe('the remedy in a refusal', () => {
  it('makes the clause right for changed contract files', () => {
    const tried: Tried = { applied: 0, failed: [] };
    const all = contractDocuments().flatMap((contract) => mutationsOf(contract, ['2026-09-02', '2026-09-03']));
    const every = sampleOf(40, 1);
    for (const mutation of all.filter((_, i) => i % every === 0))
      for (const document of [...mutation.documents()].slice(0, 2)) tryAll(document, tried);
    expect(tried.failed).toEqual([]);
    expect(tried.applied).toBeGreaterThan(20);
  });

  it('makes the clause right for operands that are wrong in one respect', () => {
    const tried: Tried = { applied: 0, failed: [] };
    for (const place of places.values()) for (const respect of RESPECTS) tryAll(place.at(wrong(respect, place)), tried);
    expect(tried.failed).toEqual([]);
  });
});
