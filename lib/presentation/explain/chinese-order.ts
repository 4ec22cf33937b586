/** An order in plain Simplified Chinese. */
import { CHINESE_EVERY } from './charge-every.ts';
import { list } from './chinese-conditions.ts';
import { charge, literal, side } from './chinese-words.ts';
import type { OrderPhrases } from './language.ts';

const SPREAD = { months: '按月', days: '按天' } as const;

export const chineseOrder: OrderPhrases = {
  contract: ({ id, title, vendor, customer, from, through }) =>
    `《${title}》（${id}）：${vendor.name}（${vendor.id}）自 ${from} 起${through === undefined ? '（无终止日期）' : `至 ${through}（含当日）`}为 ${customer.name}（${customer.id}）提供服务。`,
  withoutComponent: (choice) =>
    choice === 'count'
      ? '未指明组件的证据计入整体及每个组件。'
      : '未指明组件、且其所属记录的任何事件亦未指明组件的证据不予计入，仅予列出。',
  costCentre: (costCentre) => `赔付记入 ${costCentre}，组件另有规定者除外。`,
  sender: ({ account, webhook, as, components, 'expect-every': every }) =>
    `${account === undefined ? `${webhook} 的 webhook` : `AWS 账户 ${account}`} 代表${side(as)}陈述${components === undefined ? '' : `，仅限 ${list(components)}`}${every === undefined ? '' : `；应每 ${literal(every)} 至少有一次消息`}。`,
  member: (id, { kind, in: container, 'depends-on': others, 'known-as': names, 'cost-centre': costCentre, attributes }) =>
    `${id} 为 ${kind}${[
      container !== undefined && `位于 ${container} 之内`,
      others !== undefined && `依赖 ${list(others)}`,
      names !== undefined && `又称 ${list(names)}`,
      ...Object.entries(attributes ?? {}).map(([name, value]) => `其 ${name} 为 ${value}`),
      costCentre !== undefined && `其赔付记入 ${costCentre}`,
    ]
      .filter(Boolean)
      .map((part) => `，${String(part)}`)
      .join('')}。`,
  customerAttribute: (name, value) => `客户的 ${name} 为 ${value}。`,
  charge: ({ kind, amount, component, every, spread, from, through, 'part-month': partMonth }) =>
    `${component === undefined ? '' : `${component} 的 `}${charge(kind)} 费用 ${amount}，${CHINESE_EVERY[every]}${spread === undefined ? '' : `，${SPREAD[spread]}分摊`}${from === undefined ? '' : `，自 ${from} 起`}${through === undefined ? '' : `至 ${through}`}${partMonth === undefined ? '' : `；仅部分落在合同期内的月份${partMonth === 'whole' ? '按整月计' : '按天数计'}`}。`,
  parts: (kind, { around, counted, apart }) =>
    [
      around.length > 0 && `有关其外层 ${list(around, '或 ')} 的陈述计入该 ${kind}。`,
      counted.length > 0 && `有关其内部 ${list(counted, '或 ')} 的陈述计入该 ${kind}：部分的故障即为整体的故障。`,
      apart.length > 0 && `有关其内部 ${list(apart, '或 ')} 的陈述不计入该 ${kind}：部分的故障不构成整体的故障。`,
    ]
      .filter(Boolean)
      .join(''),
  chargedParts: (kind, inside) =>
    `${inside.length > 0 ? `${kind} 内部 ${list(inside, '或 ')} 的费用计入其中。` : ''}未指明组件或属于其外层的费用不计入任何 ${kind}。`,
};
