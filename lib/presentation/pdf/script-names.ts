/** Names of the scripts of characters that no font of the documents has. */

/** Codes of ISO 15924 of scripts that names of companies are written in, beside those that the documents have fonts for. */
const SCRIPTS = [
  'Armn',
  'Beng',
  'Deva',
  'Ethi',
  'Geor',
  'Gujr',
  'Guru',
  'Hang',
  'Khmr',
  'Knda',
  'Laoo',
  'Mlym',
  'Mong',
  'Mymr',
  'Orya',
  'Sinh',
  'Taml',
  'Telu',
  'Thai',
  'Tibt',
].map((code) => ({ code, letters: new RegExp(`\\p{Script=${code}}`, 'u') }));

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/**
 * @param characters grapheme clusters. @param locale "en", "zh-CN".
 * @returns "Thai", or the number of a character whose script is not named here: "U+10330".
 */
export function scriptNames(characters: readonly string[], locale: string, emoji: string): string[] {
  const names = new Intl.DisplayNames(locale, { type: 'script' });
  const nameOf = (character: string): string => {
    const script = SCRIPTS.find(({ letters }) => letters.test(character));
    if (script) return names.of(script.code) ?? script.code;
    if (EMOJI.test(character)) return emoji;
    return [...character].map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
  };
  return [...new Set(characters.map(nameOf))];
}
