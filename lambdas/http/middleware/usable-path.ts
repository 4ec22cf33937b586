/** A path whose parts can be no ids: nothing is there, whatever the route. */
import { LIMITS } from '../../../lib/declarations/limits.ts';
import { HttpProblem } from '../http.ts';
import type { HttpMiddleware } from './middleware.ts';

/** Control characters, and halves of surrogate pairs. */
const UNUSABLE = /[\p{Cc}\p{Surrogate}]/u;

/** @throws HttpProblem 404 */
export const usablePath = (): HttpMiddleware => ({
  before: ({ event }) => {
    for (const text of Object.values(event.pathParameters ?? {}))
      if (text !== undefined && (UNUSABLE.test(text) || Buffer.byteLength(text) > LIMITS.pathParameterBytes.value))
        throw new HttpProblem(
          404,
          'no-such-route',
          'nothing is under this path: a part of it is too long, or has characters that no id has',
        );
  },
});
