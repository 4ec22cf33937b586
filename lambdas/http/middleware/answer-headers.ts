/** Puts the headers of security, and those of later middlewares, on every answer. First in the chain: it sees the answer last. */
import { type HttpMiddleware, type HttpRequest, addHeaders, guardedRoute, withHeaders } from './middleware.ts';

const SECURITY = { 'x-content-type-options': 'nosniff', 'strict-transport-security': 'max-age=31536000' };

const finish = (request: HttpRequest): void => {
  if (request.response) request.response = withHeaders(request, request.response);
};

export const answerHeaders = (): HttpMiddleware => ({
  before: (request) => addHeaders(request, { ...SECURITY, ...(guardedRoute(request)?.secrets && { 'cache-control': 'no-store' }) }),
  after: finish,
  onError: finish,
});
