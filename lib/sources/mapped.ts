/** A source made of a mapping: data that says which fields of a tool's payload make which facts. */
import { LIMITS } from '../declarations/limits.ts';
import type { EventType } from '../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../domain/issue.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { type Reading, readEvent } from '../schemas/event.ts';
import { type FactRule, type InstantRule, type StoredShape, type TypeTarget, hasWebhook, readsUnsigned } from '../schemas/mapping.ts';
import type { SignatureScheme } from './signature.ts';
import { type Challenge, type Delivery, type Envelope, type Source, type SourceResult, eachOnce, isFields } from './source.ts';
import { Unreadable, type RuleInput, Expressions, placeOf } from './rule-values.ts';

type Move = { readonly type: EventType; readonly with: Readonly<Record<string, string>> } | { readonly ignored: string };

const moveTo = (target: TypeTarget): Move =>
  typeof target === 'string'
    ? { type: target, with: {} }
    : 'ignore' in target
      ? { ignored: target.ignore }
      : { type: target.type, with: target.with };

async function moveOf(rule: FactRule['type'], subject: RuleInput, expressions: Expressions): Promise<Move> {
  if (typeof rule === 'string') return { type: rule, with: {} };
  const word = await expressions.text(rule.of, subject);
  if (word !== undefined && Object.hasOwn(rule.map, word)) return moveTo(rule.map[word]!);
  if (rule.otherwise) return moveTo(rule.otherwise);
  throw new Unreadable(
    placeOf(rule.of),
    `${word === undefined ? 'there is no status' : `"${word.slice(0, 60)}" is a status that the mapping does not know`}; it knows ${Object.keys(rule.map).join(', ')}. Add it to a mapping of your own`,
  );
}

/** Fields of a fact that are templates; `component` is one too, of which a list makes a fact each. */
const TEXTS = ['id', 'alias', 'incident', 'ticket', 'maintenance', 'severity', 'reason', 'probe', 'location', 'results'] as const;
export const TEMPLATES = [...TEXTS, 'component'] as const;
const INSTANTS = ['candidateStart', 'start', 'end'] as const;
/** Fields of a fact that are whatever their expression gives. */
export const VALUES = ['everySeconds', 'about', 'sections'] as const;

/** The details of the public events that a rule makes of an entry: one for each component that it names, and their ids name it. */
async function detailsOf(rule: FactRule, entry: RuleInput, expressions: Expressions): Promise<Record<string, unknown>[]> {
  const received = rule.occurredAt === 'received';
  const occurredAt = received ? formatInstant(entry.receivedAt) : await expressions.instant(rule.occurredAt as InstantRule, entry);
  if (occurredAt === undefined) throw new Unreadable(placeOf((rule.occurredAt as InstantRule).from), 'the instant is missing');
  const subject = { ...entry, given: { ...entry.given, at: occurredAt } };
  const detail: Record<string, unknown> = { occurredAt, ...(received && { instantQuality: 'received' }) };
  for (const key of TEXTS) if (rule[key] !== undefined) detail[key] = await expressions.filled(rule[key], subject);
  for (const key of VALUES) if (rule[key] !== undefined) detail[key] = await expressions.value(rule[key], subject);
  for (const key of INSTANTS) if (rule[key] !== undefined) detail[key] = await expressions.instant(rule[key], subject);
  for (const key of ['attributes', 'measured'] as const) {
    if (rule[key] === undefined) continue;
    const entries: [string, unknown][] = [];
    for (const [name, text] of Object.entries(rule[key])) {
      const value = await expressions.text(text, subject);
      if (value !== undefined) entries.push([name, key === 'measured' ? [decimalOf(value)] : value]);
    }
    if (entries.length > 0) detail[key] = Object.fromEntries(entries);
  }
  if (detail.candidateStart !== undefined && String(detail.candidateStart) >= occurredAt) delete detail.candidateStart;
  const whole = Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined));
  const components = rule.component === undefined ? [] : await expressions.filledEach(rule.component, subject);
  if (components.length < 2) return [{ ...whole, ...(components.length === 1 && { component: components[0] }) }];
  return components.map((component) => ({ ...whole, ...of('id', component), ...of('alias', component), component }));

  function of(key: 'id' | 'alias', component: string): Record<string, unknown> {
    return whole[key] === undefined ? {} : { [key]: `${String(whole[key])}|${component}` };
  }
}

/** A measured figure as the schema takes it: nine decimals and fifteen digits at most; what is finer is rounded away. */
function decimalOf(text: string): string {
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  const digits = Math.max(0, Math.min(9, 15 - whole!.length));
  return fraction.length <= digits || !/^\d+$/.test(fraction) ? text : String(Number(Number(text).toFixed(digits)));
}

/** Of a text that is missing: which of its parts is empty, or that the mapping has no such text. */
async function whyMissing(
  { code, path }: Issue,
  rule: FactRule,
  subject: RuleInput,
  expressions: Expressions,
): Promise<string | undefined> {
  const key = TEMPLATES.find((name) => path === `/${name}`);
  if (code !== 'missing' || !key) return undefined;
  const text = rule[key];
  if (text === undefined) return `the mapping gives no \`${key}\`, which this type needs`;
  const empty = (await expressions.emptyIn(text, subject)).map((part) => `\`${part}\``);
  const whole = [text].flat().join('", or "');
  return `\`${key}\` is none: of "${whole}" there is no value in this payload for ${empty.join(', ')}`;
}

const MAX_FACTS = LIMITS.factsOfDelivery.value;

/** The whole delivery is refused: a part of it is never recorded. */
class TooManyFacts extends Unreadable {
  constructor() {
    super('', `the mapping makes more than ${MAX_FACTS} events of one delivery; send less in one delivery`);
  }
}

interface Collected {
  readonly readings: Reading[];
  readonly issues: Issue[];
  readonly ignored: string[];
}

async function applyRule(rule: FactRule, subject: RuleInput, expressions: Expressions, collected: Collected): Promise<void> {
  try {
    if (rule.when !== undefined && (await expressions.value(rule.when, subject)) !== true) return;
    const move = await moveOf(rule.type, subject, expressions);
    if ('ignored' in move) {
      collected.ignored.push(move.ignored);
      return;
    }
    for (const detail of await detailsOf(rule, subject, expressions)) {
      const result = readEvent(move.type, { ...detail, ...move.with });
      if ('reading' in result) {
        if (collected.readings.length >= MAX_FACTS) throw new TooManyFacts();
        collected.readings.push(result.reading);
      } else
        for (const issue of result.issues) {
          const why = (await whyMissing(issue, rule, subject, expressions)) ?? issue.message;
          collected.issues.push({ ...issue, message: `${move.type}: ${why}` });
        }
    }
  } catch (error) {
    if (!(error instanceof Unreadable) || error instanceof TooManyFacts) throw error;
    collected.issues.push(error.issue);
  }
}

async function read(mapping: StoredShape, expressions: Expressions, root: RuleInput): Promise<SourceResult> {
  try {
    for (const { when, because } of mapping.ignore ?? []) if ((await expressions.value(when, root)) === true) return { ignored: because };
    for (const { when, because } of mapping.refuse ?? [])
      if ((await expressions.value(when, root, true)) === true) throw new Unreadable('', because);
    const collected: Collected = { readings: [], issues: [], ignored: [] };
    for (const [i, input] of (await entriesOf(mapping, expressions, root)).entries())
      for (const rule of mapping.facts)
        await applyRule(rule, { ...root, input, given: { ...root.given, position: i + 1 } }, expressions, collected);
    if (collected.issues.length > 0) return { issues: collected.issues };
    if (collected.readings.length > 0) return eachOnce(collected.readings);
    return collected.ignored.length > 0
      ? { ignored: [...new Set(collected.ignored)].join('; ') }
      : { issues: [errorIssue('unreadable', '', `no rule of the mapping "${mapping.source}" fits this payload`)] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { issues: [error.issue] };
  }
}

async function entriesOf(mapping: StoredShape, expressions: Expressions, root: RuleInput): Promise<unknown[]> {
  if (mapping.each === undefined) return [root.input];
  const found = await expressions.value(mapping.each, root);
  const entries = Array.isArray(found) ? (found as unknown[]) : found === undefined || found === null ? [] : [found];
  if (entries.length === 0) throw new Unreadable(placeOf(mapping.each), `"${mapping.each}" finds nothing in this payload`);
  if (entries.length > MAX_ENTRIES) throw new Unreadable(placeOf(mapping.each), `more than ${MAX_ENTRIES} entries in one payload`);
  return entries;
}

const MAX_ENTRIES = LIMITS.mappingEntries.value;

const wants = (wanted: string, given: string): boolean => (wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : wanted === given);

/** A challenge that has no text is none: the delivery is read as any other. */
function challengeOf(
  { method = 'get', from, field }: NonNullable<StoredShape['challenge']>,
  subject: (delivery: Delivery) => RuleInput,
  expressions: Expressions,
): Challenge {
  return {
    method,
    answer: async (delivery) => {
      try {
        const text = await expressions.text(from, subject(delivery));
        return text === undefined ? undefined : { text: text.slice(0, 1000), ...(field !== undefined && { field }) };
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return undefined;
      }
    },
  };
}

/** The source that a mapping describes. Expressions that do not compile are found by `checkMapping`. */
export function fromMapping(mapping: StoredShape): Source {
  const expressions = new Expressions();
  const { bus } = mapping;
  const subject = (body: unknown, { headers, query = {}, receivedAt }: Omit<Delivery, 'body'>): RuleInput => ({
    input: body,
    receivedAt,
    given: { body, headers, query, received: formatInstant(receivedAt), position: 1, at: undefined },
  });
  const readable = (body: unknown): boolean => isFields(body) || Array.isArray(body);
  return {
    name: mapping.source,
    ...(mapping.note !== undefined && { note: mapping.note }),
    ...(bus && {
      matches: (envelope: Envelope) =>
        wants(bus.source, envelope.source) &&
        (bus.accounts?.includes(envelope.account) ?? true) &&
        (bus['detail-type']?.includes(envelope['detail-type']) ?? true),
      readEnvelope: (envelope: Envelope, receivedAt: number) => {
        const input: unknown = bus.at === 'detail' ? envelope.detail : envelope;
        if (!readable(input)) return { issues: [errorIssue('unreadable', '/detail', 'must be a JSON object')] };
        return read(mapping, expressions, subject(input, { headers: {}, receivedAt }));
      },
    }),
    ...(hasWebhook(mapping) && {
      readBody: ({ body, ...delivery }) =>
        readable(body)
          ? read(mapping, expressions, subject(body, delivery))
          : { issues: [errorIssue('unreadable', '', 'the body must be a JSON object or list')] },
    }),
    ...(mapping.headers && { keeps: mapping.headers }),
    ...(mapping.signature && { signature: mapping.signature as SignatureScheme }),
    ...(readsUnsigned(mapping) && { readsUnsigned: true as const }),
    ...(mapping.challenge && { challenge: challengeOf(mapping.challenge, (delivery) => subject(delivery.body, delivery), expressions) }),
  };
}
