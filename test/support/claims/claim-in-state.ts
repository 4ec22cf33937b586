/** A claim of 100.00 in each state, by the shortest way there, and a transition with all that it may need. */
import type { ClaimState } from '../../../lib/domain/claims/states.ts';
import { STATED, type StatedKind, type Transition } from '../../../lib/domain/claims/transition.ts';

export type GivenTransitions = readonly (Partial<Transition> & Pick<Transition, 'kind'>)[];

/** What follows on `due` 100.00. */
export const IN_STATE: Readonly<Record<ClaimState, GivenTransitions>> = {
  due: [],
  submitted: [{ kind: 'submitted', amount: '80.00' }],
  acknowledged: [{ kind: 'submitted', amount: '80.00' }, { kind: 'acknowledged' }],
  accepted: [{ kind: 'submitted' }, { kind: 'accepted' }],
  'partly-accepted': [
    { kind: 'submitted', amount: '80.00' },
    { kind: 'accepted', amount: '60.00' },
  ],
  rejected: [{ kind: 'submitted' }, { kind: 'rejected', note: 'no' }],
  withdrawn: [{ kind: 'submitted' }, { kind: 'withdrawn', note: 'not yet' }],
  expired: [{ kind: 'expired', amount: '100.00' }],
  settled: [{ kind: 'received', amount: '100.00' }],
  'over-credited': [{ kind: 'received', amount: '100.01' }],
  void: [{ kind: 'restated', revision: 2, amount: '0.00' }],
};

/** Everything that a kind needs, so that only its state and side can be wrong. */
export const wholeOf = (kind: StatedKind): Pick<Transition, 'kind' | 'amount' | 'reference' | 'note'> => ({
  kind,
  ...('amount' in STATED[kind] && STATED[kind].amount.isRequired && { amount: '1.00' }),
  reference: 'R-9',
  note: 'a reason',
});
