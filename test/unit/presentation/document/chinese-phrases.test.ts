/** Rules of claims and names of missing facts in Chinese documents. */
import { describe, expect, it } from 'vitest';
import { factInChinese, ruleInChinese } from '../../../../lib/presentation/document/chinese-phrases.ts';

describe('the rule of a claim', () => {
  it.each([
    ['claim within 30 days of period end', 'claim', 'period-end', '周期结束后 30 天内提交申领'],
    ['notice opens 2 days after, within 72 h of outage start', 'notice', 'outage-start', '故障开始后满 2 天起， 72 小时内提交通知'],
    ['ticket by the end of 2 periods after outage end', 'ticket', 'outage-end', '故障结束后第 2 个周期结束之前提交工单'],
  ] as const)('the rule of a claim is Chinese: %s', (rule, step, after, chinese) => {
    expect(ruleInChinese({ rule, step, after })).toBe(chinese);
  });

  it('stays in English in a statement that has only the rule', () => {
    expect(ruleInChinese({ rule: 'claim within 30 days of period end', step: 'claim', after: undefined as never })).toBe(
      'claim within 30 days of period end',
    );
  });
});

describe('a missing fact', () => {
  it.each([
    ['bill for 2026-10', '2026-10 的账单'],
    ['bill of usage of line-1 for 2026-10', '2026-10 的账单（usage、line-1）'],
    ['availability of 2026-10 as a whole (it is measured in parts)', '2026-10 整体的 availability（分段测量）'],
    ['ticket/T-1: severity', 'ticket/T-1: severity'],
  ])('a missing fact is named in Chinese: %s', (fact, chinese) => {
    expect(factInChinese(fact)).toBe(chinese);
  });
});
