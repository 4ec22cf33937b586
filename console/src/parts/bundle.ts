/** The bundle of a revision, or of the preview of a month: its statement and all its evidence. Each is asked for once, in gzip. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Problem } from '../../../client/api.ts';
import { ProblemError } from './problem-error.ts';
import { bundlePath } from './paths.ts';
import { inflated } from './inflated.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';

/** A bundle that is too large even so: the API answers with a link to object storage, which the policy of the page does not let it follow. */
export class TooLargeError extends Error {}

/** Bundles that are kept: one of ten thousand tickets is 25 MB of text. */
const KEPT_MS = 60_000;

/** @returns a function that asks for a bundle, without a cache, as it is sent: in gzip. @throws TooLargeError, ProblemError */
export function useBundleBytes(): (path: string) => Promise<ArrayBuffer> {
  const { session, refused } = useSession();
  const { ofMonth: texts } = useTexts();
  const token = session?.token ?? '';
  return useCallback(
    async (path) => {
      const headers = { authorization: `Bearer ${token}`, accept: 'application/gzip, application/problem+json' };
      const response = await fetch(path, { headers, redirect: 'manual' });
      if (response.type === 'opaqueredirect') throw new TooLargeError(texts.tooLarge);
      if (response.status === 401) refused();
      if (!response.ok) throw new ProblemError((await response.json()) as Problem);
      return response.arrayBuffer();
    },
    [token, refused, texts],
  );
}

/** @returns a function that asks for a bundle, without a cache, as text. @throws TooLargeError, ProblemError */
export function useBundleFile(): (path: string) => Promise<string> {
  const bytes = useBundleBytes();
  return useCallback(async (path) => inflated(await bytes(path)), [bytes]);
}

/** @returns a function that gives the bundle of a revision, which never changes, as text. @throws TooLargeError, ProblemError */
export function useBundleOf(): (statement: string, revision: number) => Promise<string> {
  const client = useQueryClient();
  const { session } = useSession();
  const file = useBundleFile();
  return useCallback(
    (statement, revision) =>
      client.fetchQuery({
        queryKey: [session?.subject, 'bundle', statement, revision],
        queryFn: () => file(bundlePath(statement, revision)),
        staleTime: Infinity,
        gcTime: KEPT_MS,
        retry: false,
      }),
    [client, session?.subject, file],
  );
}
