/**
 * AWS Health. Times are RFC 7231 dates, and `endTime` may be empty. Affected entities come over several pages in any order: each entity is a
 * fact of its own. Useful as an excuse (a provider's fault) as much as a vendor's downtime.
 */
import type { Mapping } from '../../schemas/mapping.ts';

/** The entity, or the service in its region when none is named. */
const component = ['{entityValue}', 'aws-health/{$body.detail.eventRegion}/{$body.detail.service}'];
/** A message about one entity or none has its own id; entities of one that names several, or of several pages, beside it. */
const isAlone =
  '$count($body.detail.affectedEntities) < 2 and ($not($exists($body.detail.totalPages)) or $string($body.detail.totalPages) = "1")';
const id = [`health:{${isAlone} ? $body.detail.communicationId}`, 'health:{$body.detail.communicationId}|{entityValue}'];
const isIssue = '$body.detail.eventTypeCategory = "issue"';

export const awsHealth: Mapping = {
  source: 'aws-health',
  note: 'The affected entity (an ARN or an id) is the component, else aws-health/<region>/<service>.',
  cites: ['https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html'],
  bus: { source: 'aws.health', 'detail-type': ['AWS Health Event', 'AWS Health Abuse Event'] },
  ignore: [
    { when: '$not(detail.eventTypeCategory in ["issue", "scheduledChange", "plannedChange"])', because: 'a notice that moves no timer' },
  ],
  each: '$count(detail.affectedEntities) > 0 ? detail.affectedEntities : $',
  facts: [
    {
      when: isIssue,
      type: {
        of: '$body.detail.statusCode',
        map: { open: 'service.degraded', closed: 'service.up', upcoming: { ignore: 'an issue that has not begun' } },
      },
      id,
      component,
      incident: ['{$body.detail.eventArn}|{entityValue}', '{$body.detail.eventArn}'],
      occurredAt: {
        from: '$body.detail.statusCode = "closed" and $body.detail.endTime ? $body.detail.endTime : $body.detail.statusCode = "closed" ? $body.detail.lastUpdatedTime : $body.detail.startTime',
        format: 'http-date',
      },
    },
    {
      when: `$not(${isIssue}) and $body.detail.statusCode = "upcoming"`,
      type: 'maintenance.scheduled',
      id,
      component,
      maintenance: '{$body.detail.eventArn}',
      occurredAt: { from: '$body.time', format: 'iso' },
      start: { from: '$body.detail.startTime', format: 'http-date' },
      end: { from: '$body.detail.endTime', format: 'http-date' },
    },
    {
      when: `$not(${isIssue}) and $body.detail.statusCode != "upcoming"`,
      type: { of: '$body.detail.statusCode', map: { open: 'maintenance.started', closed: 'maintenance.ended' } },
      id,
      component,
      maintenance: '{$body.detail.eventArn}',
      occurredAt: {
        from: '$body.detail.statusCode = "closed" and $body.detail.endTime ? $body.detail.endTime : $body.detail.startTime',
        format: 'http-date',
      },
    },
  ],
};
