/** Refuses a token without a subject: what it does would be under no name, and all such callers would be one. */
import { HttpProblem, hasSubject } from '../http.ts';
import { type HttpMiddleware, guardedRoute } from './middleware.ts';

/** @throws HttpProblem 401 */
export const knownSubject = (): HttpMiddleware => ({
  before: (request) => {
    if (!guardedRoute(request) || hasSubject(request.event)) return;
    throw new HttpProblem(401, 'no-subject', 'the token has no subject (claim "sub"), so nothing could be recorded under a name', [], {
      'www-authenticate': 'Bearer error="invalid_token", error_description="the claim sub is missing"',
    });
  },
});
