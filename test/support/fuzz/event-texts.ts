/** Public events as texts: as senders write them, and changed in every way in which a reader of text could go wrong. */
import { EVENT_TYPES, type EventType } from '../../../lib/domain/evidence/fact.ts';
import { EVENT_SCHEMAS } from '../../../lib/schemas/event.ts';
import type { Dice } from '../dice.ts';

type Fields = Record<string, unknown>;

const AT = ['2026-10-01T00:00:00.000Z', '2026-10-31T23:59:59.999Z', '2026-10-05T08:30:00+08:00', '2024-02-29T12:00:00Z'];
const WORDS = ['edge', 'line-1', 'T-1', 'x', 'http', 'severity-1', 'a longer word with spaces', 'é', '服务', '🙂'];

/** Whether the schema of a type has attributes, which others pass over. */
const hasAttributes = (type: EventType): boolean => 'attributes' in EVENT_SCHEMAS[type].shape;

/** The fields that a type may have, some of them left out. */
function fieldsOf(type: EventType, dice: Dice): Fields {
  const word = (): string => dice.pick(WORDS);
  const at = (): string => dice.pick(AT);
  const map = (): Fields => Object.fromEntries(dice.times(0, 3, (i) => [`${word()}${i}`, word()]));
  const some = (fields: Fields, share = 0.4): Fields => Object.fromEntries(Object.entries(fields).filter(() => dice.chance(share)));
  const group = type.split('.')[0]!;
  const span = { start: AT[0], end: AT[1] };
  const own: Fields = hasAttributes(type) ? { attributes: map() } : {};
  if (group === 'service' && type !== 'service.watched')
    Object.assign(own, { incident: word(), candidateStart: at(), severity: word(), reason: word() });
  if (group === 'ticket') Object.assign(own, { severity: word() }, type === 'ticket.paused' && { reason: word() });
  const needed: Partial<Record<EventType, Fields>> = {
    'service.watched': span,
    'probe.batch': { probe: word(), start: at(), results: dice.pick(['1', '0', '-', '1', '1', '0110-1']) },
    'probes.batched': { probe: word(), start: at(), results: { [word()]: '1', [`${word()}2`]: '0' } },
    'requests.counted': { stream: word(), start: at(), everySeconds: 60, outcomes: { ok: [1, 2], bad: [0, 1] } },
    'gauge.sampled': { stream: word(), start: at(), everySeconds: 60, values: [1.5, null, '2.50'] },
    'maintenance.scheduled': { maintenance: word(), ...span },
    'report.delivered': { about: { kind: 'outage', id: word() } },
    'record.reached': { record: { kind: 'drill', id: word() }, milestone: 'began' },
    'attribute.set': { of: 'customer', name: word(), value: word() },
    'charge.billed': { kind: 'recurring', ...span, amount: '12.00 USD' },
    correction: { corrects: 'e-1' },
  };
  return {
    ...(group === 'ticket' && { ticket: word() }),
    ...(type === 'ticket.severity_changed' && { severity: word() }),
    ...(group === 'maintenance' && { maintenance: word() }),
    ...needed[type],
    ...(type === 'probe.batch' && some({ everySeconds: dice.pick([1, 60, 300, 86_400]), location: word(), measured: { ms: [1] } }, 0.3)),
    ...(type === 'report.delivered' && some({ sections: [word()] })),
    ...(type === 'attribute.set' && some({ record: word() })),
    ...(type === 'correction' && some({ replacement: { type: 'service.up', occurredAt: at() } })),
    ...some(own),
  };
}

/** An event of any type with its name first, as senders write it. */
export function eventOf(dice: Dice): Fields {
  const type = dice.chance(0.4) ? 'probe.batch' : dice.pick(EVENT_TYPES);
  const beside = {
    component: dice.pick(WORDS),
    alias: 'a-1',
    instantQuality: 'received',
    account: '111122223333',
    source: 'pingdom',
    receivedAt: dice.pick(AT),
  };
  return {
    type: dice.chance(0.9) ? `${type}.v1` : type,
    id: `01J${dice.whole(0, 10 ** 9)}`,
    occurredAt: dice.pick(AT),
    ...Object.fromEntries(Object.entries(beside).filter(([name]) => dice.chance(name === 'component' ? 0.8 : 0.1))),
    ...fieldsOf(type, dice),
  };
}

const STRANGE: readonly unknown[] = [
  null, true, 0, -1, 60.5, '', ' ', [], {}, ['x'], { kind: 'x' }, 'x'.repeat(256), 'x'.repeat(257), 'x'.repeat(600), 'a"b', 'a\\b', 'a\nb', '\u0000',
  '\u2028', '\ud800', '\udc00x', 'é'.repeat(256), '🙂'.repeat(128), '🙂'.repeat(129), '__proto__', '2026-02-30T00:00:00.000Z',
  '2026-10-01T24:00:00.000Z', '2026-10-01T00:00:00,123Z', '2026-10-01t00:00:00z', '2026-10-01 00:00:00.123456789+0530', '2026-10-01T00:00:00.000',
  '2026-10-01T00:00:60.000Z', '0001-01-01T00:00:00.001Z', '2026-10-01T00:00:00.00éZ', 'éééé-éé-ééT00:00:00.000Z', '2026-10-01T0x:00:00.000Z',
  '2026-10-01T00:00:00.000z', '2026-1001-T00:00:00.000Z',
]; // prettier-ignore
const NUMBERS = ['60.0', '6e1', '060', '-60', '-0', '0', '"60"', '1e400', '123456789012345678', '86401', '1000000000', '60 ', '00'];
const NAMES = [
  'Component',
  'componnent',
  'incidnet',
  'zzz',
  '__proto__',
  'constructor',
  'body',
  'entry',
  'event',
  'schema',
  'detail',
  'detail-type',
  'receivedAt',
  'account',
  'source',
  'type',
  'resaon',
  '',
];

/** Changes of the fields of an event. */
const OF_FIELDS: readonly ((event: Fields, dice: Dice) => Fields)[] = [
  (event, dice) => Object.fromEntries(dice.shuffled(Object.entries(event))),
  (event, dice) => ({ ...event, [dice.pick(Object.keys(event))]: dice.pick(STRANGE) }),
  (event, dice) => ({ ...event, [dice.pick(NAMES)]: dice.pick([...STRANGE, 'x']) }),
  (event, dice) => ({ [dice.pick(NAMES)]: dice.pick(['x', '1', 1]), ...event }),
  (event, dice) => {
    const { [dice.pick(Object.keys(event))]: _, ...rest } = event;
    return rest;
  },
  (event, dice) => ({ ...event, attributes: { [dice.pick([...NAMES, 'x'.repeat(64), 'x'.repeat(65), '1'])]: dice.pick([...STRANGE, 'x'.repeat(1000)]), '0': 'x' } }),
  (event, dice) => ({ ...event, attributes: Object.fromEntries(dice.times(99, 101, (i) => [`n${i}`, 'x'])) }),
]; // prettier-ignore

/** Changes of the text of an event. */
const OF_TEXT: readonly ((text: string, dice: Dice) => string)[] = [
  (text) => text.replaceAll('":', '": ').replaceAll(',"', ', "'),
  (text, dice) => text.replaceAll(/[{}:,]/g, (mark) => dice.pick([mark, ` ${mark}`, `${mark}\t`])),
  (text, dice) => dice.pick([' ', '\t', '\uFEFF', '\u00a0', '']) + text + dice.pick([' ', '\r', ' \t', '\uFEFF', 'x', '}']),
  (text, dice) => text.replace(/"everySeconds":\d+/, () => `"everySeconds":${dice.pick(NUMBERS)}`),
  // An escape says the same character as the character itself.
  (text, dice) => {
    const at = dice.whole(1, text.length - 2);
    return /[a-z0-9]/i.test(text[at]!) ? `${text.slice(0, at)}\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}${text.slice(at + 1)}` : text;
  },
  (text, dice) => text.replace(/"\w+":"[^"]*"/, (member) => `${member},${dice.pick([member, member.replace(/:"/, ':"x')])}`),
  (text, dice) => text.slice(0, dice.whole(0, text.length)),
  (text, dice) => {
    const at = dice.whole(0, text.length);
    return text.slice(0, at) + dice.pick(['"', '\\', ',', '{', '}', ':', ' ', '0', 'x', 'é', '\u0001', '[', '\u007f', 'null']) + text.slice(at + dice.whole(0, 1));
  },
]; // prettier-ignore

/** The same event as the bus delivers it. */
export function busText(dice: Dice, changes: number): string {
  const { type, ...detail } = JSON.parse(fieldsText(dice, changes)) as Fields;
  const name = String(type);
  const beside = { region: 'eu-central-1', resources: dice.pick<unknown>([[], [], ['x']]) };
  const envelope: Fields = {
    version: '0',
    id: 'b2f8',
    'detail-type': name.endsWith('.v1') ? name : `${name}.v1`,
    source: dice.pick(['acme', 'é', 'aws.health', 'makegood.webhook']),
    account: '111122223333',
    time: '2026-10-01T00:00:00Z',
    ...beside,
    detail,
  };
  const change = dice.pick([(one: Fields) => one, ...OF_FIELDS.slice(0, 5)]);
  const text = JSON.stringify(changes === 0 ? envelope : change(envelope, dice));
  return changes === 0 || dice.chance(0.5) ? text : dice.pick(OF_TEXT)(text, dice);
}

const fieldsText = (dice: Dice, changes: number): string => {
  let event = eventOf(dice);
  for (let i = 0; i < changes; i += 1) event = dice.pick(OF_FIELDS)(event, dice);
  return JSON.stringify(event);
};

/** A line with an event, changed at random so many times. */
export function eventText(dice: Dice, changes: number): string {
  let event = eventOf(dice);
  const ofText: ((text: string, dice: Dice) => string)[] = [];
  for (let i = 0; i < changes; i += 1) {
    if (dice.chance(0.5)) event = dice.pick(OF_FIELDS)(event, dice);
    else ofText.push(dice.pick(OF_TEXT));
  }
  return ofText.reduce((text, change) => change(text, dice), JSON.stringify(event)).replaceAll('\n', ' ');
}
