/** Turns whatever is thrown into problem+json (RFC 9457), here and nowhere else. */
import { asResult } from '../http.ts';
import type { HttpMiddleware } from './middleware.ts';

export const problemJson = (): HttpMiddleware => ({
  onError: (request) => {
    request.response ??= asResult(request.error, request.event);
  },
});
