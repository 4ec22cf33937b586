/** Requests that wait for a second person: listed, decided and carried out. */
import { type Decision, decideApproval } from '../../lib/application/approvals/decide-approval.ts';
import type { Approval } from '../../lib/domain/approvals/approval.ts';
import { partyOf } from '../../lib/domain/claims/transition.ts';
import { VENDOR_CLAIM } from '../../lib/declarations/tokens.ts';
import { approvalQuerySchema, approveRequestSchema, withdrawRequestSchema } from '../../lib/schemas/http-requests.ts';
import { withEvidence } from '../shared/evidence.ts';
import { erasingServices } from '../shared/erasing.ts';
import type { ErasingServices } from '../shared/services.ts';
import { recordTransitionOf } from './claim-transition.ts';
import { putContractOf } from './contracts.ts';
import { eraseRecordsOf } from './erasures.ts';
import { correctEvidenceOf, remapSourceOf } from './evidence.ts';
import { under } from './keyed-request.ts';
import { listingHandler } from './listing-handler.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  asResult,
  callerOf,
  json,
  listing,
  parseBody,
  parseQuery,
  pathParameter,
  refuseCostCentres,
} from './http.ts';
import { type Approved, asEvent, shownApproval } from './second-person.ts';

/** What carries out the requests that may wait. */
const CARRIED_OUT: Readonly<Record<string, (event: HttpEvent, services: ErasingServices, approved: Approved) => Promise<HttpResult>>> = {
  'PUT /v1/contracts/{id}': putContractOf,
  'POST /v1/corrections': correctEvidenceOf,
  'POST /v1/sources/{source}/remap': remapSourceOf,
  'POST /v1/claims/{id}/transitions': recordTransitionOf,
  'POST /v1/erasures': eraseRecordsOf,
};

/** Another entry came just between: the step is judged once more, as things stand now. */
function again(error: unknown, once: () => Promise<HttpResult>): Promise<HttpResult> {
  if (error instanceof HttpProblem && error.code === 'revision-conflict') return once();
  throw error;
}

async function carryOut(approval: Approval, at: number, services: ErasingServices): Promise<NonNullable<Approval['result']>> {
  const event = asEvent(approval, VENDOR_CLAIM);
  const approved = { id: approval.id, by: approval.decidedBy!, entry: approval.entry };
  const once = () => CARRIED_OUT[approval.request.route]!(event, { ...services, clock: () => at }, approved);
  try {
    const { statusCode = 200 } = await once().catch((error: unknown) => again(error, once));
    return { status: statusCode };
  } catch (error) {
    const { statusCode = 500 } = asResult(error, event);
    // An internal failure is no end: it is approved again.
    if (!(error instanceof HttpProblem) || statusCode >= 500) throw error;
    return { status: statusCode, code: error.code, detail: error.message };
  }
}

const unknown = (id: string): HttpProblem => new HttpProblem(404, 'unknown-approval', `there is no approval "${id}"`);

async function getOne(event: HttpEvent, { stores }: ErasingServices): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { vendor } = callerOf(event);
  const approval = await stores.approvals.get(id);
  if (!approval || approval.vendor !== vendor) throw unknown(id);
  return json(200, shownApproval(approval));
}

async function decide(event: HttpEvent, decision: Decision, note: string | undefined, services: ErasingServices): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { subject: by, vendor } = callerOf(event);
  const { stores, publisher, clock } = services;
  const result = await decideApproval(
    { id, decision, by, vendor, note, ...under(event) },
    (approval, at) => carryOut(approval, at, services),
    stores,
    publisher,
    clock,
  );
  if ('approval' in result) return json(200, shownApproval(result.approval));
  switch (result.failure) {
    case 'unknown':
      throw unknown(id);
    case 'same-person':
      throw new HttpProblem(403, 'same-person', `${by} asked for it; another person decides it, or ${by} takes it back with /withdraw`);
    case 'not-requester':
      throw new HttpProblem(403, 'not-requester', 'who asked for it takes it back; reject it instead');
    case 'in-progress':
      throw new HttpProblem(409, 'in-progress', 'it was approved just now and is being carried out; read it in a minute', [], {
        'retry-after': '60',
      });
    case 'decided':
      throw new HttpProblem(409, 'approval-decided', 'it is decided already; read it to see how');
  }
}

export const approvalRoutes = (all: () => ErasingServices = withEvidence(erasingServices)) =>
  listingHandler(
    'manage-approvals',
    (given) => ({
      'GET /v1/approvals': async (event) => {
        const { cursor, limit, ...filter } = parseQuery(approvalQuerySchema, event);
        if (filter.costCentre !== undefined) refuseCostCentres(event);
        const { vendor } = callerOf(event);
        return listing(await given().stores.approvals.page({ party: partyOf(vendor), vendor }, filter, cursor, limit));
      },
      'GET /v1/approvals/{id}': (event) => getOne(event, given()),
      'POST /v1/approvals/{id}/approve': (event) => decide(event, 'approve', parseBody(approveRequestSchema, event).note, given()),
      'POST /v1/approvals/{id}/reject': (event) => decide(event, 'reject', parseBody(withdrawRequestSchema, event).note, given()),
      'POST /v1/approvals/{id}/withdraw': (event) => decide(event, 'withdraw', parseBody(withdrawRequestSchema, event).note, given()),
    }),
    all,
  );

export const handler = approvalRoutes();
