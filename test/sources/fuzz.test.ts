/** Parsers on the way in take anything: a reading, a reason to ignore, or issues; never a crash, and never a fact from garbage. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../lib/domain/evidence/fact.ts';
import { readEvent } from '../../lib/schemas/event.ts';
import { WEBHOOK_SOURCES } from '../../lib/sources/names.ts';
import { sourceOf, webhookSource } from '../../lib/sources/registry.ts';
import type { SourceResult } from '../../lib/sources/source.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import kuma from '../fixtures/events/uptime-kuma.json' with { type: 'json' };
import pagerduty from '../fixtures/events/pagerduty-webhook-v3.json' with { type: 'json' };
import zendesk from '../fixtures/events/zendesk-webhook.json' with { type: 'json' };
import cloudwatch from '../fixtures/events/aws-cloudwatch-alarm.json' with { type: 'json' };

const runs = { numRuns: 500 };
const json = fc.jsonValue({ maxDepth: 4 });

function wellFormed(result: SourceResult): void {
  if ('ignored' in result) expect(result.ignored.length).toBeGreaterThan(0);
  else if ('issues' in result) expect(result.issues.length).toBeGreaterThan(0);
  else {
    for (const reading of result.readings) {
      expect(Number.isSafeInteger(reading.occurredAt)).toBe(true);
      expect(reading.id.length).toBeGreaterThan(0);
      expect(EVENT_TYPES).toContain(reading.type);
    }
  }
}

/** A real payload with one value somewhere in it replaced. */
const mutated = (payloads: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.tuple(fc.constantFrom(...payloads), fc.nat({ max: 60 }), json).map(([payload, position, value]) => {
    let left = position;
    const walk = (node: unknown): unknown => {
      if (left-- === 0) return value;
      if (Array.isArray(node)) return node.map(walk);
      return typeof node === 'object' && node !== null
        ? Object.fromEntries(Object.entries(node).map(([key, entry]) => [key, walk(entry)]))
        : node;
    };
    return walk(structuredClone(payload));
  });

describe('parsers', () => {
  for (const name of WEBHOOK_SOURCES) {
    it(`${name}: any JSON`, () => {
      fc.assert(
        fc.property(json, (body) => wellFormed(webhookSource(name)!.readBody(body))),
        runs,
      );
    });
  }

  for (const [name, samples] of [
    ['uptime-kuma', kuma.samples],
    ['pagerduty', pagerduty.samples],
    ['zendesk', zendesk.samples],
  ] as const) {
    it(`${name}: real payloads with something wrong in them`, () => {
      fc.assert(
        fc.property(mutated(samples.map((sample) => sample.body)), (body) => wellFormed(webhookSource(name)!.readBody(body))),
        runs,
      );
    });
  }

  it('events from the bus, real ones with something wrong in them', () => {
    fc.assert(
      fc.property(mutated(cloudwatch.samples.map((sample) => sample.body.detail)), (detail) => {
        const envelope = { ...cloudwatch.samples[0]!.body, detail };
        wellFormed(sourceOf(envelope).readEnvelope!(envelope));
      }),
      runs,
    );
  });

  it('public events of every type', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EVENT_TYPES),
        json,
        fc.dictionary(
          fc.constantFrom(
            'start',
            'end',
            'component',
            'ticket',
            'probe',
            'results',
            'everySeconds',
            'outcomes',
            'replacement',
            'attributes',
            'about',
            'record',
          ),
          json,
        ),
        (type, detail, more) => {
          for (const given of [detail, { id: 'x', occurredAt: '2026-10-01T00:00:00Z', ...more }]) {
            const result = readEvent(type, given);
            wellFormed('issues' in result ? result : { readings: [result.reading] });
          }
        },
      ),
      runs,
    );
  });

  it('files of lines', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            json.map((value) => JSON.stringify(value)),
            fc.string(),
          ),
        ),
        (lines) => void readEventLines(lines.join('\n')),
      ),
      runs,
    );
  });
});
