/** The evidence of a month from the API: of its newest statement, else of a preview; and what the worker makes of it. */
import type { SaidIssue } from '../text/issue-text.ts';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAnswer, useApi } from '../api.ts';
import { useBundleBytes } from '../parts/bundle.ts';
import { bundlePath } from '../parts/paths.ts';
import { useSession } from '../session/session.tsx';
import { type Language, useLanguage } from '../text/catalogue.ts';
import type { ShownMonth, ShownTimer } from './shown-month.ts';
import type { AskMonth } from './use-month-worker.ts';

/** Ms after which the evidence of a month without a statement is asked for again. */
const EVERY_MS = 30_000;

/**
 * The bundle in gzip: the worker inflates and reads it, which would hold the page up. A restatement is another revision, so that its bundle is asked for; until it is there, the page
 * shows the one before.
 */
export function useBundle(contract: string, period: string): UseQueryResult<ArrayBuffer> {
  const api = useApi();
  const { session } = useSession();
  const file = useBundleBytes();
  const entries = useAnswer(['statements', contract, period], () => api.GET('/v1/statements', { params: { query: { contract, period } } }));
  const newest = entries.data?.items.toSorted((a, b) => b.revision - a.revision)[0];
  const bundle = useQuery({
    queryKey: [session?.subject, 'month', contract, period, newest?.revision],
    enabled: entries.data !== undefined,
    gcTime: 0,
    // What is as before is not measured again.
    structuralSharing: (before, next) => (areSame(before as ArrayBuffer | undefined, next as ArrayBuffer) ? before : next),
    placeholderData: (before: ArrayBuffer | undefined) => before,
    // A statement never changes; a month without one does.
    ...(newest ? { staleTime: Infinity } : { refetchInterval: ({ state: { error } }) => (error ? false : EVERY_MS) }),
    queryFn: () =>
      file(
        newest
          ? bundlePath(newest.id, newest.revision)
          : `/v1/previews/${encodeURIComponent(contract)}/${encodeURIComponent(period)}/bundle`,
      ),
  });
  return entries.error && bundle.data === undefined ? (entries as unknown as UseQueryResult<ArrayBuffer>) : bundle;
}

function areSame(before: ArrayBuffer | undefined, next: ArrayBuffer): boolean {
  if (before?.byteLength !== next.byteLength) return false;
  const [one, other] = [new Uint8Array(before), new Uint8Array(next)];
  return one.every((byte, i) => byte === other[i]);
}

export type Measured = { readonly month: ShownMonth } | { readonly refused: SaidIssue };

/** The timers come in parts: thousands of them at once would hold the page up. */
async function shownMonth(ask: AskMonth, language: Language): Promise<ShownMonth> {
  const { timerCount, ...month } = await ask('shown', language);
  const timers: ShownTimer[] = [];
  while (timers.length < timerCount) {
    const part = await ask('timers', timers.length);
    // Of another bundle that was opened meanwhile, whose month is shown next.
    if (part.length === 0) break;
    timers.push(...part);
  }
  return { ...month, timers };
}

/** What the worker measured; undefined while it does so for the first time. */
export function useMeasured(ask: AskMonth, bundle: ArrayBuffer): Measured | undefined {
  const language = useLanguage();
  const [measured, setMeasured] = useState<Measured>();
  useEffect(() => {
    let isNewest = true;
    const measure = async (): Promise<Measured> => {
      const refused = await ask('open', bundle);
      return refused === undefined ? { month: await shownMonth(ask, language) } : { refused };
    };
    void measure()
      .catch((error: unknown) => ({ refused: { message: (error as Error).message } }))
      .then((found) => isNewest && setMeasured(found));
    return () => {
      isNewest = false;
    };
  }, [ask, bundle, language]);
  return measured;
}
