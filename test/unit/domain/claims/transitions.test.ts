/** Claims: every transition on every state by every party, and the balances that follow. */
import { describe, expect, it } from 'vitest';
import type { ClaimLine } from '../../../../lib/domain/claims/claim-lines.ts';
import { checkTransition } from '../../../../lib/domain/claims/check-transition.ts';
import { type Claim, type ClaimHead, claimOf } from '../../../../lib/domain/claims/claim.ts';
import { possibleTransitions, reversibleTransitions } from '../../../../lib/domain/claims/possible-transitions.ts';
import { CLAIM_STATES, type ClaimState } from '../../../../lib/domain/claims/states.ts';
import { RECORDED_KINDS, STATED, type StatedKind, type Transition } from '../../../../lib/domain/claims/transition.ts';
import { claimHead } from '../../../support/claims/claim-head.ts';
import { IN_STATE, wholeOf } from '../../../support/claims/claim-in-state.ts';
import type { PartyRole } from '../../../../lib/domain/contract/terms.ts';

const AT = '2026-11-10T12:00:00.000Z';
const head = claimHead({ zone: 'Asia/Shanghai' });

type Given = Partial<Transition> & Pick<Transition, 'kind'>;
const entry = (given: Given): Transition => ({ by: 'someone', at: AT, ...given });
const due = (amount: string, more: Partial<Transition> = {}): Transition =>
  entry({ kind: 'due', by: 'makegood', revision: 1, amount, ...more });
const claim = (transitions: readonly Given[], own: Partial<ClaimHead> = {}): Claim =>
  claimOf({ ...head, ...own }, [due('100.00'), ...transitions.map(entry)]);

const whole = (kind: StatedKind): Transition => entry(wholeOf(kind));

describe('every state, transition and party', () => {
  it.each(CLAIM_STATES)('the transitions of a claim reach the state %s', (state) => {
    expect(claim(IN_STATE[state]).state).toBe(state);
  });

  it.each(CLAIM_STATES.flatMap((state) => (['customer', 'vendor'] as const).map((party) => [state, party] as const)))(
    'what may be recorded on a claim that is %s by the %s is what the check takes, with what it needs and up to its bound',
    (state, party) => {
      const now = claim(IN_STATE[state]);
      const possible = possibleTransitions(now, party, AT);
      for (const kind of Object.keys(STATED) as StatedKind[]) {
        const found = possible.find((one) => one.kind === kind);
        if (!found) {
          expect([kind, checkTransition(now, whole(kind), party, [])]).toEqual([kind, expect.anything()]);
          continue;
        }
        const amount = found.amount?.most;
        const most = { ...entry({ kind, note: 'a reason', reference: 'R-9' }), ...(amount !== undefined && { amount }) };
        const isNothing = kind === 'submitted' && amount === '0.00';
        if (!isNothing && (amount !== undefined || !found.needs.includes('amount')))
          expect([kind, checkTransition(now, most, party, [])]).toEqual([kind, undefined]);
        for (const key of found.needs) {
          const { [key]: _, ...without } = { ...most, amount: amount ?? '1.00' };
          expect([kind, key, checkTransition(now, without, party, [])]).toEqual([
            kind,
            key,
            expect.objectContaining({ code: 'missing', path: `/${key}` }),
          ]);
        }
        if (amount !== undefined)
          expect(checkTransition(now, { ...most, amount: `${amount.slice(0, -1)}${Number(amount.at(-1)) + 1}` }, party, [])).toMatchObject({
            code: 'amount-too-large',
          });
        expect(found.ofOther).toBe((party === 'customer' ? 'creditor' : 'debtor') !== STATED[kind].side);
      }
    },
  );

  it('only the party that recorded an entry finds it among those it may reverse', () => {
    const now = claim([
      { kind: 'submitted', party: 'customer' },
      { kind: 'credited', party: 'vendor', amount: '10.00', reference: 'CN-1' },
      { kind: 'acknowledged', party: 'vendor' },
    ]);
    expect([reversibleTransitions(now, 'customer', AT), reversibleTransitions(now, 'vendor', AT)]).toEqual([[], [3, 4]]);
  });

  it('an amount that is claimed already cannot be claimed again with 0.00, unless missing facts may add to it', () => {
    const again = whole('submitted');
    const accepted: readonly Given[] = [{ kind: 'submitted' }, { kind: 'accepted', amount: '60.00' }];
    expect(checkTransition(claim(accepted), again, 'customer', [])).toMatchObject({
      code: 'nothing-open',
      message: expect.stringContaining('state "contested"'),
    });
    const open: Given = { kind: 'restated', by: 'makegood', revision: 2, amount: '100.00', most: '150.00', missing: ['a bill'] };
    expect(checkTransition(claim([...accepted, open]), again, 'customer', [])).toBeUndefined();
  });

  it('a kind of several words is written as words in what is refused, not by its key', () => {
    const off = { ...whole('written-off'), amount: '100.01' };
    expect(checkTransition(claim(IN_STATE.settled), off, 'customer', [])!.message).toContain('cannot be written off;');
    expect(checkTransition(claim([]), off, 'customer', [])!.message).toContain('more than can be written off:');
  });

  const cells = CLAIM_STATES.flatMap((state) =>
    (Object.keys(STATED) as StatedKind[]).flatMap((kind) =>
      (['customer', 'vendor'] as const).flatMap((creditor) =>
        (['customer', 'vendor'] as const).map((party): [ClaimState, StatedKind, PartyRole, PartyRole] => [state, kind, creditor, party]),
      ),
    ),
  );

  it.each(cells)('on %s, %s of a claim of the %s, by the %s is judged', (state, kind, creditor, party) => {
    const given = whole(kind);
    const issue = checkTransition(claim(IN_STATE[state], { creditor }), given, party, []);
    const isOwn = (STATED[kind].side === 'creditor') === (party === creditor);
    if (!isOwn && party !== creditor) expect(issue).toMatchObject({ code: 'not-your-word' });
    else if (!(STATED[kind].after as readonly string[]).includes(state)) expect(issue).toMatchObject({ code: 'bad-transition' });
    else expect(issue).toBeUndefined();
  });

  it('has a cell for each: 11 states, 10 kinds, both directions, both parties', () => {
    expect(cells).toHaveLength(11 * 10 * 2 * 2);
    expect(RECORDED_KINDS).toHaveLength(11);
  });

  it.each(['acknowledged', 'accepted', 'rejected', 'credited'] as const)(
    'the creditor records %s of the debtor only with a reference to its answer',
    (kind) => {
      const { reference: _, ...without } = whole(kind);
      expect(checkTransition(claim(IN_STATE.submitted), without, 'customer', [])).toMatchObject({ code: 'missing', path: '/reference' });
    },
  );

  it('no party may record the transitions of the audit', () => {
    for (const kind of ['due', 'restated', 'expired'] as const)
      expect(checkTransition(claim([]), entry({ kind, amount: '1.00' }), 'customer', [])).toMatchObject({ code: 'bad-transition' });
  });

  it('an automatic credit accepts money and no answers', () => {
    const automatic = claim([], { automatic: true });
    expect(automatic.state).toBe('accepted');
    for (const kind of Object.keys(STATED) as StatedKind[]) {
      const issue = checkTransition(automatic, whole(kind), 'customer', []);
      expect(issue?.code).toBe(['credited', 'received', 'written-off'].includes(kind) ? undefined : 'bad-transition');
    }
  });
});

describe('an entry of the debtor never lowers the open amount', () => {
  const vendor = (transitions: readonly Given[], given: Given): string | undefined =>
    checkTransition(claim(transitions), entry(given), 'vendor', [])?.code;

  it.each<[string, Given]>([
    ['accepted -1.00', { kind: 'accepted', amount: '-1.00' }],
    ['accepted 0.00', { kind: 'accepted', amount: '0.00' }],
    ['accepted 100.01', { kind: 'accepted', amount: '100.01' }],
    ['credited 0.00', { kind: 'credited', amount: '0.00', reference: 'CN-1' }],
    ['credited 9999999.00', { kind: 'credited', amount: '9999999.00', reference: 'CN-1' }],
    ['credited 100', { kind: 'credited', amount: '100', reference: 'CN-1' }],
  ])('the amount of %s is refused', (_, given) => {
    expect(vendor([{ kind: 'submitted' }], given)).toMatch(/^(bad-amount|amount-too-large)$/);
  });

  it('a credit note settles nothing; a receipt of the creditor does', () => {
    const credited: Given[] = [{ kind: 'submitted' }, { kind: 'accepted' }, { kind: 'credited', amount: '100.00', reference: 'CN-1' }];
    expect(claim(credited)).toMatchObject({ state: 'accepted', credited: { amount: '100.00' }, open: { amount: '100.00' } });
    expect(vendor(credited, { kind: 'credited', amount: '0.01', reference: 'CN-2' })).toBe('amount-too-large');
    expect(claim([...credited, { kind: 'received', amount: '100.00' }])).toMatchObject({ state: 'settled', open: { amount: '0.00' } });
  });

  it('a partial acceptance leaves the rest open, until the creditor contests it or writes the rest off', () => {
    const part: Given[] = [{ kind: 'submitted' }, { kind: 'accepted', amount: '60.00' }, { kind: 'received', amount: '60.00' }];
    expect(claim(part)).toMatchObject({ state: 'partly-accepted', open: { amount: '40.00' } });
    expect(claim([...part, { kind: 'contested', note: 'no' }])).toMatchObject({ state: 'submitted', open: { amount: '40.00' } });
    expect(claim([...part, { kind: 'written-off', note: 'agreed' }])).toMatchObject({
      state: 'settled',
      writtenOff: { amount: '40.00' },
      open: { amount: '0.00' },
    });
  });
});

describe('an acceptance is at most the claimed amount', () => {
  const accept = (transitions: readonly Given[], amount: string, first = due('100.00')) =>
    checkTransition(claimOf(head, [first, ...transitions.map(entry)]), entry({ kind: 'accepted', amount }), 'vendor', []);
  const part: Given[] = [{ kind: 'submitted', amount: '60.00' }];

  it('a claim of a part is accepted up to this part, and the refusal names both amounts', () => {
    expect(accept(part, '60.00')).toBeUndefined();
    const refused = accept(part, '60.01');
    expect(refused?.code).toBe('amount-too-large');
    expect(refused?.message).toMatch(/60\.01 CNY.*60\.00 CNY were claimed.*100\.00 CNY/);
  });

  it('without the amount that was received on it since', () => {
    const paid: Given[] = [...part, { kind: 'received', amount: '50.00' }];
    expect(accept(paid, '10.00')).toBeUndefined();
    expect(accept(paid, '10.01')?.code).toBe('amount-too-large');
    const whole: Given[] = [...part, { kind: 'received', amount: '60.00' }];
    expect(checkTransition(claim(whole), entry({ kind: 'accepted' }), 'vendor', [])).toMatchObject({ code: 'nothing-open' });
  });

  it('with the claimed reserve; without bound where the reserve has none', () => {
    const restated: Given = { kind: 'restated', revision: 2, amount: '500.00' };
    const claimed: Given[] = [{ kind: 'submitted', amount: '0.00' }, restated];
    const missing = ['bill of line-1'];
    expect(accept(claimed, '50.01', due('0.00', { most: '50.00', missing }))?.code).toBe('amount-too-large');
    expect(accept(claimed, '50.00', due('0.00', { most: '50.00', missing }))).toBeUndefined();
    expect(accept(claimed, '500.00', due('0.00', { most: 'unbounded', missing }))).toBeUndefined();
  });

  it('an amount that a revision adds is accepted once it is claimed', () => {
    const more: Given[] = [{ kind: 'submitted' }, { kind: 'restated', revision: 2, amount: '120.00' }];
    expect(accept(more, '120.00')?.code).toBe('amount-too-large');
    const answered: Given[] = [...more, { kind: 'accepted', amount: '100.00' }];
    expect(claim(answered).state).toBe('partly-accepted');
    const rest: Given[] = [...answered, { kind: 'submitted', amount: '20.00' }];
    expect(accept(rest, '20.00')).toBeUndefined();
    expect(accept(rest, '20.01')?.code).toBe('amount-too-large');
    expect(accept([...answered, { kind: 'submitted' }], '20.00')).toBeUndefined();
  });
});

describe('claims and acceptances add up', () => {
  const shown = (transitions: readonly Given[]) => {
    const { state, claimed, accepted } = claim(transitions);
    return [state, claimed?.amount, accepted?.amount];
  };
  const check = (transitions: readonly Given[], given: Given, party: PartyRole): string | undefined =>
    checkTransition(claim(transitions), entry(given), party, [])?.code;
  const first: Given[] = [{ kind: 'submitted', amount: '60.00' }, { kind: 'accepted' }];

  it('the rest is claimed and accepted beside the first part, with or without amounts', () => {
    const partly: Given[] = [
      { kind: 'submitted', amount: '60.00' },
      { kind: 'accepted', amount: '60.00' },
    ];
    expect(shown(partly)).toEqual(['partly-accepted', '60.00', '60.00']);
    for (const rest of ['40.00', undefined])
      expect(
        shown([
          ...partly,
          { kind: 'submitted', ...(rest !== undefined && { amount: rest }) },
          { kind: 'accepted', ...(rest !== undefined && { amount: rest }) },
        ]),
      ).toEqual(['accepted', '100.00', '100.00']);
  });

  it('a claim is at most the open amount, and an acceptance at most the claimed amount', () => {
    const partly: Given[] = [
      { kind: 'submitted', amount: '60.00' },
      { kind: 'accepted', amount: '50.00' },
    ];
    expect(check(partly, { kind: 'submitted', amount: '40.00' }, 'customer')).toBeUndefined();
    expect(check(partly, { kind: 'submitted', amount: '40.01' }, 'customer')).toBe('amount-too-large');
    expect(check(partly, { kind: 'accepted', amount: '10.00' }, 'vendor')).toBeUndefined();
    expect(check(partly, { kind: 'accepted', amount: '10.01' }, 'vendor')).toBe('amount-too-large');
    const paid: Given[] = [...partly, { kind: 'received', amount: '50.00' }];
    expect(check(paid, { kind: 'submitted', amount: '40.00' }, 'customer')).toBeUndefined();
    expect(check(paid, { kind: 'submitted', amount: '40.01' }, 'customer')).toBe('amount-too-large');
    expect(check(paid, { kind: 'accepted', amount: '10.01' }, 'vendor')).toBe('amount-too-large');
  });

  it('money that was received before the claim does not count for it', () => {
    const claimed: Given[] = [
      { kind: 'received', amount: '30.00' },
      { kind: 'submitted', amount: '70.00' },
      { kind: 'accepted', amount: '20.00' },
    ];
    expect(check(claimed, { kind: 'submitted', amount: '0.01' }, 'customer')).toBe('amount-too-large');
    expect(shown([...claimed, { kind: 'submitted' }, { kind: 'accepted', amount: '50.00' }])).toEqual(['accepted', '70.00', '70.00']);
  });

  it('a rejection changes no balance; an amount that the creditor contests or withdraws does not count until it is accepted again', () => {
    const more: Given[] = [...first, { kind: 'submitted', amount: '40.00' }, { kind: 'rejected', note: 'no' }];
    expect(shown(more)).toEqual(['rejected', '100.00', '60.00']);
    expect(shown([...more, { kind: 'contested', note: 'no' }, { kind: 'accepted', amount: '40.00' }])).toEqual([
      'accepted',
      '100.00',
      '100.00',
    ]);
    expect(shown([...first, { kind: 'contested', note: 'no' }])).toEqual(['submitted', '60.00', undefined]);
    expect(shown([...first, { kind: 'withdrawn', note: 'no' }])).toEqual(['withdrawn', '60.00', undefined]);
    expect(shown([...first, { kind: 'accepted', amount: '10.00' }, { kind: 'reversed', of: 4, note: 'no' }])).toEqual([
      'partly-accepted',
      '60.00',
      '60.00',
    ]);
  });

  it('an amount of earlier versions beyond the rest adds only the rest', () => {
    const all: Given[] = [
      { kind: 'submitted', amount: '100.00' },
      { kind: 'accepted', amount: '60.00' },
    ];
    expect(shown([...all, { kind: 'submitted', amount: '100.00' }, { kind: 'accepted', amount: '100.00' }])).toEqual([
      'accepted',
      '100.00',
      '100.00',
    ]);
  });
});

describe('restatements', () => {
  const restated = (amount: string, more: Partial<Transition> = {}): Given => ({ kind: 'restated', revision: 2, amount, ...more });

  it('reopen a settled claim, and show over-credited amounts', () => {
    const settled = IN_STATE.settled;
    expect(claim([...settled, restated('120.00')])).toMatchObject({ state: 'due', open: { amount: '20.00' } });
    expect(claim([...settled, restated('70.00')])).toMatchObject({ state: 'over-credited', overCredited: { amount: '30.00' } });
    expect(claim([...settled, restated('100.00')])).toMatchObject({ state: 'settled' });
  });

  it('an acceptance covers only what was owed when it was recorded', () => {
    expect(claim([...IN_STATE.accepted, restated('120.00')])).toMatchObject({ state: 'partly-accepted' });
    expect(claim([...IN_STATE.accepted, restated('80.00')])).toMatchObject({ state: 'accepted' });
  });

  it('an amount with missing facts is reserved, and claimed with the certain amount', () => {
    const open = claimOf(head, [due('0.00', { most: '50.00', missing: ['bill of line-1'] })]);
    expect(open).toMatchObject({ state: 'due', owed: { amount: '0.00' }, reserved: { amount: '50.00' }, missing: ['bill of line-1'] });
    expect(checkTransition(open, entry({ kind: 'submitted' }), 'customer', [])).toBeUndefined();
    const none = claimOf(head, [due('0.00')]);
    expect(none.state).toBe('void');
    expect(checkTransition(none, entry({ kind: 'submitted' }), 'customer', [])).toMatchObject({ code: 'bad-transition' });
  });
});

describe('a reserve that was claimed', () => {
  const [ours, other] = ['bill of line-1', 'bill of line-2'];
  let revision = 1;
  const owes = (amount: string, more: Partial<Transition> = {}): Given => ({
    kind: 'restated',
    revision: (revision += 1),
    amount,
    ...more,
  });
  const unbounded = (...missing: string[]): Partial<Transition> => ({ most: 'unbounded', missing });
  const after = (first: Partial<Transition>, ...revisions: readonly Given[]): (string | undefined)[] => {
    const { claimed, notClaimed, open } = claimOf(head, [due('10.00', first), entry({ kind: 'submitted' }), ...revisions.map(entry)]);
    return [claimed?.amount, notClaimed?.amount, open.amount];
  };

  it('is claimed by what its fact determines, and what another cause adds later is the rest', () => {
    expect(after(unbounded(ours), owes('300.00'))).toEqual(['300.00', undefined, '300.00']);
    expect(after(unbounded(ours), owes('300.00'), owes('450.00'))).toEqual(['300.00', '150.00', '450.00']);
    expect(after({ most: '500.00', missing: [ours] }, owes('300.00'), owes('450.00'))).toEqual(['300.00', '150.00', '450.00']);
  });

  it('is not used up by another cause that comes before its fact', () => {
    const rising = owes('60.00', unbounded(ours));
    expect(after(unbounded(ours), rising)).toEqual(['10.00', '50.00', '60.00']);
    expect(after(unbounded(ours), rising, owes('360.00'))).toEqual(['310.00', '50.00', '360.00']);
  });

  it('is settled fact by fact, and a fact that it did not name is not in it', () => {
    const both = unbounded(ours, other);
    expect(after(both, owes('110.00', unbounded(other)), owes('150.00', unbounded(other)))).toEqual(['110.00', '40.00', '150.00']);
    expect(after(both, owes('110.00', unbounded(other)), owes('310.00'))).toEqual(['310.00', undefined, '310.00']);
    expect(after(unbounded(ours), owes('110.00', unbounded(other)), owes('310.00'))).toEqual(['110.00', '200.00', '310.00']);
  });

  it('is settled by a fact that adds nothing, and by one that is withdrawn and comes again', () => {
    expect(after(unbounded(ours), owes('10.00'), owes('90.00'))).toEqual(['10.00', '80.00', '90.00']);
    expect(after(unbounded(ours), owes('300.00'), owes('10.00', unbounded(ours)), owes('400.00'))).toEqual(['300.00', '100.00', '400.00']);
  });

  it('is claimed in part where its fact becomes known in part', () => {
    const part = owes('30.00', { most: '60.00', missing: [ours] });
    expect(after({ most: '60.00', missing: [ours] }, part)).toEqual(['30.00', undefined, '30.00']);
    // What exceeds the reserve is of another cause.
    expect(after({ most: '60.00', missing: [ours] }, part, owes('75.00'))).toEqual(['60.00', '15.00', '75.00']);
  });

  it('can be claimed again where the statement reserves for a fact that the claim did not name', () => {
    const submitted = (...revisions: readonly Given[]): string | undefined => {
      const now = claimOf(head, [due('10.00', unbounded(ours)), entry({ kind: 'submitted' }), ...revisions.map(entry)]);
      return checkTransition(now, entry({ kind: 'submitted' }), 'customer', [])?.code;
    };
    expect(submitted()).toBe('nothing-open');
    expect(submitted(owes('10.00', unbounded(ours, other)))).toBeUndefined();
    expect(submitted(owes('10.00'))).toBe('nothing-open');
  });
});

describe('reversals', () => {
  const check = (transitions: readonly Given[], of: number, party: PartyRole = 'customer', note: string | undefined = 'typed wrongly') =>
    checkTransition(claim(transitions), entry({ kind: 'reversed', of, ...(note !== undefined && { note }) }), party, [])?.code;

  it('undo an entry of the own party, once, with a reason', () => {
    const paid: Given[] = [{ kind: 'received', amount: '100.00', party: 'customer' }];
    expect(check(paid, 2)).toBeUndefined();
    expect(check(paid, 2, 'vendor')).toBe('not-your-word');
    expect(check(paid, 1)).toBe('bad-transition');
    expect(check(paid, 9)).toBe('missing');
    const reversed: Given[] = [...paid, { kind: 'reversed', of: 2, note: 'typed wrongly' }];
    expect(claim(reversed)).toMatchObject({ state: 'due', received: { amount: '0.00' }, open: { amount: '100.00' } });
    expect(check(reversed, 2)).toBe('bad-transition');
    expect(check(reversed, 3)).toBe('bad-transition');
  });

  it('undo only the last of several answers', () => {
    expect(check([{ kind: 'submitted' }, { kind: 'acknowledged', party: 'vendor' }], 2)).toBe('bad-transition');
    expect(check([{ kind: 'submitted' }, { kind: 'acknowledged', party: 'vendor' }], 3, 'vendor')).toBeUndefined();
  });

  it('a reversal without a reason is refused', () => {
    const claimed = claim([{ kind: 'submitted' }]);
    expect(checkTransition(claimed, entry({ kind: 'reversed', of: 2 }), 'customer', [])).toMatchObject({ code: 'missing', path: '/note' });
  });
});

describe('lines', () => {
  const lines: ClaimLine[] = [
    { credit: 'credit', index: 'line-1', owed: 6000n },
    { credit: 'credit', index: 'line-2', owed: 4000n },
  ];
  const accepted = (amount: string, ...of: readonly [string, string][]): Transition =>
    entry({ kind: 'accepted', amount, lines: of.map(([index, part]) => ({ credit: 'credit', index, amount: part })) });
  const check = (given: Transition): string | undefined => checkTransition(claim(IN_STATE.submitted), given, 'vendor', lines)?.code;

  it('exist, are named once, add up, and are within the open amount of each', () => {
    expect(check(accepted('70.00', ['line-1', '60.00'], ['line-2', '10.00']))).toBeUndefined();
    expect(check(accepted('60.00', ['line-3', '60.00']))).toBe('unknown-line');
    expect(check(accepted('60.00', ['line-1', '30.00'], ['line-1', '30.00']))).toBe('bad-value');
    expect(check(accepted('70.00', ['line-1', '60.00']))).toBe('bad-amount');
    expect(check(accepted('60.01', ['line-1', '60.01']))).toBe('amount-too-large');
  });

  it('accept credit notes up to the amount of each that is open and in no credit note', () => {
    const note = (amount: string, reference: string): Transition =>
      entry({ kind: 'credited', amount, reference, lines: [{ credit: 'credit', index: 'line-1', amount }] });
    const after = (before: readonly Given[], given: Transition) => checkTransition(claim(before), given, 'vendor', lines);
    const noted = note('50.00', 'CN-1');
    expect(after([noted], note('10.00', 'CN-2'))).toBeUndefined();
    expect(after([noted], note('10.01', 'CN-2'))).toMatchObject({
      code: 'amount-too-large',
      path: '/lines/0/amount',
      message: expect.stringContaining('10.00 CNY of what is open on this line are in no credit note yet'),
    });
    // Money of the line is of its notes first; what was reversed takes nothing.
    const received = entry({ ...noted, kind: 'received' });
    expect(after([noted, received], note('10.00', 'CN-2'))).toBeUndefined();
    expect(after([noted, received], note('10.01', 'CN-2'))?.code).toBe('amount-too-large');
    expect(after([noted, { kind: 'reversed', of: 2, note: 'no' }], note('60.00', 'CN-2'))).toBeUndefined();
  });
});

describe('days', () => {
  it('a transition takes effect on a day that has begun in the zone of the contract', () => {
    const on = (effectiveOn: string): string | undefined =>
      checkTransition(claim([]), entry({ kind: 'received', amount: '1.00', effectiveOn, at: '2026-11-10T17:00:00.000Z' }), 'customer', [])
        ?.code;
    expect(on('2026-11-11')).toBeUndefined();
    expect(on('2026-11-12')).toBe('bad-value');
    expect(on('2026-02-30')).toBe('bad-value');
  });

  it('a transition before the first day of the period is refused, with that day', () => {
    const on = (effectiveOn: string) =>
      checkTransition(claim([]), entry({ kind: 'received', amount: '1.00', effectiveOn }), 'customer', []);
    expect(on('2026-10-01')).toBeUndefined();
    for (const day of ['2026-09-30', '1900-01-01'])
      expect(on(day)).toMatchObject({ code: 'bad-value', path: '/effectiveOn', message: expect.stringContaining('2026-10-01') });
  });

  it('a claim is accepted from the day after `opensAfter`', () => {
    const check = (at: string): string | undefined =>
      checkTransition(claim([], { opensAfter: '2026-11-10' }), entry({ kind: 'submitted', at }), 'customer', [])?.code;
    expect(check('2026-11-10T15:00:00.000Z')).toBe('claim-too-early');
    expect(check('2026-11-10T17:00:00.000Z')).toBeUndefined();
  });
});

describe('an acceptance by line', () => {
  const LINES: readonly ClaimLine[] = [
    { credit: 'credit', index: 'a', owed: 60_00n },
    { credit: 'credit', index: 'b', owed: 40_00n },
  ];
  const named = (kind: Transition['kind'], ...parts: readonly (readonly [string, string])[]): Given => ({
    kind,
    amount: parts.reduce((sum, [, amount]) => sum + Number(amount), 0).toFixed(2),
    lines: parts.map(([index, amount]) => ({ credit: 'credit', index, amount })),
  });
  const refused = (before: readonly Given[], ...parts: readonly (readonly [string, string])[]) =>
    checkTransition(claim(before), entry(named('accepted', ...parts)), 'vendor', LINES)?.message;

  it('is of what was claimed of the line, or of no line', () => {
    const byName = [named('submitted', ['a', '60.00'])];
    expect(refused(byName, ['a', '60.00'])).toBeUndefined();
    expect(refused(byName, ['b', '1.00'])).toBe(
      '1.00 CNY are more than can be accepted: 0.00 CNY of what is open on this line are claimed and not accepted yet',
    );
    const andMore: readonly Given[] = [...byName, named('accepted', ['a', '30.00']), { kind: 'submitted', amount: '25.00' }];
    expect(refused(andMore, ['b', '25.00'])).toBeUndefined();
    expect(refused(andMore, ['b', '25.01'])).toContain('25.00 CNY of what is open on this line');
    expect(refused(andMore, ['a', '30.00'], ['b', '25.00'])).toBeUndefined();
    expect(refused([{ kind: 'submitted' }], ['b', '40.00'])).toBeUndefined();
  });

  it('is possible where money of the whole came before, as far as anything of the claim is open', () => {
    const before: readonly Given[] = [named('submitted', ['a', '60.00'], ['b', '10.00']), { kind: 'received', amount: '65.00' }];
    expect(refused(before, ['a', '5.00'])).toBeUndefined();
    expect(refused(before, ['a', '5.01'])).toContain('70.00 CNY were claimed, of which 5.00 CNY are open');
  });

  it('takes no more of a line than it shows as open, of either party', () => {
    const before: readonly Given[] = [{ kind: 'submitted' }, { kind: 'received', amount: '50.00' }];
    for (const [kind, party] of [
      ['accepted', 'vendor'],
      ['credited', 'vendor'],
      ['written-off', 'customer'],
    ] as const) {
      const said = (amount: string): string | undefined =>
        checkTransition(claim(before), { ...entry(named(kind, ['a', amount])), reference: 'R', note: 'agreed' }, party, LINES)?.message;
      expect(said('30.00')).toBeUndefined();
      expect(said('30.01')).toBe(`30.01 CNY are more than can be ${kind.replaceAll('-', ' ')}: 30.00 CNY are open on this line`);
    }
    const money = { ...entry(named('received', ['a', '60.00'])) };
    expect(checkTransition(claim(before), money, 'customer', LINES)).toBeUndefined();
  });
});
