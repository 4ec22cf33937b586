/**
 * No text that people read shows an exact fraction (`371/372`): every text, document and CSV that a test makes is checked, and a test that
 * makes such a text fails. Words of contracts and senders may look like one. vitest loads this before every test (vitest.config.ts).
 */
import { afterEach, beforeEach } from 'vitest';
import { watchWritten } from '../../lib/presentation/written.ts';

/** A fraction, and no date, path, URL or identifier. */
const FRACTION = /(?<![\w/.-])\d+\/\d+(?![\w/-])/g;

/** The fractions of a text that are in none of the words of others. */
export const fractionsIn = (text: string, given: Iterable<string> = []): string[] => {
  const found = text.match(FRACTION);
  if (!found) return [];
  let own = text;
  for (const words of given) own = own.replaceAll(words, '');
  return own.match(FRACTION) ?? [];
};

const given = new Set<string>();
let shown: string[] = [];

beforeEach(() => {
  given.clear();
  shown = [];
  watchWritten({
    given: (words) => void (words.search(FRACTION) >= 0 && given.add(words)),
    written: (text) => {
      for (const fraction of fractionsIn(text, given)) shown.push(`${fraction} in: ${text.slice(0, 2000)}`);
    },
  });
});

afterEach(() => {
  watchWritten(undefined);
  if (shown.length > 0) throw new Error(`people would read fractions: ${shown.join('\n')}`);
});
