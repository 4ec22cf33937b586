/** The words of the paper for a credit: its own, else those of the nearest credit that includes it. */
import type { Paper } from '../../domain/contract/paper.ts';

type Legends = Readonly<Record<string, Paper & { readonly within?: string }>>;

/** @param has what of the paper is wanted: a clause, or also a quote alone. */
export function paperOfCredit(credit: string, credits: Legends, has: (paper: Paper) => boolean): Paper | undefined {
  const passed = new Set<string>();
  for (let name: string | undefined = credit; name !== undefined && !passed.has(name); name = credits[name]?.within) {
    passed.add(name);
    const paper = credits[name];
    if (paper && has(paper)) return paper;
  }
  return undefined;
}

export const hasWords = ({ clause, quote }: Paper): boolean => clause !== undefined || quote !== undefined;
