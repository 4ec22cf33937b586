/** The words of messages in Simplified Chinese. */
import type { PartyRole } from '../../domain/contract/terms.ts';
import { LABELS } from '../document/labels.ts';
import { STEP_WORDS } from '../document/step-words.ts';
import { type UnmatchedWords, unmatchedIn } from './unmatched-words.ts';
import type { MessageWords } from './message-words-english.ts';

const { between, orMore, upTo, notKnown } = LABELS.zh;

const PARTIES: Readonly<Record<PartyRole, string>> = { customer: '客户', vendor: '供应商' };
const { approvalKinds: APPROVALS } = STEP_WORDS.zh;

const UNMATCHED: UnmatchedWords = {
  'unknown-event': '该行不是已知的贷记行',
  'unknown-reference': '供应商没有此编号的申领、结算单或贷记单',
  'debtors-word': '该行由付款方报告，付款方所述不作收款',
  'ambiguous-reference': '其编号对应多项申领',
  'other-contract': '报告方或组件属于另一合同',
  'not-its-word': '合同指定由其他报告方报告账单',
  'wrong-currency': '币种与申领不同',
  'reference-used': '该编号已登记收款',
  'bill-repeated': '同一期间已有另一行支付',
  'beyond-open': '金额超出未结金额',
  'not-claimed': '该项尚未申领',
};

export const chineseMessages: MessageWords = {
  ends: { between, orMore, upTo, notKnown },
  and: (parts) => parts.join('、'),
  about: (contract, period) => `${contract}，${period}`,
  beside: (text) => `（${text}）`,
  space: '',
  colon: '：',
  todo: '需要做什么',
  open: '在控制台中打开',
  without: (command) => `不用控制台：${command}`,
  footer: (kind) => `您收到此邮件，是因为您的地址已订阅“${kind}”类消息。如需更改或终止订阅，请联系客户方的 Makegood 管理员。`,
  kinds: {
    audit: '月结',
    'claim-deadline': '申领期限',
    'claim-answer': '申领答复',
    budget: '停机余量告急',
    'ticket-deadline': '工单期限',
    approval: '审批',
    'bill-row': '账单行',
    endpoint: '端点停用',
  },
  audit: {
    subject: (month, issued, restated) =>
      `${month} 月结：${[...(issued > 0 ? [`已出具结算单 ${issued} 份`] : []), ...(restated > 0 ? [`已重述 ${restated} 份`] : [])].join('，')}`,
    unfinishedSubject: (month, periods, contracts) =>
      `${month} 月结：${[
        ...(periods > 0 ? [`${periods} 个周期没有结算单`] : []),
        ...(contracts > 0 ? [`${contracts} 份合同被拒`] : []),
      ].join('，')}`,
    issuedSum: (n, sums) => `本次月结出具结算单 ${n} 份，合计 ${sums}。`,
    restatedSum: (n, sums) => `重述 ${n} 份，变动 ${sums}。`,
    onlyRestated: (n, sums) => `本次月结重述结算单 ${n} 份，变动 ${sums}。`,
    nothing: '本次月结未出具结算单。',
    openSum: (n) => `其中 ${n} 份的金额因缺失事实尚未确定。`,
    toVendor: (amount) => `；应付供应商：${amount}`,
    byCustomer: (amount) => `客户应付 ${amount}`,
    dueSum: (n) => `有 ${n} 项待申领。`,
    issued: '已出具',
    restated: '已重述',
    due: '待申领',
    unfinished: '没有结算单',
    line: (what, amount) => `${what}：${amount}`,
    changed: (what, revision, amount, difference) => `${what}：版次 ${revision}：${amount}，差额 ${difference}`,
    more: (n) => `另有 ${n} 项`,
    counts: {
      failed: (n) => `${n} 个周期失败：原因见月结报告`,
      held: (n) => `${n} 个周期搁置：所等事项见月结报告`,
      refused: (n) => `${n} 份合同被拒：请提交能通过检查的文本`,
    },
    claimBefore: '请在截止日之前提交待申领项。',
    read: '请查阅结算单。目前无须申领。',
    correct: '请排除使周期没有结算单的原因，然后重新运行月结。',
  },
  claim: {
    owed: (amount, to) => `应付${PARTIES[to]} ${amount}`,
    upTo: (amount) => `，缺失的事实最多可再增加 ${amount}`,
    unbounded: '，缺失的事实可能使其增加',
    lastDay: (day) => `申领截止日为 ${day}`,
    noLastDay: '申领截止日未知',
    line: (claim, owed, day) => `${claim}：${owed}；${day}`,
    deadlineSubject: (days, claim) => `申领期限还剩 ${days} 天：${claim}`,
    deadline: (days, claim, owed, day) => `${claim}的申领期限还剩 ${days} 天。${owed}；${day}。逾期未申领的金额将失效。`,
    deadlineStep: '请发出申领及其材料包，并登记为已提交。',
    answerSubject: (claim) => `有一项申领待您答复：${claim}`,
    answeredSubject: (claim, by, isRejected) => `${PARTIES[by]}${isRejected ? '拒绝了' : '部分认可了'}一项申领：${claim}`,
    submitted: (claim, by, owed, open) => `${PARTIES[by]}提出申领：${claim}。${owed}；未结 ${open}。`,
    answered: (claim, by, isRejected, open) => `${PARTIES[by]}${isRejected ? '拒绝了' : '部分认可了'}申领：${claim}；未结 ${open}。`,
    answerStep: '请认可、部分认可，或说明理由予以拒绝。',
    contestStep: '请提出异议、撤回申领，或核销未结金额。',
  },
  budget: {
    subject: (what, percent) => `停机余量已用 ${percent}%：${what}`,
    text: (what, used, allowed, percent, left) => `${what}：允许停机 ${allowed}，已用 ${used}（${percent}%），${left}。`,
    left: (length) => `剩余 ${length}`,
    over: (length) => `超出 ${length}`,
    projected: (amount) => `若本周期不再发生其他事件，应付 ${amount}。`,
    step: '请推迟会造成停机的计划作业，并查明已发生停机的原因。',
  },
  ticket: {
    subject: (what, of) => `期限将至：${of} 的${what}`,
    text: (what, of, due) => (due === undefined ? `${of} 的${what}期限将至。` : `${of} 的${what}期限为 ${due}。`),
    step: '请在期限之前促使该工单得到答复或修复。',
  },
  approval: {
    subject: (summary) => `待您审批：“${summary}”`,
    text: (summary, by) => `${by} 提出以下请求，需由第二人决定：“${summary}”。`,
    what: ({ kind, amount, of }) => {
      const about = amount === undefined ? APPROVALS[kind] : `${APPROVALS[kind]} ${amount}`;
      return of === undefined ? about : `${about}（${of}）`;
    },
    step: '请批准或拒绝。提出请求的人不能自行决定。',
  },
  billRow: {
    subject: (amount, vendor) => `${vendor} 的账单行${amount}没有对应的申领`,
    of: (amount) => `（${amount}）`,
    text: (row, reference, vendor, why) => `${vendor} 账单中的行 ${row}${reference}未能与申领对应${why}。`,
    why: ({ code }) => {
      const text = unmatchedIn(UNMATCHED, code);
      return text === undefined ? '' : `：${text}`;
    },
    reference: (reference) => `（${reference}）`,
    step: '请找出该行所付的申领，在其上登记收款，或更正该行。',
  },
  endpoint: {
    subject: (name) => `端点 ${name} 已停用`,
    gone: (name) => `端点 ${name} 返回 410，不再接收事件。重新启用之前，Makegood 不再向其发送。`,
    failing: (name, since) => `自 ${since} 起，没有事件成功送达端点 ${name}。重新启用之前，Makegood 不再向其发送。`,
    step: '请修复接收方，重新启用该端点，并重发此后保留的事件。',
  },
};
