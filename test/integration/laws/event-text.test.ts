/**
 * The reader of event text decides only what the schemas decide, and as they do. Its texts are events of all types, with their names in any
 * order, escapes, names twice, numbers in all forms, any characters, too long, cut off. The share that it reads is printed.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { EVENT_FIELDS } from '../../../lib/schemas/event-fields.ts';
import { EventText } from '../../../lib/schemas/event-text.ts';
import { readEvent, eventTypeOf } from '../../../lib/schemas/event.ts';
import { canonical } from '../../../lib/sources/canonical.ts';
import { readPlainEvent } from '../../../lib/sources/plain-event.ts';
import type { Envelope } from '../../../lib/sources/source.ts';
import { parseJson } from '../../../lib/sources/json.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import type { Order } from '../../../lib/domain/contract/terms.ts';
import { Dice } from '../../support/dice.ts';
import { busText, eventOf, eventText } from '../../support/fuzz/event-texts.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

const TEXTS = sampleOf(5000, 400_000);
const FILES = sampleOf(150, 3000);
const order = { vendor: { id: 'v' }, senders: [{ account: '111122223333', as: 'customer' }] } as unknown as Order;

/** The reading by JSON.parse and zod; undefined when they refuse the text. */
function bySchema(text: string): unknown {
  let event: Record<string, unknown>;
  try {
    event = parseJson(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { type: name, ...detail } = event;
  const type = eventTypeOf(String(name).endsWith('.v1') ? String(name) : `${String(name)}.v1`);
  const result = type && readEvent(type, detail);
  return result && 'reading' in result ? result.reading : undefined;
}

const shares = new Map<number, { texts: number; valid: number; read: number }>();
afterAll(() => {
  for (const [changes, { texts, valid, read }] of shares)
    process.stdout.write(
      `${changes} changes: ${texts} texts, ${valid} valid, of which ${((100 * read) / valid).toFixed(1)} % read without a schema\n`,
    );
});

describe('the reader of event text', () => {
  for (const changes of [0, 1, 3])
    it(`reads an event with ${changes} changes as its schema does, or leaves it to the schema`, () => {
      const dice = new Dice(41 + changes);
      const reader = new EventText();
      const share = { texts: 0, valid: 0, read: 0 };
      shares.set(changes, share);
      for (let i = 0; i < TEXTS; i += 1) {
        const text = eventText(dice, changes);
        const expected = bySchema(text);
        reader.open(text, 0, text.length);
        const isRead = reader.read(0) !== undefined && reader.endOfLine(reader.end) === text.length;
        const reading = isRead ? reader.reading() : undefined;
        if (reading !== undefined && JSON.stringify(reading) !== JSON.stringify(expected))
          expect({ text, reading }).toEqual({ text, reading: expected });
        share.texts += 1;
        if (expected !== undefined) share.valid += 1;
        if (reading !== undefined) share.read += 1;
      }
      expect(share.read).toBeGreaterThan(share.valid * [0.75, 0.4, 0, 0.1][changes]!);
      expect(share.valid).toBeLessThan(changes === 0 ? TEXTS + 1 : TEXTS);
    });

  it('reads every type that the fields name', () => {
    const dice = new Dice(7);
    const reader = new EventText();
    const seen = new Set<string>();
    for (let i = 0; i < 5000; i += 1) {
      const text = eventText(dice, 0);
      reader.open(text, 0, text.length);
      const type = reader.read(0);
      if (type) seen.add(type);
    }
    expect([...seen].sort()).toEqual(Object.keys(EVENT_FIELDS).sort());
  });
});

/** The event of the bus by JSON.parse and zod. */
function envelopeBySchema(text: string): unknown {
  try {
    const envelope = parseJson(text) as Envelope;
    const result = canonical.readEnvelope(envelope);
    const { id, source, account, time, 'detail-type': type } = envelope;
    const isWhole = [id, source, account, time, type].every((value) => typeof value === 'string');
    return isWhole && 'readings' in result ? { id, source, account, time, type, readings: result.readings } : undefined;
  } catch {
    return undefined;
  }
}

describe('an event of the bus', () => {
  for (const changes of [0, 1])
    it(`is read with ${changes} changes as its schema does, or left to the schema`, () => {
      const dice = new Dice(113 + changes);
      let [valid, plain] = [0, 0];
      for (let i = 0; i < TEXTS; i += 1) {
        const text = busText(dice, changes);
        const [expected, event] = [envelopeBySchema(text), readPlainEvent(text)];
        if (expected !== undefined) valid += 1;
        if (!event) continue;
        plain += 1;
        const { id, source, account, time, 'detail-type': type } = event.envelope;
        const read = { id, source, account, time, type, readings: [event.reading] };
        if (JSON.stringify(read) !== JSON.stringify(expected)) expect({ text, read }).toEqual({ text, read: expected });
      }
      process.stdout.write(
        `bus, ${changes} changes: ${valid} valid, of which ${((100 * plain) / valid).toFixed(1)} % read without a schema\n`,
      );
      expect(plain).toBeGreaterThan(valid * (changes === 0 ? 0.5 : 0.05));
    });
});

describe('a file of events', () => {
  it('gives the same facts, turns, issues and unread lines as when the schemas read each line', async () => {
    const dice = new Dice(97);
    for (let i = 0; i < FILES; i += 1) {
      const lines = dice.times(1, 30, () => (dice.chance(0.05) ? '' : eventText(dice, dice.pick([0, 0, 0, 1, 2]))));
      if (dice.chance(0.5)) lines.push(...checks(dice));
      // One file in ten is longer than what the reader looks at at once, with a line that is longer by itself.
      if (i % 10 === 0) lines.push(...dice.times(500, 900, () => eventText(dice, 0)), longLine(dice), ...checks(dice));
      const text = lines.join(dice.pick(['\n', '\n', '\r\n']));
      // A name that no schema knows changes nothing but the way of reading.
      const [plain, whole] = await Promise.all(
        [text, text.replaceAll(/^\{(?=.*\}\r?$)/gm, '{"qqqqq":0,')].map((each) => readEventLines(each, order)),
      );
      expect(sorted(plain!)).toEqual(sorted(whole!));
    }
  });
});

/** Lines of several probes in turn, some of them out of order or twice. */
function checks(dice: Dice): string[] {
  const line = (slot: number, probe: number): string =>
    JSON.stringify({
      type: 'probe.batch.v1',
      id: `c${String(slot).padStart(4, '0')}-${probe}`,
      occurredAt: new Date(Date.UTC(2026, 9, 1, 0, slot)).toISOString(),
      component: ['edge', 'core', 'é'][probe % 3],
      ...(probe > 2 && { location: 'paris' }),
      ...(dice.chance(0.02) && { instantQuality: 'received' }),
      ...(dice.chance(0.02) && { account: '111122223333' }),
      ...(dice.chance(0.02) && { receivedAt: '2026-10-02T00:00:00.000Z' }),
      probe: 'http',
      start: new Date(Date.UTC(2026, 9, 1, 0, slot)).toISOString(),
      everySeconds: 60,
      results: dice.pick(['1', '1', '0', '-']),
    });
  const probes = dice.whole(1, 5);
  const lines = dice.times(5, 40, (slot) => Array.from({ length: probes }, (_, probe) => line(slot, probe))).flat();
  return dice.chance(0.3) ? dice.shuffled(lines) : lines.flatMap((each) => (dice.chance(0.03) ? [each, each] : [each]));
}

const longLine = (dice: Dice): string =>
  JSON.stringify({ ...eventOf(dice), type: 'probe.batch', probe: 'http', start: '2026-10-01T00:00:00Z', results: '1'.repeat(70_000) });

const sorted = ({ facts, issues, unread, unlisted }: Awaited<ReturnType<typeof readEventLines>>): unknown => ({
  facts: facts.map((fact) => JSON.stringify(fact)).sort(),
  issues,
  unread,
  unlisted: [...unlisted],
});
