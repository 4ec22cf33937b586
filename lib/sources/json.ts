/**
 * JSON as a source reads it. A whole number of more digits than a double holds (nanoseconds, 64-bit ids) comes as its own text, never
 * rounded; everything else is as JSON.parse gives it.
 */

/** A string or a number of JSON; strings are matched so that digits inside them are passed over. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** A whole number that a double would round, or a number that it cannot hold at all. */
const isLong = (token: string): boolean =>
  token.charCodeAt(0) !== 34 && ((/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))) || !Number.isFinite(Number(token)));

/** @throws SyntaxError when the text is no JSON. */
export function parseJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  if (!/\d{15}|[eE]\+?\d{3}/.test(text)) return plain;
  return JSON.parse(text.replace(TOKENS, (token) => (isLong(token) ? `"${token}"` : token)));
}
