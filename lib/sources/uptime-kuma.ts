/**
 * Uptime Kuma webhooks. Instants: "YYYY-MM-DD HH:mm:ss.SSS" in UTC without a zone (`heartbeat.time`; `localDateTime` is the
 * server's own zone and is not read). Kuma sends nothing when a monitor leaves maintenance: an outage may stay open.
 * Source: github.com/louislam/uptime-kuma, server/notification-providers/webhook.js and server/model/heartbeat.js
 */
import { formatInstant, parseInstant } from '../domain/time/instant.ts';
import { type Source, isFields, pick, textAt, unreadable } from './source.ts';

export const uptimeKuma = {
  name: 'uptime-kuma',
  readBody(body) {
    if (!isFields(body)) return unreadable('', 'the body must be a JSON object');
    const heartbeat = body.heartbeat;
    if (heartbeat === null && body.monitor === null) return { ignored: 'test notification' };
    const time = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)$/.exec(textAt(heartbeat, 'time') ?? '');
    const occurredAt = time ? parseInstant(`${time[1]}T${time[2]}Z`) : undefined;
    const monitor = textAt(heartbeat, 'monitorID');
    if (occurredAt === undefined) return unreadable('/heartbeat/time', 'is not "YYYY-MM-DD HH:mm:ss.SSS"');
    if (monitor === undefined) return unreadable('/heartbeat/monitorID', 'is missing');
    const status = pick(heartbeat, 'status');
    if (status === 2 || status === 3)
      return { ignored: status === 2 ? 'pending: Kuma is still retrying' : 'maintenance set in Kuma is not an announcement' };
    if (status !== 0 && status !== 1) return unreadable('/heartbeat/status', `"${String(status)}" is none of 0, 1, 2, 3`);
    const reading = { id: `${monitor}|${status}|${formatInstant(occurredAt)}`, occurredAt, component: `uptime-kuma/${monitor}` };
    if (status === 1) return { readings: [{ ...reading, type: 'service.up', body: {} }] };
    const candidateStart = firstFailure(occurredAt, body);
    return { readings: [{ ...reading, type: 'service.down', body: { ...(candidateStart < occurredAt && { candidateStart }) } }] };
  },
} satisfies Source;

/** Down is told after the retries: the first failure was that many retry intervals earlier. */
function firstFailure(occurredAt: number, body: unknown): number {
  const [retries, interval] = [pick(body, 'heartbeat', 'retries'), pick(body, 'monitor', 'retryInterval')];
  return typeof retries === 'number' && typeof interval === 'number' && retries >= 0 && interval >= 0
    ? occurredAt - Math.round(retries * interval * 1000)
    : occurredAt;
}
