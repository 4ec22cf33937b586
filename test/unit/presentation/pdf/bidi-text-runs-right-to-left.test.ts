/** The order in which the runs of a line are drawn, and what each of them holds. */
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../../lib/presentation/pdf/text-runs.ts';

const ARABIC = /\p{Script=Arabic}/u;
const HAN = /\p{Script=Han}/u;

/** Three fonts: each has its own letters; all have spaces and punctuation. */
const fontOf = (cluster: string): string => (ARABIC.test(cluster) ? 'arabic' : HAN.test(cluster) ? 'han' : 'latin');
const has = (_: string, cluster: string): boolean => /^[\s\p{P}]$/u.test(cluster);
const drawn = (line: string): string[] => runsOf(line, fontOf, has).map(({ font, text }) => `${font}|${text}`);

describe('runs of a line', () => {
  it('a right-to-left name before an id leaves the id as it is, and before it stays before it', () => {
    expect(drawn('شركة النور (harbour-tv)')).toEqual(['arabic|شركة النور', 'arabic| (', 'latin|harbour-tv)']);
  });

  it.each([
    ['an amount', 'النور 1,234.50 EUR', ['arabic|النور', 'arabic| ', 'latin|1,234.50 EUR']],
    ['a percentage', 'النور 45%', ['arabic|النور', 'arabic| ', 'latin|45%']],
    ['a date', 'النور 2026-10-01', ['arabic|النور', 'arabic| ', 'latin|2026-10-01']],
  ])('%s after a right-to-left name is drawn after it, with its digits in their order', (_, line, runs) => {
    expect(drawn(line)).toEqual(runs);
  });

  it('a number within right-to-left words stands where a reader of them expects it', () => {
    expect(drawn('قناة 12 الرياضية')).toEqual(['arabic|الرياضية', 'latin| ', 'latin|12', 'arabic|قناة ']);
  });

  it('brackets within right-to-left words face the other way, so that they still enclose what they enclosed', () => {
    const [run] = runsOf('عسق (عسق) عسق', fontOf, has);
    expect(run!.text).toBe('عسق )عسق( عسق');
  });

  const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[' };

  it.each([
    ['closes after the last letter', 'الخط 1 (رئيسي)'],
    ['closes after punctuation', 'شركة (ش.م.ل.)'],
    ['opens before the first letter', '(عسق) عسق'],
    ['is nested', 'عسق [عسق (عسق)]'],
  ])('a bracket that %s encloses on the page what it enclosed', (_, line) => {
    const runs = runsOf(
      line,
      () => 'one',
      () => true,
    );
    // A run of right-to-left words is in the order of reading: the font turns it round when it draws.
    const drawnSigns = runs.flatMap(({ text }) => (ARABIC.test(text) ? [...text].reverse() : [...text]));
    expect(drawnSigns).toEqual([...line].reverse().map((sign) => MIRRORED[sign] ?? sign));
  });

  it('a bracket that encloses right-to-left words in other text stays in that text', () => {
    expect(
      runsOf('abc (عسق) def', fontOf, has)
        .map(({ text }) => text)
        .join(''),
    ).toBe('abc (عسق) def');
  });

  it('punctuation of right-to-left words that stands in another font is turned round', () => {
    const own = (font: string, cluster: string): boolean => font === 'arabic' && cluster === ' ';
    expect(runsOf('عسق .: عسق', fontOf, own).map(({ text }) => text)).toEqual(['عسق', ' :.', 'عسق ']);
  });

  it('signs of direction that a name holds are followed and not drawn', () => {
    expect(drawn('abc \u202edef\u202c ghi').join('')).not.toMatch(/[\u202c\u202e]/u);
    expect(drawn('\u2066A\u2069 1').join('')).toBe('latin|Alatin| 1');
  });

  it('a text without right-to-left letters is one run for each font', () => {
    expect(drawn('北京 (Beijing), 12')).toEqual(['han|北京 (', 'latin|Beijing), 12']);
  });
});
