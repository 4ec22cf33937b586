/**
 * Findings in the languages of the documents. In English it is the message of the finding. In Chinese it is a sentence for its kind, with
 * the values that are taken from the message, because findings of earlier versions have only the message. A kind without a sentence does
 * not compile.
 */
import type { Language } from '../../domain/contract/title.ts';
import type { FindingKind } from '../../domain/evidence/finding-kinds.ts';
import type { Issue } from '../../domain/issue.ts';
import type { Names } from '../reasons/names.ts';
import { ofSender } from '../written.ts';
import { inWords } from './in-words.ts';
import { LABELS } from './labels.ts';

/** Values that are taken from a message. */
interface Named {
  /** Words in quotation marks, in their order; missing ones are left out. */
  readonly words: readonly string[];
  /** Lengths of time, "44 min 38 s". */
  readonly lengths: readonly string[];
  readonly instants: readonly string[];
  /** Sums of money, with the text in parentheses after them. */
  readonly sums: readonly string[];
  readonly count: string | undefined;
}

const spelled = (length: string): string => inWords(length, LABELS.zh);

type Sentence = string | ((named: Named) => string);

/** “a”、“b” */
const quoted = (words: readonly string[]): string => words.map((word) => `“${ofSender(word)}”`).join('、');
/** "（“a”）"; empty without words. */
const about = ({ words }: Named): string => (words.length === 0 ? '' : `（${quoted(words)}）`);
const near = ({ words: [word = '', ...others] }: Named): string =>
  `${quoted([word])}不是合同条款所用的词${others.length === 0 ? '' : `，与其相近的有${quoted(others)}`}`;
const since = ({ instants: [instant] }: Named): string => (instant === undefined ? '' : `（${instant}）`);
const long = ({ lengths: [length] }: Named): string => (length === undefined ? '部分时间' : spelled(length));

const CHINESE: Readonly<Record<FindingKind, Sentence>> = {
  'ahead-of-receipt': '事件所称的发生时间晚于收到时间，超出允许的时钟误差。',
  'announced-again': (named) => `维护以相同时间再次通知，以先前的通知时间为准${since(named)}。`,
  'attribute-missing': '属性值未知。',
  'band-gap': '数值未落入任何档位，条款也未规定此时如何计算，因此依赖它的结果未测得。',
  'band-overlap': '按计算得出的档位边界相互交叉，数值落入多个档位，无法确定以哪一档为准。',
  'below-zero': '测量值小于 0，未按有效值计入。',
  'beyond-plan': (named) =>
    `未经通知的维护时间也已计入${named.lengths.length === 0 ? '' : `（${named.lengths.map(spelled).join('、')}）`}。`,
  'bill-missing': '尚有账单未收到，以此为基数的金额至少为已知部分。',
  'bill-of-no-component': '账单所属的组件不在任何基数之内，未计入。',
  'bill-repeated': '同一期间同一种类的费用已有账单，以先收到的为准。',
  'bill-wrong-currency': '账单的币种与合同不符，未计入。',
  'bills-overlap': '账单的期间与另一账单部分重叠，两者均已计入。',
  'candidate-start': (named) => `告警给出了更早的开始时间${since(named)}，但不予采用，自报告时起计。`,
  'earlier-bounds': '以前周期缺失的事实未逐一试算，确定应付的金额可能高于所示金额。',
  'claim-from-start': '没有报告说明申领期限应起算的时间，期限自停机开始或周期开始起算。',
  'clock-skew': '结束时间早于开始时间，差异在时钟误差以内，视为在开始时结束。',
  'components-differ': '涉及的组件适用不同规则，无法确定以哪一组件为准。',
  contradiction: '两个事件编号相同而内容不同，以先收到的为准。',
  'control-unknown': '检测失败时对照点的结果未知，该段时间视为未知。',
  corrected: '事件已被更正。',
  'corrects-nothing': '更正所指的事件不存在，或更正之间互相指向，不产生作用。',
  'counts-for-all': '未指明组件，按 `without-component: count` 计入同类的每个组件。',
  'counts-for-each': '未指明组件，计入同一事件中其他报告所指的各组件。',
  'counts-for-named': '未指明组件，计入同一记录中其他事件所指的组件。',
  'degraded-counts': '存在性能降级，而条款未区分 `level`：降级时间与不可用时间同样计入。',
  'down-again': (named) => `此前已处于该状态${since(named)}，不产生变化。`,
  'end-before-start': (named) => `结束时间早于开始时间${about(named)}，不予采用，记录视为继续。`,
  'first-word-up': '首个报告为“恢复”，此前的时间未知。',
  'holidays-run-out': (named) => `未列出${named.count === undefined ? '该年' : ` ${named.count} 年`}的节假日，按工作日计。`,
  'id-used-again': '编号在结束后再次使用，视为另一记录。',
  'milestone-awaited': (named) => `尚未达到里程碑${about(named)}。`,
  'near-word': (named) => `${near(named)}，未按该词计入。`,
  'never-occurred': (named) => `条款所用的名称在本周期没有对应的事件${about(named)}，请确认是否以其他名称发送。`,
  'no-amount': (named) => `基数在此没有数值${about(named)}，不产生应付金额。`,
  'no-charge': '本周期没有已知的费用，以其为基数的金额为 0。',
  'no-component': '事件未指明组件，按合同约定不予计入。',
  'no-evidence': '本周期没有任何事件报告实际情况，履行结果仅依据未报告的时间，按 `unreported` 与 `unknown` 的约定计。',
  'no-owner': (named) => `事件设置的属性没有所属对象${about(named)}，未计入。`,
  'no-start': (named) => `没有报告开始的事件${about(named)}，依赖开始时间的条款不计入。`,
  'no-value-yet': '该日尚无生效的取值。',
  'none-counts': (named) => `条款所用的名称虽有事件，但均不计入${about(named)}。`,
  'not-a-share': (named) => `取值不是 0 到 1 之间的比例${about(named)}，未按有效值计入。`,
  'not-ended': (named) => `周期结束时尚未结束${since(named)}，按条款约定的截止时间计。`,
  'not-its-word': '发送方无权陈述此事，未予采用。',
  'not-measured': (named) =>
    named.sums.length === 0
      ? '本周期没有可供判定的数值或限值，因此未判定；应付金额以明细为准。'
      : `本周期没有可供判定的数值或限值，因此未判定；按档位应付 ${named.sums.join('、')}。`,
  'not-reached': (named) => `记录已关闭而未达到所需的里程碑${about(named)}，计时没有其他终点。`,
  'number-shared': '编号相同而发送方与组件不同，视为另一记录。',
  'of-no-component': (named) => `不属于任何组件，而赔付项按组件计算${about(named)}，不产生应付金额。`,
  'open-dispute': ({ count }) => `本周期有 ${count ?? '若干'} 项争议尚未了结。`,
  'opened-again': '工单未关闭即再次开立，以首次为准。',
  'over-credited': '已收款超出应付。',
  'overlapping-samples': '所报告的时间与另一报告重叠，以先收到的为准。',
  'part-not-observed': '部分组成未被检测，而同类的其他部分已检测；未检测的时间视为未知。',
  'pause-not-ended': (named) => `周期结束时暂停尚未结束${since(named)}，计时保持暂停。`,
  'plan-changed': '维护时间已变更，新的时间以本次通知为准。',
  'quarantined-evidence': ({ count }) => `供应商的 ${count ?? '若干'} 个事件处于隔离中，未计入。`,
  'quorum-out-of-reach': '检测点数量少于判定所需，不足时该段时间视为未知。',
  'recovery-without-failure': '服务恢复前没有故障报告，按 `recovery-without-failure` 条款处理。',
  'reopened-late': '停止计时 31 天后再次开立，重新计时并单独判定。',
  'resumed-without-pause': '工单在未暂停的情况下恢复计时。',
  'sender-not-listed': (named) => `文件中的事件来自合同未列明的发送方${about(named)}，视为供应商的陈述。`,
  'sender-not-named': '事件未指明发送方，而应付金额依据该事件；视为评估者的陈述。',
  'set-after-end': (named) => `属性在结束之后才设置${about(named)}${since(named)}，不影响此前的时间。`,
  'set-in-last-second': (named) => `属性在周期最后一秒设置${about(named)}，作为周期结束前的最后取值，适用于整个周期。`,
  'set-twice': (named) => `属性在同一时刻被设置为不同取值${about(named)}，以先收到的为准。`,
  'silent-source': (named) => `发送方未再发送事件${since(named)}。`,
  'slots-not-counted': ({ count }) => `${count === undefined ? '部分' : `有 ${count} 个`}时段没有数值，按条款约定处理。`,
  'spans-slots': '计数所跨的时间越过时段的界限，计入其开始所在的时段。',
  'too-precise': '计算得出的数值位数过多，无法保存，视为未测得。',
  'undecided-time': (named) => `周期内有 ${long(named)}是否计入，取决于缺失的事实。`,
  'undetermined-amount': '缺失的事实补齐之前，应付金额尚未确定。',
  'unknown-attribute': (named) => `合同没有该属性${about(named)}，不产生作用。`,
  'unknown-component': (named) => `合同没有该组件${about(named)}，事件未计入。`,
  'unknown-milestone': (named) => `该类记录没有此里程碑${about(named)}，不产生作用。`,
  'unknown-record-kind': (named) => `合同没有该类记录${about(named)}。`,
  'unknown-time': (named) => `周期内有 ${long(named)}没有报告，按合同对未知时间的约定计。`,
  'unknown-word': (named) => `取值不是合同所用的词${about(named)}，视为未知。`,
  'unnamed-pause': (named) => `条款未列出该暂停原因${about(named)}，计时继续。`,
  'waited-long-enough': '等待期限已过，尽管仍有未了结的事项，结算单已出具。',
  'witness-silent': '见证来源在部分时间没有报告。',
  'wrong-owner': (named) => `属性所属的对象与合同不符${about(named)}，不产生作用。`,
};

const INSTANT = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;
const LENGTH = /(?<![\w.-])\d+(?:\.\d+)? (?:h|min|s|ms|days?)\b(?: \d+(?:\.\d+)? (?:h|min|s|ms)\b)*/g;

const namedIn = (message: string): Named => ({
  words: [...new Set([...message.matchAll(/"([^"]+)"/g)].map(([, word]) => word!))],
  lengths: [...message.matchAll(LENGTH)].map(([length]) => length),
  instants: [...message.matchAll(INSTANT)].map(([instant]) => `${instant.slice(0, 19).replace('T', ' ')} UTC`),
  sums: [...message.matchAll(/-?\d+(?:\.\d+)? [A-Z]{3} \([^)]+\)/g)].map(([sum]) => sum),
  count: /(?<![\w.-])\d+(?![\w.:-])/.exec(message)?.[0],
});

/** Kinds whose messages name credits and cells: "10.00 USD (late-replies)", `"monthly-fee" has no value here`. */
const NAMING: ReadonlySet<string> = new Set<FindingKind>(['not-measured', 'no-amount', 'of-no-component']);

/** The message with the titles of credits and cells. */
const withNames = ({ code, message }: Pick<Issue, 'code' | 'message'>, names: Names): string =>
  NAMING.has(code)
    ? message.replaceAll(/(?<= [A-Z]{3} \()[a-z][a-z0-9-]*(?=\))|(?<=")[a-z][a-z0-9-]*(?=")/g, (name) => names.place(name))
    : message;

const sentenceOf = (code: string): Sentence | undefined => (Object.hasOwn(CHINESE, code) ? CHINESE[code as FindingKind] : undefined);

/** @returns the message itself for a kind of finding that only earlier versions had. */
export function findingText(found: Pick<Issue, 'code' | 'message'>, names: Names, language: Language): string {
  const named = withNames(found, names);
  const sentence = language === 'en' ? undefined : sentenceOf(found.code);
  if (sentence === undefined) return named;
  return typeof sentence === 'string' ? sentence : sentence(namedIn(named));
}
