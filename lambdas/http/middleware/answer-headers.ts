/** Puts the headers of all answers, and those of later middlewares, on every answer. First in the chain: it sees the answer last. */
import { ANSWER_HEADERS } from '../../../lib/declarations/answer-headers.ts';
import { type HttpMiddleware, type HttpRequest, addHeaders, withHeaders } from './middleware.ts';

const finish = (request: HttpRequest): void => {
  if (request.response) request.response = withHeaders(request, request.response);
};

export const answerHeaders = (): HttpMiddleware => ({
  before: (request) => addHeaders(request, ANSWER_HEADERS),
  after: finish,
  onError: finish,
});
