/** Texts of a list below each other: documents have one text an item, with a sign for each step of depth before it. */
const STEP = '– ';

export const withDepth = ({ text, depth }: { readonly text: string; readonly depth: number }): string => `${STEP.repeat(depth)}${text}`;

/** What `withDepth` joined: for what nests lists. */
export function readDepth(item: string): { readonly text: string; readonly depth: number } {
  let depth = 0;
  while (item.startsWith(STEP, depth * STEP.length)) depth += 1;
  return { text: item.slice(depth * STEP.length), depth };
}
