/** The missing facts that would change a result; for those that were tried, by comparison of the results. */
import type { MissingFact } from '../../operators/missing.ts';
import type { Tried } from '../credits/tried-facts.ts';

/**
 * The facts for which two words give different results, all other facts being equal.
 * @param tried the facts; the number of ways is the product of their numbers of words.
 * @param results the result of each way, as text.
 */
export function decidingAmong(tried: readonly Pick<Tried, 'fact' | 'words'>[], results: readonly string[]): ReadonlySet<string> {
  const deciding = new Set<string>();
  let stride = 1;
  for (const { fact, words } of tried) {
    const isOther = (result: string, way: number): boolean => {
      const word = Math.floor(way / stride) % words.length;
      return result !== results[way - word * stride];
    };
    if (results.some(isOther)) deciding.add(fact);
    stride *= words.length;
  }
  return deciding;
}

/**
 * The facts that would decide a result: tried facts by their effect, others by their possible reach.
 * @param behind all missing facts behind the result. @param reaches whether a fact that was not tried may change the result.
 */
export function decidingOf(
  behind: readonly MissingFact[],
  { tried, results }: { readonly tried: readonly Pick<Tried, 'fact' | 'words'>[]; readonly results: readonly string[] },
  reaches: (fact: MissingFact) => boolean,
): string[] {
  const deciding = decidingAmong(tried, results);
  const known = new Set(tried.map(({ fact }) => fact));
  // A number is tried in parts, and may also decide within one part.
  const isDecided = ({ fact, words }: MissingFact): boolean => words.length > 0 && known.has(fact);
  const found = behind.filter((fact) => deciding.has(fact.fact) || (!isDecided(fact) && reaches(fact)));
  return (found.length > 0 ? found : behind.filter(reaches)).map(({ fact }) => fact);
}
