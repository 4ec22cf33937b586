/** A body that is larger than its route needs is refused before anything reads it. */
import { LIMITS } from '../../../lib/declarations/limits.ts';
import { type HttpEvent, HttpProblem } from '../http.ts';
import { type HttpMiddleware, declaredRoute, isWrite } from './middleware.ts';

const sizeOf = ({ body, isBase64Encoded }: HttpEvent): number =>
  body === undefined ? 0 : Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8');

/** @throws HttpProblem 413 */
export const boundedBody = (): HttpMiddleware => ({
  before: (request) => {
    if (!isWrite(request)) return;
    const most = declaredRoute(request)?.mostBytes ?? LIMITS.bodyBytes.value;
    if (sizeOf(request.event) > most)
      throw new HttpProblem(413, 'too-large', `the body has more than ${most} bytes, which is the most that this route takes`);
  },
});
