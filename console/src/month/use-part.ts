/** The part of the month that is shown, kept in the address so that a link shows the same. */
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { within } from './range.ts';
import type { Span } from './shown-month.ts';

/** Ms without a change after which the address has the part: browsers bound how often it may change. */
const SETTLED_MS = 400;

export function usePart(whole: Span): readonly [part: Span, choose: (part: Span) => void] {
  const [search, setSearch] = useSearchParams();
  const [part, setPart] = useState<Span>(() => {
    const [start, end] = ['from', 'to'].map((name) => Date.parse(search.get(name) ?? ''));
    return Number.isFinite(start) && Number.isFinite(end) ? within({ start: start!, end: end! }, whole) : whole;
  });
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setSearch(
          (before) => {
            const isWhole = part.start === whole.start && part.end === whole.end;
            for (const [name, at] of [
              ['from', part.start],
              ['to', part.end],
            ] as const)
              if (isWhole) before.delete(name);
              else before.set(name, new Date(at).toISOString());
            return before;
          },
          { replace: true },
        ),
      SETTLED_MS,
    );
    return () => clearTimeout(timer);
    // The function changes with the address.
  }, [part, whole.start, whole.end]);
  const choose = useCallback((next: Span) => setPart(next), []);
  return [part, choose];
}
