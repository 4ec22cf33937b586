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
export const takesEverySource = ({ bus }: Pick<Mapping, 'bus'>): boolean => bus !== undefined && /^[\s*]*$/.test(bus.source);

/** What every source begins with that Makegood publishes under. */
const OWN = 'makegood.';

/** Whether a source, or its beginning and "*", is that of events of Makegood. */
function takesOwn(source: string): boolean {
  const beginning = source.replace(/\*+$/, '');
  return source.startsWith(OWN) || (beginning !== source && OWN.startsWith(beginning));
}

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
  else if (bus.source !== bus.source.trim())
    issues.push(
      errorIssue('bad-value', '/bus/source', `"${bus.source}" begins or ends with a space; write the source as the tool sends it`),
    );
  else if (takesOwn(bus.source))
    issues.push(
      errorIssue(
        'own-source',
        '/bus/source',
        `"${bus.source}" takes events that Makegood itself publishes, which no mapping reads; write the source of the tool`,
      ),
    );
  for (const [i, detailType] of (bus['detail-type'] ?? []).entries()) {
    if (detailType.includes('*') || detailType !== detailType.trim())
      issues.push(
        errorIssue(
          'bad-value',
          pointer('bus', 'detail-type', i),
          `"${detailType}" is no detail type: each is written whole, without "*" or spaces around it; leave \`detail-type\` out to read all of the source`,
        ),
      );
    if (isPublicType(detailType))
      issues.push(
        errorIssue(
          'public-type',
          pointer('bus', 'detail-type', i),
          `"${detailType}" is an event type of Makegood, which no mapping reads; leave it out, or let the tool send a detail type of its own`,
        ),
      );
  }
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
