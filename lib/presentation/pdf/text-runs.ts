/** A line of text as runs in the order in which they are drawn, left to right: one font and one direction each (UAX #9). */
// @ts-expect-error the package has no types
import makeBidi from 'bidi-js';
import { DIRECTED, DIRECTS, TURNED, isolated } from '../directions.ts';
import { charactersOf } from './unicode-line-breaks.ts';

interface Bidi {
  getEmbeddingLevels(text: string, direction: 'ltr'): { readonly levels: Uint8Array };
  getMirroredCharacter(character: string): string | null;
}

const bidi = (makeBidi as unknown as () => Bidi)();

export interface Run {
  readonly font: string;
  /** In the order of reading. A font that shapes a script of its own turns it round when it draws. */
  readonly text: string;
}

/** Spaces and punctuation stay in the font of what is before them. */
const NEUTRAL = /^[\s\p{P}]+$/u;

interface Part {
  font: string;
  text: string;
  readonly level: number;
}

/**
 * Right-to-left words stand apart from what is beside them (isolates), so that an amount after a name stays after it.
 * @param line of one paragraph, whose base direction is left to right as that of the documents.
 * @param fontOf the font of a grapheme cluster. @param has whether a font has all characters of one.
 */
export function runsOf(line: string, fontOf: (cluster: string) => string, has: (font: string, cluster: string) => boolean): Run[] {
  const shown = isolated(line);
  // Most lines have one direction: asking for their levels would take as long as drawing them.
  const levels = DIRECTED.test(shown) ? bidi.getEmbeddingLevels(shown, 'ltr').levels : undefined;
  const parts: Part[] = [];
  let at = 0;
  for (const cluster of charactersOf(shown)) {
    const level = levels?.[at] ?? 0;
    at += cluster.length;
    if (DIRECTS.test(cluster)) continue;
    const last = parts.at(-1);
    const font = last && NEUTRAL.test(cluster) && has(last.font, cluster) ? last.font : fontOf(cluster);
    // What stands in right-to-left text faces the other way: "(" opens on the right.
    const text = level % 2 === 1 ? (bidi.getMirroredCharacter(cluster) ?? cluster) : cluster;
    if (last?.font === font && last.level === level) last.text += text;
    else parts.push({ font, text, level });
  }
  return inDrawnOrder(parts).map(({ font, text, level }) => ({ font, text: level % 2 === 1 && !TURNED.test(text) ? turned(text) : text }));
}

const turned = (text: string): string => charactersOf(text).reverse().join('');

/** From the highest level down, each sequence of that level or higher is reversed (rule L2). */
function inDrawnOrder(parts: readonly Part[]): readonly Part[] {
  const ordered = [...parts];
  const highest = Math.max(0, ...parts.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1)
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while (to < ordered.length && ordered[to]!.level >= level) to += 1;
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = to;
    }
  return ordered;
}
