import { useEffect } from 'react';

/** A form over the page has the focus until it is closed. */
const hasDialog = (): boolean => document.querySelector('[role="dialog"]') !== null;

/**
 * The heading of a page is the title of the browser's tab. On the way to another page it gets the focus: the next key begins there, and a
 * screen reader says where the person is.
 */
export function useHeading(): void {
  useEffect(() => {
    let known = document.querySelector('h1');
    let path = location.pathname;
    const follow = (): void => {
      const heading = document.querySelector('h1');
      const wanted = heading?.textContent ? `${heading.textContent} · Makegood` : 'Makegood';
      if (document.title !== wanted) document.title = wanted;
      if (heading === null || heading === known) return;
      const isLost = document.activeElement === document.body || document.activeElement === null;
      const isNext = known !== null && (isLost || path !== location.pathname);
      [known, path] = [heading, location.pathname];
      if (!isNext || hasDialog()) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(follow);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}
