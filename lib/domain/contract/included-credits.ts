/** Which credits include which others. Safe for terms that are not checked yet: a cycle is walked once, an unknown name includes nothing. */
import type { Credit } from './terms.ts';

type Credits = Readonly<Record<string, Credit>>;

const creditOf = (credits: Credits, name: string): Credit | undefined => (Object.hasOwn(credits, name) ? credits[name] : undefined);

/** The credits that one includes itself, by `sum` or `highest`; none for a credit with a base of its own. */
export const partsOf = (credit: Credit | undefined): readonly string[] => [...(credit?.sum ?? []), ...(credit?.highest ?? [])];

/** Every credit that another one includes; all others are paid. */
export const includedIn = (credits: Credits): ReadonlySet<string> => new Set(Object.values(credits).flatMap(partsOf));

/** A credit and all credits that it includes, directly or not, in the order of the terms. */
export function withParts(credits: Credits, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (at: string): void => {
    if (found.has(at)) return;
    found.add(at);
    partsOf(creditOf(credits, at)).forEach(visit);
  };
  visit(name);
  return found;
}

/** The credits that include one, the nearest first. If two include a credit (the checker refuses this), the first is followed. */
export function above(credits: Credits, name: string): readonly string[] {
  const owner = new Map<string, string>();
  for (const [including, credit] of Object.entries(credits))
    for (const part of partsOf(credit)) if (!owner.has(part)) owner.set(part, including);
  const found = new Set<string>();
  for (let next = owner.get(name); next !== undefined && !found.has(next); next = owner.get(next)) found.add(next);
  return [...found];
}
