/** Claims and what was credited, disputes, open remedies, the audit trail. */
import { type Claim, claimOf } from '../../lib/domain/claims/claim.ts';
import { balancesByLine } from '../../lib/domain/claims/line-balances.ts';
import { type DisputeResult, decideDispute, openDispute, withdrawDispute } from '../../lib/application/claims/dispute-statement.ts';
import type { Dispute } from '../../lib/domain/claims/dispute.ts';
import {
  type JudgedTransition,
  type TransitionFailure,
  judgeTransition,
  newestLines,
  recordJudged,
} from '../../lib/application/claims/record-transition.ts';
import { partyOf } from '../../lib/domain/claims/transition.ts';
import { waitingStep } from '../../lib/domain/approvals/second-person.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import {
  claimQuerySchema,
  claimTransitionRequestSchema,
  disputeQuerySchema,
  decideRequestSchema,
  disputeRequestSchema,
  remediesQuerySchema,
  auditTrailQuerySchema,
  withdrawRequestSchema,
} from '../../lib/schemas/http-requests.ts';
import { httpHandler } from './http-handler.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  callerOf,
  json,
  maySee,
  narrowed,
  ownFilter,
  parseBody,
  parseQuery,
  pathParameter,
} from './http.ts';
import { type Approved, heldFor } from './second-person.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PublishingServices } from '../shared/services.ts';

const unknownClaim = (id: string): HttpProblem =>
  new HttpProblem(404, 'unknown-claim', `there is no claim "${id}"; a statement that owes something opens it`);

/** Who approves inside the customer is not the vendor's to see, nor the other way round. */
function claimFor(vendor: string | undefined, claim: Claim): Claim {
  const own = partyOf(vendor);
  const transitions = claim.transitions.map(({ approval, ...entry }) => ({
    ...entry,
    ...(approval && entry.party === own && { approval }),
  }));
  return { ...claim, transitions };
}

async function getClaim(event: HttpEvent, { stores }: PublishingServices): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const known = await stores.claims.get(id);
  if (!known || !maySee(event, known.head.vendor)) throw unknownClaim(id);
  const claim = claimOf(known.head, known.transitions);
  return json(200, { ...claimFor(callerOf(event).vendor, claim), ...balancesByLine(claim, await newestLines(claim, stores)) });
}

/** @param approved by whom, where it waited for a second person. */
export async function recordTransitionOf(event: HttpEvent, services: PublishingServices, approved?: Approved): Promise<HttpResult> {
  const { stores, publisher, clock, environment } = services;
  const id = pathParameter(event, 'id');
  const { subject, vendor } = callerOf(event);
  const given = { ...parseBody(claimTransitionRequestSchema, event), by: subject, ...(approved && { approval: approved }) };
  const judged = await judgeTransition(id, given, vendor, stores, clock);
  if ('failure' in judged) throw problemOf(id, judged);
  const step =
    approved || judged.isRepeat || !environment.secondPerson
      ? undefined
      : waitingStep(judged.claim, judged.transition, environment.secondPerson);
  if (step) return heldFor(event, { ...step, summary: summaryOf(id, judged) }, services);
  // What was judged is recorded, and nothing else: two requests at once cannot both stay under a limit.
  const recorded = await recordJudged(judged, stores, publisher);
  if ('claim' in recorded) return json(200, claimFor(vendor, recorded.claim));
  throw problemOf(id, recorded);
}

function problemOf(id: string, { failure, issue }: TransitionFailure): HttpProblem {
  if (failure === 'unknown') return unknownClaim(id);
  if (failure === 'conflict')
    return new HttpProblem(409, 'revision-conflict', 'another caller recorded a transition just now; read the claim and try again');
  return new HttpProblem(422, issue!.code, issue!.message, [issue!]);
}

function summaryOf(
  id: string,
  { claim: { open, currency }, transition: { kind, amount = open.amount, reference, note } }: JudgedTransition,
): string {
  const more = [reference, note].filter((text) => text !== undefined).join(', ');
  return `${kind} ${amount} ${currency} on ${id}, where ${open.amount} ${currency} are open${more === '' ? '' : `: ${more}`}`;
}

async function openOne(event: HttpEvent, { stores, clock }: PublishingServices): Promise<HttpResult> {
  const { subject, vendor } = callerOf(event);
  const body = parseBody(disputeRequestSchema, event);
  const opened = await openDispute({ ...body, by: subject, requestId: event.requestContext.requestId }, vendor, stores, clock);
  if ('failure' in opened && opened.failure === 'unknown')
    throw new HttpProblem(404, 'unknown-contract', `there is no contract "${body.contract}"`);
  return json(201, disputeOf(opened, ''), { location: `/v1/disputes?contract=${encodeURIComponent(body.contract)}` });
}

async function listDisputes(event: HttpEvent, { stores }: PublishingServices): Promise<HttpResult> {
  const { cursor, limit, ...filter } = parseQuery(disputeQuerySchema, event);
  return json(200, await stores.disputes.page(ownFilter(event, filter), cursor, limit));
}

async function withdraw(event: HttpEvent, { stores, clock }: PublishingServices): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { subject: by, vendor } = callerOf(event);
  const { note } = parseBody(withdrawRequestSchema, event);
  return json(200, disputeOf(await withdrawDispute({ id, by, note }, vendor, stores, clock), id));
}

async function decide(event: HttpEvent, { stores, clock }: PublishingServices): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { note, outcome } = parseBody(decideRequestSchema, event);
  return json(200, disputeOf(await decideDispute({ id, by: callerOf(event).subject, note, outcome }, stores, clock), id));
}

function disputeOf(result: DisputeResult, id: string): Dispute {
  if ('dispute' in result) return result.dispute;
  if (result.failure === 'unknown') throw new HttpProblem(404, 'unknown-dispute', `there is no dispute "${id}"`);
  if (result.failure === 'not-open') throw new HttpProblem(409, 'dispute-closed', 'the dispute is not open any more');
  throw new HttpProblem(422, result.issue.code, result.issue.message, [result.issue]);
}

async function auditTrail(event: HttpEvent, by: string | undefined, { stores, clock }: PublishingServices): Promise<HttpResult> {
  const { day, cursor, limit } = parseQuery(auditTrailQuerySchema, event);
  return json(200, await stores.requests.auditTrail(day ?? formatInstant(clock()).slice(0, 10), by, cursor, limit));
}

export const claimRoutes = (all: () => PublishingServices = publishingServices) =>
  httpHandler(
    'manage-claims',
    (given) => ({
      'GET /v1/claims': async (event) => {
        const { cursor, limit, ...filter } = parseQuery(claimQuerySchema, event);
        return json(200, await given().stores.claims.page(ownFilter(event, filter), cursor, limit));
      },
      'GET /v1/claims/{id}': (event) => getClaim(event, given()),
      'POST /v1/claims/{id}/transitions': (event) => recordTransitionOf(event, given()),
      'GET /v1/remedies': async (event) => {
        const { on, vendor, cursor, limit } = parseQuery(remediesQuerySchema, event);
        const day = on ?? formatInstant(given().clock()).slice(0, 10);
        return json(200, await given().stores.claims.remedies(day, narrowed(event, vendor), cursor, limit));
      },
      'POST /v1/disputes': (event) => openOne(event, given()),
      'GET /v1/disputes': (event) => listDisputes(event, given()),
      'POST /v1/disputes/{id}/withdraw': (event) => withdraw(event, given()),
      'POST /v1/disputes/{id}/decide': (event) => decide(event, given()),
      'GET /v1/audit-trail': (event) => auditTrail(event, undefined, given()),
      'GET /v1/audit-trail/own': (event) => auditTrail(event, callerOf(event).subject, given()),
    }),
    all,
  );

export const handler = claimRoutes();
