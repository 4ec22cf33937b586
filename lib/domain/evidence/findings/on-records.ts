/** Findings on records: outages, tickets, maintenance, and their milestones and attributes. */
import { always, and, define, either, eitherInChinese } from './define-finding.ts';

/** The end of a finding on a missing fact of a record. */
const effectOf = (decides: boolean): string =>
  decides ? 'the results that it can change are undetermined' : 'no outcome and no amount of this period depends on it';
const effectInChinese = (decides: boolean): string => (decides ? '取决于它的结果尚未确定' : '本周期的结果和金额均不取决于它');

export const ON_RECORDS = {
  'announced-again': define(
    { since: 'instant' },
    {
      en: ({ since }) => `the maintenance was announced again for the same times; the notice of ${since} counts`,
      zh: ({ since }) => `维护以相同时间再次通知，以 ${since} 的通知为准。`,
    },
  ),
  'plan-changed': define(
    { since: 'instant?' },
    {
      en: ({ since }) =>
        since === undefined
          ? 'the maintenance was moved to other times; its notice counts from this announcement'
          : `the times of the maintenance were changed; time that was announced before keeps its notice of ${since}, new time has the notice of this announcement`,
      zh: ({ since }) =>
        since === undefined
          ? '维护已改期，以本次通知为准。'
          : `维护时间已变更：此前已通知的时间仍以 ${since} 的通知为准，新增的时间以本次通知为准。`,
    },
  ),
  'beyond-plan': define(
    { early: 'length?', late: 'length?', from: 'word', to: 'word' },
    {
      en: ({ early, late, from, to }) =>
        `${and([...(early === undefined ? [] : [`${early} before its planned start`]), ...(late === undefined ? [] : [`${late} after its planned end`])])} count too, though they were not announced: the clause counts from "${from}" to "${to}"`,
      zh: ({ early, late, from, to }) =>
        `未经通知的时间也已计入：${[...(early === undefined ? [] : [`计划开始前 ${early}`]), ...(late === undefined ? [] : [`计划结束后 ${late}`])].join('、')}，因条款自“${from}”计至“${to}”。`,
    },
  ),
  'attribute-missing': define(
    { attribute: 'attribute', owner: 'owner', decides: 'flag' },
    {
      en: ({ attribute, owner, decides }) => `${attribute} of ${owner} is not known; ${effectOf(decides)}`,
      zh: ({ attribute, owner, decides }) => `${owner} 的“${attribute}”未知；${effectInChinese(decides)}。`,
    },
  ),
  'milestone-awaited': define(
    { milestones: 'words', owner: 'owner', decides: 'flag' },
    {
      en: ({ milestones, owner, decides }) => `no report says that ${owner} has reached ${either(milestones)}; ${effectOf(decides)}`,
      zh: ({ milestones, owner, decides }) => `没有报告说明${owner} 已到达${eitherInChinese(milestones)}；${effectInChinese(decides)}。`,
    },
  ),
  'down-again': define(
    { state: 'word', since: 'instant' },
    {
      en: ({ state, since }) => `it was ${state} already, since ${since}; the report changes nothing`,
      zh: ({ state, since }) => `自 ${since} 起已处于“${state}”状态，该报告不产生变化。`,
    },
  ),
  'first-word-up': always({
    en: 'the first report is `up`; the time before it is unknown',
    zh: '首个报告为 `up`，此前的时间未知。',
  }),
  'recovery-without-failure': always({
    en: 'the service was reported up, and no failure before it; see the clause `recovery-without-failure`',
    zh: '服务恢复前没有故障报告，按 `recovery-without-failure` 条款处理。',
  }),
  'id-used-again': define(
    { kind: 'word', record: 'text', becomes: 'text' },
    {
      en: ({ kind, record, becomes }) => `${kind} ${record} had ended when it began again; this is another ${kind}, ${becomes}`,
      zh: ({ kind, record, becomes }) => `${kind} ${record} 结束后再次开始，视为另一记录 ${becomes}。`,
    },
  ),
  'number-shared': define(
    { kind: 'word', number: 'text', components: 'components', becomes: 'text' },
    {
      en: ({ kind, number, components, becomes }) =>
        `${kind} ${number} of another sender concerns ${components.join(', ')}; this is another ${kind}, ${becomes}`,
      zh: ({ kind, number, components, becomes }) =>
        `另一发送方的${kind} ${number} 涉及${components.join('、')}，因此本记录视为另一${kind} ${becomes}。`,
    },
  ),
  'opened-again': define(
    { ticket: 'text' },
    {
      en: ({ ticket }) => `ticket ${ticket} was opened again before it was closed; the first opening counts`,
      zh: ({ ticket }) => `工单 ${ticket} 未关闭即再次创建，以首次为准。`,
    },
  ),
  'resumed-without-pause': define(
    { ticket: 'text' },
    {
      en: ({ ticket }) => `ticket ${ticket} was resumed but not paused`,
      zh: ({ ticket }) => `工单 ${ticket} 在未暂停的情况下恢复计时。`,
    },
  ),
  'reopened-without-end': define(
    { ticket: 'text' },
    {
      en: ({ ticket }) =>
        `ticket ${ticket} was reopened, and was not resolved or closed before; it starts no timer again. If it was, correct the instant of one of the two events`,
      zh: ({ ticket }) => `工单 ${ticket} 在未解决、未关闭的情况下再次打开，不重新开始计时。如已解决或关闭，请更正其中一个事件的时间。`,
    },
  ),
  'no-start': define(
    { reached: 'words', from: 'word?' },
    {
      en: ({ reached, from }) =>
        from === undefined || reached.length === 0
          ? 'no event reports its beginning; its other events count only where a clause reads nothing else of it'
          : `${reached.map((one) => `"${one}"`).join(' and ')} is known but "${from}" is not; clauses that count from "${from}" do not count it`,
      zh: ({ reached, from }) =>
        from === undefined || reached.length === 0
          ? '没有报告开始的事件；其他事件仅在条款只读取它们时计入。'
          : `${reached.map((one) => `“${one}”`).join('、')}已知而“${from}”未知，自“${from}”起计的条款不计入该记录。`,
    },
  ),
  'not-ended': define(
    {
      /** Of a record that counts until the end of the period. */
      since: 'instant?',
      awaited: 'word?',
      /** Of one that was open for longer than the contract allows. Without both, it counts until its planned end. */
      limit: 'length?',
      after: { oneOf: ['counts', 'counts-unless-silent', 'over', 'unknown'] },
    },
    {
      en: ({ since, awaited, limit, after }) =>
        since !== undefined
          ? `it ${awaited === undefined ? `began at ${since}, and had no end` : `counts from ${since}, and had not reached "${awaited}"`} when the period ended; it counts until then${after === 'counts-unless-silent' ? ', except while its witness reports nothing and another witness reports otherwise' : ''}`
          : limit !== undefined
            ? `no event reports its end within ${limit}; after that it ${after === 'over' ? 'counts as over' : 'is unknown'}`
            : 'no event reports its end; it counts until its planned end',
      zh: ({ since, awaited, limit, after }) =>
        since !== undefined
          ? `自 ${since} 起计，周期结束时尚未${awaited === undefined ? '结束' : `到达“${awaited}”`}，计至周期结束${after === 'counts-unless-silent' ? '；其见证来源没有报告而另一见证来源另有报告的时间除外' : ''}。`
          : limit !== undefined
            ? `${limit}内没有报告结束的事件，此后${after === 'over' ? '视为已结束' : '的时间未知'}。`
            : '没有报告结束的事件，计至计划结束时。',
    },
  ),
  'not-reached': define(
    { over: 'word', awaited: 'words', stops: { oneOf: ['wait', 'timer', 'running-timer'] } },
    {
      en: ({ over, awaited, stops }) =>
        `it was ${over} without a ${either(awaited)} that counts, and nothing else ${stops === 'wait' ? 'ends the last wait' : 'stops the timer'}: ${stops === 'running-timer' ? 'the timer runs on' : 'no upper limit is met'}. Send the milestone that was reached, or ${stops === 'wait' ? `write \`until: ${over}\`` : `name both in the clause: \`to: [${[...awaited, over].join(', ')}]\``}`,
      zh: ({ over, awaited, stops }) =>
        `记录已“${over}”而没有计入的${eitherInChinese(awaited)}，${stops === 'wait' ? '最后一次等待' : '计时'}没有其他终点：${stops === 'running-timer' ? '计时继续' : '不满足任何上限'}。请发送已到达的里程碑，或${stops === 'wait' ? `将条款的 \`until\` 写为“${over}”` : `在条款的 \`to\` 中一并列明${[...awaited, over].map((one) => `“${one}”`).join('、')}`}。`,
    },
  ),
  'of-no-component': define(
    { kind: 'text', credit: 'name' },
    {
      en: ({ kind, credit }) => `it belongs to no ${kind}, and "${credit}" has one line for each ${kind}; nothing is owed on it`,
      zh: ({ kind, credit }) => `不属于任何“${kind}”，而“${credit}”按“${kind}”逐项计算，不产生应付金额。`,
    },
  ),
  'pause-not-ended': define(
    { since: 'instant' },
    {
      en: ({ since }) => `it was paused at ${since}, and the pause had no end when the period ended; the timer stays stopped`,
      zh: ({ since }) => `自 ${since} 起暂停，周期结束时暂停尚未结束，计时保持停止。`,
    },
  ),
  'unnamed-pause': define(
    { reason: 'text', near: 'text?' },
    {
      en: ({ reason, near }) => `no clause names the pause "${reason}"${near === undefined ? '' : `, but "${near}"`}; the timer runs on`,
      zh: ({ reason, near }) => `条款未列出暂停原因“${reason}”${near === undefined ? '' : `，而列有“${near}”`}，计时继续。`,
    },
  ),
  'set-after-end': define(
    { attribute: 'attribute', value: 'text', at: 'instant' },
    {
      en: ({ attribute, value, at }) =>
        `"${attribute}" was set to "${value}" at ${at}, after the end; it changes no time before the end, and with \`on-severity-change: first\` or \`restart\` no timer that had stopped`,
      zh: ({ attribute, value, at }) =>
        `“${attribute}”于 ${at} 被设置为“${value}”，晚于结束时间：不影响此前的时间，在 \`on-severity-change: first\` 或 \`restart\` 下也不影响已停止的计时。`,
    },
  ),
  'set-in-last-second': define(
    { attribute: 'attribute', value: 'text' },
    {
      en: ({ attribute, value }) =>
        `"${attribute}" was set to "${value}" in the last second of the period; as the last value before its end it applies to the whole period`,
      zh: ({ attribute, value }) => `“${attribute}”在周期最后一秒被设置为“${value}”，作为周期结束前的最后取值，适用于整个周期。`,
    },
  ),
  'reopened-late': always({
    en: 'it was reopened more than 31 days after its timer stopped; the timer starts anew, and that time is judged on its own',
    zh: '停止计时超过 31 天后再次打开，重新计时，该段时间单独判定。',
  }),
  'degraded-counts': define(
    { count: 'count' },
    {
      en: ({ count }) =>
        `${count === 1 ? 'an outage was' : `${count} outages were`} degraded, and no clause reads \`level\`: degraded time counts like downtime; to count downtime alone write \`where: [{ attribute: level, is: [down] }]\``,
      zh: ({ count }) =>
        `有 ${count} 次故障为性能降级，而条款未区分 \`level\`：降级时间与停机时间同样计入；如只计停机时间，请写 \`where: [{ attribute: level, is: [down] }]\`。`,
    },
  ),
  'components-differ': define(
    { components: 'components' },
    {
      en: ({ components }) => `it concerns ${and(components)}, which have different rules; the rules that apply to it are not determined`,
      zh: ({ components }) => `涉及${components.join('、')}，各自适用不同规则，无法确定以哪一组件为准。`,
    },
  ),
};
