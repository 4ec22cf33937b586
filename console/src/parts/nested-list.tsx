/** The items of a list of a document: what belongs to an item is in a list below it. */
import type { ReactNode } from 'react';
import { readDepth } from '../../../lib/presentation/document/depth.ts';
import { MessageSaid } from './said.tsx';
import { Sentence } from './sentence.tsx';

interface Node {
  readonly text: string;
  readonly below: Node[];
}

/** Each item below the last one that is less deep. */
function nested(items: readonly string[]): Node[] {
  const top: Node[] = [];
  const levels: Node[][] = [top];
  for (const item of items) {
    const { text, depth } = readDepth(item);
    const node: Node = { text, below: [] };
    levels.length = Math.min(depth + 1, levels.length);
    levels.at(-1)!.push(node);
    levels.push(node.below);
  }
  return top;
}

const listOf = (nodes: readonly Node[]): ReactNode => (
  <ul>
    {nodes.map(({ text, below }, i) => (
      <li key={i}>
        <MessageSaid said={(part) => <Sentence>{part}</Sentence>}>{text}</MessageSaid>
        {below.length > 0 && listOf(below)}
      </li>
    ))}
  </ul>
);

export function NestedList({ items }: { readonly items: readonly string[] }): ReactNode {
  return listOf(nested(items));
}
