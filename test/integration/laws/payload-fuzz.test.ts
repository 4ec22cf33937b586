/**
 * Parsers on the way in take anything: a reading, a reason to ignore, or issues; never a crash, an unhandled rejection, or a fact from
 * garbage. Each parser gets 10,000 inputs: JSON of all kinds, and real payloads with something wrong in them.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '../../../lib/application/registry/registry-cache.ts';
import { Refusal, identify } from '../../../lib/application/ingestion/identify-sender.ts';
import { readDelivery } from '../../../lib/sources/read-delivery.ts';
import { EVENT_TYPES } from '../../../lib/domain/evidence/fact.ts';
import { readEvent } from '../../../lib/schemas/event.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { separate } from '../../../lib/sources/batched-events.ts';
import { parseJson } from '../../../lib/sources/json.ts';
import { SOURCES } from '../../../lib/sources/registry.ts';
import type { Envelope, Source, SourceResult, WebhookReader } from '../../../lib/sources/source.ts';
import { RECEIVED_AT, samples } from '../../../scripts/check-sources.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

const INPUTS = sampleOf(600, 10_000);
const json = fc.jsonValue({ maxDepth: 4 });
const rejected: unknown[] = [];
const note = (error: unknown): void => void rejected.push(error);

beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(rejected).toEqual([]);
});

/** Facts must be whole; a payload of nothing but noise must give none. */
function wellFormed(result: SourceResult, garbage: boolean): void {
  if ('ignored' in result) return void expect(result.ignored.length).toBeGreaterThan(0);
  if ('issues' in result)
    return void expect(result.issues.every((issue) => issue.message.length > 0) && result.issues.length > 0).toBe(true);
  expect(garbage).toBe(false);
  for (const reading of result.readings) {
    if (
      !Number.isSafeInteger(reading.occurredAt) ||
      reading.id === '' ||
      !EVENT_TYPES.includes(reading.type) ||
      /undefined|null\b|\[object/.test(reading.id)
    )
      expect(reading).toBe('a whole fact');
  }
}

/** A real payload with one value somewhere in it replaced, taken away or cut. */
const mutated = (payloads: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.tuple(fc.constantFrom(...payloads), fc.nat({ max: 80 }), json, fc.nat({ max: 3 })).map(([payload, position, value, way]) => {
    let left = position;
    const change = (node: unknown): unknown => (way === 0 ? undefined : way === 1 && typeof node === 'string' ? node.slice(0, 3) : value);
    const walk = (node: unknown): unknown => {
      if (left-- === 0) return change(node);
      if (Array.isArray(node)) return node.map(walk);
      return typeof node === 'object' && node !== null
        ? Object.fromEntries(Object.entries(node).map(([key, entry]) => [key, walk(entry)]))
        : node;
    };
    return walk(payload);
  });

const read = async (source: Source, body: unknown, headers: Record<string, string> = {}): Promise<SourceResult> => {
  if (source.readBody) return source.readBody({ body, headers, receivedAt: RECEIVED_AT });
  return source.readEnvelope!(body as Envelope, RECEIVED_AT);
};

/** Whole numbers that a double rounds, and texts of digits, as that double: what is left must be the same. */
const rounded = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(rounded)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rounded(entry)]))
      : typeof value === 'string' && /^-?\d{16,}$/.test(value)
        ? Number(value)
        : value;

const envelopeOf = (detail: unknown): Envelope => ({
  id: 'e-1',
  source: 's',
  'detail-type': 't',
  account: '444455556666',
  time: '2026-10-14T02:00:00Z',
  detail,
});

describe('parsers never throw, and their results are well formed', () => {
  const all = samples();
  for (const source of SOURCES) {
    const own = all.filter((sample) => sample.source === source.name);
    it(`${source.name} throws for none of ${INPUTS} inputs`, async () => {
      await fc.assert(
        fc.asyncProperty(json, async (value) => {
          const body = source.readBody ? value : envelopeOf(value);
          wellFormed(await read(source, body), source.readBody !== undefined);
        }),
        { numRuns: own.length > 0 ? INPUTS / 5 : INPUTS },
      );
      if (own.length === 0) return;
      const headers = own[0]!.headers;
      await fc.assert(
        fc.asyncProperty(mutated(own.map((sample) => sample.body)), async (body) => {
          if (!source.readBody && (typeof body !== 'object' || body === null)) return;
          wellFormed(await read(source, body, headers), false);
        }),
        { numRuns: (INPUTS * 4) / 5 },
      );
    });
  }

  it(`public events of every type: ${INPUTS} inputs`, () => {
    const keys = ['start', 'end', 'component', 'ticket', 'probe', 'results', 'everySeconds', 'outcomes', 'replacement', 'attributes'];
    const more = ['about', 'record', 'measured', 'alias', 'severity'];
    fc.assert(
      fc.property(fc.constantFrom(...EVENT_TYPES), json, fc.dictionary(fc.constantFrom(...keys, ...more), json), (type, detail, fields) => {
        const garbage = readEvent(type, detail);
        expect('issues' in garbage).toBe(true);
        const result = readEvent(type, { id: 'x', occurredAt: '2026-10-01T00:00:00Z', ...fields });
        wellFormed('issues' in result ? result : { readings: [result.reading] }, false);
      }),
      { numRuns: INPUTS },
    );
  });

  it(`JSON with long numbers: ${INPUTS} inputs`, () => {
    const number = fc.oneof(fc.bigInt().map(String), fc.double({ noNaN: true, noDefaultInfinity: true }).map(String));
    const text = fc.oneof(
      number,
      fc.string().map((value) => JSON.stringify(value)),
      json.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, fc.string(), (value, noise) => {
        fc.pre(!['a', 'b'].includes(noise));
        const source = `{"a":${value},"b":[${value}],${JSON.stringify(noise)}:"1234567890123456789"}`;
        const [exact, plain] = [parseJson(source), JSON.parse(source) as unknown] as [{ a: unknown }, { a: unknown }];
        if (typeof exact.a === 'string' && typeof plain.a === 'number') expect(exact.a).toBe(value);
        expect(rounded(exact)).toEqual(rounded(plain));
        let broken = false;
        try {
          JSON.parse(noise);
        } catch {
          broken = true;
        }
        if (broken) expect(() => parseJson(noise)).toThrow(SyntaxError);
        else expect(() => parseJson(noise)).not.toThrow();
      }),
      { numRuns: INPUTS },
    );
  });

  it(`events batched into one: ${INPUTS} inputs`, () => {
    const envelope = (events: unknown, more = ''): string =>
      `{"detail-type":"events.batched.v1","note":"}]\\"","detail":{ "events" : ${JSON.stringify(events, null, 1)}${more}}}`;
    fc.assert(
      fc.property(fc.array(json, { minLength: 1, maxLength: 8 }), fc.nat({ max: 400 }), (events, cut) => {
        const text = envelope(events);
        const details = separate(text).map((each) => (JSON.parse(each) as { detail: unknown }).detail);
        expect(details).toEqual(JSON.parse(JSON.stringify(events)));
        // Cut short, or with a list that stands twice: whole, so that it is refused as one.
        expect(separate(text.slice(0, Math.min(cut, text.length - 1))).length).toBe(1);
        expect(separate(envelope(events, ',"events":[1]')).length).toBe(1);
      }),
      { numRuns: INPUTS },
    );
  });

  it(`texts of webhooks, JSON or form: ${INPUTS} inputs`, async () => {
    const sources = SOURCES.filter((source): source is WebhookReader => source.readBody !== undefined);
    const form = fc.dictionary(
      fc.constantFrom('payload', 'data', 'x'),
      fc.oneof(
        fc.string(),
        json.map((value) => JSON.stringify(value)),
      ),
    );
    const text = fc.oneof(
      fc.string(),
      json.map((value) => JSON.stringify(value)),
      form.map((fields) => new URLSearchParams(fields).toString()),
    );
    const types = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', undefined);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sources), text, types, async (source, body, type) => {
        wellFormed(await readDelivery(source, { text: body, headers: { 'content-type': type }, receivedAt: RECEIVED_AT }), true);
      }),
      { numRuns: INPUTS },
    );
  });

  it(`messages of the queue: ${INPUTS} inputs`, async () => {
    const directory = {
      bindings: async () => [{ vendor: 'v', contract: 'c', as: 'vendor' }],
      sources: async () => new Map<string, Source>(),
      webhookSource: async () => undefined,
    } as unknown as Directory;
    const detail = JSON.stringify({ id: 'e', occurredAt: '2026-10-14T02:00:00Z', component: 'line-1' });
    const whole = JSON.stringify(envelopeOf(0)).replace('"detail":0', `"detail":${detail}`).replace('"t"', '"service.down.v1"');
    const text = fc.oneof(
      fc.string(),
      json.map((value) => JSON.stringify(value)),
      json.map((value) => JSON.stringify(envelopeOf(value))),
      fc
        .tuple(fc.nat({ max: whole.length }), fc.string({ maxLength: 4 }))
        .map(([at, noise]) => whole.slice(0, at) + noise + whole.slice(at)),
    );
    let read = 0;
    await fc.assert(
      fc.asyncProperty(text, async (message) => {
        const identified = await identify({ text: message, receivedAt: RECEIVED_AT, ownAccount: '000000000000' }, directory).catch(
          (error: unknown) => {
            expect(error).toBeInstanceOf(Refusal);
          },
        );
        if (!identified) return;
        wellFormed(identified.result, false);
        if ('readings' in identified.result) read += 1;
      }),
      { numRuns: INPUTS },
    );
    expect(read).toBeGreaterThan(0);
  });

  it(`files of lines: ${INPUTS} lines`, async () => {
    const line = fc.oneof(
      json.map((value) => JSON.stringify(value)),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 20, maxLength: 20 }), async (lines) => {
        const { facts, issues } = await readEventLines(lines.join('\n'));
        expect(facts).toEqual([]);
        expect(Array.isArray(issues)).toBe(true);
      }),
      { numRuns: INPUTS / 20 },
    );
  });
});
