/** Words of the contract language in Simplified Chinese, and their typography; names that authors chose stay unchanged. */

const UNITS: Readonly<Record<string, string>> = {
  ms: '毫秒',
  s: '秒',
  min: '分钟',
  h: '小时',
  day: '天',
  month: '个月',
  period: '个周期',
  'business day': '个工作日',
  'business hour': '个工作小时',
};

/** "5 business days" -> "5 个工作日". */
export function literal(text: string): string {
  const match = /^(\S+) (.+?)( to close)?$/.exec(text);
  const unit = match && (UNITS[match[2]!] ?? UNITS[match[2]!.replace(/s$/, '')]);
  return unit ? `${match[1]} ${unit}${match[3] === undefined ? '' : '（至当日营业结束）'}` : text;
}

const WORDS: Readonly<Record<string, string>> = {
  outage: '故障',
  ticket: '工单',
  maintenance: '维护',
  upgrade: '升级',
  drill: '演练',
  exclusion: '免责事件',
  delivery: '交付',
  started: '开始',
  ended: '结束',
  began: '开始',
  detected: '被发现',
  opened: '创建',
  acknowledged: '响应',
  updated: '更新',
  recovered: '恢复',
  workaround: '提供临时方案',
  resolved: '解决',
  reopened: '重新打开',
  closed: '关闭',
  announced: '公告',
  confirmed: '确认',
  cancelled: '取消',
  'announcement-received': '收到公告',
  'planned-start': '计划开始',
  'planned-end': '计划结束',
  'customer-reported': '客户报告',
  'customer-notified': '通知客户',
  'standby-live': '备线启用',
  'report-delivered': '提交报告',
  due: '到期',
  delivered: '交付',
  'waiting-on-customer': '等待客户',
  day: '天',
  hour: '小时',
  stretch: '段',
  slot: '时段',
  month: '月',
  week: '周',
  quarter: '季度',
  'half-year': '半年',
  year: '年',
  period: '周期',
  days: '天',
  months: '月',
  periods: '周期',
  'term-end': '合同期满',
  'period-end': '周期结束',
};
export const word = (text: unknown): string => WORDS[String(text)] ?? String(text);

const CHARGES: Readonly<Record<string, string>> = {
  recurring: '经常性',
  usage: '用量',
  'one-time': '一次性',
  upfront: '预付',
  'voucher-paid': '代金券支付',
  tax: '税项',
};
/** A kind of charge; the common kinds are translated. */
export const charge = (kind: string): string => CHARGES[kind] ?? kind;

const SIDES: Readonly<Record<string, string>> = { vendor: '供应商', customer: '客户' };
/** A party, or the tool or account that reports for one. */
export const side = (name: string): string => SIDES[name] ?? name;

const MEASURES: Readonly<Record<string, string>> = { share: '比例', count: '个数' };
/** The unit of what is measured. */
export const measure = (unit: string): string => MEASURES[unit] ?? UNITS[unit] ?? unit;

const HAN = '\\u4e00-\\u9fff';
const MARKS = '，。；：、（）《》';
const LOOSE = new RegExp(`(?<=[${HAN}]) (?=[${HAN}${MARKS}])|(?<=[${MARKS}]) | (?=[${MARKS}])`, 'g');

const CLOSE = new RegExp(`(?<=[${HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[${HAN}])`, 'g');

/** Sets a text: no space between characters or beside full-width marks, one space between characters and Latin words. */
export const set = (text: string): string => text.replace(LOOSE, '').replace(CLOSE, ' ');

/** The same phrases, set. */
export const setAll = <T extends object>(phrases: T): T =>
  Object.fromEntries(
    Object.entries(phrases).map(([name, phrase]) => [
      name,
      typeof phrase === 'function'
        ? (...given: unknown[]): unknown => {
            const said = (phrase as (...of: unknown[]) => unknown)(...given);
            return typeof said === 'string' ? set(said) : (said as string[]).map(set);
          }
        : phrase,
    ]),
  ) as T;
