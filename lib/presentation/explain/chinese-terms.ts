/** The words of published terms in plain Simplified Chinese: how is measured, what is named, what is promised. */
import type { PartyRole } from '../../domain/contract/terms.ts';
import { limits, list, say } from './chinese-conditions.ts';
import { literal, measure, side, word } from './chinese-words.ts';
import type { TermsPhrases } from './language.ts';

const ROUNDING: Readonly<Record<string, string>> = { 'half-up': '四舍五入', 'half-even': '四舍六入五成双', down: '舍去', up: '进位' };

/** The sentence about the accepted reporters. */
function reportedBy(reporters: readonly string[] | undefined, owing: readonly PartyRole[]): string {
  if (reporters) return `仅 ${list(reporters.map(side))} 所述有效`;
  return owing.length === 0 ? '任何一方均可说明' : `除${list(owing.map(side))}外任何一方均可说明，因其应付金额以此为据`;
}

export const chineseTerms: TermsPhrases = {
  text: ({ id, title, provider, version, from, through, source, 'source-read': read, ...terms }) =>
    `文本为 ${provider} 的《${title}》（${id}），版本 ${version}，自 ${from} 起${through === undefined ? '' : `至 ${through} `}有效；对适用旧版本者${{ 'next-period': '自下一周期起', 'next-renewal': '自下次续约起', 'at-once-splitting-period': '立即（并将当期拆分）' }[terms['takes-effect']]}生效。${source === undefined ? '' : `来源：${source}。`}${read === undefined ? '' : `来源阅读日期：${read}。`}`,
  period: ({ period }) =>
    `按每${period.every.endsWith(' days') ? ` ${literal(period.every.replace('days', 'day'))}（自合同首日起算）` : word(period.every)}单独计量，时区为 ${period.zone}${period.starts === undefined || period.starts === 'calendar' ? '' : period.starts === 'term' ? '，自合同起始日起算' : `，年度自 ${period.starts} 起算`}；仅部分落在合同期内的周期${{ clipped: '按其部分计量', whole: '按整个周期计', none: '不予计量' }[period['part-period']]}。`,
  silence: ({ unreported, unknown }) =>
    `无人报告的时间视为${unreported === 'up' ? '正常' : '未知，除非有来源声明其在监测'}；未知时间${{ up: '按正常计', down: '按停机计', 'left-out': '不参与计算' }[unknown]}。`,
  money: ({ money }) => `金额以 ${money.currency} 计；每行只取整一次（${ROUNDING[money.rounding] ?? `按订单所定的“${money.rounding}”`}）。`,
  attribute: (name, { of, values, unit, names, default: otherwise, 'reads-as': readsAs, 'reported-by': reporters }, owing) => {
    const words =
      values === undefined
        ? names === undefined
          ? `数值（${measure(String(unit))}）`
          : `所属${word(names)}的编号`
        : Array.isArray(values)
          ? list(values as string[], '、')
          : Object.entries(values)
              .map(([one, meaning]) => `${one}（${meaning}）`)
              .join('；');
    return `${of === 'customer' ? '客户' : `每个${word(of)}`}的“${name}”为 ${words}${otherwise === undefined ? '' : `；未说明时为 ${otherwise}`}${readsAs === undefined ? '' : `；${list(Object.entries(readsAs).map(([sent, own]) => `${sent} 读作 ${own}`))}`}；${reportedBy(reporters, owing)}。`;
  },
  component: (kind, inside, dependsOn) =>
    `${kind} 是服务的组成部分${inside === undefined ? '' : `，位于 ${inside} 之内`}${dependsOn === undefined ? '' : `，可依赖 ${dependsOn}`}。`,
  records: (kind, { milestones, 'reported-by': reporters }) =>
    `${kind} 为一类记录${milestones === undefined ? '' : `，其节点为 ${list(milestones.map(word))}`}；${reportedBy(reporters, [])}。`,
  level: '停机或降级事件本身即说明该次停机的级别，无论由谁发出。',
  otherRecords: (kinds) => `${list(kinds.map(word))}类记录任何一方均可报告，另有定义者除外。`,
  billing: (reporters, owing) => `合同所列费用之外的收费以账单为准；${reportedBy(reporters, owing)}。`,
  holidays: (name, days) => `节假日表 ${name}：${days.join('、')}。`,
  parameter: (name, value, like, otherwise) =>
    `“${name}”由订单填写（形如 ${say(like)}${otherwise === undefined ? '' : `，缺省为 ${say(otherwise)}`}）：${say(value)}。`,
  definition: (name, meaning) => `“${name}”：${meaning}。`,
  objective: (name, objective) =>
    objective.holds
      ? `“${name}”成立。`
      : `“${name}”${limits(objective as Record<string, unknown>)}${objective.aim === undefined ? '' : `（目标为 ${say(objective.aim)}，仅展示，不赔付）`}。`,
};
