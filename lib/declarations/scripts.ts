/** Scripts that the documents have no fonts for. */

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

/** @returns the code of ISO 15924 ("Thai"), "emoji", or the number of a character of no script above: "U+10330". */
export function scriptOf(character: string): string {
  const script = SCRIPTS.find(({ letters }) => letters.test(character));
  if (script) return script.code;
  if (EMOJI.test(character)) return 'emoji';
  return [...character].map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
}
