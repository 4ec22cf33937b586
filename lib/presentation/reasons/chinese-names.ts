/** Words for definitions and credits without a title, in Chinese. */
import type { OperatorKey } from '../../domain/operators/operator.ts';
import type { CellLegend } from '../../domain/statement/legend.ts';
import { charge as chineseCharge, word as chineseWord } from '../explain/chinese-words.ts';
import { ofContract } from '../written.ts';
import { type CellWords, type NameWords, type ReportedBy, cellBy } from './cell-words.ts';

const CHINESE_KINDS: Readonly<Record<CellLegend['kind'], string>> = {
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

const reportedBy = ({ sender, event }: ReportedBy): string => `由 ${sender}${event === undefined ? '' : ` 的事件 ${event}`} 报告`;

export const chineseNames: NameWords = {
  of: (name, index) => `${index}${/\p{Script=Han}$/u.test(index) ? '' : ' '}的${name}`,
  customer: '客户',
  kind: chineseOrOwn,
  record: (kind, { number, of, at, by }) =>
    `${of.join('和')}${at === undefined ? '' : `${of.length === 0 ? '' : ' '}${at} `}${of.length === 0 && at === undefined ? '' : '的'}${kind}${number === undefined ? '' : ` ${number}`}${by === undefined ? '' : `（${reportedBy(by)}）`}`,
  reportedBy,
  charge: (kind) => (chineseCharge(kind) === kind ? ofContract(kind) : chineseCharge(kind)),
  charges: (kinds, each) => `费用${kinds.length === 0 ? '' : `（${kinds.join('、')}）`}${each === undefined ? '' : `，按${each}`}`,
  unstarted: (id) => `${id}（无开始时间）`,
  places: {
    quarantine: '隔离区',
    senders: '发送方',
    close: '周期关账',
    documents: '单据',
    received: '收款',
    disputes: '争议',
  },
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
};
