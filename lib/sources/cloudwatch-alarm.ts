/**
 * CloudWatch alarm state changes, as EventBridge carries them. Instants: ISO-8601 with "+0000".
 * The alarm comes after the trouble began: `reasonData.startDate`, the first datapoint that was judged, is the candidate start.
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
import { parseInstant } from '../domain/time/instant.ts';
import type { EventType } from '../domain/evidence/fact.ts';
import { type Source, textAt, unreadable } from './source.ts';

const TYPES: Readonly<Record<string, EventType>> = { ALARM: 'service.down', OK: 'service.up', INSUFFICIENT_DATA: 'service.unknown' };

export const cloudwatchAlarm: Source = {
  name: 'cloudwatch-alarm',
  matches: (envelope) => envelope.source === 'aws.cloudwatch' && envelope['detail-type'] === 'CloudWatch Alarm State Change',
  readEnvelope(envelope) {
    const state = textAt(envelope.detail, 'state', 'value');
    const occurredAt = parseInstant(textAt(envelope.detail, 'state', 'timestamp') ?? '');
    const alarm = envelope.resources?.[0];
    if (alarm === undefined) return unreadable('/resources/0', 'the alarm ARN is missing');
    if (occurredAt === undefined) return unreadable('/detail/state/timestamp', 'is no instant with an offset');
    if (state === textAt(envelope.detail, 'previousState', 'value')) return { ignored: `the alarm was ${state} before` };
    const type = TYPES[state ?? ''];
    if (!type) return unreadable('/detail/state/value', `"${state}" is no alarm state`);
    const candidateStart = type === 'service.down' ? startOf(textAt(envelope.detail, 'state', 'reasonData')) : undefined;
    return {
      readings: [
        {
          id: `eb:${envelope.id}`,
          type,
          occurredAt,
          component: alarm,
          body: { ...(candidateStart !== undefined && candidateStart < occurredAt && { candidateStart }) },
        },
      ],
    };
  },
};

/** `reasonData` is JSON inside JSON; what cannot be read in it only costs the candidate start. */
function startOf(reasonData: string | undefined): number | undefined {
  try {
    return parseInstant(textAt(JSON.parse(reasonData ?? 'null'), 'startDate') ?? '');
  } catch {
    return undefined;
  }
}
