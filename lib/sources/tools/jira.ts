/**
 * Jira and Jira Service Management. The instant is `timestamp`; the dates inside the issue are in the zone of a user. Names of statuses
 * are the tenant's own: beside the usual ones the status category decides (new, indeterminate, done). Copy this mapping
 * (`makegood source show jira`) and name your own. Ids are made of the body: the signature does not cover the header with the delivery's own.
 */
import type { Mapping } from '../../schemas/mapping.ts';

const component = 'jira/{issue.fields.components.name}';
const ticket = 'jira/{issue.key}';
const occurredAt = { from: 'timestamp', format: 'epoch-milliseconds' } as const;

/** As above, from inside an entry of the change log. */
const ofBody = (text: string): string => text.replaceAll('issue.', '$body.issue.');

export const jira: Mapping = {
  source: 'jira',
  note: 'jira/<name of each component> is a component.',
  cites: ['https://developer.atlassian.com/cloud/jira/platform/webhooks/'],
  signature: { header: 'x-hub-signature', algorithm: 'sha256', encoding: 'hex', prefix: 'sha256=' },
  ignore: [
    {
      when: '$not(webhookEvent in ["jira:issue_created", "jira:issue_updated", "comment_created"])',
      because: 'an event that moves no timer',
    },
    {
      when: 'webhookEvent = "jira:issue_updated" and $count(changelog.items[field in ["status", "priority"]]) = 0',
      because: 'neither status nor priority changed',
    },
    {
      when: 'webhookEvent = "comment_created" and ($not(comment.jsdPublic) or comment.author.accountId = issue.fields.reporter.accountId)',
      because: 'a comment that is no public answer',
    },
  ],
  each: 'webhookEvent = "jira:issue_updated" ? changelog.items[field in ["status", "priority"]] : $',
  facts: [
    {
      when: '$body.webhookEvent = "jira:issue_created"',
      type: 'ticket.opened',
      id: 'jira:{issue.id}|created',
      occurredAt,
      component,
      ticket,
      severity: '{issue.fields.priority.name}',
    },
    {
      when: '$body.webhookEvent = "comment_created"',
      type: 'ticket.acknowledged',
      id: 'jira:comment/{comment.id}',
      occurredAt,
      component,
      ticket,
    },
    {
      when: '$body.webhookEvent = "jira:issue_updated"',
      type: {
        of: `( $category := $body.issue.fields.status.statusCategory.key;
               $known := ["Waiting for customer", "Pending", "Waiting for support", "In Progress", "Open", "To Do", "Reopened", "Resolved", "Done", "Closed", "Canceled"];
               field = "priority" ? "priority"
               : toString in ["Waiting for support", "In Progress", "Open", "To Do"] and fromString in ["Waiting for customer", "Pending"] ? "resumed"
               : toString in ["Waiting for support", "In Progress", "Open", "To Do", "Reopened"] and fromString in ["Resolved", "Done", "Closed"] ? "reopened"
               : toString in $known ? toString : $category )`,
        map: {
          priority: 'ticket.severity_changed',
          resumed: 'ticket.resumed',
          reopened: 'ticket.reopened',
          'Waiting for customer': { type: 'ticket.paused', with: { reason: 'waiting-on-customer' } },
          Pending: { type: 'ticket.paused', with: { reason: 'waiting-on-third-party' } },
          Resolved: 'ticket.resolved',
          Done: 'ticket.resolved',
          Closed: 'ticket.closed',
          Canceled: 'ticket.closed',
          done: 'ticket.resolved',
          'Waiting for support': { ignore: 'a status that moves no timer' },
          'In Progress': { ignore: 'a status that moves no timer' },
          Open: { ignore: 'a status that moves no timer' },
          'To Do': { ignore: 'a status that moves no timer' },
          Reopened: 'ticket.reopened',
        },
      },
      id: ['jira:{$body.issue.id}|{$position = 1 ? $body.changelog.id}', 'jira:{$body.issue.id}|{$body.changelog.id}|{$position}'],
      occurredAt: { from: '$body.timestamp', format: 'epoch-milliseconds' },
      component: ofBody(component),
      ticket: ofBody(ticket),
      severity: '{field = "priority" ? toString}',
    },
  ],
};
