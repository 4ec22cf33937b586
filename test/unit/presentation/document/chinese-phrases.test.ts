/** Rules of claims in Chinese documents. */
import { describe, expect, it } from 'vitest';
import { ruleInChinese } from '../../../../lib/presentation/document/chinese-phrases.ts';

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
