/** Downloads of documents, with the token of the session. */
import { useCallback } from 'react';
import { useSession } from '../session/session.tsx';

/** Asks for a document and hands it to the browser under a name. A problem is shown by the browser as a failed download is. */
export function useDownload(): (path: string, name: string) => void {
  const { session } = useSession();
  const token = session?.token ?? '';
  return useCallback(
    (path, name) => {
      const load = async (): Promise<void> => {
        const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
        if (!response.ok) throw new Error(`${path} answers ${response.status}`);
        const address = URL.createObjectURL(await response.blob());
        const link = document.createElement('a');
        link.href = address;
        link.download = name;
        link.click();
        URL.revokeObjectURL(address);
      };
      void load();
    },
    [token],
  );
}
