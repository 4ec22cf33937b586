/** Words for definitions and credits that have no title, by language. */
import type { Language } from '../../domain/contract/title.ts';
import type { CellLegend } from '../../domain/statement/legend.ts';
import { word as chineseWord } from '../explain/chinese-words.ts';

export interface NameWords {
  readonly of: (name: string, index: string) => string;
  readonly creditFor: (objective: string) => string;
  readonly credit: string;
  readonly gathered: Readonly<Record<'sum' | 'highest', string>>;
  /** Names that the language has by itself. */
  readonly reserved: Readonly<Record<string, string>>;
  /** The time that an availability counts against. */
  readonly downtime: string;
  /** @param of the name of what is counted. */
  readonly cell: (cell: CellLegend, of: string | undefined) => string;
}

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

function english({ is, kind, of = '', from = '', to = [] }: CellLegend, counted: string | undefined): string {
  const what = spaced(of);
  switch (is) {
    case 'uptime':
      return 'Availability';
    case 'timer':
      return `Time from ${spaced(from)} to ${to.map(spaced).join(' or ')}, by ${what}`;
    case 'count':
      return counted === undefined ? `Number of ${what}` : `Number of cases (${counted})`;
    case 'cadence':
      return `Longest time without an update, by ${what}`;
    case 'deliverable':
      return `Delay of the ${what}`;
    case 'intervals':
      return `Time of ${what}`;
    case 'probes':
      return 'Time of failed checks';
    case 'business-hours':
      return 'Business hours';
    case 'requests':
      return kind === 'ratio' ? 'Share of failed requests' : 'Number of failed requests';
    case 'charges':
      return 'Charges';
    case 'bands':
      return `${ENGLISH_KINDS[kind]} by bands`;
    default:
      return ENGLISH_KINDS[kind];
  }
}

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

function chinese({ is, kind, of = '', from = '', to = [] }: CellLegend, counted: string | undefined): string {
  const what = chineseWord(of);
  switch (is) {
    case 'uptime':
      return '可用率';
    case 'timer':
      return `${what}从${chineseWord(from)}到${to.map(chineseWord).join('或')}的用时`;
    case 'count':
      return counted === undefined ? `${what}件数` : `件数（${counted}）`;
    case 'cadence':
      return `${what}未更新的最长时间`;
    case 'deliverable':
      return `${what}的延误`;
    case 'intervals':
      return `${what}时间`;
    case 'probes':
      return '探测失败的时间';
    case 'business-hours':
      return '工作时间';
    case 'requests':
      return kind === 'ratio' ? '请求失败率' : '请求失败次数';
    case 'charges':
      return '费用';
    case 'bands':
      return `按档位的${CHINESE_KINDS[kind]}`;
    default:
      return CHINESE_KINDS[kind];
  }
}

export const NAME_WORDS: Readonly<Record<Language, NameWords>> = {
  en: {
    of: (name, index) => `${name} of ${index}`,
    creditFor: (objective) => `Credit for: ${objective}`,
    credit: 'Credit',
    downtime: 'Downtime',
    gathered: { sum: 'Sum of credits', highest: 'Highest of the credits' },
    reserved: { always: 'all hours', never: 'no hours', period: 'the period' },
    cell: english,
  },
  zh: {
    of: (name, index) => `${index} 的${name}`,
    creditFor: (objective) => `${objective}的赔付`,
    credit: '赔付',
    downtime: '停机时间',
    gathered: { sum: '赔付合计', highest: '最高一项赔付' },
    reserved: { always: '全天候', never: '从不', period: '本周期' },
    cell: chinese,
  },
};
