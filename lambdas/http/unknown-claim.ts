/** The answer about a claim that is not there, or not for the caller. */
import { HttpProblem } from './http.ts';

export const unknownClaim = (id: string): HttpProblem =>
  new HttpProblem(404, 'unknown-claim', `there is no claim "${id}"; a statement that owes something opens it`);
