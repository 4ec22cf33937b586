/** What a mapping of an administrator may take from the bus: events of the accounts that it names, and no public event type. */
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { BATCHED_EVENTS } from '../schemas/batched-events.ts';
import { eventTypeOf } from '../schemas/event.ts';
import type { Mapping } from '../schemas/mapping.ts';
import { namesOfType } from '../schemas/old-event-types.ts';

const BATCHED_TYPES = namesOfType(BATCHED_EVENTS).map((type) => `${type}.v1`);

/** Whether events of a detail type are read as they are, by no mapping. */
export const isPublicType = (detailType: string): boolean => eventTypeOf(detailType) !== undefined || BATCHED_TYPES.includes(detailType);

/** Whether the source of a mapping is that of every event. */
export const takesEverySource = ({ bus }: Pick<Mapping, 'bus'>): boolean => bus !== undefined && /^\*+$/.test(bus.source);

/** Every defect of the part `bus` of an administrator's mapping. */
export function checkBus({ bus }: Mapping): Issue[] {
  if (!bus) return [];
  const issues: Issue[] = [];
  if (takesEverySource({ bus }))
    issues.push(
      errorIssue(
        'takes-every-source',
        '/bus/source',
        `"${bus.source}" is the source of every event; write the source of the tool, or its beginning and "*"`,
      ),
    );
  for (const [i, detailType] of (bus['detail-type'] ?? []).entries())
    if (isPublicType(detailType))
      issues.push(
        errorIssue(
          'public-type',
          pointer('bus', 'detail-type', i),
          `"${detailType}" is an event type of Makegood, which no mapping reads; leave it out, or let the tool send a detail type of its own`,
        ),
      );
  if (!bus.accounts)
    issues.push(
      errorIssue(
        'accounts-missing',
        '/bus',
        'the mapping would read events of every account; list under `accounts` the AWS accounts that send events of this tool',
      ),
    );
  return issues;
}
