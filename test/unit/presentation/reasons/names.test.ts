/** Names of missing facts, attributes and records for readers. */
import { describe, expect, it } from 'vitest';
import type { Legend } from '../../../../lib/domain/statement/legend.ts';
import { type Missing, missingWord, named } from '../../../../lib/domain/operators/missing.ts';
import { Names } from '../../../../lib/presentation/reasons/names.ts';

const legend: Legend = {
  cells: { availability: { is: 'uptime', kind: 'ratio', title: { en: 'Availability of lines', zh: '线路可用率' } } },
  credits: {},
  attributes: { tier: { en: 'Service tier', zh: '服务等级' } },
  components: { 'line-1': { en: 'Line 1', zh: '一号线' } },
};
const bill = (name: string): Missing => ({ fact: 'bill', owner: 'bill', name });
const shown = (missing: Missing): string[] =>
  (['en', 'zh'] as const).map((language) => new Names({ legend, missing: [missing] }, language).fact(missing.fact));

describe('a missing fact', () => {
  it.each<[string, Missing, string, string]>([
    ['an attribute of a component', named(missingWord('line-1', 'tier', undefined, [])), 'Service tier of Line 1', '一号线的服务等级'],
    [
      'an attribute of a ticket',
      named(missingWord('ticket/T-1', 'severity', undefined, [])),
      'severity of ticket T-1',
      '工单 T-1 的严重级别',
    ],
    [
      'an attribute of the customer',
      named(missingWord('customer', 'tier', undefined, [])),
      'Service tier of the customer',
      '客户的服务等级',
    ],
    ['a word', named(missingWord('ticket/T-1', 'severity', 'P9', [])), 'meaning of severity "P9"', '严重级别“P9”的含义'],
    [
      'milestones',
      { fact: 'ticket/T-1: resolved or closed', owner: 'ticket/T-1', name: 'resolved or closed' },
      'time at which ticket T-1 reaches "resolved" or "closed"',
      '工单 T-1 到达“解决”或“关闭”的时间',
    ],
    ['bills', bill('charges for 2026-10'), 'bill for the charges in 2026-10', '2026-10 费用的账单'],
    [
      'a bill of a kind',
      bill('usage charges of line-1 for 2026-10'),
      'bill for the usage charges of Line 1 in 2026-10',
      '一号线 2026-10 用量费用的账单',
    ],
    [
      'a band',
      { fact: 'terms: band', owner: 'terms', name: 'band of availability (edge limit)' },
      'which band of Availability of lines applies (edge Limit)',
      '线路可用率所在的档位（边界 Limit）',
    ],
    [
      'the rules of one of several components',
      { fact: 'ticket/T-1: governing line', owner: 'ticket/T-1', name: 'governing line' },
      'the line whose rules apply to ticket T-1',
      '适用于工单 T-1 的“line”',
    ],
    [
      'a period in parts',
      { fact: 'availability of 2026-10 as a whole (it is measured in parts)', owner: 'customer', name: 'availability' },
      'Availability of lines for the whole of 2026-10 (it is measured in parts)',
      '2026-10 整体的线路可用率（分段测量）',
    ],
  ])('has titles in both languages: %s', (_, missing, english, chinese) => {
    expect(shown(missing)).toEqual([english, chinese]);
  });

  it('of an earlier period, which the statement does not list, has the same names', () => {
    const names = new Names({ legend }, 'zh');
    expect([names.fact('line-1: tier'), names.fact('tier "gold"'), names.fact('no such form')]).toEqual([
      '一号线的服务等级',
      '服务等级“gold”的含义',
      'no such form',
    ]);
  });
});

describe('the value of an attribute that decided something', () => {
  it('has the title of the contract, else a word of the language', () => {
    const values = { tier: 'gold', severity: 'urgent', level: 'degraded', 'own-word': 'x' };
    expect(new Names({ legend }, 'en').attributeValues(values)).toEqual([
      'Service tier gold',
      'severity urgent',
      'state degraded',
      'own-word x',
    ]);
    expect(new Names({ legend }, 'zh').attributeValues(values)).toEqual([
      '服务等级为“gold”',
      '严重级别为“urgent”',
      '状态为“性能降级”',
      'own-word为“x”',
    ]);
  });
});

describe('a name that every object of the language has', () => {
  it.each(['constructor', 'toString', '__proto__'])('%s stands as it is, or as its words', (name) => {
    const names = new Names({ legend }, 'en');
    expect([names.component(name), names.attribute(name)]).toEqual([name, name]);
    expect([names.cell(name), names.credit(name), names.remedy(name)].every((text) => text !== '' && !text.includes('function'))).toBe(
      true,
    );
  });
});
