/** Every text in what was received, decoded: strings of JSON, JSON within a string, fields of forms, base64, gzip. */
import { gunzipSync } from 'node:zlib';
import { LIMITS } from '../../declarations/limits.ts';
import { pointer } from '../../domain/issue.ts';
import { fieldsOfAddress } from '../../sources/read-delivery.ts';

export interface PlacedText {
  /** A JSON pointer; empty: the whole. */
  readonly path: string;
  readonly text: string;
}

/** Forms within forms: the body of a webhook is JSON in a string of an event, and may have JSON in a field. */
const MAX_DEPTH = 6;
/** Levels of lists and members that a path may have. */
const MAX_LEVELS = 100;
/** What a text takes beside its characters. */
const OF_A_TEXT = 8;

/** The work on one record. A sender decides how often a text is compressed within another one: a few KB may stand for terabytes. */
export class Decoding {
  private characters = 0;
  private hasLeft = false;

  /** Characters that were read, with what each text and each value takes beside them. */
  get size(): number {
    return this.characters;
  }

  private get isFull(): boolean {
    return this.characters > LIMITS.decodedCharacters.value;
  }

  /** Whether a part was not read. What was received is searched as it came all the same. */
  get isCut(): boolean {
    return this.isFull || this.hasLeft;
  }

  /** @returns whether it is within the bound. */
  count(characters: number): boolean {
    this.characters += characters + OF_A_TEXT;
    return !this.isFull;
  }

  /** Something was left out that cannot be decoded within the bounds. */
  leaveOut(): void {
    this.hasLeft = true;
  }
}

/** What is still to be read: a text before its parts are, a text behind its parts, or a parsed value. */
interface Place {
  readonly path: string;
  readonly depth: number;
  readonly levels: number;
}
interface OpenText extends Place {
  readonly is: 'text';
  readonly text: string;
}
interface ReadText extends Place {
  readonly is: 'read';
  readonly text: string;
}
interface OpenValue extends Place {
  readonly is: 'value';
  readonly value: unknown;
}
type Open = OpenText | ReadText | OpenValue;

/** The parts of a text before the text itself, so that the first place of a find is the nearest. */
export const textsIn = (text: string, work: Decoding): Generator<PlacedText> =>
  opened({ is: 'text', text, path: '', depth: 0, levels: 0 }, work);

/** The texts of a parsed value, and the names of its members. */
export const within = (value: unknown, work: Decoding): Generator<PlacedText> =>
  opened({ is: 'value', value, path: '', depth: 1, levels: 0 }, work);

/** Without recursion: what was received may nest as deeply as it is long. */
function* opened(whole: Open, work: Decoding): Generator<PlacedText> {
  const stack = [whole];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.is === 'read') yield { path: next.path, text: next.text };
    else if (work.count(next.is === 'text' ? next.text.length : 0) || next === whole)
      for (const part of next.is === 'text' ? partsOfText(next, work) : partsOfValue(next, work)) stack.push(part);
    // The whole stays at the bottom: it is stored, and bounded where it is taken in.
    else stack.length = Math.min(stack.length, whole.is === 'text' ? 1 : 0);
  }
}

/** The text, and what it is when it is decoded; the last is read first. */
function partsOfText({ text, path, depth, levels }: OpenText, work: Decoding): Open[] {
  const parts: Open[] = [{ is: 'read', text, path, depth, levels }];
  if (depth < MAX_DEPTH)
    for (const value of [asBase64(text, work), asForm(text), asJson(text, work)])
      if (value !== undefined) parts.push({ is: 'value', value, path, depth: depth + 1, levels });
  return parts;
}

/** The names and values of members, or one text; the last is read first. */
function partsOfValue({ value, path, depth, levels }: OpenValue, work: Decoding): Open[] {
  if (typeof value === 'string') return [{ is: 'text', text: value, path, depth, levels }];
  if (typeof value !== 'object' || value === null) return [{ is: 'read', text: String(value), path, depth, levels }];
  if (levels === MAX_LEVELS) {
    work.leaveOut();
    return [];
  }
  const parts: Open[] = [];
  for (const [name, member] of Object.entries(value)) {
    const at = { path: path + pointer(name), depth, levels: levels + 1 };
    if (!Array.isArray(value)) parts.push({ is: 'read', text: name, ...at });
    parts.push({ is: 'value', value: member as unknown, ...at });
  }
  return parts.reverse();
}

function asJson(text: string, work: Decoding): unknown {
  if (!/^\uFEFF?\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    // It nests more deeply than the engine reads.
    if (error instanceof RangeError) work.leaveOut();
    return undefined;
  }
}

/** "a=1&b=%E7%8E%8B", or one percent-encoded text. */
function asForm(text: string): unknown {
  if (!/[%+]/.test(text) || /[\s<>"]/.test(text)) return undefined;
  if (/^[^=&]+=/.test(text)) return fieldsOfAddress(text);
  try {
    const decoded = decodeURIComponent(text);
    return decoded === text ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** Shorter texts in base64 are words. */
const LEAST_BASE64 = 16;

function asBase64(text: string, work: Decoding): string | undefined {
  if (text.length < LEAST_BASE64 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  let bytes = Buffer.from(text, 'base64');
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes, { maxOutputLength: LIMITS.webhookBytes.value });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // It has more bytes than a delivery may have.
    if (error instanceof RangeError) work.leaveOut();
    return undefined;
  }
}

/** So that capitals, and the wide forms of Chinese keyboards, make no difference. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Characters before and behind a find. */
const AROUND = 40;

/** @returns the find with what is around it; undefined when the text is not in it. */
export function excerptOf(text: string, wanted: string): string | undefined {
  const [whole, part] = [folded(text), folded(wanted)];
  const at = whole.indexOf(part);
  if (at < 0) return undefined;
  return whole.slice(Math.max(0, at - AROUND), at + part.length + AROUND).replace(/\p{Cc}+/gu, ' ');
}
