/** The part of the month that is shown, kept in the address so that a link shows the same. */
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { within } from './range.ts';
import type { Span } from './shown-month.ts';

/** Ms without a change after which the address has the part: browsers bound how often it may change. */
const SETTLED_MS = 400;

/** In the address: both ends, as instants. */
const NAMES = ['from', 'to'] as const;

export function usePart(whole: Span): readonly [part: Span, choose: (part: Span) => void] {
  const [search, setSearch] = useSearchParams();
  const [part, setPart] = useState<Span>(() => {
    const [start, end] = NAMES.map((name) => Date.parse(search.get(name) ?? ''));
    return Number.isFinite(start) && Number.isFinite(end) ? within({ start: start!, end: end! }, whole) : whole;
  });
  useEffect(() => {
    const { pathname } = location;
    const isWhole = part.start === whole.start && part.end === whole.end;
    const wanted = isWhole ? [null, null] : [part.start, part.end].map((at) => new Date(at).toISOString());
    const timer = setTimeout(() => {
      const present = new URLSearchParams(location.search);
      const isThere = NAMES.every((name, i) => present.get(name) === wanted[i]);
      // A person who has gone on to another page, which is still being loaded, is not called back.
      if (isThere || location.pathname !== pathname) return;
      setSearch(
        (before) => {
          NAMES.forEach((name, i) => (wanted[i] ? before.set(name, wanted[i]) : before.delete(name)));
          return before;
        },
        { replace: true },
      );
    }, SETTLED_MS);
    return () => clearTimeout(timer);
    // The function changes with the address.
  }, [part, whole.start, whole.end]);
  const choose = useCallback((next: Span) => setPart(next), []);
  return [part, choose];
}
