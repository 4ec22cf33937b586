/**
 * Words of claims, their accounts and disputes, in each language: the one catalogue for documents, texts and the command line. Keys of the
 * API and of CSV are in the domain. A missing word does not compile.
 */
import type { LedgerAccount } from '../../domain/claims/ledger-accounts.ts';
import type { ClaimState } from '../../domain/claims/states.ts';
import type { DisputeState } from '../../domain/claims/dispute.ts';
import type { Language } from '../../domain/contract/title.ts';

/** The accounts of a claim, and what is open of them. */
export const ACCOUNTS = [
  'owed',
  'reserved',
  'claimed',
  'accepted',
  'credited',
  'received',
  'writtenOff',
  'overCredited',
  'expired',
  'open',
] as const;
export type ClaimAccount = (typeof ACCOUNTS)[number];

const named: Readonly<Record<ClaimAccount, string>> = {
  owed: 'owed',
  reserved: 'reserved',
  claimed: 'claimed',
  accepted: 'accepted',
  credited: 'credited',
  received: 'received',
  writtenOff: 'written off',
  overCredited: 'over-credited',
  expired: 'expired',
  open: 'open',
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const english = {
  accounts: 'Claims and accounts',
  named,
  memo: (account: string): string => `${account} (memo)`,
  asOf: 'As of',
  ofClaim: 'Of',
  account: 'Account',
  state: 'state',
  lastDay: 'last day to claim',
  owedTo: 'owed to',
  customer: 'the customer',
  vendor: 'the vendor',
  byBillRow: (row: string, on: string): string => `of it by the bill row ${row} of ${on}`,
  withoutBound: 'without an upper bound',
  states: {
    due: 'due',
    submitted: 'submitted',
    acknowledged: 'acknowledged',
    accepted: 'accepted',
    'partly-accepted': 'partly accepted',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    expired: 'expired',
    settled: 'settled',
    'over-credited': 'over-credited',
    void: 'void',
  } as Record<ClaimState, string>,
  attention: 'Needs attention',
  disputes: (count: number): string =>
    count === 1 ? 'A dispute about the period is open.' : `${count} disputes about the period are open.`,
  over: (claim: string, amount: string): string => `${claim}: over-credited by ${amount}: more was received than is owed.`,
  disputesTitle: 'Disputes',
  upheld: (party: string, line: string): string => `upheld (raised by ${party})${line === '' ? '' : `: ${line}`}`,
  disputeStates: { open: 'open', withdrawn: 'withdrawn', decided: 'decided' } as Record<DisputeState, string>,
  letter: {
    owed: 'Owed by the statement',
    lessReceived: `Less ${named.received}`,
    lessWrittenOff: `Less ${named.writtenOff}`,
    lessNotClaimed: 'Less not claimed',
    credited: capital(`${named.credited} so far`),
    accepted: capital(`${named.accepted} so far`),
    overCredited: capital(named.overCredited),
    reserved: capital(named.reserved),
    reservedFor: (bound: string): string =>
      `${bound}, which may be owed beyond that once the missing facts are known. We claim it too, as far as it turns out to be owed.`,
    upTo: (amount: string): string => `up to ${amount}`,
    whatFactsDecide: 'What missing facts turn out to give',
  },
};

export type AccountWords = typeof english;

const inChinese: Readonly<Record<ClaimAccount, string>> = {
  owed: '应付',
  reserved: '保留',
  claimed: '已申领',
  accepted: '已认可',
  credited: '已开贷记单',
  received: '已收',
  writtenOff: '已核销',
  overCredited: '超额收款',
  expired: '逾期未申领',
  open: '未结',
};

const chinese: AccountWords = {
  accounts: '申领与款项',
  named: inChinese,
  memo: (account) => `${account}（备忘）`,
  asOf: '截至',
  ofClaim: '所属',
  account: '科目',
  state: '状态',
  lastDay: '申领截止日',
  owedTo: '收款方',
  customer: '客户',
  vendor: '供应商',
  byBillRow: (row, on) => `其中：${on} 账单行 ${row}`,
  withoutBound: '无上限',
  states: {
    due: '待申领',
    submitted: '已提交',
    acknowledged: '已确认收悉',
    accepted: '已认可',
    'partly-accepted': '部分认可',
    rejected: '已拒绝',
    withdrawn: '已撤回',
    expired: '逾期未申领',
    settled: '已结清',
    'over-credited': '超额收款',
    void: '无应付',
  },
  attention: '待关注',
  disputes: (count) => `本周期有 ${count} 项争议尚未了结。`,
  over: (claim, amount) => `${claim}：超额收款 ${amount}，已收款超出应付。`,
  disputesTitle: '争议',
  upheld: (party, line) => `已支持（${party}提出）${line === '' ? '' : `：${line}`}`,
  disputeStates: { open: '未了结', withdrawn: '已撤回', decided: '已裁定' },
  letter: {
    owed: '结算单应付',
    lessReceived: `减：${inChinese.received}`,
    lessWrittenOff: `减：${inChinese.writtenOff}`,
    lessNotClaimed: '减：未申领',
    credited: inChinese.credited,
    accepted: inChinese.accepted,
    overCredited: inChinese.overCredited,
    reserved: inChinese.reserved,
    reservedFor: (bound) => `除此之外，缺失的事实确定后可能应付的金额（${bound}）。一经确定应付，我方一并申领。`,
    upTo: (amount) => `至多 ${amount}`,
    whatFactsDecide: '缺失的事实确定后应付的金额',
  },
};

export const ACCOUNT_WORDS = { en: english, zh: chinese } as const satisfies Readonly<Record<Language, AccountWords>>;

const KEYS: Readonly<Record<ClaimAccount, LedgerAccount | 'open'>> = {
  owed: 'owed',
  reserved: 'reserved',
  claimed: 'claimed',
  accepted: 'accepted',
  credited: 'credited',
  received: 'received',
  writtenOff: 'written-off',
  overCredited: 'over-credited',
  expired: 'expired',
  open: 'open',
};

/** The key of an account in CSV: the one that entries of the ledger have. */
export const accountKey = (account: ClaimAccount): LedgerAccount | 'open' => KEYS[account];

/** What people read of an account of the ledger. */
export function ledgerAccountName(key: LedgerAccount, language: Language): string {
  const { named: names, memo } = ACCOUNT_WORDS[language];
  const name = names[ACCOUNTS.find((account) => KEYS[account] === key)!];
  return key === 'reserved' ? memo(name) : name;
}
