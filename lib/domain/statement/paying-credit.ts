/** The credit with which a line of a statement is paid, by the terms on which the statement rests: a later version may combine credits otherwise. */
import type { Legend } from './legend.ts';
import type { Titling } from './line-titles.ts';

/**
 * The outermost credit that includes the credit of a line, or this credit itself.
 * @returns undefined for statements without a legend, which versions before 0.3 issued.
 */
export function payingCredit(
  { credit, part }: { readonly credit: string; readonly part?: number | undefined },
  { legend, parts = [] }: Titling,
): string | undefined {
  const credits = (part === undefined ? legend : parts.find((one) => one.part === part)?.legend)?.credits;
  return credits && Object.hasOwn(credits, credit) ? outermost(credit, credits) : undefined;
}

function outermost(credit: string, credits: Legend['credits']): string {
  const seen = new Set<string>();
  let at = credit;
  for (let next: string | undefined = at; next !== undefined && !seen.has(next); next = credits[next]?.within) seen.add((at = next));
  return at;
}
