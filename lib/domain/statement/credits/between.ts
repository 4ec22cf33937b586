/** How two ends read. A range of one point is a value, also one whose ends differ only beyond what is shown. */
export interface BetweenWords {
  readonly between: (least: string, most: string) => string;
  readonly orMore: (least: string) => string;
  readonly upTo: (most: string) => string;
  readonly notKnown: string;
}

export const ENGLISH_ENDS: BetweenWords = {
  between: (least, most) => `${least} to ${most}`,
  orMore: (least) => `at least ${least}`,
  upTo: (most) => `at most ${most}`,
  notKnown: 'not known',
};

/** @param least as it is shown; undefined without bound. */
export function endsInWords(least: string | undefined, most: string | undefined, words: BetweenWords): string {
  if (least === undefined) return most === undefined ? words.notKnown : words.upTo(most);
  if (most === undefined) return words.orMore(least);
  return least === most ? least : words.between(least, most);
}
