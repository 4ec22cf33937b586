/** The words of messages in each language. A missing word does not compile. */
import type { MessageKind, MessageLanguage } from '../../declarations/messages.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import { ENGLISH_ENDS } from '../../domain/statement/credits/between.ts';
import { LABELS } from '../document/labels.ts';

const count = (n: number, one: string, many: string): string => (n === 1 ? one : `${n} ${many}`);

const english = {
  ends: ENGLISH_ENDS,
  party: { customer: 'customer', vendor: 'vendor' } as Readonly<Record<PartyRole, string>>,
  and: (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`),
  about: (contract: string, period: string): string => `${contract}, ${period}`,
  todo: 'What to do',
  open: 'Open it in the console',
  without: (command: string): string => `Without the console: ${command}`,
  footer: (kind: string): string =>
    `Makegood sends you messages of the kind "${kind}". Who administers Makegood at the customer changes or ends the subscription.`,
  kinds: {
    audit: 'audit',
    'claim-deadline': 'deadline of a claim',
    'claim-answer': 'answer to a claim',
    budget: 'budget at risk',
    'ticket-deadline': 'deadline of a ticket',
    approval: 'approval',
    'bill-row': 'row of a bill',
    endpoint: 'endpoint disabled',
  } as Readonly<Record<MessageKind, string>>,
  audit: {
    subject: (month: string, issued: number, restated: number): string =>
      `Audit of ${month}: ${[
        ...(issued > 0 ? [count(issued, 'one statement issued', 'statements issued')] : []),
        ...(restated > 0 ? [count(restated, 'one statement restated', 'statements restated')] : []),
      ].join(', ')}`,
    unfinishedSubject: (month: string, open: number): string =>
      `Audit of ${month}: ${count(open, 'one period stays', 'periods stay')} without a statement`,
    issuedSum: (n: number, sums: string): string =>
      n === 1
        ? `The audit of the month issued one statement, of ${sums}.`
        : `The audit of the month issued ${n} statements, which add up to ${sums}.`,
    restatedSum: (n: number, sums: string): string => `It restated ${count(n, 'one statement', 'statements')}: a change of ${sums}.`,
    onlyRestated: (n: number, sums: string): string =>
      `The audit of the month restated ${count(n, 'one statement', 'statements')}: a change of ${sums}.`,
    nothing: 'The audit of the month issued no statement.',
    dueSum: (n: number): string => (n === 1 ? 'One claim is due.' : `${n} claims are due.`),
    issued: 'Issued',
    restated: 'Restated',
    due: 'Claims that are due',
    unfinished: 'Without a statement',
    line: (what: string, amount: string): string => `${what}: ${amount}`,
    changed: (what: string, revision: number, amount: string, difference: string): string =>
      `${what}: revision ${revision} says ${amount}, a difference of ${difference}`,
    more: (n: number): string => count(n, 'one more', 'more'),
    counts: {
      failed: (n: number): string => count(n, 'one period failed: the audit names the cause', 'periods failed: the audit names the causes'),
      held: (n: number): string =>
        count(
          n,
          'one period is held until what waits in quarantine is decided',
          'periods are held until what waits in quarantine is decided',
        ),
      refused: (n: number): string =>
        count(n, 'one contract is refused: put a text that passes', 'contracts are refused: put texts that pass'),
    },
    claimBefore: 'Make the claims that are due before their last day.',
    read: 'Read the statements. You have no claim to make now.',
    correct: 'Correct what keeps the periods without a statement, and ask for the audit again.',
  },
  claim: {
    owed: (amount: string, to: string): string => `${amount} is owed to the ${to}`,
    upTo: (amount: string): string => `, and missing facts may add up to ${amount}`,
    unbounded: ', and missing facts may add more',
    lastDay: (day: string): string => `the last day to claim is ${day}`,
    noLastDay: 'no last day is known',
    line: (claim: string, owed: string, day: string): string => `${claim}: ${owed}; ${day}`,
    deadlineSubject: (days: number, claim: string): string => `${count(days, 'One day', 'days')} left to claim: ${claim}`,
    deadline: (days: number, claim: string, owed: string, day: string): string =>
      `${count(days, 'One day is', 'days are')} left for the claim ${claim}. ${owed}; ${day}. What is not claimed by then expires.`,
    deadlineStep: 'Send the claim with its package, and record that it is submitted.',
    answerSubject: (claim: string): string => `A claim waits for your answer: ${claim}`,
    submitted: (claim: string, by: string, owed: string, open: string): string => `The ${by} claims ${claim}. ${owed}; ${open} is open.`,
    answered: (claim: string, by: string, isRejected: boolean, open: string): string =>
      `The ${by} ${isRejected ? 'rejected' : 'accepted a part of'} the claim ${claim}; ${open} is open.`,
    answerStep: 'Accept the claim, accept a part of it, or reject it with a reason.',
    contestStep: 'Contest the answer, withdraw the claim, or write off what stays open.',
  },
  budget: {
    subject: (what: string, percent: string): string => `${percent}% of the downtime budget is used: ${what}`,
    text: (what: string, used: string, allowed: string, percent: string, left: string): string =>
      `${what}: ${used} of the allowed downtime of ${allowed} is used (${percent}%), ${left}.`,
    left: (length: string): string => `${length} is left`,
    over: (length: string): string => `${length} more than allowed`,
    projected: (amount: string): string => `If nothing more happens in the period, ${amount} is owed.`,
    step: 'Put off planned work on it, and look at the cause of the downtime with the vendor.',
  },
  ticket: {
    subject: (what: string, of: string): string => `Deadline near: ${what} of ${of}`,
    text: (what: string, of: string, due: string | undefined): string =>
      due === undefined ? `The deadline for ${what} of ${of} is near.` : `${what} of ${of} is due at ${due}.`,
    step: 'Ask for an answer or a repair of the ticket before its deadline.',
  },
  approval: {
    subject: (summary: string): string => `Waits for your approval: ${summary}`,
    text: (summary: string, by: string): string => `${by} asked for this, and it waits for a second person: ${summary}.`,
    step: 'Approve or reject it. Who asked for it cannot decide it.',
  },
  billRow: {
    subject: (amount: string, vendor: string): string => `A bill row${amount} of ${vendor} matches no claim`,
    of: (amount: string): string => ` of ${amount}`,
    text: (row: string, reference: string, vendor: string, problem: string, remedy: string): string =>
      `The row ${row}${reference} on a bill of ${vendor} was not matched with a claim: ${problem}.${remedy}`,
    reference: (reference: string): string => ` for ${reference}`,
    remedy: (text: string): string => ` ${text}.`,
    step: 'Find the claim that the row pays, and record the receipt on it or correct the row.',
  },
  endpoint: {
    subject: (name: string): string => `The endpoint ${name} is disabled`,
    gone: (name: string): string =>
      `The endpoint ${name} answered 410: it wants no more events. Makegood sends it nothing until it is enabled.`,
    failing: (name: string, since: string): string =>
      `No event was delivered to the endpoint ${name} since ${since}. Makegood sends it nothing until it is enabled.`,
    step: 'Repair the receiver, enable the endpoint, and replay what was held since then.',
  },
};

export type MessageWords = typeof english;

const { between, orMore, upTo, notKnown } = LABELS.zh;

const chinese: MessageWords = {
  ends: { between, orMore, upTo, notKnown },
  party: { customer: '客户', vendor: '供应商' },
  and: (parts) => parts.join('、'),
  about: (contract, period) => `${contract}，${period}`,
  todo: '需要做什么',
  open: '在控制台中打开',
  without: (command) => `不用控制台：${command}`,
  footer: (kind) => `Makegood 向您发送“${kind}”类消息。如需更改或终止订阅，请联系客户方的 Makegood 管理员。`,
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
    unfinishedSubject: (month, open) => `${month} 月结：${open} 个周期没有结算单`,
    issuedSum: (n, sums) => `本次月结出具结算单 ${n} 份，合计 ${sums}。`,
    restatedSum: (n, sums) => `重述 ${n} 份，变动 ${sums}。`,
    onlyRestated: (n, sums) => `本次月结重述结算单 ${n} 份，变动 ${sums}。`,
    nothing: '本次月结未出具结算单。',
    dueSum: (n) => `有 ${n} 项待申领。`,
    issued: '已出具',
    restated: '已重述',
    due: '待申领',
    unfinished: '没有结算单',
    line: (what, amount) => `${what}：${amount}`,
    changed: (what, revision, amount, difference) => `${what}：版次 ${revision} 为 ${amount}，差额 ${difference}`,
    more: (n) => `另有 ${n} 项`,
    counts: {
      failed: (n) => `${n} 个周期失败：原因见月结报告`,
      held: (n) => `${n} 个周期搁置，待隔离区事件处理`,
      refused: (n) => `${n} 份合同被拒：请提交能通过检查的文本`,
    },
    claimBefore: '请在截止日之前提交待申领项。',
    read: '请查阅结算单。目前无须申领。',
    correct: '请排除使周期没有结算单的原因，然后重新运行月结。',
  },
  claim: {
    owed: (amount, to) => `应付${to} ${amount}`,
    upTo: (amount) => `，缺失的事实最多可再增加 ${amount}`,
    unbounded: '，缺失的事实可能使其增加',
    lastDay: (day) => `申领截止日为 ${day}`,
    noLastDay: '申领截止日未知',
    line: (claim, owed, day) => `${claim}：${owed}；${day}`,
    deadlineSubject: (days, claim) => `申领期限还剩 ${days} 天：${claim}`,
    deadline: (days, claim, owed, day) => `${claim} 的申领期限还剩 ${days} 天。${owed}；${day}。逾期未申领的金额将失效。`,
    deadlineStep: '请发出申领及其材料包，并登记为已提交。',
    answerSubject: (claim) => `有一项申领待您答复：${claim}`,
    submitted: (claim, by, owed, open) => `${by}提出申领：${claim}。${owed}；未结 ${open}。`,
    answered: (claim, by, isRejected, open) => `${by}${isRejected ? '拒绝了' : '部分认可了'}申领 ${claim}；未结 ${open}。`,
    answerStep: '请认可、部分认可，或说明理由予以拒绝。',
    contestStep: '请提出异议、撤回申领，或核销未结金额。',
  },
  budget: {
    subject: (what, percent) => `停机余量已用 ${percent}%：${what}`,
    text: (what, used, allowed, percent, left) => `${what}：允许停机 ${allowed}，已用 ${used}（${percent}%），${left}。`,
    left: (length) => `剩余 ${length}`,
    over: (length) => `超出 ${length}`,
    projected: (amount) => `若本周期不再发生其他事件，应付 ${amount}。`,
    step: '请推迟相关的计划作业，并与供应商一起查明停机原因。',
  },
  ticket: {
    subject: (what, of) => `期限将至：${of} 的${what}`,
    text: (what, of, due) => (due === undefined ? `${of} 的${what}期限将至。` : `${of} 的${what}期限为 ${due}。`),
    step: '请在期限之前促使该工单得到答复或修复。',
  },
  approval: {
    subject: (summary) => `待您审批：“${summary}”`,
    text: (summary, by) => `${by} 提出以下请求，需由第二人决定：“${summary}”。`,
    step: '请批准或拒绝。提出请求的人不能自行决定。',
  },
  billRow: {
    subject: (amount, vendor) => `${vendor} 的账单行${amount}没有对应的申领`,
    of: (amount) => `（${amount}）`,
    // The event has the problem in English; the console and the step say what to do.
    text: (row, reference, vendor) => `${vendor} 账单中的行 ${row}${reference}未能与申领对应。`,
    reference: (reference) => `（${reference}）`,
    remedy: () => '',
    step: '请找出该行所付的申领，在其上登记收款，或更正该行。',
  },
  endpoint: {
    subject: (name) => `端点 ${name} 已停用`,
    gone: (name) => `端点 ${name} 返回 410，不再接收事件。重新启用之前，Makegood 不再向其发送。`,
    failing: (name, since) => `自 ${since} 起，没有事件成功送达端点 ${name}。重新启用之前，Makegood 不再向其发送。`,
    step: '请修复接收方，重新启用该端点，并重发此后保留的事件。',
  },
};

export const MESSAGE_WORDS: Readonly<Record<MessageLanguage, MessageWords>> = { en: english, zh: chinese };
