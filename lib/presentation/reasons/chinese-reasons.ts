/** Reasons in Simplified Chinese. */
import { CHINESE_EVENT_TYPES } from './chinese-event-types.ts';
import type { Charge } from '../../domain/contract/terms.ts';
import { CHINESE_EVERY } from '../explain/charge-every.ts';
import { FORMATS } from '../document/formats.ts';
import { LABELS } from '../document/labels.ts';
import { inWords } from '../document/in-words.ts';
import { charge, setAll, word } from '../explain/chinese-words.ts';
import { ofContract } from '../written.ts';
import { quoted } from './readable.ts';
import type { CapWords, CauseWords, FactorWords, ReasonWords } from './reason-words.ts';

const { between, orMore, upTo, notKnown, edges } = LABELS.zh;

const causes: CauseWords = setAll({
  types: CHINESE_EVENT_TYPES,
  party: { vendor: '供应商', customer: '客户' },
  event: ({ id, sender, party, type, about, at, received }) =>
    `${id}（${type}${about.length > 0 ? `，关于 ${about.join('、')}` : ''}），由${party}一方的 ${sender} 发送，发生于 ${at}，收到于 ${received}`,
  late: (event) => `迟到事件：${event}。`,
  reprocessed: (event) => `隔离后重新处理：${event}。`,
  corrected: (event, corrects, isReplaced) => `更正（${isReplaced ? '替换' : '撤回'} ${corrects}）：${event}。`,
  reason: (reason) => `所述理由：“${reason}”。`,
  amended: (revisions) => `合同已变更（版次 ${revisions.replaceAll(' to ', ' 至 ')}）。`,
  earlier: (periods) => `前期已重述（${periods}），本期须回溯该期。`,
  recalculated: '新版 Makegood 的计算方式不同。',
  revision: (from, before, after, difference) => `自版次 ${from} 以来，合计由 ${before} 变为 ${after}（${difference}）。`,
  sameTotal: (from, total) => `合计与版次 ${from} 相同：${total}。`,
  line: (what, kind, before, after, difference, centre) =>
    `${what}：${{ addition: '新增', reversal: '冲回', delta: '变动' }[kind]}，原金额 ${before}，现金额 ${after}，差额 ${difference}${centre === undefined ? '' : `，成本中心 ${centre}`}。`,
  noLines: '金额没有变化。',
  nothingShown: (from) => `自版次 ${from} 以来，本结算单所示内容没有变化。`,
} satisfies CauseWords);

/** A word of the contract language in Chinese; a word that an author chose stays unchanged. */
const own = (text: string): string => (word(text) === text ? ofContract(text) : word(text));

export const chineseReasons: ReasonWords = {
  ...setAll({
    about: (value: string) => `约 ${value}`,
    length: (text: string) => inWords(text, LABELS.zh),
    under: (amount: string) => `不足 ${amount}`,
    points: (value: string) => `${value} 个百分点`,
    edge: (edge: string, value: string) => `${edges[edge as keyof typeof edges] ?? edge} ${value}`,
    and: (parts: readonly string[]) => parts.join('，'),
    more: (count: number) => `另有 ${count} 项`,
    moreEntries: (count: number) => `另有 ${count} 项，全部列于工作簿（XLSX）与 JSON`,
    moreSentences: (count: number) => `本行另有 ${count} 句，列于工作簿（XLSX）；其全部依据列于 JSON。`,
    kind: own,
    bandValue: (what: string, value: string) => `${what}（${value}）`,
    recordEvents: (record: string, events: string) => `${record}：${events}`,
    line: ({ number, credit, amount, centre }: Parameters<ReasonWords['line']>[0]) =>
      `第 ${number} 行：${credit}，${amount}${centre === undefined ? '' : `，记入成本中心 ${centre}`}`,
    clause: (clause: string | undefined, quote: string | undefined) =>
      quote === undefined
        ? `条款 ${clause}。`
        : `${clause === undefined ? '合同原文' : `条款 ${clause}`}：${quoted(quote, ['“', '”'], '。')}`,
    noClause: (terms: string) => `依据 ${terms}；合同未注明条款。`,
    measured: (what: string, value: string) => `实测：${what}：${value}。`,
    notMeasured: (what: string) => `${what}未测得。`,
    limit: (limits: string, outcome: string, by: string | undefined) =>
      outcome === 'met'
        ? `限值为${limits}；已达标。`
        : outcome === 'open'
          ? `限值为${limits}；是否达标尚未确定。`
          : `限值为${limits}；未达标${by === undefined ? '' : `，相差 ${by}`}。`,
    band: (value: string, row: number, within: string, gives: string) =>
      `${value} 落在第 ${row} 档${within === '' ? '' : `（${within}）`}，对应 ${gives}。`,
    apart: (below: readonly string[], above: readonly string[]) => `即${[...below, ...above].join('，')}。`,
    below: (by: string, edge: string) => `比 ${edge} 低 ${by}`,
    above: (by: string, edge: string) => `比 ${edge} 高 ${by}`,
    gap: (value: string, gives: string) => `${value} 落在档位之间的空档，合同规定对应 ${gives}。`,
    openBand: (value: string, gives: string) => `${value} 对应 ${gives}：落在哪一档取决于缺失的事实。`,
    base: (amount: string, what: string | undefined) =>
      what === undefined ? `基数：${amount}，由合同载明。` : `基数：${what}，${amount}。`,
    parameter: (name: string) => `合同参数“${name}”`,
    charge: (kind: string, component: string | undefined, counted: string) =>
      `${component === undefined ? '' : `${component} 的`}${charge(kind) === kind ? ofContract(kind) : charge(kind)}费用，${counted}`,
    ofCharge: (amount: string, every: Charge['every'], spread: string | undefined, part: string | undefined) =>
      `合同费用为${CHINESE_EVERY[every]} ${amount}${spread === undefined ? '' : `，${spread === 'months' ? '按月' : '按天'}分摊`}${part === undefined ? '' : `，计入其中 ${part}`}`,
    days: (days: number, month: number) => `${days} 天（该月 ${month} 天）`,
    months: (months: string) => `${months} 个月`,
    billed: (event: string) => `由事件 ${event} 计费`,
    product: (base: string, rate: string, result: string) => `${base} × ${rate} = ${result}`,
    rounded: (unrounded: string, [low, high]: readonly [string, string], nearer: string | undefined, amount: string, isUp: boolean) =>
      `舍入前为 ${unrounded}，介于 ${low} 与 ${high} 之间，${nearer === undefined ? '' : nearer === 'middle' ? '恰在正中，' : `更接近 ${nearer}，`}${isUp ? '向上' : '向下'}舍入为 ${amount}。`,
    cap: ({ credit, before, left, less, isCertain, ofLine }: CapWords) =>
      `受“${credit}”的上限所限，${before} ${isCertain ? '减至' : '可能减至'} ${left}${less === undefined ? '' : `（${less[0]} 减去此前已付的 ${less[1]}）`}${ofLine === undefined ? '' : `，本行余 ${ofLine}`}${isCertain ? '' : '，取决于缺失的事实'}。`,
    minimum: (sum: string | undefined) => `合计${sum === undefined ? '' : ` ${sum} `}未达到最低金额，不予赔付。`,
    provisional: (range: string | undefined) => `金额为暂定${range === undefined ? '' : `（${range}）`}：应赔付多少取决于缺失的事实。`,
    value: (what: string, value: string) => `${what}：${value}。`,
    factors: (what: string, { name, value, factor, isEach }: FactorWords, product: string) =>
      `${what}：${name}（${value}）× ${isEach ? '每件 ' : ''}${factor} = ${product}。`,
    cases: (count: number, what: string) => `${what}：${count} 件。`,
    casesBetween: (least: string, most: string | undefined, what: string) =>
      `${what}：确定 ${least} 件${most === undefined ? '' : `，至多 ${most} 件`}。`,
    openCase: '待定：是否计入，由缺失的事实决定。',
    ticket: (record: string, value: string, limits: string, by: string | undefined) =>
      `${record}：${value}${limits === '' ? '' : `，限值${limits}`}${by === undefined ? '' : `，超出 ${by}`}。`,
    clock: (from: string, to: string | undefined, hours: string) =>
      `计时：自 ${from} ${to === undefined ? '起，周期结束时尚未结束' : `至 ${to}`}，按 ${hours} 计`,
    due: (at: string) => `到期 ${at}`,
    dueBetween: (earliest: string, latest: string) => `到期在 ${earliest} 与 ${latest} 之间`,
    pause: (reason: string, from: string, to: string | undefined, length: string | undefined) =>
      `停表（${reason}）：自 ${from} ${to === undefined ? '起，尚未结束' : `至 ${to}`}${length === undefined ? '' : `（${length}）`}。`,
    reopened: (from: string, to: string, length: string) => `停表（结束后重新打开）：自 ${from} 至 ${to}（${length}）。`,
    section: (from: string, to: string, length: string) => `自 ${from} 至 ${to}（${length}）`,
    sections: (total: string) => `计入的用时：${total}。`,
    stretch: (from: string, elapsed: string, limit: string | undefined, share: string | undefined, words: string) =>
      `自 ${from}：${elapsed}${limit === undefined ? '' : `，限值 ${limit}`}${share === undefined ? '' : `，用去 ${share}`}${words === '' ? '' : `（${words}）`}`,
    counted: (total: string, what: string, count: number) => `${what}：${count} 段共计入 ${total}。`,
    notReported: (total: string, what: string, count: number) => `${what}：${count} 段共 ${total} 是否计入尚不可知。`,
    excluded: (total: string, by: string) => `因${by}排除：${total}。`,
    interval: (from: string, to: string, length: string) => `自 ${from} 至 ${to}（${length}）`,
    weighted: (share: string, length: string) => `按 ${share} 计，为 ${length}`,
    events: (events: string) => `事件 ${events}`,
    eventsOf: (events: readonly string[], sender: string) => `${events.join('、')}（来自 ${sender}）`,
  }),
  formats: FORMATS.zh,
  ends: { between, orMore, upTo, notKnown },
  isLower: '同一情形下另一项赔付更高，本行不予赔付。',
  unknown: '未知',
  comma: '，',
  semicolon: '；',
  stop: '。',
  causes,
};
