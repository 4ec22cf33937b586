/**
 * The fonts of documents; the first one that has a character is used: Noto Sans SC, whose Chinese part has Latin letters and kana too,
 * then Noto Sans for other scripts (all SIL OFL 1.1). A function finds them beside its code, in `fonts`.
 */
const PARTS: readonly (readonly [family: string, part: string])[] = [
  ['noto-sans-sc', 'chinese-simplified'],
  ['noto-sans-sc', 'latin'],
  ['noto-sans', 'latin-ext'],
  ['noto-sans', 'vietnamese'],
  ['noto-sans', 'greek'],
  ['noto-sans', 'greek-ext'],
  ['noto-sans', 'cyrillic'],
  ['noto-sans', 'cyrillic-ext'],
  ['noto-sans-arabic', 'arabic'],
  ['noto-sans-hebrew', 'hebrew'],
];
/** Signs such as ≥ and →, of one weight. */
const SIGNS = { package: '@fontsource/noto-sans-math', file: 'noto-sans-math-latin-400-normal.woff' };

const FONT_WEIGHTS = [400, 700] as const;
export type FontWeight = (typeof FONT_WEIGHTS)[number];

export interface FontFile {
  readonly package: string;
  readonly file: string;
  readonly weight: FontWeight;
}

export const FONT_FILES: readonly FontFile[] = FONT_WEIGHTS.flatMap((weight) => [
  ...PARTS.map(([family, part]) => ({ package: `@fontsource/${family}`, file: `${family}-${part}-${weight}-normal.woff`, weight })),
  { ...SIGNS, weight },
]);
