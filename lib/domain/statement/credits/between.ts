/** The wordings of a range. A range whose shown ends are equal is written as a value. */
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

/** @param least the shown lower end; undefined without a bound. `most` likewise. */
export function endsInWords(least: string | undefined, most: string | undefined, words: BetweenWords): string {
  if (least === undefined) return most === undefined ? words.notKnown : words.upTo(most);
  if (most === undefined) return words.orMore(least);
  return least === most ? least : words.between(least, most);
}
