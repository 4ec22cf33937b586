/** Which steps of a claim wait for a second person, and which settings are taken. */
import { describe, expect, it } from 'vitest';
import { type Claim, claimOf } from '../../../../lib/domain/claims/claim.ts';
import type { Transition } from '../../../../lib/domain/claims/transition.ts';
import { type SecondPersonRules, waitingStep } from '../../../../lib/domain/approvals/second-person.ts';
import { readSecondPersonRules } from '../../../../lib/schemas/read-second-person-rules.ts';
import { claimHead, anEntry as entry } from '../../../support/claims/claim-head.ts';

const HEAD = claimHead({ currency: 'USD' });
/** A claim of 1000.00 USD that was submitted, with what followed. */
const claim = (...entries: readonly Transition[]): Claim =>
  claimOf(HEAD, [entry('due', '1000.00', { revision: 1 }), entry('submitted', '1000.00'), ...entries]);

const ABOVE: SecondPersonRules = {
  writeOffs: { above: { USD: '100.00' } },
  creditNotes: { above: { USD: '500.00' } },
  overReceipts: { above: { USD: '0.50' } },
};

describe('a step that waits', () => {
  it.each<[string, Transition, string | undefined]>([
    ['a write-off at the limit', entry('written-off', '100.00'), undefined],
    ['a write-off of a cent more', entry('written-off', '100.01'), '100.01'],
    ['a write-off of all that is open', entry('written-off'), '1000.00'],
    ['a credit note at the limit', entry('credited', '500.00'), undefined],
    ['a credit note above it', entry('credited', '500.01'), '500.01'],
    ['a receipt of less than is open', entry('received', '999.00'), undefined],
    ['a receipt of what is open', entry('received', '1000.00'), undefined],
    ['a receipt of a little more', entry('received', '1000.50'), undefined],
    ['a receipt of more than the limit above what is open', entry('received', '1000.51'), '0.51'],
    ['an answer of the debtor', entry('accepted', '10.00'), undefined],
  ])('the limit decides whether it waits: %s', (_, transition, amount) => {
    expect(waitingStep(claim(), transition, ABOVE)?.amount).toBe(amount);
  });

  it('adds up amounts that one person recorded alone, without approved or reversed ones', () => {
    const alone = entry('written-off', '60.00');
    expect(waitingStep(claim(alone), entry('written-off', '41.00'), ABOVE)).toEqual({
      kind: 'write-off',
      amount: '101.00',
      currency: 'USD',
    });
    const approved = { ...alone, approval: { id: 'approval-1', by: 'bert' } };
    expect(waitingStep(claim(approved), entry('written-off', '41.00'), ABOVE)).toBeUndefined();
    const reversed = entry('reversed', undefined, { of: 3, note: 'wrong' });
    expect(waitingStep(claim(alone, reversed), entry('written-off', '41.00'), ABOVE)).toBeUndefined();
  });

  it('adds up receipts beyond the owed amount', () => {
    expect(waitingStep(claim(entry('received', '1000.40')), entry('received', '0.20'), ABOVE)?.amount).toBe('0.60');
  });

  it('is every step in a currency without a limit, every step with `true`, and none without a rule', () => {
    const euros: SecondPersonRules = { writeOffs: { above: { EUR: '100.00' } } };
    expect(waitingStep(claim(), entry('written-off', '0.01'), euros)?.amount).toBe('0.01');
    expect(waitingStep(claim(), entry('written-off', '0.01'), { writeOffs: true })?.amount).toBe('0.01');
    expect(waitingStep(claim(), entry('written-off', '1000.00'), { writeOffs: false })).toBeUndefined();
    expect(waitingStep(claim(), entry('written-off', '1000.00'), {})).toBeUndefined();
  });
});

describe('the setting', () => {
  it('is accepted as an object and as JSON text; without it no step waits', () => {
    const rules = { contracts: true, corrections: false, writeOffs: { above: { USD: '100.00', JPY: '15000' } } };
    expect(readSecondPersonRules(rules)).toEqual(rules);
    expect(readSecondPersonRules(JSON.stringify(rules))).toEqual(rules);
    expect(readSecondPersonRules(undefined)).toEqual({});
    expect(readSecondPersonRules('')).toEqual({});
  });

  it.each<[string, unknown, RegExp]>([
    ['text that is not JSON', '{', /secondPerson is not JSON/],
    ['an unknown key', { writeoffs: true }, /"writeoffs" is not known here.*docs.how-to.second-person.md/],
    ['a limit on contracts', { contracts: { above: { USD: '1.00' } } }, /\/secondPerson\/contracts must be true or false/],
    ['no currency', { writeOffs: { above: { DOLLAR: '1.00' } } }, /\/secondPerson\/writeOffs\/above has a key that is no currency/],
    ['an amount without decimals', { creditNotes: { above: { USD: '100' } } }, /\/secondPerson\/creditNotes\/above has an amount/],
    ['an amount below 0', { creditNotes: { above: { USD: '-1.00' } } }, /\/secondPerson\/creditNotes\/above has an amount/],
    ['a number', { creditNotes: { above: { USD: 100 } } }, /\/secondPerson\/creditNotes\/above\/USD must be text/],
  ])('a setting is refused with its place: %s', (_, given, message) => {
    expect(() => readSecondPersonRules(given)).toThrow(message);
  });
});
