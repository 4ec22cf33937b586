/** What a view shows, kept in its address so that a link shows the same: a tab, an open dialog, the order of a table, a page of it. */
import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

/**
 * One value of the address; undefined where it has none.
 * @param isStep whether "back" undoes a change, as it closes a dialog; the order of a table is no step.
 */
export function useAddress(name: string, isStep = true): readonly [string | undefined, (value: string | undefined) => void] {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const set = useCallback(
    (value: string | undefined) => {
      // Of the address as it is by now: another value may have changed since the page was drawn.
      const present = new URLSearchParams(location.search);
      if (value === undefined) present.delete(name);
      else present.set(name, value);
      // The playground has its texts in the fragment.
      void navigate({ search: present.toString(), hash: location.hash }, { replace: !isStep });
    },
    [name, isStep, navigate],
  );
  return [search.get(name) ?? undefined, set];
}

/** A value of the address that is one of several; the first where it is none of them. */
export function useChoice<T extends string>(name: string, choices: readonly T[]): readonly [T, (choice: T) => void] {
  const [value, set] = useAddress(name, false);
  const chosen = choices.find((choice) => choice === value) ?? choices[0]!;
  return [chosen, (choice) => set(choice === choices[0] ? undefined : choice)];
}
