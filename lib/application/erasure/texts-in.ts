/** Every text in what was received, decoded: strings of JSON, JSON within a string, fields of forms, base64, gzip. */
import { gunzipSync } from 'node:zlib';
import { LIMITS } from '../../declarations/limits.ts';
import { pointer } from '../../domain/issue.ts';

export interface PlacedText {
  /** A JSON pointer; empty: the whole. */
  readonly path: string;
  readonly text: string;
}

/** Forms within forms: the body of a webhook is JSON in a string of an event, and may have JSON in a field. */
const MAX_DEPTH = 6;

/** The parts of a text before the text itself, so that the first place of a find is the nearest. */
export function* textsIn(text: string, path = '', depth = 0): Generator<PlacedText> {
  if (depth < MAX_DEPTH)
    for (const value of [asJson(text), asForm(text), asBase64(text)]) if (value !== undefined) yield* within(value, path, depth + 1);
  yield { path, text };
}

/** The texts of a parsed value, and the names of its members. */
export function* within(value: unknown, path = '', depth = 1): Generator<PlacedText> {
  if (typeof value === 'string') yield* textsIn(value, path, depth);
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) {
      const place = path + pointer(name);
      if (!Array.isArray(value)) yield { path: place, text: name };
      yield* within(member, place, depth);
    }
  else yield { path, text: String(value) };
}

function asJson(text: string): unknown {
  if (!/^\uFEFF?\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** "a=1&b=%E7%8E%8B", or one percent-encoded text. */
function asForm(text: string): unknown {
  if (!/[%+]/.test(text) || /[\s<>"]/.test(text)) return undefined;
  if (/^[^=&]+=/.test(text)) return Object.fromEntries(new URLSearchParams(text));
  try {
    const decoded = decodeURIComponent(text);
    return decoded === text ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** Shorter texts in base64 are words. */
const LEAST_BASE64 = 16;

function asBase64(text: string): string | undefined {
  if (text.length < LEAST_BASE64 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  let bytes = Buffer.from(text, 'base64');
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes, { maxOutputLength: LIMITS.webhookBytes.value });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
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
