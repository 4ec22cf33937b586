/** Downloads of documents, with the token of the session. */
import { useCallback } from 'react';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';

/** Asks for a document and hands it to the browser under a name. @throws Error that says why there is none. */
export function useDownload(): (path: string, name: string) => Promise<void> {
  const { session, use } = useSession();
  const texts = useTexts();
  const token = session?.token ?? '';
  return useCallback(
    async (path, name) => {
      const response = await fetch(path, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' });
      // A link to object storage, which the policy of the page does not let it follow.
      if (response.type === 'opaqueredirect') throw new Error(texts.tooLarge);
      if (response.status === 401) use(undefined);
      if (!response.ok) {
        const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
        throw new Error(problem.detail ?? problem.title ?? `${path}: ${response.status}`);
      }
      const address = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      URL.revokeObjectURL(address);
    },
    [token, use, texts],
  );
}
