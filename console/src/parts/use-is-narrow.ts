/** Whether the window is as narrow as a phone. */
import { useSyncExternalStore } from 'react';

/** Where the layout of the components becomes that of a phone. */
const NARROW = matchMedia('(max-width: 688px)');

function subscribe(changed: () => void): () => void {
  NARROW.addEventListener('change', changed);
  return () => NARROW.removeEventListener('change', changed);
}

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => NARROW.matches);
