/** POST /v1/audits: asks for the audit of a month that has ended. */
import { checkAuditPeriod } from '../../lib/application/closing/audit-period.ts';
import { requestAudit } from '../../lib/application/closing/run-audit.ts';
import { auditRequestSchema } from '../../lib/schemas/http-requests.ts';
import { httpHandler } from './http-handler.ts';
import { HttpProblem, json, parseBody } from './http.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PublishingServices } from '../shared/services.ts';

export const auditRoutes = (all: () => PublishingServices = publishingServices) =>
  httpHandler(
    'start-audit',
    (given) => ({
      'POST /v1/audits': async (event) => {
        const { stores, publisher, clock } = given();
        const { period, everything } = parseBody(auditRequestSchema, event);
        const issue = checkAuditPeriod(period, clock());
        if (issue) throw new HttpProblem(409, issue.code, issue.message, [issue]);
        const record = await requestAudit(period, everything, stores, publisher, clock);
        return json(202, { ...record, outcomes: [] }, { location: `/v1/audits/${period}` });
      },
    }),
    all,
  );

export const handler = auditRoutes();
