/** The rule for rows of bills: every state of a claim, both directions, and each reason to wait. */
import { describe, expect, it } from 'vitest';
import { type BillCredit, type BillRules, judgeCredit, receiptsOf, reversalOf } from '../../../../lib/domain/claims/bill-credit.ts';
import { checkTransition } from '../../../../lib/domain/claims/check-transition.ts';
import { type Claim, type ClaimHead, claimOf } from '../../../../lib/domain/claims/claim.ts';
import type { PartyRole } from '../../../../lib/domain/contract/terms.ts';
import { CLAIM_STATES, type ClaimState } from '../../../../lib/domain/claims/states.ts';
import type { Transition } from '../../../../lib/domain/claims/transition.ts';
import { anEntry, claimHead } from '../../../support/claims/claim-head.ts';
import { ANY_SENDER, billCredit } from '../../../support/claims/random-bills.ts';

const AT = '2026-11-10T12:00:00.000Z';
const due = anEntry('due', '100.00', { by: 'makegood', revision: 1 });
const claim = (entries: readonly Transition[], own: Partial<ClaimHead> = {}): Claim => claimOf(claimHead(own), [due, ...entries]);
const submitted = anEntry('submitted', '100.00');

const IN_STATE: Record<ClaimState, readonly Transition[]> = {
  due: [],
  submitted: [submitted],
  acknowledged: [submitted, anEntry('acknowledged')],
  accepted: [submitted, anEntry('accepted', '100.00')],
  'partly-accepted': [submitted, anEntry('accepted', '60.00')],
  rejected: [submitted, anEntry('rejected')],
  withdrawn: [submitted, anEntry('withdrawn')],
  expired: [anEntry('expired', '100.00')],
  settled: [anEntry('received', '100.00')],
  'over-credited': [anEntry('received', '100.01')],
  void: [anEntry('restated', '0.00', { revision: 2 })],
};

const RECEIVED_ON: readonly ClaimState[] = ['submitted', 'acknowledged', 'accepted', 'partly-accepted', 'rejected'];

const codeOf = (credit: BillCredit, named: readonly Claim[], rules: BillRules = ANY_SENDER): string => {
  const judged = judgeCredit(credit, named, rules, AT);
  return 'issue' in judged ? judged.issue.code : 'received';
};

describe('a row in every state, from every party', () => {
  const cells = CLAIM_STATES.flatMap((state) =>
    (['customer', 'vendor'] as const).flatMap((creditor) =>
      (['customer', 'vendor'] as const).map((speaksFor): [ClaimState, PartyRole, PartyRole] => [state, creditor, speaksFor]),
    ),
  );

  it.each(cells)('on %s, of a claim of the %s, a row that the %s sends is judged', (state, creditor, speaksFor) => {
    const expected =
      creditor !== speaksFor
        ? 'debtors-word'
        : RECEIVED_ON.includes(state)
          ? 'received'
          : ['settled', 'over-credited', 'void'].includes(state)
            ? 'beyond-open'
            : 'not-claimed';
    expect(codeOf(billCredit({ speaksFor }), [claim(IN_STATE[state], { creditor })])).toBe(expected);
  });

  it('has a cell for each: 11 states, both directions, both parties', () => expect(cells).toHaveLength(11 * 2 * 2));

  it('is received on an automatic credit without a claim', () => {
    expect(codeOf(billCredit(), [claim([], { automatic: true })])).toBe('received');
  });
});

describe('why a row waits', () => {
  const open = claim([submitted]);

  it.each<[string, BillCredit, readonly Claim[], BillRules]>([
    ['unknown-reference', billCredit(), [], ANY_SENDER],
    ['ambiguous-reference', billCredit(), [open, claim([submitted], { id: 'c.2026-10.other' })], ANY_SENDER],
    ['other-contract', billCredit(), [open], { ...ANY_SENDER, isOfContract: () => false }],
    ['not-its-word', billCredit(), [open], { ...ANY_SENDER, isReporter: () => false }],
    ['wrong-currency', billCredit({ currency: 'USD' }), [open], ANY_SENDER],
    ['beyond-open', billCredit({ amount: '100.01' }), [open], ANY_SENDER],
    ['reference-used', billCredit(), [claim([submitted, anEntry('received', '1.00', { reference: 'c.2026-10.credit' })])], ANY_SENDER],
    ['bad-value', billCredit({ billedAt: Date.parse('2026-09-30T00:00:00Z') }), [open], ANY_SENDER],
  ])('a row waits with the code %s', (code, credit, named, rules) => {
    const judged = judgeCredit(credit, named, rules, AT);
    expect(judged).toMatchObject({ issue: { code, remedy: expect.any(String) as string } });
  });

  it('a row of more than is open names both amounts with their currency', () => {
    expect(judgeCredit(billCredit({ amount: '100.01' }), [open], ANY_SENDER, AT)).toMatchObject({
      issue: { message: expect.stringMatching(/^100\.01 [A-Z]{3} are more than the 100\.00 [A-Z]{3} that are open/) as string },
    });
  });

  it('a row matches the claim that is owed to the party of its sender, where a credit has two directions', () => {
    const both = [open, claim([], { id: 'c.2026-10.credit.vendor', creditor: 'vendor', automatic: true })];
    expect(judgeCredit(billCredit(), both, ANY_SENDER, AT)).toMatchObject({ claim: { id: 'c.2026-10.credit' } });
    expect(judgeCredit(billCredit({ speaksFor: 'vendor' }), both, ANY_SENDER, AT)).toMatchObject({
      claim: { id: 'c.2026-10.credit.vendor' },
    });
  });
});

describe('a receipt that the rule records', () => {
  const received = (credit = billCredit(), own: Partial<ClaimHead> = {}): Transition => {
    const judged = judgeCredit(credit, [claim([submitted], own)], ANY_SENDER, AT);
    if ('issue' in judged) throw new Error(judged.issue.message);
    return judged.transition;
  };

  it('takes effect on the day of the bill in the zone of the claim, at the latest on that of recording', () => {
    const billedAt = Date.parse('2026-11-05T20:00:00Z');
    expect(received(billCredit({ billedAt })).effectiveOn).toBe('2026-11-05');
    expect(received(billCredit({ billedAt }), { zone: 'Asia/Shanghai' }).effectiveOn).toBe('2026-11-06');
    expect(received(billCredit({ billedAt: Date.parse('2026-11-11T00:01:00Z') })).effectiveOn).toBe('2026-11-10');
  });

  it('belongs to the creditor, which may reverse it; the debtor may not', () => {
    const after = claim([submitted, received()]);
    const reversal = anEntry('reversed', undefined, { at: AT, of: 3, note: 'of another contract' });
    expect(checkTransition(after, { ...reversal, party: 'customer' }, 'customer', [])).toBeUndefined();
    expect(checkTransition(after, { ...reversal, party: 'vendor' }, 'vendor', [])).toMatchObject({ code: 'not-your-word' });
  });

  it('is reversed by a correction: the balances are as if it had never been recorded', () => {
    const receipt = received();
    const [entry] = receiptsOf('aws:1|row', [due, submitted, receipt]);
    const after = claim([submitted, receipt, reversalOf(receipt, entry!.n, 'aws:1|c', AT)]);
    expect(after).toMatchObject({ received: { amount: '0.00' }, open: { amount: '100.00' } });
    expect(after.receivedByBills).toBeUndefined();
    expect(receiptsOf('aws:1|row', after.transitions)).toMatchObject([{ n: 3, isStanding: false, byHand: false }]);
  });
});
