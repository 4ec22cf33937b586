/** What the worker says of a mapping, for the newest text that one stopped typing. */
import { useEffect, useMemo, useState } from 'react';
import { TookTooLong, useWorker } from '../worker/asked-worker.ts';
import type { TriedMapping, WORK } from './mapping-work.ts';
import type { HeldDelivery } from './webhook-state.ts';

const start = (): Worker => new Worker(new URL('./mapping-worker.ts', import.meta.url), { type: 'module' });

/** Ms without typing after which the text is tried. */
const PAUSE_MS = 250;
/** Ms that the deliveries of a page may take together; the server allows a fraction of it for each. */
const MAX_MS = 3000;
/** Deliveries that are tried. */
const MAX_DELIVERIES = 10;

export function useTried(text: string, deliveries: readonly HeldDelivery[]): { readonly tried?: TriedMapping; readonly tooLong: boolean } {
  const ask = useWorker<typeof WORK>(start, MAX_MS);
  const [found, setFound] = useState<{ readonly tried?: TriedMapping; readonly tooLong: boolean }>({ tooLong: false });
  // The same deliveries are asked for again every few seconds.
  const ids = deliveries.map(({ id }) => id).join(' ');
  const given = useMemo(() => deliveries.slice(0, MAX_DELIVERIES), [ids]);
  useEffect(() => {
    let isNewest = true;
    const timer = setTimeout(() => {
      ask('tryMapping', text, given).then(
        (tried) => isNewest && setFound({ tried, tooLong: false }),
        (error: unknown) => isNewest && error instanceof TookTooLong && setFound({ tooLong: true }),
      );
    }, PAUSE_MS);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [ask, text, given]);
  return found;
}
