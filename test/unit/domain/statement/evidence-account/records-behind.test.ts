/** Records laid over the times they made: the same as looking each pair up, in steps that grow as the evidence does. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { assess } from '../../../../../lib/domain/statement/assess.ts';
import { NamedValues, newRecord } from '../../../../../lib/domain/evidence/records.ts';
import type { Interval } from '../../../../../lib/domain/time/interval.ts';
import { timesFrom, piecesOf } from '../../../../../lib/domain/time/times.ts';
import { type RecordExtent, recordsOver } from '../../../../../lib/domain/statement/evidence-account/records-behind.ts';
import { aContract, assessed, checked } from '../../../../support/contracts.ts';
import { at, fact } from '../../../../support/facts.ts';

const record = (id: number): RecordExtent['record'] => newRecord('outage', String(id), undefined);

/** Each piece against each extent. */
const pairs = (pieces: readonly Interval[], extents: readonly RecordExtent[]): RecordExtent['record'][][] =>
  pieces.map((piece) => [
    ...new Set(extents.filter(({ start, end }) => start < piece.end && end > piece.start).map((extent) => extent.record)),
  ]);

const flag = fc.record({
  start: fc.integer({ min: 0, max: 60 }),
  length: fc.integer({ min: 0, max: 20 }),
  id: fc.integer({ max: 5, min: 0 }),
});

describe('records over times', () => {
  it('are those that a comparison of all pairs finds, in the order of the extents', () => {
    fc.assert(
      fc.property(fc.array(flag, { maxLength: 12 }), fc.array(flag, { maxLength: 12 }), fc.boolean(), (given, cuts, open) => {
        const records = Array.from({ length: 6 }, (_, id) => record(id));
        const extents = given.map(({ start, length, id }, i) => ({
          start,
          end: open && i === 0 ? Infinity : start + length,
          record: records[id]!,
        }));
        const pieces = piecesOf(timesFrom(cuts.map(({ start, length }) => ({ start, end: start + length }))));
        expect(recordsOver(pieces, extents)).toEqual(pairs(pieces, extents));
      }),
      { numRuns: 500 },
    );
  });

  it('need steps in proportion: four times as many records need four times as many steps, and not sixteen', () => {
    const steps = (count: number): number => {
      let read = 0;
      const counted = (interval: Interval): Interval => ({
        get start() {
          read += 1;
          return interval.start;
        },
        get end() {
          read += 1;
          return interval.end;
        },
      });
      const outages = Array.from({ length: count }, (_, i) => ({ start: i * 10, end: i * 10 + 5 }));
      const extents = outages.map((outage, i) => Object.defineProperty(counted(outage), 'record', { value: record(i) }) as RecordExtent);
      expect(recordsOver(outages.map(counted), extents).every((records) => records.length === 1)).toBe(true);
      return read;
    };
    expect(steps(4000) / steps(1000)).toBeLessThan(5);
  });
});

describe('reasons of a month with many short outages', () => {
  const contract = checked(
    aContract({
      order: { charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }] },
      terms: {
        definitions: {
          down: { intervals: 'outage', from: 'started', to: 'ended' },
          other: { 'within-window': 'down', 'at-least': '1 s', within: '2 s', counts: 'times' },
          announced: { intervals: 'maintenance', from: 'began', to: 'ended' },
          ...Object.fromEntries(
            Array.from({ length: 40 }, (_, i) => i).flatMap((i) => [
              [`n${i}`, { 'any-of': i === 0 ? ['down', 'other'] : [`n${i - 1}`, `m${i - 1}`] }],
              [`m${i}`, { 'within-window': i === 0 ? 'down' : `n${i - 1}`, 'at-least': '1 s', within: `${i + 3} s`, counts: 'times' }],
            ]),
          ),
          loss: { except: ['n39', 'announced'] },
          availability: { uptime: 'loss', of: 'period' },
          fee: { charges: 'all', 'taken-from': 'period' },
        },
        objectives: { availability: { 'at-least': '99.9%' } },
        credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'availability' } },
        claims: { credit: 'automatic' },
      },
    }),
  );
  const month = (events: number): ReturnType<typeof fact>[] =>
    Array.from({ length: events }, (_, i) => fact(i % 2 === 0 ? 'service.down' : 'service.up', at('2026-10-02T00:00:00Z') + i * 60_000));

  it('name the outage of each stretch, once, although forty cells refer to it twice each', () => {
    const result = assessed(contract, month(200), '2026-10', { reasons: true });
    const stretches = result.statement.lines[0]!.reasons![0]!.from![0]!.counted!;
    expect(stretches).toHaveLength(100);
    for (const { records } of stretches) expect(records.map(({ events }) => events.length)).toEqual([2]);
  });

  it('name only records of permitted reporters', () => {
    const vendors = checked(
      aContract({
        order: { charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }] },
        terms: {
          definitions: {
            down: { intervals: 'outage', from: 'started', to: 'ended', 'reported-by': ['vendor'] },
            availability: { uptime: 'down', of: 'period' },
            fee: { charges: 'all', 'taken-from': 'period' },
          },
          objectives: { availability: { 'at-least': '99.9%' } },
          credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'availability' } },
          claims: { credit: 'automatic' },
        },
      }),
    );
    const said = (record: string, speaksFor: 'vendor' | 'customer'): ReturnType<typeof fact>[] =>
      (['service.down', 'service.up'] as const).map((type, i) => ({
        ...fact(type, at('2026-10-02T00:00:00Z') + i * 7_200_000, { sender: speaksFor, body: { record } }),
        speaksFor,
      }));
    const result = assessed(vendors, [...said('V-1', 'vendor'), ...said('C-1', 'customer')], '2026-10', { reasons: true });
    const [stretch] = result.statement.lines[0]!.reasons![0]!.from![0]!.counted!;
    expect(stretch!.records.map(({ record }) => record)).toEqual(['outage/V-1']);
  });

  it('read each record once, for few and for many', () => {
    const reads = (events: number): number => {
      const get = vi.spyOn(NamedValues.prototype, 'get');
      assess(contract, month(events), '2026-10', { reasons: true });
      const { length } = get.mock.calls;
      get.mockRestore();
      return length / events;
    };
    expect(reads(4000)).toBeLessThan(reads(1000) * 1.1);
  });
});
