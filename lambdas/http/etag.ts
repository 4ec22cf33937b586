/** ETags: an answer has the tag of its version, and a caller that has this version already gets 304 without a body. */
import type { HttpEvent, HttpResult } from './http.ts';

/** Money is in it: no cache keeps it by itself. A client that keeps it with its tag asks by `If-None-Match` whether it is still the newest. */
const CACHE = { 'cache-control': 'private, no-store' } as const;

/** 304 when the caller has this version already. */
export async function withETag(event: HttpEvent, tag: string, respond: () => HttpResult | Promise<HttpResult>): Promise<HttpResult> {
  const quoted = `"${tag}"`;
  const known = (event.headers?.['if-none-match'] ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  if (known.includes(quoted) || known.includes('*')) return { statusCode: 304, headers: { ...CACHE, etag: quoted } };
  const response = await respond();
  return { ...response, headers: { ...response.headers, ...CACHE, etag: quoted, vary: 'accept' } };
}
