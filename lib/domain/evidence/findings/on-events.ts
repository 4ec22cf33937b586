/** Findings on single events: their times, ids, senders and corrections. */
import { always, and, define, eitherInChinese, partyInChinese } from './define-finding.ts';

const SUBJECTS = {
  en: { record: (name = '') => `a record of kind ${name}`, attribute: (name = '') => `"${name}"`, bill: () => 'the bill' },
  zh: { record: (name = '') => `“${name}”类记录`, attribute: (name = '') => `“${name}”`, bill: () => '账单' },
} as const;

/** The place of `reported-by` in the terms. */
const placeOf = (subject: keyof (typeof SUBJECTS)['en'], name = ''): string =>
  subject === 'bill' ? '`billing`' : `\`${subject === 'record' ? 'records' : 'attributes'}\`, \`${name}\``;

const ownPlace = (attribute: string | undefined): string => placeOf(attribute === undefined ? 'bill' : 'attribute', attribute);

const otherThan = (party: string): string => (party === 'vendor' ? 'customer' : 'vendor');

export const ON_EVENTS = {
  'ahead-of-receipt': define(
    { occurred: 'instant', received: 'instant' },
    {
      en: ({ occurred, received }) => `its stated time, ${occurred}, is after its receipt at ${received}; it counts from the stated time`,
      zh: ({ occurred, received }) => `事件所称的时间（${occurred}）晚于收到时间（${received}），仍按所称的时间计。`,
    },
  ),
  'candidate-start': define(
    { start: 'instant', why: { oneOf: ['after-report', 'too-early'] } },
    {
      en: ({ start, why }) =>
        `the alarm gives ${start} as its beginning, ${why === 'after-report' ? 'after it was reported' : 'more than 7 days before it was reported'}; it counts from the report`,
      zh: ({ start, why }) =>
        `告警所给的开始时间为 ${start}，${why === 'after-report' ? '晚于报告时间' : '比报告早 7 天以上'}，不予采用，自报告时起计。`,
    },
  ),
  'clock-skew': define(
    { reached: 'words', before: 'word', seconds: 'count' },
    {
      en: ({ reached, before, seconds }) =>
        `"${reached.join(' or ')}" is ${seconds} s before "${before}", which is within the tolerance for clocks; it counts as reached at "${before}"`,
      zh: ({ reached, before, seconds }) =>
        `${eitherInChinese(reached)}比“${before}”早 ${seconds} 秒，在时钟误差以内，视为与“${before}”同时。`,
    },
  ),
  'end-before-start': define(
    { reached: 'words', before: 'word', minutes: 'count' },
    {
      en: ({ reached, before, minutes }) =>
        `"${reached.join(' or ')}" is ${minutes} min before "${before}"; it does not count, and the record continues`,
      zh: ({ reached, before, minutes }) => `${eitherInChinese(reached)}比“${before}”早 ${minutes} 分钟，不予采用，记录视为继续。`,
    },
  ),
  contradiction: always({
    en: 'two events have this id and different content (what happened, when, or to which component); the one received first counts',
    zh: '两个事件编号相同而内容不同（所述事项、时间或组件），以先收到的为准。',
  }),
  corrected: define(
    {
      type: 'text',
      at: 'instant',
      sender: 'text',
      correction: 'text',
      received: 'instant',
      /** Of a correction that was itself corrected: what it corrects. */
      corrects: 'text?',
      /** The replacement; none where it was withdrawn. */
      becomes: { each: { type: 'text', at: 'instant' } },
    },
    {
      en: ({ type, at, sender, correction, received, corrects, becomes: [after] }) => {
        const by = `correction of ${sender} at ${received} (${correction})`;
        return corrects === undefined
          ? `${type} at ${at} was ${after ? `replaced by ${after.type} at ${after.at}` : 'withdrawn'}; ${by}`
          : `the correction of "${corrects}" was itself corrected: it ${after ? `now gives ${after.type} at ${after.at}` : 'does not count'}; ${by}`;
      },
      zh: ({ type, at, sender, correction, received, corrects, becomes: [after] }) => {
        const by = `由 ${sender} 于 ${received} 更正（${correction}）`;
        return corrects === undefined
          ? `${at} 的 ${type} 已${after ? `替换为 ${after.at} 的 ${after.type}` : '撤回'}：${by}。`
          : `对“${corrects}”的更正又被更正，${after ? `改为 ${after.at} 的 ${after.type}` : '不产生作用'}：${by}。`;
      },
    },
  ),
  'corrects-nothing': define(
    {
      corrects: 'text',
      why: { oneOf: ['unknown', 'unknown-without-component', 'mutual', 'itself', 'elsewhere'] },
      /** For `elsewhere`: the component of the replacement. */
      component: 'component?',
    },
    {
      en: ({ corrects, why, component = '' }) =>
        ({
          unknown: `there is no event "${corrects}" of this sender`,
          'unknown-without-component': `there is no event "${corrects}" of this sender; if it belongs to another contract, name its component`,
          mutual: `it and "${corrects}" correct each other, so neither counts; withdraw one of them by another correction`,
          itself: 'it corrects itself, so it does not count; name the event that it corrects',
          elsewhere: `it moves "${corrects}" to "${component}", which is no component of this contract, so that the event stays as it was; withdraw it, and send it as a new event`,
        })[why],
      zh: ({ corrects, why, component = '' }) =>
        ({
          unknown: `该发送方没有编号为“${corrects}”的事件。`,
          'unknown-without-component': `该发送方没有编号为“${corrects}”的事件；如属另一合同，请指明其组件。`,
          mutual: `该更正与“${corrects}”互相更正，均不产生作用；请以另一更正撤回其中之一。`,
          itself: '该更正更正其自身，不产生作用；请指明所更正的事件。',
          elsewhere: `该更正将“${corrects}”移至“${component}”，而本合同没有此组件，该事件因此保持不变；请撤回该事件，并作为新事件发送。`,
        })[why],
    },
  ),
  'no-component': always({
    en: 'the event names no component, and the order leaves such events out ("without-component")',
    zh: '事件未指明组件，按合同约定（`without-component`）不予计入。',
  }),
  'no-owner': define(
    { attribute: 'attribute', of: 'text?' },
    {
      en: ({ attribute, of }) =>
        `the event sets "${attribute}" of ${of === undefined ? 'a component, and names none' : `"${of}", which is neither "customer" nor "component", and names no record`}; it is left out`,
      zh: ({ attribute, of }) =>
        `事件设置了“${attribute}”，${of === undefined ? '但未指明组件' : `其所属的“${of}”既非 customer 也非 component，也未指明记录`}，未计入。`,
    },
  ),
  'not-its-word': define(
    {
      subject: { oneOf: ['record', 'attribute', 'bill'] },
      name: 'text?',
      sender: 'text',
      party: { oneOf: ['vendor', 'customer'] },
      reporters: 'texts?',
    },
    {
      en: ({ subject, name, sender, party, reporters }) => {
        const what = SUBJECTS.en[subject](name);
        const why = reporters
          ? `${what} is reported by ${reporters.join(', ')}, and ${sender} reports for the ${party}`
          : `what the ${party} owes depends on ${what}`;
        return `${why}: its report does not count. Let ${reporters ? reporters.join(' or ') : `the ${otherThan(party)}`} report it, or name the ${party} with \`reported-by\` at ${placeOf(subject, name)}`;
      },
      zh: ({ subject, name, sender, party, reporters }) => {
        const what = SUBJECTS.zh[subject](name);
        const why = reporters
          ? `${what}由${reporters.map(partyInChinese).join('、')}报告，而 ${sender} 代表${partyInChinese(party)}`
          : `${partyInChinese(party)}应付的金额取决于${what}`;
        const by = reporters ? reporters.map(partyInChinese).join('或') : partyInChinese(otherThan(party));
        return `${why}，因此其报告不予采用。请由${by}报告，或在${placeOf(subject, name)}以 \`reported-by\` 列明${partyInChinese(party)}。`;
      },
    },
  ),
  'overlapping-samples': define(
    { late: 'text?', first: 'text' },
    {
      en: ({ late, first }) => `${late ?? 'it'} reports on time that ${first} reported on before; the one received first counts`,
      zh: ({ late, first }) => `${late === undefined ? '' : `${late} `}所报告的时间与 ${first} 重叠，以先收到的为准。`,
    },
  ),
  'sender-not-listed': define(
    { sender: 'text', count: 'count' },
    {
      en: ({ sender, count }) =>
        `${count === 1 ? 'an event' : `${count} events`} of the file ${count === 1 ? 'is' : 'are'} from "${sender}", which is not among the order's \`senders\`: ${count === 1 ? 'it counts as a report' : 'they count as reports'} of the vendor. List the sender with the side that it reports for; the service accepts nothing from a sender that is not registered`,
      zh: ({ sender, count }) =>
        `文件中有 ${count} 个事件来自合同 \`senders\` 未列明的发送方“${sender}”，视为供应商的报告。请列明该发送方及其所代表的一方；未登记的发送方，服务不予接收。`,
    },
  ),
  'sender-not-named': define(
    { count: 'count', attribute: 'attribute?', owing: 'texts' },
    {
      en: ({ count, attribute, owing }) =>
        `${count === 1 ? 'an event that names no sender states' : `${count} events that name no sender state`} ${attribute === undefined ? 'what was billed' : `"${attribute}"`}, and what the ${owing.join(' and the ')} owes depends on it; it counts as a report of the person who assesses the file. Name the sender with \`account\` or \`source\` in the line, or the accepted reporters with \`reported-by\` at ${ownPlace(attribute)}`,
      zh: ({ count, attribute, owing }) =>
        `有 ${count} 个事件未指明发送方而陈述了${attribute === undefined ? '账单' : `“${attribute}”`}，${owing.map(partyInChinese).join('和')}应付的金额取决于此；视为评估文件者的陈述。请在该行以 \`account\` 或 \`source\` 指明发送方，或在${ownPlace(attribute)}以 \`reported-by\` 列明可报告者。`,
    },
  ),
  'set-twice': define(
    { attribute: 'attribute' },
    {
      en: ({ attribute }) =>
        `"${attribute}" was set twice in one instant, to different values; the one received first counts, and of two received together the one that comes first in the alphabet`,
      zh: ({ attribute }) => `“${attribute}”在同一时刻被设置为不同取值，以先收到的为准；同时收到的，以字母顺序在前的为准。`,
    },
  ),
  'unknown-component': define(
    { component: 'text' },
    {
      en: ({ component }) => `the contract has no component known as "${component}"; the event is left out`,
      zh: ({ component }) => `合同没有名为“${component}”的组件，事件未计入。`,
    },
  ),
  'counts-for-all': define(
    { kind: 'text' },
    {
      en: ({ kind }) => `it names no component: it counts for each ${kind}, as \`without-component: count\` says`,
      zh: ({ kind }) => `未指明组件，按 \`without-component: count\` 计入每个“${kind}”。`,
    },
  ),
  'counts-for-each': define(
    { components: 'components', isForOthers: 'flag' },
    {
      en: ({ components, isForOthers }) =>
        `it names no component, and other events of its incident name ${and(components)}: it counts for ${components.length === 1 ? 'that' : 'each of them'}${isForOthers ? ', and for all others, as `without-component: count` says' : ''}`,
      zh: ({ components, isForOthers }) =>
        `未指明组件，而同一事件的其他报告指明了${components.join('、')}：计入${components.length === 1 ? '该组件' : '其中每个组件'}${isForOthers ? '，并按 `without-component: count` 计入其余组件' : ''}。`,
    },
  ),
  'counts-for-named': define(
    { kind: 'word', record: 'text', first: 'text', components: 'components' },
    {
      en: ({ kind, record, first, components }) =>
        `it names no component, and other events of ${kind} ${record} (the first is ${first}) name ${and(components)}: it counts only for ${components.length === 1 ? 'that' : 'those'}`,
      zh: ({ kind, record, first, components }) =>
        `未指明组件，而${kind} ${record} 的其他事件（首个为 ${first}）指明了${components.join('、')}：仅计入${components.length === 1 ? '该组件' : '这些组件'}。`,
    },
  ),
};
