/** Batched checks: small to write, small to read, the same facts whether packed or not, however they came. */
import { packSamples } from '../../../../lib/application/evidence/pack-samples.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPending } from '../../../../lib/application/evidence/evidence-reader.ts';
import { type Fact, factKey } from '../../../../lib/domain/evidence/fact.ts';
import { content } from '../../../../lib/domain/evidence/fact-content.ts';
import { BATCHED } from '../../../../lib/application/ports/evidence.ts';
import { dayFacts } from '../../../../lib/domain/evidence/batched-checks.ts';
import { DAY, HOUR, MINUTE, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { ENGINES, type TestTable, testTable } from '../../../support/engine.ts';
import { at } from '../../../support/facts.ts';

const START = at('2026-09-01T00:00:00Z');
const COMPONENTS = Array.from({ length: 600 }, (_, i) => `customer-${1000 + i}/edge-${i % 7}.example.net`);

const batched = (start: number, results: Record<string, string>, more: Partial<Fact> = {}): Fact => ({
  id: `g-${formatInstant(start)}`,
  type: 'probes.batched',
  occurredAt: start + MINUTE,
  receivedAt: start + MINUTE + 900,
  sender: 'aws:444455556666',
  speaksFor: 'vendor',
  class: 'account',
  body: { stream: 'http', start, every: MINUTE, batched: results },
  ...more,
});
const rawOf = (fact: Fact): string =>
  JSON.stringify({ id: `uuid-${fact.id}`, source: 'lumencast.noc', detail: { id: fact.id, results: fact.body.batched } });
const all = (mark: (component: string) => string): Record<string, string> =>
  Object.fromEntries(COMPONENTS.map((name) => [name, mark(name)]));

describe.each(ENGINES)('batched checks on %s', (engine) => {
  let given: TestTable;
  let vendor = 0;
  beforeAll(async () => {
    given = await testTable(engine);
  });
  afterAll(() => given.stop());
  const record = (of: string, fact: Fact, recordedAt = fact.receivedAt): Promise<string> =>
    given.stores.samples.record(of, fact, rawOf(fact), recordedAt);
  const read = async (of: string, component: string, month = '2026-09'): Promise<Fact[]> =>
    withPending(await given.stores.facts.read(of, component, month), await given.stores.samples.pending(of, new Set([component]), [month]));
  const textsOf = (facts: readonly Fact[]): string[] => facts.map((fact) => `${factKey(fact)} ${fact.receivedAt} ${content(fact)}`).sort();

  it('cost at most 0.02 write units a check, and a packed month of one component is read with at most 40 units', async () => {
    const { table } = given;
    const of = `v${(vendor += 1)}`;
    Object.assign(table.meter, { reads: 0, writes: 0 });
    const minutes = 60;
    for (let minute = 0; minute < minutes; minute += 1)
      await record(
        of,
        batched(
          START + minute * MINUTE,
          all((name) => (name.endsWith('3') && minute === 7 ? '0' : '1')),
        ),
      );
    const written = table.meter.writes;
    expect((await packSamples(given.stores, START + DAY + HOUR)).days).toBe(1);
    const packed = table.meter.writes - written;
    // A day is packed once, and has 1,440 minutes.
    expect(written / (minutes * COMPONENTS.length) + packed / (1440 * COMPONENTS.length)).toBeLessThanOrEqual(0.02);

    const month = `v${(vendor += 1)}`;
    for (let day = 0; day < 30; day += 1)
      await record(month, batched(START + day * DAY, Object.fromEntries([['line-1', '1'.repeat(720) + '0'.repeat(3) + '1'.repeat(717)]])));
    await packSamples(given.stores, START + 31 * DAY);
    Object.assign(table.meter, { reads: 0 });
    const facts = await read(month, 'line-1');
    expect(facts.reduce((sum, fact) => sum + fact.body.results!.length, 0)).toBe(43_200);
    expect(table.meter.reads).toBeLessThanOrEqual(40);
  });

  it('give the same facts packed or not, in any order, with repeats, late and overlapping batches', async () => {
    const chunks = [
      batched(START, { a: '11', b: '10' }),
      batched(START + 2 * MINUTE, { a: '01', b: '1-' }),
      // Overlaps the first, received later, and says otherwise; fills what was not checked.
      batched(START + 1 * MINUTE, { a: '001', b: '111' }, { id: 'overlap', receivedAt: START + HOUR }),
      batched(START + 10 * MINUTE, { a: '1' }, { id: 'only-a' }),
      batched(START + DAY - MINUTE, { a: '11', b: '00' }, { id: 'across-midnight' }),
    ];
    const expected = textsOf(dayFacts(chunks, new Set(['a'])));
    expect(dayFacts(chunks).find((fact) => fact.component === 'b')!.body.results).toMatch(/^1011-+0{2}$/);
    for (const order of [chunks, [...chunks].reverse(), [chunks[3]!, chunks[0]!, chunks[4]!, chunks[2]!, chunks[1]!, chunks[0]!]]) {
      const of = `v${(vendor += 1)}`;
      for (const chunk of order) await record(of, chunk);
      expect(textsOf(await read(of, 'a'))).toEqual(expected);
      await packSamples(given.stores, START + DAY + HOUR);
      expect(await given.stores.samples.pending(of, new Set(['a']), ['2026-09'])).toEqual([]);
      expect(textsOf(await read(of, 'a'))).toEqual(expected);
    }
    // Packed before the late ones came: they are seen at once, and packed again.
    const of = `v${(vendor += 1)}`;
    for (const chunk of chunks.slice(0, 2)) await record(of, chunk);
    await packSamples(given.stores, START + DAY + HOUR);
    for (const chunk of chunks.slice(2)) await record(of, chunk, START + 2 * DAY);
    expect(textsOf(await read(of, 'a'))).toEqual(expected);
    await packSamples(given.stores, START + 3 * DAY);
    expect(textsOf(await given.stores.facts.read(of, 'a', '2026-09'))).toEqual(expected);
  });

  it('of a fleet are packed some at a time, and give the same facts', async () => {
    const of = `v${(vendor += 1)}`;
    const fleet = Array.from({ length: 2300 }, (_, i) => `site-${String(i).padStart(4, '0')}`);
    const results = (from: number, to: number, mark: string): Record<string, string> =>
      Object.fromEntries(fleet.slice(from, to).map((name, i) => [name, i % 9 === 0 ? '0' : mark]));
    const chunks = [
      batched(START, results(0, 1500, '1'), { id: 'a' }),
      // Another list of components, some of them the same, at the same minutes and after.
      batched(START, results(1200, 2300, '-'), { id: 'b', receivedAt: START + HOUR }),
      batched(START + MINUTE, results(900, 2300, '1'), { id: 'c' }),
    ];
    for (const chunk of chunks) await record(of, chunk);
    expect((await packSamples(given.stores, START + DAY + HOUR)).days).toBe(1);
    const expected = dayFacts(chunks);
    expect(expected).toHaveLength(fleet.length);
    for (const name of ['site-0000', 'site-0999', 'site-1000', 'site-1200', 'site-1499', 'site-1500', 'site-2299'])
      expect(textsOf(await given.stores.facts.read(of, name, '2026-09')), name).toEqual(
        textsOf(expected.filter(({ component }) => component === name)),
      );
  });

  it('are stored once: the same id again is a repeat, with other checks a contradiction; a batch that is late for its month is recorded as late', async () => {
    const of = `v${(vendor += 1)}`;
    const chunk = batched(START, { a: '1', b: '1' });
    expect(await record(of, chunk)).toBe('stored');
    expect(await record(of, { ...chunk, receivedAt: chunk.receivedAt + 5 })).toBe('repeat');
    expect(await record(of, batched(START, { a: '0', b: '1' }))).toBe('contradiction');
    await record(of, batched(START + MINUTE, { a: '1', b: '1' }), at('2026-10-03T00:00:00Z'));
    expect(await given.stores.facts.hasLate(of, BATCHED, '2026-10-01T00:00:00.000Z', '2026-10')).toBe(true);
  });
});
