/** Values that the rules of a mapping give for a payload: texts, lists of texts, instants. */
import { LIMITS } from '../declarations/limits.ts';
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { InstantRule, TextRule } from '../schemas/mapping.ts';
import { type Bindings, type Expression, compile, reasonOf } from './expression.ts';
import { within } from './expression-texts.ts';
import { readInstant, describeFormat } from './instant-format.ts';
import { piecesOf } from './template.ts';

const MAX_TEXTS = LIMITS.factsOfDelivery.value;
const MAX_OUTPUT = LIMITS.outputCharacters.value;

/** What cannot be read, with its place in the payload or the mapping. */
export class Unreadable extends Error {
  readonly issue: Issue;

  constructor(path: string, message: string) {
    super(message);
    this.issue = errorIssue('unreadable', path, message);
  }
}

/** The parts of a template as one text, within the bound on texts. @throws Unreadable */
function joined(template: string, parts: readonly string[]): string {
  try {
    within(parts.reduce((sum, part) => sum + part.length, 0));
  } catch (error) {
    throw new Unreadable('', `"${template}" could not be filled in: ${reasonOf(error)}`);
  }
  return parts.join('');
}

/** One payload that is read: its root, and the entry that facts are made of. */
export interface RuleInput {
  readonly input: unknown;
  readonly given: Bindings;
  readonly receivedAt: number;
}

/** Expressions are compiled when they are first needed: most functions use few sources. */
export class Expressions {
  private readonly known = new Map<string, Expression>();

  async value(text: string, { input, given }: RuleInput, refuses = false): Promise<unknown> {
    const key = `${refuses} ${text}`;
    let expression = this.known.get(key);
    if (!expression) this.known.set(key, (expression = compile(text, refuses)));
    try {
      return await expression.evaluate(input, given);
    } catch (error) {
      throw new Unreadable('', `"${text}" could not be computed: ${reasonOf(error)}`);
    }
  }

  /** A text; numbers and flags become theirs, what is absent or empty is undefined. */
  async text(text: string, subject: RuleInput): Promise<string | undefined> {
    const value = await this.value(text, subject);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new Unreadable('', `"${text}" gives ${Array.isArray(value) ? 'a list' : 'a map'}, not a text`);
  }

  /** A template filled in; undefined where one of its expressions has no value. Of several, the first that is whole. */
  async filled(rule: TextRule, subject: RuleInput): Promise<string | undefined> {
    for (const template of typeof rule === 'string' ? [rule] : rule) {
      const parts = await Promise.all(
        piecesOf(template).map((piece) => (piece.expression ? this.text(piece.text, subject) : Promise.resolve(piece.text))),
      );
      if (parts.every((part) => part !== undefined)) return joined(template, parts);
    }
    return undefined;
  }

  /** The expressions of a rule that have no value. */
  async emptyIn(rule: TextRule, subject: RuleInput): Promise<string[]> {
    const empty = new Set<string>();
    for (const template of typeof rule === 'string' ? [rule] : rule)
      for (const piece of piecesOf(template))
        if (piece.expression && (await this.texts(piece.text, subject)).length === 0) empty.add(piece.text);
    return [...empty];
  }

  /** As `filled`, where an expression may give a list: one text for each of its entries. */
  async filledEach(rule: TextRule, subject: RuleInput): Promise<string[]> {
    for (const template of typeof rule === 'string' ? [rule] : rule) {
      let texts = [''];
      for (const piece of piecesOf(template)) {
        const found = piece.expression ? await this.texts(piece.text, subject) : [piece.text];
        if (texts.length * found.length > MAX_TEXTS)
          throw new Unreadable('', `"${template}" gives more than ${MAX_TEXTS} texts; send less in one delivery`);
        texts = texts.flatMap((before) => found.map((text) => joined(template, [before, text])));
        if (texts.reduce((sum, text) => sum + text.length, 0) > MAX_OUTPUT)
          throw new Unreadable('', `"${template}" gives texts of more than ${MAX_OUTPUT} characters; send less in one delivery`);
      }
      if (texts.length > 0) return [...new Set(texts)];
    }
    return [];
  }

  private async texts(text: string, subject: RuleInput): Promise<string[]> {
    const value = await this.value(text, subject);
    const entries = Array.isArray(value) ? (value as unknown[]) : [value];
    return entries.flatMap((entry) => {
      if (entry === undefined || entry === null || entry === '') return [];
      if (typeof entry === 'object') throw new Unreadable('', `"${text}" gives ${Array.isArray(entry) ? 'lists' : 'maps'}, not texts`);
      return [String(entry)];
    });
  }

  async instant(rule: InstantRule, subject: RuleInput): Promise<string | undefined> {
    const text = await this.text(rule.from, subject);
    if (text === undefined) return undefined;
    const at = readInstant(text, rule.format);
    if (at === undefined) throw new Unreadable(placeOf(rule.from), `"${text.slice(0, 60)}" is not ${describeFormat(rule.format)}`);
    const earlier = rule['less-seconds'] === undefined ? 0 : Number((await this.value(rule['less-seconds'], subject)) ?? 0);
    if (!Number.isFinite(earlier) || earlier < 0) throw new Unreadable(placeOf(rule['less-seconds']!), 'is no number of seconds');
    return formatInstant(at - Math.round(earlier * 1000));
  }
}

/** A plain path as a pointer into the payload; other expressions name themselves in the message. */
export const placeOf = (text: string): string => (/^[\w.]+$/.test(text) ? pointer(...text.split('.')) : '');
