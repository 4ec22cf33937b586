/** Credits, claims, the close, delivery and other remedies in plain Simplified Chinese. */
import type { DeliveryClause } from '../../domain/contract/terms.ts';
import { parseDay } from '../../domain/time/instant.ts';
import { ANCHORS, STEPS } from './chinese-claims.ts';
import { limits, list, names, say } from './chinese-conditions.ts';
import { literal } from './chinese-words.ts';
import { type CreditPhrases, isOnce } from './language.ts';

const FORMS: Readonly<Record<DeliveryClause['as'], string>> = {
  'future-bill': '抵扣后续账单',
  voucher: '代金券',
  refund: '退款',
  'days-added': '延长服务天数',
  deduction: '直接扣减',
};

export const chineseCredits: CreditPhrases = {
  credit(name, credit) {
    const when = credit.for !== undefined ? `针对“${credit.for}”` : `每次“${String(credit['if-breached'])}”未达标一次`;
    const what = credit.sum
      ? `“${name}”为 ${names(credit.sum)} 之和。`
      : credit.highest
        ? `“${name}”仅取 ${names(credit.highest)} 中最高者${credit.each === undefined || credit.each === 'agreement' ? '（以各项总额比较）' : `（按每个 ${credit.each} 分别比较）`}；相等时取先列者。`
        : `“${name}”为 ${say(credit.of)}${isOnce(credit.times) ? '' : ` 乘以 ${say(credit.times)}`}，${when}。`;
    return [
      what,
      ...(credit.if ? [`仅当 ${names(credit.if)} 成立时赔付。`] : []),
      ...(credit.cap ?? []).map(
        (cap) =>
          `不超过 ${cap.of === undefined ? '' : `${say(cap.of)} 的 `}${say(cap['at-most'])}${cap.over === undefined ? '' : `（与 ${literal(cap.over)}内已赔付者合计）`}。`,
      ),
      ...(credit['owed-to'] === undefined ? [] : ['此项应付给供应商，并减少总额。']),
      ...(credit.minimum ? [`仅在金额${limits(credit.minimum)} 时支付。`] : []),
    ];
  },
  automatic: (credit) => `“${credit}”无需申领，自动赔付。`,
  claim: (credit, step, decidedBy) =>
    `“${credit}”须提交${STEPS[step.step]}：${ANCHORS[step.after]}后${step.opens === undefined ? '' : `满 ${say(step.opens)}起，`}${step.within === undefined ? `第 ${say(step['by-end-of'])}结束之前` : ` ${say(step.within)} 内`}${step.hours === undefined ? '' : `（工作日按 ${say(step.hours)}）`}${step.per === 'outage' ? '，按每次故障' : ''}；按合同，${decidedBy === 'vendor-records' ? '以供应商的记录为准' : '双方的记录均可作为依据'}。`,
  claimShows: (credit, shows) => `“${credit}”的申领须载明 ${list(shows)}。`,
  report: (reported) => `结算单另列 ${names(reported)}。`,
  remedy: (name, { right, to, if: flag, within }) =>
    `“${name}”：当 ${say(flag)} 成立时，${to === 'customer' ? '客户' : '供应商'}可${{ terminate: '终止合同', 'step-in': '介入接管', 'rectification-plan': '要求整改计划', escalate: '升级处理', other: '行使其他救济' }[right]}${within === undefined ? '' : `，须在周期结束后 ${say(within)}内行使`}。`,
  close: ({ after, hours, disputes, quarantine, silence, undetermined, 'wait-at-most': most }) => {
    const waits = Object.entries({ 未决争议: disputes, 隔离中的证据: quarantine, 数据源中断: silence });
    const [waited, warned] = (['wait', 'warn'] as const).map((policy) =>
      waits.filter(([, is]) => (is ?? 'warn') === policy).map(([what]) => what),
    );
    if (undetermined === 'wait') waited!.push('金额因事实缺失而未定');
    return [
      after === undefined
        ? '周期结束后即行结算。'
        : `周期结束 ${say(after)}后结算${hours === undefined ? '' : `（工作日按 ${say(hours)}）`}，其间迟到的事实仍计入。`,
      ...(waited!.length > 0
        ? [`遇${waited!.join('、')}时，结算单暂缓出具${most === undefined ? '' : `，最迟至周期结束后 ${say(most)}`}。`]
        : []),
      ...(warned!.length > 0 ? [`遇${warned!.join('、')}时，照常出具并附警告。`] : []),
    ];
  },
  delivery: (delivery) =>
    `赔付方式：${FORMS[delivery.as]}${delivery.product === undefined ? '' : '（限同一产品）'}${delivery.within === undefined ? '' : `，${literal(delivery.within)}内`}${lapse(delivery.expires)}。`,
};

/** When a credit lapses: with the term, after a day, or after a length of time. */
function lapse(expires: string | undefined): string {
  if (expires === undefined) return '';
  if (expires === 'term-end') return '，合同期满时失效';
  return parseDay(expires) === undefined ? `，${literal(expires)}后失效` : `，${expires} 之后失效`;
}
