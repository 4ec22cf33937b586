/** Similar words: they differ in case, in separators, or by one edit. */

const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9\u0080-\uffff]/g, '');

/** Whether a word is a status of a named class: 503 is in 5xx. */
const isOfClass = (word: string, named: string): boolean => /^[1-5]xx$/.test(named) && /^\d{3}$/.test(word) && word[0] === named[0];

/** The digits of a word: words with different digits are never similar, since 4xx is not a misspelt 5xx. */
const digitsOf = (word: string): string => word.replace(/\D/g, '');

/**
 * The named word that a word probably means; undefined when there is none.
 * @param within also match a word that contains a named word: "http 5xx".
 */
export function nearWord(word: string, named: Iterable<string>, within?: 'within'): string | undefined {
  const own = bare(word);
  for (const other of named) {
    const bareOther = bare(other);
    if (other === word || bareOther === '') continue;
    if (own === bareOther || (within && isOfClass(own, bareOther))) return other;
    if (within && bareOther.length > 2 && own.includes(bareOther)) return other;
    const isLong = Math.min(own.length, bareOther.length) > 4;
    if (isLong && digitsOf(own) === digitsOf(bareOther) && isOneEdit(own, bareOther)) return other;
  }
  return undefined;
}

function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (a.length === b.length)
    return restA.slice(1) === restB.slice(1) || (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  return a.length > b.length ? restA.slice(1) === restB : restA === restB.slice(1);
}
