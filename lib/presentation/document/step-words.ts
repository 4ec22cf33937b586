/** Words of what parties record: transitions of claims, outcomes of disputes, requests that wait for a second person. A missing word does not compile. */
import type { ApprovalKind, ApprovalState } from '../../domain/approvals/approval.ts';
import type { DisputeOutcome } from '../../domain/claims/dispute.ts';
import type { TransitionKind } from '../../domain/claims/transition.ts';
import type { Language } from '../../domain/contract/title.ts';
import { ACCOUNT_WORDS } from './account-words.ts';

interface StepWords {
  /** As an entry of a history reads. */
  readonly transitions: Readonly<Record<TransitionKind, string>>;
  readonly outcomes: Readonly<Record<DisputeOutcome, string>>;
  readonly approvalKinds: Readonly<Record<ApprovalKind, string>>;
  readonly approvalStates: Readonly<Record<ApprovalState, string>>;
}

const { states: enStates, named: enNamed } = ACCOUNT_WORDS.en;
const { states: zhStates, named: zhNamed } = ACCOUNT_WORDS.zh;

const english: StepWords = {
  transitions: {
    due: enStates.due,
    restated: 'restated',
    expired: enStates.expired,
    submitted: enStates.submitted,
    withdrawn: enStates.withdrawn,
    reopened: 'reopened',
    contested: 'contested',
    acknowledged: enStates.acknowledged,
    accepted: enStates.accepted,
    rejected: enStates.rejected,
    credited: enNamed.credited,
    received: enNamed.received,
    'written-off': enNamed.writtenOff,
    reversed: 'reversed',
  },
  outcomes: ACCOUNT_WORDS.en.disputeEnds,
  approvalKinds: {
    contract: 'contract',
    correction: 'correction of evidence',
    'write-off': 'write-off',
    'over-receipt': 'receipt beyond what is open',
    'credit-note': 'credit note',
    erasure: 'erasure',
  },
  approvalStates: {
    waiting: 'waiting',
    approved: 'approved, being carried out',
    done: 'approved and carried out',
    refused: 'approved, and not possible any more',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
  },
};

const chinese: StepWords = {
  transitions: {
    due: zhStates.due,
    restated: '重述',
    expired: zhStates.expired,
    submitted: zhStates.submitted,
    withdrawn: zhStates.withdrawn,
    reopened: '重新提出',
    contested: '提出异议',
    acknowledged: zhStates.acknowledged,
    accepted: zhStates.accepted,
    rejected: zhStates.rejected,
    credited: zhNamed.credited,
    received: zhNamed.received,
    'written-off': zhNamed.writtenOff,
    reversed: '冲销',
  },
  outcomes: ACCOUNT_WORDS.zh.disputeEnds,
  approvalKinds: {
    contract: '合同',
    correction: '证据更正',
    'write-off': '核销',
    'over-receipt': '超出未结金额的收款',
    'credit-note': '贷记单',
    erasure: '删除',
  },
  approvalStates: {
    waiting: '待审批',
    approved: '已批准，正在执行',
    done: '已批准并执行',
    refused: '已批准，但已无法执行',
    rejected: '已拒绝',
    withdrawn: '已撤回',
  },
};

export const STEP_WORDS: Readonly<Record<Language, StepWords>> = { en: english, zh: chinese };
