/** Lists and parties in the German sentences of findings. */

/** "a, b und c" */
export const und = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;

/** „a“ oder „b“ */
export const oder = (words: readonly string[]): string => words.map((word) => `„${word}“`).join(' oder ');

/** " und 3 weitere"; empty for none. @param one the word for one more, by the gender of what is counted. */
export const weitere = (count: number, one: 'weitere' | 'weiterer' | 'weiteres' = 'weitere'): string =>
  count === 0 ? '' : ` und ${count} ${count === 1 ? one : 'weitere'}`;

/** " (gemeint: „a“?)"; empty for none. */
export const gemeint = (near: readonly string[]): string => (near.length === 0 ? '' : ` (gemeint: ${oder(near)}?)`);

/** The same at the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const PARTIES: Readonly<Record<string, string>> = { vendor: 'Anbieter', customer: 'Kunde' };
/** A party; a tool or an account unchanged. */
export const partei = (party: string): string => PARTIES[party] ?? party;

/** A party after "den". */
export const denPartei = (party: string): string => (party === 'customer' ? 'den Kunden' : party === 'vendor' ? 'den Anbieter' : party);
