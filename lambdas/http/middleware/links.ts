/** Answers a file that is too large for an answer by a link to it. The handler before it has checked that the caller may read the file. */
import { LINK_PREFERENCE, LINK_TYPE, prefersLink } from '../../../lib/declarations/document-links.ts';
import { LIMITS } from '../../../lib/declarations/limits.ts';
import { HOUR, formatInstant } from '../../../lib/domain/time/instant.ts';
import type { Services } from '../../shared/services.ts';
import { type HttpEvent, HttpProblem, type HttpResult, callerKey, json } from '../http.ts';
import { type HttpMiddleware, declaredRoute } from './middleware.ts';

/** Within the JSON of an answer a byte of text takes up to six. Longer text is sent in base64, whose length does not depend on what it says. */
const ESCAPED = 6;

/** A browser that opens the link keeps the file and shows nothing. */
const KEEP = 'attachment';

export const links = (given: () => Services): HttpMiddleware => ({
  after: async (request) => {
    if (!request.response) return;
    const { bytes, ...answer } = request.response;
    if (!declaredRoute(request)?.links) {
      if (bytes) throw new Error(`${request.event.routeKey} is not declared with links`);
      return;
    }
    const size = bytes?.length ?? Buffer.byteLength(answer.body ?? '');
    // What an answer of a function holds in base64, with space for its head.
    const most = LIMITS.documentBytes.value;
    if (bytes === undefined && size * ESCAPED <= most) return;
    const file = Buffer.from(bytes ?? answer.body!);
    request.response =
      size <= most
        ? { ...answer, body: file.toString('base64'), isBase64Encoded: true }
        : await linked(request.event, file, answer, given());
  },
});

/** @throws HttpProblem */
async function linked(event: HttpEvent, bytes: Uint8Array, { headers = {} }: HttpResult, services: Services): Promise<HttpResult> {
  const { documents } = services;
  const most = documents ? LIMITS.linkedBytes.value : LIMITS.documentBytes.value;
  if (!documents || bytes.length > most)
    throw new HttpProblem(
      422,
      'document-too-large',
      `the file has ${bytes.length} bytes and ${most} can be sent; take a shorter span, or the events themselves in pages of GET /v1/evidence`,
    );
  await countFor(event, bytes.length, services);
  const { 'content-type': type, 'content-disposition': disposition = KEEP, ...others } = headers as Record<string, string>;
  const { address, expiresAt } = await documents.put({ bytes, type: type!, disposition });
  const link = { link: address, bytes: bytes.length, type, expiresAt: formatInstant(expiresAt) };
  if (!prefersLink(event.headers?.prefer)) return json(303, link, { ...others, location: address });
  // The tag is of the file, and this answer is not the file.
  const { etag: _, ...shared } = others;
  return json(200, link, { ...shared, 'content-type': LINK_TYPE, 'preference-applied': LINK_PREFERENCE, vary: 'accept, prefer' });
}

/** Each file is kept for a day, so that a caller could fill the storage. @throws HttpProblem 429 past the bound of the hour. */
async function countFor(event: HttpEvent, bytes: number, { stores, clock }: Services): Promise<void> {
  const now = clock();
  const most = LIMITS.linkedHourBytes.value;
  const all = await stores.requests.countLinked(callerKey(event), formatInstant(now).slice(0, 13), bytes);
  if (all - bytes < most) return;
  const seconds = Math.ceil((HOUR - (now % HOUR)) / 1000);
  throw new HttpProblem(
    429,
    'too-many-files',
    `files of ${most} bytes were kept for you in this hour, which is all that is taken; come again in ${seconds} s`,
    [],
    { 'retry-after': String(seconds) },
  );
}
