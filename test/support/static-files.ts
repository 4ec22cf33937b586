/** Files of a folder over HTTP, as a host of static files serves them: below a path, without a header of its own. */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** @param folder of the files. @param path ends with "/". @returns the address, which is known when tests run. */
export function staticFiles(folder: () => string, path: string): { readonly url: string } {
  let url = '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const asked = pathname.startsWith(path) ? pathname.slice(path.length) || 'index.html' : undefined;
    const file = asked === undefined ? undefined : normalize(join(folder(), asked));
    void (file === undefined ? Promise.reject(new Error('outside')) : readFile(file)).then(
      (content) => response.writeHead(200, { 'content-type': TYPES[extname(file!)] ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return {
    get url() {
      return url;
    },
  };
}
