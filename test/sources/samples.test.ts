/** Real payloads of the tools, and the facts that each must become: every expectation of the samples, exactly. */
import { describe, expect, it } from 'vitest';
import cloudwatch from '../fixtures/events/aws-cloudwatch-alarm.json' with { type: 'json' };
import pagerdutyBus from '../fixtures/events/pagerduty-eventbridge.json' with { type: 'json' };
import pagerdutyHook from '../fixtures/events/pagerduty-webhook-v3.json' with { type: 'json' };
import kuma from '../fixtures/events/uptime-kuma.json' with { type: 'json' };
import zendeskHook from '../fixtures/events/zendesk-webhook.json' with { type: 'json' };
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { sourceOf, webhookSource } from '../../lib/sources/registry.ts';
import type { Envelope, SourceResult } from '../../lib/sources/source.ts';

interface Expected {
  type: string;
  occurredAt?: string;
  subject?: string;
  dedupeKey?: string;
  severity?: string;
  component?: string;
  candidateStart?: string;
}

interface Sample {
  name: string;
  body: unknown;
  expect: Expected[];
}

/** The figures of a result under the names that the samples use. */
function described(result: SourceResult, wanted: Expected[]): Expected[] {
  if ('ignored' in result) return [{ type: 'ignore' }];
  if ('issues' in result) throw new Error(JSON.stringify(result.issues));
  return result.readings.map((reading, i) => {
    const record = reading.body.record;
    const component = reading.component === undefined ? undefined : `component:${reading.component}`;
    const all: Expected = {
      type: reading.type,
      occurredAt: formatInstant(reading.occurredAt),
      ...(record === undefined ? component && { subject: component } : { subject: `ticket:${record}`, ...(component && { component }) }),
      dedupeKey: reading.id,
      ...(reading.body.attributes?.severity && { severity: reading.body.attributes.severity }),
      ...(reading.body.candidateStart !== undefined && { candidateStart: formatInstant(reading.body.candidateStart) }),
    };
    return Object.fromEntries(Object.entries(all).filter(([key]) => key in wanted[i]!)) as unknown as Expected;
  });
}

const known = ['type', 'occurredAt', 'subject', 'dedupeKey', 'severity', 'component', 'candidateStart'];
const wantedOf = (sample: Sample): Expected[] =>
  sample.expect.map((entry) => Object.fromEntries(Object.entries(entry).filter(([key]) => known.includes(key))) as unknown as Expected);

describe('samples of event sources', () => {
  for (const [name, samples] of [
    ['uptime-kuma', kuma.samples],
    ['pagerduty', pagerdutyHook.samples],
    ['zendesk', zendeskHook.samples],
  ] as const) {
    for (const sample of samples as unknown as Sample[]) {
      it(`${name}: ${sample.name}`, () => {
        const wanted = wantedOf(sample);
        expect(described(webhookSource(name)!.readBody(sample.body), wanted)).toEqual(wanted);
      });
    }
  }
  for (const [name, samples] of [
    ['cloudwatch-alarm', cloudwatch.samples],
    ['pagerduty', pagerdutyBus.samples],
  ] as const) {
    for (const sample of samples as unknown as Sample[]) {
      it(`${name} from the bus: ${sample.name}`, () => {
        const envelope = sample.body as Envelope;
        const wanted = wantedOf(sample);
        expect(sourceOf(envelope).name).toBe(name);
        expect(described(sourceOf(envelope).readEnvelope!(envelope), wanted)).toEqual(wanted);
      });
    }
  }
});
