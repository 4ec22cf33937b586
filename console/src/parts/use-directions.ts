/** The one place at which words of others are kept from turning what is beside them round: the text of the page, before it is painted. */
import { useEffect } from 'react';
import { directed } from '../../../lib/presentation/directions.ts';

function direct(root: Node): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  // The walker skips its root.
  for (let text: Node | null = root instanceof Text ? root : texts.nextNode(); text; text = texts.nextNode()) {
    const { data } = text as Text;
    const wanted = directed(data);
    if (wanted !== data) (text as Text).data = wanted;
  }
}

/** A mutation is seen before the next frame, so that no frame shows it otherwise. What is typed into a field is no text of the page. */
export function useDirections(): void {
  useEffect(() => {
    direct(document.body);
    const observer = new MutationObserver((mutations) => {
      for (const { type, target, addedNodes } of mutations)
        if (type === 'characterData') direct(target);
        else addedNodes.forEach(direct);
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}
