/** What each operator makes of its operands, in plain Simplified Chinese. */
import type { BandRow } from '../../domain/contract/terms.ts';
import type { Cell } from '../../domain/operators/cell.ts';
import { each, limits, list, names, say, where, whereOnce } from './chinese-conditions.ts';
import { charge, literal, measure, side, word } from './chinese-words.ts';
import type { Phrases } from './language.ts';

const rows = (table: unknown): string =>
  Array.isArray(table)
    ? (table as BandRow[]).map((row) => `${limits(row as unknown as Record<string, unknown>)} 时为 ${say(row.gives)}`).join('；')
    : `见表 ${say(table)}`;

const GAPS = {
  nothing: '落在印刷档位之间的值不予赔付',
  'as-better': '落在印刷档位之间的值按较好一档',
  'as-worse': '落在印刷档位之间的值按较差一档',
} as const;

const DAYS: Readonly<Record<string, string>> = {
  daily: '每天',
  'mon-fri': '周一至周五',
  'mon-sat': '周一至周六',
  'sat-sun': '周六和周日',
  mon: '周一',
  tue: '周二',
  wed: '周三',
  thu: '周四',
  fri: '周五',
  sat: '周六',
  sun: '周日',
};

const hours = (open: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(open)
    .map(([day, spans]) => `${DAYS[day] ?? day} ${spans.join('、') || '休息'}`)
    .join('，');

const DECIDE = {
  'first-known': () => '以最先能够判断者为准',
  any: () => '一方认定即可',
  all: () => '须所有能判断者一致认定',
  quorum: (least: unknown) => `须至少 ${String(least)} 方认定`,
} as const;

/** The reporters, and the rules for silence and missing ends. */
const witnessed = (c: Cell): string =>
  [
    c['reported-by'] !== undefined && `，以 ${list((c['reported-by'] as string[]).map(side))} 所述为准`,
    c['unended-after'] !== undefined &&
      `；无人报告结束者，${say(c['unended-after'])}后${c['unended-is'] === 'over' ? '视为结束' : '为未知'}`,
    c['no-data-after'] !== undefined && `；沉默超过${say(c['no-data-after'])}的时间为未知`,
    c['recovery-without-failure'] === 'unknown' && '；首次消息即为“恢复”时，此前的时间为未知',
  ]
    .filter(Boolean)
    .join('');

const CHANGE = {
  first: '级别变更时以最初级别为准',
  last: '级别变更时以最后级别为准并追溯至开始',
  highest: '级别变更时以曾达到的最高级别为准并追溯至开始',
  restart: '级别变更时重新计时',
  weighted: '级别变更时各级别按所用目标的比例累计',
} as const;
const REOPEN = { resume: '重新打开后继续计时', anew: '重新打开后重新评判', ignore: '重新打开不影响结果' } as const;

/** A day, an hour, or a slot of a length. */
const slot = (each: unknown): string => (/^\d/.test(String(each)) ? ` ${literal(String(each))}` : word(each));

function timer(cell: Cell): string {
  const paused = cell.paused as readonly string[];
  const parts = [
    `每个${word(cell.timer)}从${word(cell.from)}到${list([cell.to].flat().map(word), '或')}所用的时间，按 ${say(cell.hours)} 的时间计`,
    paused.length > 0 && `${list(paused.map(word))}的时间不计`,
    `归入其${cell['counted-in'] === 'from' ? '开始' : '结束'}时所在的周期`,
    cell['on-severity-change'] !== undefined && CHANGE[cell['on-severity-change'] as keyof typeof CHANGE],
    cell.needs !== undefined && `报告须包含 ${list(cell.needs as string[])} 方可计`,
    cell['on-reopen'] !== undefined && REOPEN[cell['on-reopen'] as keyof typeof REOPEN],
  ];
  return parts.filter(Boolean).join('；') + whereOnce(cell);
}

function probes(cell: Cell): string {
  const locations =
    cell.quorum !== undefined
      ? `，且至少 ${typeof cell.quorum === 'number' ? `${cell.quorum} 个` : `${String(cell.quorum)} 的检测`}地点同时发现`
      : cell.locations === 'all'
        ? '，且所有地点同时发现'
        : '';
  const control = cell.control === undefined ? '' : `，且对照探测 ${String(cell.control)} 正常`;
  return `探测 ${String(cell.probes)} 连续 ${String(cell['in-a-row'])} 次失败的时间${control}${locations}，自${cell.begins === 'first-failure' ? '首次失败' : '确认失败'}时起${each(cell)}${cell['stands-for'] === undefined ? '' : `；单独到达的检查代表${say(cell['stands-for'])}`}${witnessed(cell)}`;
}

function requests(cell: Cell): string {
  const ignored = cell.ignored as readonly string[];
  return [
    `每 ${cell.every === 'period' ? '个周期' : literal(String(cell.every))}（${cell.aligned === 'clock' ? '按时钟对齐' : '自周期开始起'}）内 ${String(cell.requests)} 请求中以 ${list(cell.failed as string[], ' 或 ')} 结束的${cell.as === 'rate' ? '比例' : '次数'}${each(cell)}`,
    ignored.length > 0 && `${list(ignored)} 不计入`,
    `无请求的时段视为${{ perfect: '无失败', failed: '失败', 'left-out': '不计' }[String(cell.empty)]}`,
    cell.minimum !== undefined && `请求少于 ${String(cell.minimum)} 次的时段视为${cell.thin === 'perfect' ? '无失败' : '不计'}`,
    cell.repeats !== undefined && '同一客户端的重复失败只计一次',
  ]
    .filter(Boolean)
    .join('；');
}

export const chineseCells: Phrases['cell'] = {
  intervals: (c) =>
    `每次${word(c.intervals)}从${word(c.from)}到${word(c.to)}的时间${each(c)}${where(c)}${c.weight === undefined ? '' : `，按 ${String(c.weight)} ${c['out-of'] === undefined ? '' : `占 ${say(c['out-of'])} 的比例`}加权（重叠时${c.overlaps === 'add' ? '相加' : '取最高'}）`}${witnessed(c)}`,
  'business-hours': (c) =>
    `${String(c['business-hours'])} 时区的 ${hours(c.open as Record<string, string[]>)}${
      c.shut === undefined
        ? ''
        : `，${Object.entries(c.shut as Record<string, string[]>)
            .map(
              ([how, lists]) => `${lists.length === 1 ? '在' : how === 'all-of' ? '同在全部' : '在任一'}节假日表 ${list(lists)} 上的日子`,
            )
            .join('')}休息`
    }${c['also-open'] === undefined ? '' : `；特殊日期：${hours(c['also-open'] as Record<string, string[]>)}`}`,
  probes,
  while: (c) => `${say(c.while)} ${limits(c)} 的时间`,
  'any-of': (c) => `${names(c['any-of'])} 中任何一个`,
  'all-of': (c) => `${names(c['all-of'])} 同时成立`,
  except: (c) => `${say((c.except as unknown[])[0])} 扣除 ${names((c.except as unknown[]).slice(1))}`,
  concurrent: (c) =>
    `${c.in === 'agreement' ? '整个协议' : `同一 ${String(c.in)}`} 内有${limits(c)} 的 ${say(c.concurrent)} 同时发生的时间`,
  continuous: (c) =>
    `${say(c.continuous)} 中连续长度${limits(c)} 的部分${c.whole === undefined ? '' : `，按整 ${literal(String(c.whole))}计`}；跨越周期末尾的${c['across-period-end'] === 'joined' ? '按其实际全长判断' : '仅按其在周期内的部分判断'}`,
  allowance: (c) =>
    `每${word(c['in-each'])}内 ${say(c.allowance)} 的最先 ${say(c['at-most'])}${c.hours === undefined ? '' : `（工作日按 ${say(c.hours)}）`}`,
  weighted: (c) => `${say(c.weighted)}，按 ${say(c.as)} 折算`,
  witnesses: (c) =>
    `${(c.witnesses as string[]).map(say).join('、')} 各自的说法，${DECIDE[c.decide as keyof typeof DECIDE](c['at-least'])}；无法判断者不计，若无人能判断则该时间为未知`,
  downstream: (c) => `组件自身及其所依赖的一切的 ${say(c.downstream)}`,
  'within-window': (c) =>
    `任意 ${literal(String(c.within))}内 ${say(c['within-window'])} 累计${limits(c)} 时，${c.counts === 'window' ? '该窗口的全部时间' : '其中的该时间'}`,
  duration: (c) =>
    `${say(c.duration)} 在${c.reckoned === undefined ? (c.each === undefined ? '本周期内' : `每${c.each === 'stretch' ? '一段' : slot(c.each)}内`) : '按每天 24 小时计的本周期内'}的${c.as === 'share' ? '比例' : '时长'}${c.cut === undefined ? '' : '；跨午夜的一段按天分开'}`,
  uptime: (c) => (c.of === undefined ? `100% 减去 ${say(c.uptime)}` : `100% 减去 ${say(c.uptime)} 占 ${say(c.of)} 的比例`),
  requests,
  gauge: (c) =>
    `${String(c.gauge)}（单位 ${measure(String(c.unit))}），每 ${literal(String(c.every))}一个值${each(c)}；同一时段有多个样本时取${{ mean: '平均值', lowest: '最低值', highest: '最高值' }[String(c.several)]}${c.during === undefined ? '' : `；仅限 ${say(c.during)} 内的时段`}`,
  round: (c) =>
    `${say(c.round)} 按 ${say(c.to)} 取整（${{ 'half-up': '四舍五入', 'half-even': '四舍六入五成双', down: '舍去', up: '进位' }[String(c.how)]}）`,
  'effective-dated': (c) =>
    `${Object.entries(c.values as Record<string, unknown>)
      .map(([day, value]) => `自 ${day} 起 ${say(value)}`)
      .join(
        '，',
      )}，以${c['as-of'] === undefined ? (c['effective-dated'] === 'period' ? '周期开始时' : `${say(c['effective-dated'])} 各项开始时`) : `${say(c['as-of'])} 该段开始时`}有效者为准`,
  age: (c) => `自 ${String(c.age)} 至周期开始的整${word(c.in)}数`,
  deliverable: (c) =>
    `${String(c.deliverable)} 的逾期时长，每${word(c.every)}一次，应在其结束后 ${say(c.due)}内完成${c.hours === undefined ? '' : `（工作日按 ${say(c.hours)}）`}${c.needs === undefined ? '' : `，须包含 ${list(c.needs as string[])}`}`,
  'across-periods': (c) =>
    c.last === 1
      ? `${c.ending === 'this' ? '仅本周期' : '上一周期'}的 ${say(c['across-periods'])}`
      : `最近 ${String(c.last)} 个周期（${c.ending === 'this' ? '含' : '不含'}本周期）的 ${say(c['across-periods'])}`,
  timer,
  cadence: (c) =>
    `每个${word(c.cadence)}从${word(c.from)}到${word(c.until)}之间两次${word(c.update)}的${c.each === 'wait' ? '每个' : '最长'}间隔，按 ${say(c.hours)} 的时间计${(c.paused as string[]).length > 0 ? `，${list((c.paused as string[]).map(word))}的时间不计` : ''}${whereOnce(c)}`,
  'record-value': (c) =>
    `${String(c['record-value'])} 的数值${c.reached === undefined ? '' : `（周期内${word(c.reached)}的每条记录，取当时的值）`}`,
  count: (c) =>
    c.that !== undefined
      ? `${say(c.count)} 中${{ met: '达标', breached: '未达标', judged: '已评判' }[String(c.that)]}的次数${whereOnce(c)}${c.each === undefined ? '' : `，按“${String(c.each)}”所指的每条记录分别计算`}`
      : `${c.reached === undefined ? `${say(c.count)} 中成立或发生者` : `周期内${word(c.reached)}的${word(c.count)}`}的数量${whereOnce(c)}${c.each === undefined ? '' : `，按“${String(c.each)}”所指的每条记录分别计算`}`,
  aggregate: (c) =>
    `${c.last === undefined ? '' : `${c.over === 'stretch' ? '对每一项' : '对本周期内每个时段'}，`}${say(c.of)} 在${c.last === undefined ? { all: '全部对象', stretch: '各段', slot: '各时段' }[String(c.over)] : `截至该${c.over === 'stretch' ? '项' : '时段'}的最近 ${String(c.last)} ${c.over === 'stretch' ? '项' : '个时段'}`}上的${{ sum: '总和', mean: '平均值', lowest: '最低值', highest: '最高值', percentile: `第 ${say(c.rank)} 百分位（${c.method === 'interpolated' ? '插值' : '最近秩'}）` }[String(c.aggregate)]}`,
  bands: (c) => `按 ${say(c.bands)} 所在档位：${rows(c.table)}${c.gaps === undefined ? '' : `；${GAPS[c.gaps as keyof typeof GAPS]}`}`,
  'band-table': (c) => `档位表：${rows(c['band-table'])}`,
  units: (c) =>
    `${say(c.units)} 中 ${say(c.of)} 的个数（${{ completed: '只计整数', started: '不足一个按一个计', exact: '按精确比例' }[String(c.counting)]}）`,
  shortfall: (c) => `${say(c.shortfall)} 低于 ${say(c.below)} 的差额`,
  add: (c) => `${say(c.add)} 加 ${say(c.to)}`,
  subtract: (c) => `${say(c.from)} 减去 ${say(c.subtract)}`,
  excess: (c) => `${say(c.excess)} 超出 ${say(c.above)} 的部分`,
  multiply: (c) => `${say(c.multiply)} 乘以 ${say(c.by)}`,
  divide: (c) => `${say((c.divide as unknown[])[0])} 除以 ${say((c.divide as unknown[])[1])}`,
  charges: (c) =>
    `${{ period: '本周期', 'previous-period': '上一周期', 'next-period': '下一周期' }[String(c['taken-from'])]}的${c.charges === 'all' ? '全部' : ` ${list((c.charges as string[]).map(charge))} `}费用${c.without === undefined ? '' : `（不含 ${list((c.without as string[]).map(charge))}）`}${c['a-day'] === undefined ? '' : `，折算为每日（${{ 'of-the-period': '按本周期天数', 'of-30': '按 30 天', 'of-365': '按 365 天' }[String(c['a-day'])]}）`}${each(c)}`,
  compare: (c) => `${say(c.compare)} 是否${limits(c)}`,
  'attribute-is': (c) => `${String(c['attribute-is'])} 是否为 ${list(c.is as string[], ' 或 ')}`,
  'depending-on': (c) =>
    `视 ${String(c['depending-on'])} 而定：${Object.entries(c.cases as Record<string, unknown>)
      .map(([name, value]) => `${name}：${say(value)}`)
      .join('；')}`,
};
