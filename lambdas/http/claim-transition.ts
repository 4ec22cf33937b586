/** What a party states about a claim: recorded, or held for a second person. */
import { recordedFor } from '../../lib/application/claims/read-claim.ts';
import type { TransitionFailure } from '../../lib/application/claims/record-transition.ts';
import { stateTransition } from '../../lib/application/claims/state-transition.ts';
import { claimTransitionRequestSchema } from '../../lib/schemas/http-requests.ts';
import { type HttpEvent, type HttpResult, HttpProblem, callerOf, json, parseBody, pathParameter } from './http.ts';
import { unknownClaim } from './unknown-claim.ts';
import { under } from './keyed-request.ts';
import { type Approved, heldBefore, heldFor } from './second-person.ts';
import type { PublishingServices } from '../shared/services.ts';

/** @param approved by whom, where it waited for a second person. */
export async function recordTransitionOf(event: HttpEvent, services: PublishingServices, approved?: Approved): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { subject, vendor } = callerOf(event);
  const given = {
    ...parseBody(claimTransitionRequestSchema, event),
    by: subject,
    ...under(event),
    ...(approved && { approval: { id: approved.id, by: approved.by } }),
  };
  const waiting = approved ? undefined : await heldBefore(event, services);
  if (waiting) return waiting;
  const rules = { rules: services.environment.secondPerson, asked: approved?.entry };
  const result = await stateTransition(id, given, vendor, rules, services);
  if ('failure' in result) throw problemOf(id, result);
  return 'waits' in result ? heldFor(event, result.waits, services) : json(200, recordedFor(vendor, result.claim));
}

function problemOf(id: string, { failure, issue }: TransitionFailure): HttpProblem {
  if (failure === 'unknown') return unknownClaim(id);
  if (failure === 'conflict')
    return new HttpProblem(409, 'revision-conflict', 'another caller recorded a transition just now; read the claim and try again');
  return new HttpProblem(422, issue!.code, issue!.message, [issue!]);
}
