import { useEffect } from 'react';

/** The title of the browser's tab is the heading of the page. */
export function useTitleOfPage(): void {
  useEffect(() => {
    const title = (): void => {
      const heading = document.querySelector('h1')?.textContent;
      const wanted = heading ? `${heading} · Makegood` : 'Makegood';
      if (document.title !== wanted) document.title = wanted;
    };
    const observer = new MutationObserver(title);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}
