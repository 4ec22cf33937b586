/**
 * New Relic workflows by EventBridge. `updatedAt` moves with every update, so the instants of beginning and end are read from `activatedAt` and
 * `closedAt` where the template has them. An issue is an outage of its entities and a ticket.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const newrelic: Mapping = {
  source: 'newrelic',
  note: 'newrelic/<each impacted entity> is a component. Add activatedAt and closedAt to the template, and switch on ACKNOWLEDGED and CLOSED.',
  bus: { source: 'aws.partner/newrelic.com/*', at: 'detail' },
  ignore: [{ when: 'state = "CREATED"', because: 'the issue is not active yet' }],
  facts: [
    {
      type: {
        of: 'state',
        map: {
          ACTIVATED: 'service.down',
          CLOSED: 'service.up',
          ACKNOWLEDGED: { ignore: 'acknowledged: the ticket says so' },
        },
      },
      id: '{id}|{state}|{updatedAt}',
      occurredAt: {
        from: 'state = "CLOSED" ? ($exists(closedAt) ? closedAt : updatedAt) : $exists(activatedAt) ? activatedAt : createdAt',
        format: 'epoch-milliseconds',
      },
      component: 'newrelic/{impactedEntities}',
      incident: '{id}',
      severity: '{priority}',
    },
    {
      type: { of: 'state', map: { ACTIVATED: 'ticket.opened', ACKNOWLEDGED: 'ticket.acknowledged', CLOSED: 'ticket.resolved' } },
      id: '{id}|{state}|{updatedAt}|ticket',
      occurredAt: {
        from: 'state = "ACTIVATED" ? ($exists(activatedAt) ? activatedAt : createdAt) : state = "CLOSED" and $exists(closedAt) ? closedAt : updatedAt',
        format: 'epoch-milliseconds',
      },
      component: 'newrelic/{impactedEntities}',
      ticket: '{id}',
      severity: '{priority}',
    },
  ],
};
