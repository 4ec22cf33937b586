/** The files of the web console, with the headers that CloudFront gives them in the cloud. */
import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONSOLE_HEADERS, type ConsoleConfig, consoleCache, consoleFile, consolePolicy } from '../../lib/declarations/console.ts';
import type { Response } from '../api-gateway/gateway.ts';

/** Where `npm run build -w console` writes. */
const BUILT = fileURLToPath(new URL('../../console/dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const CONFIG: ConsoleConfig = { signIn: 'roles' };

const answer = (status: number, type: string, body: string | Buffer, cache = 'no-store'): Response => ({
  status,
  headers: { ...CONSOLE_HEADERS, 'content-type': type, 'content-security-policy': consolePolicy(), 'cache-control': cache },
  body,
});

/** @param path within the console. */
export async function consoleAnswer(path: string, folder = BUILT): Promise<Response> {
  const file = consoleFile(path) ?? 'index.html';
  if (file === 'config.json') return answer(200, TYPES['.json']!, JSON.stringify(CONFIG), consoleCache(file));
  // Only what is listed is read: no path leads out of the folder.
  const listed = await readdir(folder, { recursive: true }).catch((): string[] => []);
  if (listed.includes(file))
    return answer(200, TYPES[extname(file)] ?? 'application/octet-stream', await readFile(join(folder, file)), consoleCache(file));
  if (file !== 'index.html') return answer(404, 'text/plain', 'Not Found\n');
  return answer(503, 'text/plain', 'The console is not built yet. "npm run build -w console" builds it; reload this page then.\n');
}
