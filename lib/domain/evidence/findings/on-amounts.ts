/** Findings on amounts: bills and charges, bases, what is owed, and claims. */
import { define, others, othersInChinese } from './define-finding.ts';

/** "2026-02-15 to 2026-02-28"; one day alone. */
const daysOf = ({ from, to }: { readonly from: string; readonly to: string }): string => (from === to ? from : `${from} to ${to}`);
const daysInChinese = ({ from, to }: { readonly from: string; readonly to: string }): string => (from === to ? from : `${from} 至 ${to}`);

const UNMEASURED = {
  limit: 'its limit is not known',
  value: 'it has no value in this period: it has no case, or it is 0 of 0',
} as const;
const UNMEASURED_IN_CHINESE = { limit: '限值未知', value: '本周期没有数值（没有相应情形，或为 0 分之 0）' } as const;

export const ON_AMOUNTS = {
  'bill-missing': define(
    {
      charges: {
        each: { kind: 'charge?', component: 'component?', days: { each: { from: 'day', to: 'day' } }, more: 'count' },
      },
      more: 'count',
      isNothing: 'flag',
    },
    {
      en: ({ charges, more, isNothing }) => {
        const each = charges.map(
          ({ kind = 'any charge', component, days, more: further }) =>
            `${kind}${component === undefined ? '' : ` of ${component}`} (${days.map(daysOf).join(', ')}${others(further)})`,
        );
        return `not billed: ${each.join('; ')}${others(more)}; what depends on it is at least what is known${isNothing ? ' (the base is 0 so far)' : ''}. Bill it, 0.00 where nothing is charged, or put the charge into the order`;
      },
      zh: ({ charges, more, isNothing }) => {
        const each = charges.map(
          ({ kind, component, days, more: further }) =>
            `${component === undefined ? '' : `${component} 的`}${kind === undefined ? '任何费用' : `“${kind}”`}（${days.map(daysInChinese).join('、')}${othersInChinese(further)}）`,
        );
        return `尚未出账：${each.join('；')}${othersInChinese(more)}。依赖它的金额至少为已知部分${isNothing ? '（目前基数为 0）' : ''}。请出账（没有费用的出账 0.00），或将费用列入合同。`;
      },
    },
  ),
  'bill-of-no-component': define(
    { component: 'component?' },
    {
      en: ({ component = 'no component' }) =>
        `the bill is of ${component}, and each base is of another component kind; it is added to none of them`,
      zh: ({ component }) =>
        `账单${component === undefined ? '未指明组件' : `属于 ${component}`}，而各基数属于其他种类的组件，未计入任何基数。`,
    },
  ),
  'bill-repeated': define(
    { first: 'text', kind: 'charge', from: 'instant', to: 'instant' },
    {
      en: ({ first, kind, from, to }) =>
        `${first} bills ${kind} for ${from} to ${to} already; the one received first counts. Correct the wrong one, or bill both in one amount`,
      zh: ({ first, kind, from, to }) =>
        `${from} 至 ${to} 的“${kind}”已由 ${first} 出账，以先收到的为准。请更正有误的一份，或合并为一个金额。`,
    },
  ),
  'bill-wrong-currency': define(
    { amount: 'money', currency: 'text', from: 'instant', to: 'instant' },
    {
      en: ({ amount, currency, from, to }) =>
        `the bill of ${amount} is not in ${currency} and does not count; the charges of ${from} to ${to} are at least what is known. Correct the bill`,
      zh: ({ amount, currency, from, to }) =>
        `账单 ${amount} 的币种不是 ${currency}，未计入；${from} 至 ${to} 的费用至少为已知部分。请更正账单。`,
    },
  ),
  'bills-overlap': define(
    { first: 'text', kind: 'charge', from: 'instant', to: 'instant' },
    {
      en: ({ first, kind, from, to }) =>
        `${first} bills ${kind} for a part of ${from} to ${to} too; both count. If only one is right, correct the other`,
      zh: ({ first, kind, from, to }) => `${first} 也为 ${from} 至 ${to} 的一部分出账“${kind}”，两者均已计入；如有一份有误，请更正。`,
    },
  ),
  'bill-in-part-days': define(
    { kind: 'charge', from: 'instant', to: 'instant', zone: 'text' },
    {
      en: ({ kind, from, to, zone }) =>
        `the bill of ${kind} for ${from} to ${to} begins or ends within a day of ${zone}; it is divided by days, and that day counts as a whole one. Bill whole days of this zone`,
      zh: ({ kind, from, to, zone }) =>
        `“${kind}”${from} 至 ${to} 的账单在 ${zone} 的某日之内开始或结束；账单按日分摊，该日按整日计。请按该时区的整日出账。`,
    },
  ),
  'no-charge': define(
    { period: 'text', of: 'components', more: 'count', begins: 'day?', ends: 'day?' },
    {
      en: ({ period, of, more, begins, ends }) =>
        `no charge${of.length === 0 ? '' : ` of ${of.join(', ')}${others(more)}`} for ${period} is known${begins !== undefined ? `, since the term begins on ${begins}` : ends !== undefined ? `, since the term ends on ${ends}: if it continues, correct the order, or bill it` : ''}; what is owed on it is 0`,
      zh: ({ period, of, more, begins, ends }) =>
        `${of.length === 0 ? '' : `${of.join('、')}${othersInChinese(more)} `}${period} 没有已知的费用${begins !== undefined ? `（合同期自 ${begins} 开始）` : ends !== undefined ? `（合同期于 ${ends} 结束；如继续，请更正合同或出账）` : ''}，以其为基数的金额为 0。`,
    },
  ),
  'no-amount': define(
    { name: 'name' },
    {
      en: ({ name }) => `"${name}" has no value here; nothing is owed on it`,
      zh: ({ name }) => `“${name}”在此没有数值，不产生应付金额。`,
    },
  ),
  'claim-from-start': define(
    { of: { oneOf: ['downtime', 'period'] } },
    {
      en: ({ of }) =>
        of === 'downtime'
          ? 'no report says when the customer knew of the downtime that was measured; the claim counts from its start'
          : 'nothing that was measured says when the downtime was; the claim counts from the start of the period',
      zh: ({ of }) =>
        of === 'downtime'
          ? '没有报告说明客户何时得知所测得的停机，申领期限自停机开始起算。'
          : '所测得的数据未说明停机发生的时间，申领期限自周期开始起算。',
    },
  ),
  'earlier-bounds': define(
    { facts: 'facts', cells: 'names', more: 'count' },
    {
      en: ({ facts, cells, more }) =>
        `missing facts of earlier periods were not tried one by one: ${[...facts, ...cells.map((cell) => `what left ${cell} open`)].join('; ')}${others(more)}; more may be certainly owed than is shown`,
      zh: ({ facts, cells, more }) =>
        `以前周期缺失的事实未逐一试算：${[...facts, ...cells.map((cell) => `使“${cell}”未定的事实`)].join('；')}${othersInChinese(more)}；确定应付的金额可能高于所示金额。`,
    },
  ),
  'not-measured': define(
    {
      why: { oneOf: ['limit', 'value'] },
      owed: { oneOf: ['nothing', 'certain', 'open'] },
      amounts: { each: { credit: 'name', amount: 'money' } },
    },
    {
      en: ({ why, owed, amounts }) =>
        `${UNMEASURED[why]}; ${
          owed === 'nothing'
            ? 'nothing is owed, and the objective is neither met nor breached'
            : owed === 'certain'
              ? `${amounts.map(({ credit, amount }) => `${amount} (${credit})`).join(', ')} is owed by the band for any outcome`
              : 'the amount owed by the band depends on missing facts, and not on the outcome'
        }`,
      zh: ({ why, owed, amounts }) =>
        `${UNMEASURED_IN_CHINESE[why]}，因此未判定是否达标；${
          owed === 'nothing'
            ? '不产生应付金额。'
            : owed === 'certain'
              ? `无论结果如何，按档位应付 ${amounts.map(({ credit, amount }) => `${amount}（${credit}）`).join('、')}。`
              : '按档位应付的金额取决于缺失的事实，而非判定结果。'
        }`,
    },
  ),
  'open-dispute': define(
    { count: 'count' },
    {
      en: ({ count }) => (count === 1 ? '1 dispute about the period is open' : `${count} disputes about the period are open`),
      zh: ({ count }) => `本周期有 ${count} 项争议尚未了结。`,
    },
  ),
  'over-credited': define(
    { claims: { each: { claim: 'text', received: 'money', owed: 'money', beyond: 'money' } } },
    {
      en: ({ claims }) =>
        `more was received than is owed on ${claims.map(({ claim, received, owed, beyond }) => `${claim}: ${received} received, ${owed} owed, ${beyond} more than owed`).join('; ')}`,
      zh: ({ claims }) =>
        `已收款超出应付：${claims.map(({ claim, received, owed, beyond }) => `${claim} 已收 ${received}，应付 ${owed}，超出 ${beyond}`).join('；')}。`,
    },
  ),
};
