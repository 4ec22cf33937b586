/** What one party records in the name of the other, what the other takes back of it, and the days on which answers take effect. */
import { describe, expect, it } from 'vitest';
import { checkTransition } from '../../../../lib/domain/claims/check-transition.ts';
import { type Claim, type ClaimHead, claimOf } from '../../../../lib/domain/claims/claim.ts';
import { isTooLate } from '../../../../lib/domain/claims/effective-day.ts';
import { reversibleTransitions } from '../../../../lib/domain/claims/possible-transitions.ts';
import type { Transition } from '../../../../lib/domain/claims/transition.ts';
import type { PartyRole } from '../../../../lib/domain/contract/terms.ts';
import { anEntry, claimHead } from '../../../support/claims/claim-head.ts';

const AT = '2026-11-20T12:00:00.000Z';
const other = (party: PartyRole): PartyRole => (party === 'customer' ? 'vendor' : 'customer');
const claim = (entries: readonly Transition[], own: Partial<ClaimHead> = {}): Claim =>
  claimOf(claimHead(own), [anEntry('due', '100.00', { revision: 1 }), ...entries]);

describe.each(['customer', 'vendor'] as const)('on a claim of the %s', (creditor) => {
  const debtor = other(creditor);
  const of = (party: PartyRole, kind: Transition['kind'], amount?: string, more: Partial<Transition> = {}): Transition =>
    anEntry(kind, amount, { party, ...more });
  const submitted = of(creditor, 'submitted', '100.00');
  const given = (...entries: readonly Transition[]): Claim => claim([submitted, ...entries], { creditor });

  it.each<[string, Transition]>([
    ['accepted', of(creditor, 'accepted', '100.00', { reference: 'letter' })],
    ['rejected', of(creditor, 'rejected', undefined, { reference: 'letter', note: 'no' })],
    ['acknowledged', of(creditor, 'acknowledged', undefined, { reference: 'letter' })],
    ['credited', of(creditor, 'credited', '100.00', { reference: 'CN-0' })],
  ])('given the creditor records %s of the debtor, then the debtor takes it back, also after more of the creditor', (_, entry) => {
    const more = entry.kind === 'rejected' ? [of(creditor, 'contested', undefined, { note: 'no' })] : [];
    for (const entries of [[entry], [entry, ...more], [entry, of(creditor, 'received', '10.00')]]) {
      expect(reversibleTransitions(given(...entries), debtor, AT)).toEqual([3]);
    }
    const reversed = given(entry, of(debtor, 'reversed', undefined, { of: 3, note: 'we never said so' }));
    expect(reversed).toMatchObject({ state: 'submitted', credited: { amount: '0.00' } });
    expect(reversed.recordedByCreditor).toBeUndefined();
    const note = of(debtor, 'credited', '100.00', { reference: 'CN-1' });
    expect(checkTransition(reversed, { ...note, at: AT }, debtor, [])).toBeUndefined();
  });

  it('given the debtor stated it itself, then the creditor does not take it back', () => {
    expect(reversibleTransitions(given(of(debtor, 'accepted', '100.00')), creditor, AT)).toEqual([]);
    expect(reversibleTransitions(given(of(debtor, 'accepted', '100.00')), debtor, AT)).toEqual([3]);
  });

  it('given answers of both, then the accounts say which the creditor recorded', () => {
    const own = of(debtor, 'accepted', '30.00');
    const named = of(creditor, 'accepted', '20.00', { reference: 'letter' });
    expect(given(own).recordedByCreditor).toBeUndefined();
    expect(given(own, named)).toMatchObject({
      accepted: { amount: '50.00' },
      recordedByCreditor: { answer: 'accepted', accepted: { amount: '20.00' } },
    });
    expect(given(named, own).recordedByCreditor).toEqual({ accepted: { amount: '20.00', currency: 'CNY' } });
    const credited = of(creditor, 'credited', '15.00', { reference: 'CN-1' });
    expect(given(credited).recordedByCreditor).toEqual({ credited: { amount: '15.00', currency: 'CNY' } });
  });
});

describe('the day of an answer', () => {
  const on = (kind: Transition['kind'], effectiveOn: string, more: Partial<Transition> = {}): Transition =>
    anEntry(kind, undefined, { at: AT, effectiveOn, note: 'a reason', reference: 'letter', ...more });
  const code = (before: readonly Transition[], next: Transition, party: PartyRole = 'customer'): string | undefined =>
    checkTransition(claim(before), next, party, [])?.path;
  const submitted = on('submitted', '2026-11-10', { amount: '60.00' });

  it.each<[string, readonly Transition[], Transition]>([
    ['an acceptance before the claim', [submitted], on('accepted', '2026-11-09')],
    ['a rejection before the claim', [submitted], on('rejected', '2026-11-09')],
    ['a withdrawal before the claim', [submitted], on('withdrawn', '2026-11-09')],
    ['an objection before the rejection', [submitted, on('rejected', '2026-11-12')], on('contested', '2026-11-11')],
    [
      'an acceptance before the objection',
      [submitted, on('rejected', '2026-11-12'), on('contested', '2026-11-13')],
      on('accepted', '2026-11-12'),
    ],
    ['a reversal before what it takes back', [submitted], on('reversed', '2026-11-09', { of: 2 })],
  ])('%s is refused, and one on the same day is not', (_, before, next) => {
    expect(code(before, next)).toBe('/effectiveOn');
    const day = before.at(-1)!.effectiveOn!;
    expect(code(before, { ...next, effectiveOn: day })).toBeUndefined();
  });

  it('an acceptance of the first part may be older than the claim of the rest', () => {
    const rest = on('submitted', '2026-11-15', { amount: '40.00' });
    expect(code([submitted, rest], on('accepted', '2026-11-12', { amount: '60.00' }))).toBeUndefined();
    expect(code([submitted, rest], on('accepted', '2026-11-09', { amount: '60.00' }))).toBe('/effectiveOn');
  });

  it('a claim is late by the day on which it was made, and by its instant where it is recorded on that day', () => {
    const head = { zone: 'Asia/Shanghai', expiresAt: '2026-11-15T16:00:00.000Z' };
    const late = (effectiveOn: string | undefined, at: string): boolean =>
      isTooLate(head, { at, ...(effectiveOn !== undefined && { effectiveOn }) });
    expect(late(undefined, '2026-11-15T15:59:59.999Z')).toBe(false);
    expect(late(undefined, '2026-11-15T16:00:00.000Z')).toBe(true);
    expect(late('2026-11-15', '2026-11-20T00:00:00.000Z')).toBe(false);
    expect(late('2026-11-16', '2026-11-20T00:00:00.000Z')).toBe(true);
    // A clause that counts hours: the day is known, and the hour only of what is recorded at once.
    const hours = { zone: 'Asia/Shanghai', expiresAt: '2026-11-15T02:00:00.000Z' };
    expect(isTooLate(hours, { at: '2026-11-15T03:00:00.000Z', effectiveOn: '2026-11-15' })).toBe(true);
    expect(isTooLate(hours, { at: '2026-11-20T03:00:00.000Z', effectiveOn: '2026-11-15' })).toBe(false);
  });
});
