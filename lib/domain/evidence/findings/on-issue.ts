/** Findings on the issue of a statement: what was open at that time. */
import { always, define, others, othersInChinese } from './define-finding.ts';

export const ON_ISSUE = {
  'quarantined-evidence': define(
    { count: 'count', events: 'texts' },
    {
      en: ({ count, events }) =>
        `${count} ${count === 1 ? 'event' : 'events'} of the vendor ${count === 1 ? 'is' : 'are'} held in quarantine and ${count === 1 ? 'does' : 'do'} not count: ${events.join(', ')}${others(count - events.length)}`,
      zh: ({ count, events }) =>
        `供应商的 ${count} 个事件处于隔离中，未计入：${events.join('、')}${othersInChinese(count - events.length)}。`,
    },
  ),
  'silent-source': define(
    { sender: 'text', since: 'instant' },
    {
      en: ({ sender, since }) => `${sender} has sent nothing since ${since}`,
      zh: ({ sender, since }) => `${sender} 自 ${since} 起未再发送事件。`,
    },
  ),
  'undetermined-amount': define(
    { least: 'money', most: 'money?', facts: 'facts', more: 'count' },
    {
      en: ({ least, most, facts, more }) =>
        `${most === undefined ? `at least ${least} is owed, without an upper limit,` : `between ${least} and ${most} is owed,`} until these facts are known: ${facts.join(', ')}${others(more)}`,
      zh: ({ least, most, facts, more }) =>
        `下列事实补齐之前，应付金额尚未确定（${most === undefined ? `不低于 ${least}，没有上限` : `${least} 至 ${most}`}）：${facts.join('、')}${othersInChinese(more)}。`,
    },
  ),
  'text-without-font': define(
    { scripts: 'scripts' },
    {
      en: ({ scripts }) => `the PDF has no font for ${scripts.join(', ')}: each of these characters is shown there as an empty box`,
      zh: ({ scripts }) => `PDF 没有以下文字的字体：${scripts.join('、')}，相应字符在其中显示为空框。`,
    },
  ),
  'waited-long-enough': always({
    en: 'it was issued although a condition is open: the waiting time of the terms has passed',
    zh: '等待期限已过，尽管仍有未了结的事项，结算单已出具。',
  }),
};
