/** The evidence of a month from the API: of its newest statement, else of a preview; and what the worker makes of it. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAnswer, useApi } from '../api.ts';
import { useBundleFile } from '../parts/bundle.ts';
import { bundlePath } from '../parts/paths.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage } from '../text/catalogue.ts';
import type { ShownMonth } from './shown-month.ts';
import type { AskMonth } from './use-month-worker.ts';

/** Ms after which the evidence of a month without a statement is asked for again. */
const EVERY_MS = 30_000;

/**
 * The bundle as text: the worker reads it. A restatement is another revision, so that its bundle is asked for; until it is there, the page
 * shows the one before.
 */
export function useBundle(contract: string, period: string): UseQueryResult<string> {
  const api = useApi();
  const { session } = useSession();
  const file = useBundleFile();
  const entries = useAnswer(['statements', contract, period], () => api.GET('/v1/statements', { params: { query: { contract, period } } }));
  const newest = entries.data?.items.toSorted((a, b) => b.revision - a.revision)[0];
  const bundle = useQuery({
    queryKey: [session?.subject, 'month', contract, period, newest?.revision],
    enabled: entries.data !== undefined,
    gcTime: 0,
    structuralSharing: false,
    placeholderData: (before: string | undefined) => before,
    // A statement never changes; a month without one does.
    ...(newest ? { staleTime: Infinity } : { refetchInterval: ({ state: { error } }) => (error ? false : EVERY_MS) }),
    queryFn: () =>
      file(
        newest
          ? bundlePath(newest.id, newest.revision)
          : `/v1/previews/${encodeURIComponent(contract)}/${encodeURIComponent(period)}/bundle`,
      ),
  });
  return entries.error && bundle.data === undefined ? (entries as unknown as UseQueryResult<string>) : bundle;
}

export type Measured = { readonly month: ShownMonth } | { readonly refused: string };

/** What the worker measured; undefined while it does so for the first time. */
export function useMeasured(ask: AskMonth, bundle: string): Measured | undefined {
  const language = useLanguage();
  const [measured, setMeasured] = useState<Measured>();
  useEffect(() => {
    let isNewest = true;
    const measure = async (): Promise<Measured> => {
      const refused = await ask('open', bundle);
      return refused === undefined ? { month: await ask('shown', language) } : { refused };
    };
    void measure()
      .catch((error: unknown) => ({ refused: (error as Error).message }))
      .then((found) => isNewest && setMeasured(found));
    return () => {
      isNewest = false;
    };
  }, [ask, bundle, language]);
  return measured;
}
