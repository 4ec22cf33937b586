/**
 * GitHub issues as tickets. Instants have seconds only; nothing is retried and nothing is ordered. Severity and waiting are conventions
 * of labels: sev1 ..., waiting-on-customer, waiting-on-third-party, component:<x>. Ids are made of the body: the signature covers no header.
 */
import type { Mapping } from '../../schemas/mapping.ts';

const severity = '$filter(issue.labels.name, function($name) { $substring($name, 0, 3) = "sev" })[0]';

export const github: Mapping = {
  source: 'github',
  note: 'A label component:<x> names the component, as github/<x>.',
  signature: { header: 'x-hub-signature-256', algorithm: 'sha256', encoding: 'hex', prefix: 'sha256=' },
  ignore: [
    { when: '$exists(zen)', because: 'test notification' },
    { when: '$not($exists(issue))', because: 'an event that is of no issue' },
  ],
  facts: [
    {
      type: {
        of: `( $waiting := label.name in ["waiting-on-customer", "waiting-on-third-party"];
               $exists(comment) ? (action = "created" and comment.author_association in ["OWNER", "MEMBER", "COLLABORATOR"] ? "answer" : "moved")
               : action = "labeled" ? ($waiting ? label.name : $substring(label.name, 0, 3) = "sev" ? "severity" : "moved")
               : action = "unlabeled" ? ($waiting ? "resumed" : "moved")
               : action in ["opened", "closed", "reopened"] ? action : "moved" )`,
        map: {
          opened: 'ticket.opened',
          answer: 'ticket.acknowledged',
          severity: 'ticket.severity_changed',
          'waiting-on-customer': { type: 'ticket.paused', with: { reason: 'waiting-on-customer' } },
          'waiting-on-third-party': { type: 'ticket.paused', with: { reason: 'waiting-on-third-party' } },
          resumed: 'ticket.resumed',
          closed: 'ticket.resolved',
          reopened: 'ticket.reopened',
          moved: { ignore: 'an event that moves no timer' },
        },
      },
      // What is no number makes no id, and the event is unreadable.
      id: '{$exists(comment) ? ($type(comment.id) = "number" ? "gh:comment/" & comment.id) : ($type(issue.id) = "number" ? "gh:issue/" & issue.id & "|" & action & "|" & ($type(label.name) = "string" ? label.name : "") & "|" & $at)}',
      occurredAt: {
        from: '$exists(comment) ? comment.created_at : action = "opened" ? issue.created_at : action = "closed" ? issue.closed_at : issue.updated_at',
        format: 'iso',
      },
      component: 'github/{$tags(issue.labels.name, "component")}',
      ticket: 'github/{repository.full_name}#{issue.number}',
      severity: `{action = "opened" ? ${severity} : action = "labeled" and $substring(label.name, 0, 3) = "sev" ? label.name}`,
    },
  ],
};
