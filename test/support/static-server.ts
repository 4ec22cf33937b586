/** Files of a folder over HTTP, as a host of static files serves them: below a path, without a header of its own. */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

interface StaticServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param folder of the files. @param path ends with "/". */
export async function serveFolder(folder: string, path: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const asked = pathname.startsWith(path) ? pathname.slice(path.length) || 'index.html' : undefined;
    const file = asked === undefined ? undefined : normalize(join(folder, asked));
    void (file === undefined ? Promise.reject(new Error('outside')) : readFile(file)).then(
      (content) => response.writeHead(200, { 'content-type': TYPES[extname(file!)] ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
