/** The evidence of a month from the API: of its newest statement, else of a preview; and what the worker makes of it. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Problem } from '../../../client/api.ts';
import { ProblemError, useApi, useAsk } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import type { ShownMonth } from './shown-month.ts';
import type { AskMonth } from './use-month-worker.ts';

/** Ms after which the evidence of a month without a statement is asked for again. */
const EVERY_MS = 30_000;

const isPreview = (bundle: string): boolean => bundle.startsWith('{"format":"makegood-preview-bundle');

/** The bundle as text: the worker reads it. Over the network it is gzip, because an answer of 4.4 MB is the largest. */
export function useBundle(contract: string, period: string): UseQueryResult<string> {
  const api = useApi();
  const ask = useAsk();
  const { session, refused } = useSession();
  const { ofMonth: texts } = useTexts();
  return useQuery({
    queryKey: [session?.subject, 'month', contract, period],
    gcTime: 0,
    structuralSharing: false,
    refetchInterval: ({ state: { data, error } }) => (error || data === undefined || !isPreview(data) ? false : EVERY_MS),
    queryFn: async () => {
      const { items } = await ask(api.GET('/v1/statements', { params: { query: { contract, period } } }));
      const path = items[0]
        ? `/v1/statements/${encodeURIComponent(items[0].id)}/bundle`
        : `/v1/previews/${encodeURIComponent(contract)}/${encodeURIComponent(period)}/bundle`;
      const headers = { authorization: `Bearer ${session?.token ?? ''}`, accept: 'application/gzip, application/problem+json' };
      const response = await fetch(path, { headers, redirect: 'manual' });
      // A link to object storage, which the policy of the page does not let it follow.
      if (response.type === 'opaqueredirect') throw new Error(texts.tooLarge);
      if (response.status === 401) refused();
      if (!response.ok) throw new ProblemError((await response.json()) as Problem);
      return new Response(response.body!.pipeThrough(new DecompressionStream('gzip'))).text();
    },
  });
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
