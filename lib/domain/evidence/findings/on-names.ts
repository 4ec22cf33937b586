/** Findings on names: words of events that the contract does not have, and names of the contract without events. */
import { meant } from '../../contract/spelling.ts';
import { define, eitherInChinese, meantInChinese, partyInChinese } from './define-finding.ts';

const CAME = { check: 'check', count: 'count', value: 'value' } as const;
const CAME_IN_CHINESE = { check: '检测', count: '计数', value: '数值' } as const;

const LEFT_OUT = {
  unread: 'what was received is about a component for which no clause reads it',
  contradicted: 'what was received has an id that was received before with other content',
  corrected: 'what was received was corrected',
  other: 'what was received is left out',
} as const;
const LEFT_OUT_IN_CHINESE = {
  unread: '所收到的属于条款不读取的组件',
  contradicted: '所收到的事件编号此前已用于其他内容',
  corrected: '所收到的已被更正',
  other: '所收到的未计入',
} as const;

const theOwner = (of: string): string => (of === 'customer' ? 'the customer' : `each ${of}`);
const ownerInChinese = (of: string): string => (of === 'customer' ? '客户' : `每个“${of}”`);

export const ON_NAMES = {
  'near-word': define(
    { what: { oneOf: ['attribute', 'section', 'name', 'charge', 'left-out-charge', 'outcome'] }, word: 'text', near: 'text', of: 'text?' },
    {
      en: ({ what, word, near, of }) =>
        ({
          attribute: `the contract declares no attribute "${word}", but "${near}"; it has no effect`,
          section: `no clause needs the section "${word}"${of === undefined ? '' : ` of "${of}"`}, but "${near}"; it does not count as that`,
          name: `no clause reads "${word}", but "${near}"; what was sent under it is left out`,
          charge: `no clause names charges of kind "${word}", but "${near}"; they do not count as such`,
          'left-out-charge': `no clause leaves out charges of kind "${word}", but "${near}"; they count`,
          outcome: `no clause names the outcome "${word}", but "${near}"; it counts as succeeded`,
        })[what],
      zh: ({ what, word, near, of }) =>
        ({
          attribute: `合同没有属性“${word}”，而有“${near}”；不产生作用。`,
          section: `条款不需要${of === undefined ? '' : `“${of}”的`}“${word}”部分，而需要“${near}”；未按后者计入。`,
          name: `条款不读取“${word}”，而读取“${near}”；以前者发送的内容未计入。`,
          charge: `条款未列出“${word}”类费用，而列有“${near}”；未按后者计入。`,
          'left-out-charge': `条款未排除“${word}”类费用，而排除“${near}”；前者仍计入。`,
          outcome: `条款未列出结果“${word}”，而列有“${near}”；前者按成功计。`,
        })[what],
    },
  ),
  'never-occurred': define(
    { what: { oneOf: ['check', 'count', 'value', 'outcome', 'delivery', 'section'] }, name: 'text', of: 'text?', others: 'texts?' },
    {
      en: ({ what, name, of = name, others = [] }) =>
        what === 'outcome'
          ? `"${of}" was counted, but none of the counts that are used has the outcome "${name}" that a clause names; nothing counts as such`
          : what === 'section'
            ? `"${of}" was delivered, but no delivery has the section "${name}" that a clause needs; a delivery without it does not count there`
            : what === 'delivery'
              ? `no delivery of "${name}" was received about the period, while ${others.map((one) => `"${one}"`).join(', ')} was; is it sent under another name?`
              : `no ${CAME[what]} of "${name}" was received about the period, and a clause reads it; is it sent under another name?`,
      zh: ({ what, name, of = name, others = [] }) =>
        what === 'outcome'
          ? `“${of}”已有计数，但所用的计数均没有条款所列的结果“${name}”，没有计入该结果的数量。`
          : what === 'section'
            ? `“${of}”已交付，但均没有条款所需的“${name}”部分；缺少该部分的交付不计入。`
            : what === 'delivery'
              ? `本周期没有收到“${name}”的交付，而收到了${others.map((one) => `“${one}”`).join('、')}；请确认是否以其他名称发送。`
              : `本周期没有收到“${name}”的${CAME_IN_CHINESE[what]}，而条款读取它；请确认是否以其他名称发送。`,
    },
  ),
  'none-counts': define(
    {
      what: { oneOf: ['check', 'count', 'value'] },
      name: 'text',
      reasons: { each: { why: { oneOf: ['unread', 'contradicted', 'corrected', 'other'] }, reason: 'text' } },
      refused: { each: { sender: 'text', party: 'text', clauses: { each: { clause: 'name', reporters: 'texts' } } } },
    },
    {
      en: ({ what, name, reasons, refused }) => {
        const why = [
          ...refused.map(({ sender, party, clauses }) => {
            const accepted = clauses.map(
              ({ clause, reporters }) =>
                `"${clause}" accepts ${reporters.length === 0 ? 'no sender' : reporters.join(', ')}, by \`reported-by\``,
            );
            return `reports of ${sender}, for the ${party}, are not accepted (${accepted.join('; ')})`;
          }),
          ...reasons.map(({ why: kind, reason }) => `${LEFT_OUT[kind]}${kind === 'other' ? ` (\`${reason}\`)` : ''}`),
        ];
        return `a clause reads "${name}", and no ${CAME[what]} of it counts: ${why.join('; ')}`;
      },
      zh: ({ what, name, reasons, refused }) => {
        const why = [
          ...refused.map(({ sender, party, clauses }) => {
            const accepted = clauses.map(
              ({ clause, reporters }) =>
                `“${clause}”按 \`reported-by\` ${reporters.length === 0 ? '不采用任何发送方' : `仅采用${reporters.map(partyInChinese).join('、')}`}`,
            );
            return `${sender} 代表${partyInChinese(party)}的报告不予采用（${accepted.join('；')}）`;
          }),
          ...reasons.map(({ why: kind, reason }) => `${LEFT_OUT_IN_CHINESE[kind]}${kind === 'other' ? `（\`${reason}\`）` : ''}`),
        ];
        return `条款读取“${name}”，但其${CAME_IN_CHINESE[what]}均不计入：${why.join('；')}。`;
      },
    },
  ),
  'unknown-attribute': define(
    { attribute: 'text', near: 'texts', first: 'text?' },
    {
      en: ({ attribute, near, first }) =>
        `the contract declares no attribute "${attribute}"${meant(near)}; it has no effect${first === undefined ? '' : `, first in ${first}`}`,
      zh: ({ attribute, near, first }) =>
        `合同没有属性“${attribute}”${meantInChinese(near)}，不产生作用${first === undefined ? '' : `，首见于 ${first}`}。`,
    },
  ),
  'unknown-milestone': define(
    { kind: 'word', milestone: 'text', near: 'texts' },
    {
      en: ({ kind, milestone, near }) => `records of kind ${kind} have no milestone "${milestone}"${meant(near)}; it has no effect`,
      zh: ({ kind, milestone, near }) => `“${kind}”类记录没有里程碑“${milestone}”${meantInChinese(near)}，不产生作用。`,
    },
  ),
  'unknown-record-kind': define(
    { kind: 'text', near: 'texts' },
    {
      en: ({ kind, near }) => `the contract has no records of kind "${kind}"${meant(near)}`,
      zh: ({ kind, near }) => `合同没有“${kind}”类记录${meantInChinese(near)}。`,
    },
  ),
  'unknown-word': define(
    { attribute: 'attribute', value: 'text', isNumber: 'flag' },
    {
      en: ({ attribute, value, isNumber }) =>
        isNumber
          ? `${attribute} "${value}" cannot be read; it counts as not known`
          : `${attribute} "${value}" is not a word of the contract; add it to the attribute's values or "reads-as"`,
      zh: ({ attribute, value, isNumber }) =>
        isNumber
          ? `“${attribute}”的取值“${value}”无法识别，视为未知。`
          : `“${attribute}”的取值“${value}”不是合同所用的词，视为未知；请将其列入该属性的 \`values\` 或 \`reads-as\`。`,
    },
  ),
  'no-such-record': define(
    { attribute: 'attribute', kind: 'word', record: 'text' },
    {
      en: ({ attribute, kind, record }) =>
        `${attribute} names the record "${record}" of kind ${kind}, and nothing else is known of it; what depends on it is not known. Send its events, or correct the name`,
      zh: ({ attribute, kind, record }) =>
        `“${attribute}”所指的“${kind}”类记录“${record}”没有其他事件，取决于它的内容视为未知。请发送该记录的事件，或更正其名称。`,
    },
  ),
  'wrong-owner': define(
    { attribute: 'attribute', owner: 'text', given: 'text' },
    {
      en: ({ attribute, owner, given }) =>
        `"${attribute}" is an attribute of ${theOwner(owner)}, and the event sets it of ${theOwner(given)}; it has no effect`,
      zh: ({ attribute, owner, given }) =>
        `“${attribute}”是${ownerInChinese(owner)}的属性，而事件为${ownerInChinese(given)}设置了它，不产生作用。`,
    },
  ),
  'band-overlap': define(
    { edges: 'names' },
    {
      en: ({ edges }) =>
        `computed edges cross, and a value is in several bands; which of them counts is not known. Correct the values of the ${edges.length === 1 ? 'edge' : 'edges'} ${edges.join(', ')}, or the table`,
      zh: ({ edges }) =>
        `按计算得出的档位边界相互交叉，数值落入多个档位，无法确定以哪一档为准。请更正${eitherInChinese(edges)}的取值或档位表。`,
    },
  ),
};
