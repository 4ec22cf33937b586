/** Which of the missing facts behind a result would change it: of those whose ways were tried, by what came out. */
import type { MissingFact } from '../../operators/missing.ts';
import type { Tried } from '../credits/tried-facts.ts';

/**
 * The facts of which one word gives another result than some other, all else being equal.
 * @param tried the facts, of which each way is one completion: as many ways as all their words together.
 * @param results what came out in each way, as text.
 */
export function decidingAmong(tried: readonly Tried[], results: readonly string[]): ReadonlySet<string> {
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
 * Facts that would decide something: those that were tried by what they change, others by what they may reach.
 * @param behind all facts that it rests on. @param reaches whether one that was not tried may change it.
 */
export function decidingOf(
  behind: readonly MissingFact[],
  { tried, results }: { readonly tried: readonly Tried[]; readonly results: readonly string[] },
  reaches: (fact: MissingFact) => boolean,
): string[] {
  const deciding = decidingAmong(tried, results);
  const known = new Set(tried.map(({ fact }) => fact));
  // A number is tried in parts, and may decide within one of them too.
  const isDecided = ({ fact, words }: MissingFact): boolean => words.length > 0 && known.has(fact);
  const found = behind.filter((fact) => deciding.has(fact.fact) || (!isDecided(fact) && reaches(fact)));
  return (found.length > 0 ? found : behind.filter(reaches)).map(({ fact }) => fact);
}
