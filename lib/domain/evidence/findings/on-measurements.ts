/** Findings on what is measured: time, checks, counts, samples and values. */
import { always, define, others, othersInChinese } from './define-finding.ts';

/** What unknown time or an uncounted slot is worth, in Chinese. */
const WORTH: Readonly<Record<string, string>> = { up: '可用', down: '不可用', 'left-out': '不计入' };
const worthInChinese = (worth: string): string => (Object.hasOwn(WORTH, worth) ? WORTH[worth]! : worth);

export const ON_MEASUREMENTS = {
  'band-gap': always({
    en: 'a value is in no band, and no clause says what it gives; what depends on it is not measured',
    zh: '数值未落入任何档位，条款也未规定此时如何计算，因此依赖它的结果未测得。',
  }),
  'below-zero': define(
    { value: 'text', count: 'count', unit: 'text' },
    {
      en: ({ value, count, unit }) =>
        count === 1
          ? `the sample ${value} is below 0 ${unit}; it measures nothing`
          : `${count} samples, such as ${value}, are below 0 ${unit}; they measure nothing`,
      zh: ({ value, count, unit }) => `有 ${count} 个样本（如 ${value}）小于 0 ${unit}，未按有效值计入。`,
    },
  ),
  'control-unknown': define(
    { control: 'text', count: 'count', first: 'instant' },
    {
      en: ({ control, count, first }) =>
        `the result of the control ${control} is not known beside ${count} ${count === 1 ? 'failure' : 'failures'}, the first at ${first}; that time is unknown`,
      zh: ({ control, count, first }) => `有 ${count} 次检测失败（首次于 ${first}）时对照点 ${control} 的结果未知，该段时间视为未知。`,
    },
  ),
  'holidays-run-out': define(
    { year: 'text' },
    {
      en: ({ year }) => `no holidays are listed for ${year}; they count as working days`,
      zh: ({ year }) => `未列出 ${year} 年的节假日，按工作日计。`,
    },
  ),
  'no-value-yet': define(
    { day: 'day', first: 'day' },
    {
      en: ({ day, first }) => `no value is in force on ${day}; the first is from ${first}`,
      zh: ({ day, first }) => `${day} 尚无生效的取值，最早的自 ${first} 起。`,
    },
  ),
  'not-a-share': define(
    {
      /** Of an attribute, or of a number of samples; else of a computed weight. */
      attribute: 'attribute?',
      count: 'count?',
      value: 'text?',
    },
    {
      en: ({ attribute, count, value = '' }) =>
        attribute !== undefined
          ? `${attribute} "${value}" is not a share between 0 and 1 (write 0.5 or 50%); it counts as not known`
          : count === undefined
            ? 'a computed weight is outside 0% to 100%; the nearer of the two counts'
            : `${count === 1 ? `the sample ${value} is` : `${count} samples, such as ${value}, are`} not between 0 and 1 (send 0.925 for 92.5%); ${count === 1 ? 'it measures' : 'they measure'} nothing`,
      zh: ({ attribute, count, value = '' }) =>
        attribute !== undefined
          ? `“${attribute}”的取值“${value}”不是 0 到 1 之间的比例（请写 0.5 或 50%），视为未知。`
          : count === undefined
            ? '计算得出的权重超出 0% 至 100%，以较近的一端为准。'
            : `有 ${count} 个样本（如 ${value}）不在 0 与 1 之间（92.5% 应发送 0.925），未按有效值计入。`,
    },
  ),
  'part-not-observed': define(
    { by: { oneOf: ['reports', 'checks'] }, parts: 'components', more: 'count' },
    {
      en: ({ by, parts, more }) => {
        const names = `${parts.join(', ')}${others(more)}`;
        return by === 'reports'
          ? `there is no report for ${names}, but for others of the kind: reports on one part do not show that the whole was up`
          : `nothing checks ${names}, while others of the kind are checked: time in which nothing of the whole was checked is unknown`;
      },
      zh: ({ by, parts, more }) => {
        const names = `${parts.join('、')}${othersInChinese(more)}`;
        return by === 'reports'
          ? `${names} 没有报告，而同类的其他部分有报告：一部分的报告不能说明整体可用。`
          : `${names} 未被检测，而同类的其他部分已检测：整体均未检测的时间视为未知。`;
      },
    },
  ),
  'quorum-out-of-reach': define(
    { locations: 'count', quorum: 'count' },
    {
      en: ({ locations, quorum }) =>
        `it is checked from ${locations === 1 ? 'one location' : `${locations} locations`}, and ${quorum} must see it down: while no check from there passes, the time is unknown`,
      zh: ({ locations, quorum }) => `检测点有 ${locations} 个，而判定不可用需要 ${quorum} 个：各点检测均未通过时，该段时间视为未知。`,
    },
  ),
  'slots-not-counted': define(
    { count: 'count', slots: 'count', worth: 'word?' },
    {
      en: ({ count, slots, worth }) =>
        `${count} of ${slots} slots have no ${worth === undefined ? 'sample' : 'count'} from any source; ${worth === undefined ? 'they are left out, because a slot without a sample has no value' : `the contract counts them as ${worth}`}`,
      zh: ({ count, slots, worth }) =>
        `${slots} 个时段中有 ${count} 个没有任何来源的${worth === undefined ? '样本，因没有数值而不计入' : `计数，按合同约定计为${worthInChinese(worth)}`}。`,
    },
  ),
  'spans-slots': define(
    { count: 'count' },
    {
      en: ({ count }) =>
        `${count === 1 ? 'a count is of a span that crosses' : `${count} counts are of spans that cross`} the end of a slot; each counts only in the slot in which its span begins`,
      zh: ({ count }) => `有 ${count} 个计数所跨的时间越过时段的界限，仅计入其开始所在的时段。`,
    },
  ),
  'too-precise': define(
    { what: { oneOf: ['value', 'slot'] } },
    {
      en: ({ what }) =>
        what === 'value'
          ? 'a value computed from it has more than a thousand digits; bounds stand for it, and what they do not decide stays open'
          : 'the mean of the samples of a slot has more digits than can be stored; the slot is unknown',
      zh: ({ what }) =>
        what === 'value'
          ? '由此计算得出的数值超过一千位，以其上下界代替；上下界不能确定的结果保持未定。'
          : '某一时段样本的平均值位数过多，无法保存，该时段视为未知。',
    },
  ),
  'undecided-time': define(
    { time: 'length' },
    {
      en: ({ time }) => `whether ${time} of the period counts depends on missing facts`,
      zh: ({ time }) => `周期内有 ${time}是否计入，取决于缺失的事实。`,
    },
  ),
  'unknown-time': define(
    { time: 'length', worth: 'word' },
    {
      en: ({ time, worth }) => `${time} of the period is unknown; the contract counts it as ${worth}`,
      zh: ({ time, worth }) => `周期内有 ${time}状态未知，按合同约定计为${worthInChinese(worth)}。`,
    },
  ),
  'witness-silent': define(
    { limit: 'length', silent: 'length', down: 'length?', unknown: 'length?' },
    {
      en: ({ limit, silent, down, unknown }) => {
        const was = `the witness reported nothing for longer than ${limit}`;
        return down === undefined || unknown === undefined
          ? `${was}; ${silent} of the period are unknown`
          : `${was}; of ${silent} of the period ${unknown} are unknown, and in ${down} an outage that it reported before goes on: where there are other witnesses, their reports count instead`;
      },
      zh: ({ limit, silent, down, unknown }) =>
        down === undefined || unknown === undefined
          ? `见证来源超过 ${limit}没有报告：周期内有 ${silent}未知。`
          : `见证来源超过 ${limit}没有报告：周期内的 ${silent}中有 ${unknown}未知，另有 ${down}其此前报告的故障仍在继续；如有其他见证来源，则以其报告为准。`,
    },
  ),
  'no-evidence': define(
    { received: 'count', leftOut: 'count', unreported: 'word', unknown: 'word' },
    {
      en: ({ received, leftOut, unreported, unknown }) =>
        `no event reports what happened in this period${received === 0 ? '' : ` (received: ${received}, left out: ${leftOut})`}; objectives depend only on unreported time, which counts as \`unreported: ${unreported}\` and \`unknown: ${unknown}\` define`,
      zh: ({ received, leftOut, unreported, unknown }) =>
        `本周期没有任何事件报告实际情况${received === 0 ? '' : `（收到 ${received} 个，未计入 ${leftOut} 个）`}，履行结果仅依据未报告的时间，按 \`unreported: ${unreported}\` 与 \`unknown: ${unknown}\` 的约定计。`,
    },
  ),
};
