/** How credits gather each other. Safe for terms that are not checked yet: a cycle is walked once, an unknown name gathers nothing. */
import type { Credit } from './terms.ts';

type Credits = Readonly<Record<string, Credit>>;

const creditOf = (credits: Credits, name: string): Credit | undefined => (Object.hasOwn(credits, name) ? credits[name] : undefined);

/** The credits that one gathers itself, by `sum` or `highest`; none for a credit with a base of its own. */
export const partsOf = (credit: Credit | undefined): readonly string[] => [...(credit?.sum ?? []), ...(credit?.highest ?? [])];

/** Every credit that another one gathers; all others are paid. */
export const gatheredIn = (credits: Credits): ReadonlySet<string> => new Set(Object.values(credits).flatMap(partsOf));

/** A credit and all credits that it gathers, directly or not, in the order of the terms. */
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

/** The credits that gather one, the nearest first. If two gather a credit (the checker refuses this), the first is followed. */
export function above(credits: Credits, name: string): readonly string[] {
  const owner = new Map<string, string>();
  for (const [gatherer, credit] of Object.entries(credits))
    for (const part of partsOf(credit)) if (!owner.has(part)) owner.set(part, gatherer);
  const found = new Set<string>();
  for (let next = owner.get(name); next !== undefined && !found.has(next); next = owner.get(next)) found.add(next);
  return [...found];
}
