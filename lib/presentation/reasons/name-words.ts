/** Words for definitions and credits that have no title, by language. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { CellLegend } from '../../domain/statement/legend.ts';
import type { OperatorKey } from '../../domain/operators/operator.ts';
import { ofContract } from '../written.ts';
import { word as chineseWord } from '../explain/chinese-words.ts';
import { type NameWords, type CellWords, cellBy } from './cell-words.ts';
import { germanNames } from './german-names.ts';

export type { NameWords };

type Kind = CellLegend['kind'];

const ENGLISH_KINDS: Readonly<Record<Kind, string>> = {
  times: 'Time that counts',
  ratio: 'Rate',
  count: 'Number of cases',
  duration: 'Length of time',
  span: 'Time limit',
  reading: 'Measured value',
  date: 'Date',
  timer: 'Time taken',
  money: 'Amount',
  flag: 'Condition',
  table: 'Table',
};

const spaced = (text: string): string => text.replaceAll('-', ' ');

const ENGLISH: Partial<Record<OperatorKey, CellWords>> = {
  uptime: () => 'Availability',
  timer: ({ what, from, to }) => `Time from ${from} to ${to.join(' or ')}, by ${what}`,
  count: ({ what, counted }) => (counted === undefined ? `Number of ${what}` : `Number of cases (${counted})`),
  cadence: ({ what }) => `Longest time without an update, by ${what}`,
  deliverable: ({ what }) => `Delay of the ${what}`,
  intervals: ({ what }) => `Time of ${what}`,
  probes: () => 'Time of failed checks',
  'business-hours': () => 'Business hours',
  requests: ({ kind }) => (kind === 'ratio' ? 'Share of failed requests' : 'Number of failed requests'),
  charges: () => 'Charges',
  bands: ({ kind }) => `${ENGLISH_KINDS[kind]} by bands`,
};

const CHINESE_KINDS: Readonly<Record<Kind, string>> = {
  times: '计入的时间',
  ratio: '比率',
  count: '件数',
  duration: '时长',
  span: '时限',
  reading: '测量值',
  date: '日期',
  timer: '用时',
  money: '金额',
  flag: '条件',
  table: '档位表',
};

const CHINESE: Partial<Record<OperatorKey, CellWords>> = {
  uptime: () => '可用率',
  timer: ({ what, from, to }) => `${what}从${from}到${to.join('或')}的用时`,
  count: ({ what, counted }) => (counted === undefined ? `${what}件数` : `件数（${counted}）`),
  cadence: ({ what }) => `${what}未更新的最长时间`,
  deliverable: ({ what }) => `${what}的延误`,
  intervals: ({ what }) => `${what}时间`,
  probes: () => '探测失败的时间',
  'business-hours': () => '工作时间',
  requests: ({ kind }) => (kind === 'ratio' ? '请求失败率' : '请求失败次数'),
  charges: () => '费用',
  bands: ({ kind }) => `按档位的${CHINESE_KINDS[kind]}`,
};

/** A word of the contract language in Chinese; a word that an author chose stays unchanged. */
const chineseOrOwn = (text: string): string => (chineseWord(text) === text ? ofContract(text) : chineseWord(text));

export const NAME_WORDS: Readonly<Record<DocumentLanguage, NameWords>> = {
  en: {
    of: (name, index) => `${name} of ${index}`,
    customer: 'the customer',
    kind: spaced,
    attributes: {},
    levels: {},
    attributeValue: (attribute, value) => `${attribute} ${value}`,
    creditFor: (objective) => `Credit for: ${objective}`,
    credit: 'Credit',
    downtime: 'Downtime',
    combined: { sum: 'Sum of credits', highest: 'Highest of the credits' },
    reserved: { always: 'all hours', never: 'no hours', period: 'the period' },
    hasNames: true,
    cell: cellBy(ENGLISH, spaced),
  },
  zh: {
    of: (name, index) => `${index} 的${name}`,
    customer: '客户',
    kind: chineseOrOwn,
    attributes: {
      severity: '严重级别',
      priority: '优先级',
      level: '状态',
      sections: '章节',
      cause: '原因',
      region: '地域',
      site: '站点',
    },
    levels: { level: { down: '不可用', degraded: '性能降级', unknown: '未知' } },
    attributeValue: (attribute, value) => `${attribute}为“${value}”`,
    creditFor: (objective) => `${objective}的赔付`,
    credit: '赔付',
    downtime: '停机时间',
    combined: { sum: '赔付合计', highest: '最高一项赔付' },
    reserved: { always: '全天候', never: '从不', period: '本周期' },
    hasNames: false,
    cell: cellBy(CHINESE, chineseOrOwn, CHINESE_KINDS),
  },
  de: germanNames,
};
