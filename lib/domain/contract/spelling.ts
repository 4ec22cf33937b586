/** Names similar to a misspelt one. */

/** The similar names, at most three. */
export const similar = (name: string, known: readonly string[]): readonly string[] =>
  known.filter((other) => distance(name, other) <= (name.length > 8 ? 3 : 2)).slice(0, 3);

/** A suggestion for a misspelt name, as the end of a message; empty without a similar name. */
export const suggest = (name: string, known: readonly string[]): string => meant(similar(name, known));

/** "; did you mean a or b?" */
export const meant = (near: readonly string[]): string => (near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`);

/** Edits between two short words (Levenshtein). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 4;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
