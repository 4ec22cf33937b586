/** The amounts of a claim's letter: they add up, whatever part of what is owed was submitted, received and written off before. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packagedClaim } from '../../../lib/application/claims/packaged-claim.ts';
import { PACKAGE_PARTS } from '../../../lib/domain/claims/states.ts';
import { whyNotClaimed } from '../../../lib/domain/claims/claimable.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { ACCOUNT_WORDS } from '../../../lib/presentation/document/account-words.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { sumsOf } from '../../../lib/presentation/claim-package/letter-sums.ts';
import { LETTER_WORDS } from '../../../lib/presentation/claim-package/letter-words.ts';
import { ClaimHistory, cents, historyArbitrary } from '../../support/claims/random-histories.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

const { owed, lessReceived, lessWrittenOff, lessNotClaimed, lessClaimed, whatFactsDecide } = ACCOUNT_WORDS.en.letter;
const statementsOf = ({ lines }: ClaimHistory) => ({
  latest: () => Promise.resolve({ issuedAt: '', earlier: [], statement: { lines } } as unknown as IssuedStatement),
  revision: () => Promise.resolve(undefined),
});

it('the claimed amount of a letter is what is owed, less received, written off and not claimed', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      historyArbitrary,
      fc.boolean(),
      fc.constantFrom(...PACKAGE_PARTS),
      async ({ first, steps, ...told }, isVendors, part) => {
        const history = new ClaimHistory(told);
        for (const step of [first, ...steps]) {
          if (!history.take(step)) continue;
          const stored = { head: history.head, transitions: history.transitions };
          const found = await packagedClaim(stored, { isVendors, part }, statementsOf(history));
          if (!found || whyNotClaimed(found.claim) !== undefined) continue;
          const rows = new Map(sumsOf(found.claim, LABELS.en, part));
          const sum = rows.get(LETTER_WORDS.en.sum)!;
          const minor = (text: string | undefined): number =>
            text === undefined ? 0 : cents(text.replaceAll(',', '').replace(' CNY', ''));
          const claims = sum === whatFactsDecide ? 0 : minor(sum);
          const less = [lessReceived, lessWrittenOff, lessNotClaimed, lessClaimed].filter((name) => rows.has(name));
          for (const name of less) seen.set(name, (seen.get(name) ?? 0) + 1);
          const beyond = minor(rows.get(ACCOUNT_WORDS.en.letter.overCredited));
          expect((minor(rows.get(owed)) || cents(found.claim.owed.amount)) + beyond).toBe(
            less.reduce((total, name) => total + minor(rows.get(name)), claims),
          );
          for (const name of less) expect(minor(rows.get(name))).toBeGreaterThan(0);
          const byLine = found.letter.lines.reduce((total, { amount }) => total + cents(amount), 0);
          expect(byLine).toBeLessThanOrEqual(cents(found.claim.open.amount));
          if (history.lines.length > 0 && part === 'not-claimed') expect(byLine).toBe(cents(found.claim.open.amount));
          for (const { amount } of found.letter.lines) expect(cents(amount)).toBeGreaterThan(0);
          if (part === 'claimed' && !isVendors) {
            const other = await packagedClaim(stored, { isVendors: true }, statementsOf(history));
            if (other) expect(other).toEqual(found);
          }
        }
      },
    ),
    { numRuns: sampleOf(200, 5000), seed: 20_261_128 },
  );
  expect([lessReceived, lessWrittenOff, lessNotClaimed, lessClaimed].filter((name) => (seen.get(name) ?? 0) < 20)).toEqual([]);
});
