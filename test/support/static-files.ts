/** Files of a folder over HTTP for the tests of a file. */
import { afterAll, beforeAll } from 'vitest';
import { serveFolder } from './static-server.ts';

/** @param folder of the files. @param path ends with "/". @returns the address, which is known when tests run. */
export function staticFiles(folder: () => string, path: string): { readonly url: string } {
  let served: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    served = await serveFolder(folder(), path);
  });
  afterAll(() => served.stop());
  return {
    get url() {
      return served.url;
    },
  };
}
