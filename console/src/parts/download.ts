/** Files of the API, with the token of the session. */
import { useCallback } from 'react';
import type { Problem, components } from '../../../client/api.ts';
import { LINK_PREFERENCE, LINK_TYPE } from '../../../lib/declarations/document-links.ts';
import { ProblemError } from './problem-error.ts';
import { useSession } from '../session/session.tsx';

/**
 * What is asked for: the file; or, where it is too large for an answer, a link to it in object storage. The policy of the page does not let
 * a script read another host, so that a link can only be opened.
 */
export type Fetched = { readonly file: Blob } | { readonly link: string };

/** @returns a function that asks for a file. It throws an Error that says why there is none. */
export function useFile(): (path: string) => Promise<Fetched> {
  const { session, refused } = useSession();
  const token = session?.token ?? '';
  return useCallback(
    async (path) => {
      const response = await fetch(path, { headers: { authorization: `Bearer ${token}`, prefer: LINK_PREFERENCE } });
      if (response.status === 401) refused();
      if (!response.ok) {
        const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
        throw new ProblemError({ type: '', code: '', title: `${path}: ${response.status}`, status: response.status, ...problem });
      }
      if (response.headers.get('content-type') !== LINK_TYPE) return { file: await response.blob() };
      return { link: ((await response.json()) as components['schemas']['DocumentLink']).link };
    },
    [token, refused],
  );
}

/** Gives a file to the browser under a name. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  open(address, name);
  URL.revokeObjectURL(address);
}

function open(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** Asks for a file and gives it to the browser. What is behind a link says itself that it is a file to keep, so that the page stays. */
export function useDownload(): (path: string, name: string) => Promise<void> {
  const ask = useFile();
  return useCallback(
    async (path, name) => {
      const fetched = await ask(path);
      if ('link' in fetched) open(fetched.link, name);
      else saveFile(fetched.file, name);
    },
    [ask],
  );
}
