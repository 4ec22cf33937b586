/**
 * Snapshots of WebRTC getStats() that a player posts: { sessionId, component, stats }. Counters only grow, so that a figure is the difference
 * of two snapshots of one stream. Seconds become milliseconds. Reports of a client on itself count only if the contract accepts them.
 */
import { pushTo } from '../../domain/lists.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { type Reading, readEvent } from '../../schemas/event.ts';
import { readInstant } from '../instant-format.ts';
import { type Delivery, type Fields, type Source, type SourceResult, isFields, pick, textAt, unreadable, eachOnce } from '../source.ts';

const numberAt = (value: unknown, key: string): number | undefined => {
  const found = pick(value, key);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
};

/** Decimal text of at most so many digits after the point. */
const decimal = (value: number | undefined, digits: number): string | undefined =>
  value === undefined || !Number.isFinite(value) ? undefined : String(Number(value.toFixed(digits)));

const grown = (from: Fields, to: Fields, key: string): number | undefined => {
  const [before, after] = [numberAt(from, key), numberAt(to, key)];
  return before === undefined || after === undefined ? undefined : Math.max(0, after - before);
};

function figures(from: Fields, to: Fields, pair: unknown, windowMs: number): Record<string, string | undefined> {
  const [lost, received, frozen] = [
    grown(from, to, 'packetsLost'),
    grown(from, to, 'packetsReceived'),
    grown(from, to, 'totalFreezesDuration'),
  ];
  const [jitter, trip] = [numberAt(to, 'jitter'), numberAt(pair, 'currentRoundTripTime')];
  return {
    lossPct: lost !== undefined && received !== undefined && lost + received > 0 ? decimal((lost / (lost + received)) * 100, 3) : undefined,
    latencyMs: decimal(trip && trip * 1000, 3),
    jitterMs: decimal(jitter && jitter * 1000, 3),
    freezeRatio: decimal(frozen === undefined ? undefined : (frozen * 1000) / windowMs, 6),
  };
}

/** One check from two snapshots; packets between them make it a pass. */
function reading(session: string, component: string, from: Fields, to: Fields, pair: unknown): { reading: Reading } | SourceResult {
  const [start, end] = [from, to].map((entry) => readInstant(textAt(entry, 'timestamp') ?? '', 'epoch-milliseconds'));
  if (start === undefined || end === undefined) return unreadable('/stats', 'a snapshot has no `timestamp` in milliseconds');
  const windowMs = Math.round((end - start) / 1000) * 1000;
  if (windowMs < 1000) return unreadable('/stats', 'two snapshots of one stream must be a second or more apart, in order of time');
  const measured = Object.entries(figures(from, to, pair, windowMs)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value]]],
  );
  const result = readEvent('probe.batch', {
    id: `${session}|${textAt(to, 'ssrc') ?? textAt(to, 'id')}|${end}`,
    occurredAt: formatInstant(end),
    component,
    probe: 'webrtc',
    location: session,
    start: formatInstant(end - windowMs),
    everySeconds: windowMs / 1000,
    results: (grown(from, to, 'packetsReceived') ?? 0) > 0 ? '1' : '0',
    ...(measured.length > 0 && { measured: Object.fromEntries(measured) as Record<string, unknown> }),
  });
  return result;
}

function readBody({ body }: Delivery): SourceResult {
  const [session, component, stats] = [textAt(body, 'sessionId'), textAt(body, 'component'), pick(body, 'stats')];
  if (session === undefined) return unreadable('/sessionId', 'is missing');
  if (component === undefined) return unreadable('/component', 'is missing');
  if (!Array.isArray(stats)) return unreadable('/stats', 'must be the list of stats objects');
  const entries = (stats as unknown[]).filter(isFields);
  const pair = entries.findLast((entry) => entry.type === 'candidate-pair' && entry.nominated === true);
  const streams = new Map<string, Fields[]>();
  for (const entry of entries) {
    const stream = textAt(entry, 'ssrc') ?? textAt(entry, 'id');
    if (entry.type === 'inbound-rtp' && stream !== undefined) pushTo(streams, stream, entry);
  }
  const readings: Reading[] = [];
  for (const snapshots of streams.values())
    for (let i = 1; i < snapshots.length; i += 1) {
      const result = reading(session, component, snapshots[i - 1]!, snapshots[i]!, pair);
      if (!('reading' in result)) return result;
      readings.push(result.reading);
    }
  return readings.length > 0 ? eachOnce(readings) : unreadable('/stats', 'needs two snapshots of one inbound-rtp stream');
}

export const webrtc: Source = { name: 'webrtc', note: 'The body names the component.', readBody };
