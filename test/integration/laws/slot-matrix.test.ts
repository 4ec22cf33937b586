/**
 * The slot matrix: for every operand slot that an operator or a clause declares, a contract that is right, and five that are
 * wrong at that slot: in kind, unit, currency, subject and list. The slots are read from the declarations, so none is forgotten.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { at, fact } from '../../support/facts.ts';
import { LITERALS, RESPECTS, errorsOf, expected, parameterPlaces, places, wrong } from '../../support/slot-places.ts';
import { OWNERS, SORTS, type SlotValue, definitionOf, nameOf } from '../../support/slot-universe.ts';
import { assessed } from '../../support/contracts.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

describe('the slot matrix', () => {
  let refused = 0;

  it('has a control for every declared slot, and no others', () => {
    expect([...places.keys()].sort()).toEqual([...expected].sort());
  });

  it.each([...places.values()].map((place) => [place.slot, place] as const))(
    'the slot %s accepts fitting operands and refuses others',
    (_, place) => {
      const { operand: right, at } = place;
      expect(errorsOf(at(right))).toEqual([]);
      for (const respect of RESPECTS) {
        const operand = wrong(respect, place);
        const errors = errorsOf(at(operand));
        expect(errors, `${operand} is wrong in ${respect}`).not.toEqual([]);
        expect(
          errors.every((error) => /^(wrong-|mixed-types|limit-missing|missing)/.test(error)),
          errors.join('\n'),
        ).toBe(true);
        refused += 1;
      }
    },
  );

  it.each(Object.entries(parameterPlaces))('the parameter %s accepts fitting operands and refuses others', (_, at) => {
    expect(errorsOf(at('2 Gbit/s'))).toEqual([]);
    for (const respect of RESPECTS) {
      expect(errorsOf(at(LITERALS[respect])), respect).not.toEqual([]);
      refused += 1;
    }
  });

  afterAll(() => {
    const slots = places.size + Object.keys(parameterPlaces).length;
    console.log(`slots: ${slots}, refused: ${refused}`);
    expect(refused).toBe(slots * RESPECTS.length);
  });
});

const START = at('2026-02-01T00:00:00Z');
const factAt = (id: string, component: string | undefined, type: Fact['type'], hours: number, body: object): Fact =>
  fact(type, START + hours * HOUR, { id, ...(component !== undefined && { component }), body: { ...body } });

/** A little of everything, on one line of two, and records that name no component. */
const EVIDENCE: readonly Fact[] = [
  factAt('o1', 'l', 'service.down', 10, { record: 'o1', attributes: { 'word-outage': 'one', 'a-reading-outage': '2' } }),
  factAt('o1e', 'l', 'service.up', 12, { record: 'o1' }),
  factAt('o2', undefined, 'service.down', 600, { record: 'o2' }),
  factAt('t1', 'l', 'ticket.opened', 20, { record: 't1', attributes: { 'word-ticket': 'one', 'a-count-ticket': '3' } }),
  factAt('t1s', 'l', 'ticket.severity_changed', 21, { record: 't1', attributes: { 'word-ticket': 'other' } }),
  factAt('t1a', 'l', 'ticket.acknowledged', 30, { record: 't1' }),
  factAt('t2', undefined, 'ticket.opened', 40, { record: 't2' }),
  factAt('m1', 'l', 'maintenance.scheduled', 1, { record: 'm1', start: START + 100 * HOUR, end: START + 101 * HOUR }),
  factAt('m1b', 'l', 'maintenance.started', 100, { record: 'm1' }),
  factAt('m1e', 'l', 'maintenance.ended', 101, { record: 'm1' }),
  factAt('g1', 'l', 'gauge.sampled', 1, { stream: 'stream', start: START + HOUR, every: 5 * MINUTE, values: ['1', '2.5', null, '0'] }),
  factAt('g2', undefined, 'gauge.sampled', 1, { stream: 'other', start: START + HOUR, every: 5 * MINUTE, values: ['7'] }),
];

const VALUES: readonly SlotValue[] = SORTS.flatMap((sort) =>
  OWNERS.flatMap((of) =>
    (['value', 'stretch', 'slot'] as const).flatMap((part) => (definitionOf({ sort, of, part }) ? [{ sort, of, part }] : [])),
  ),
);

/** Each slot gets one of so many values, and each value goes to one of so many slots; `npm run test:full` pairs all. */
const ONE_OF = sampleOf(3, 1);

describe('a value that fits a slot', () => {
  let accepted = 0;

  it.each([...places.values()].map((place, i) => [place.slot, place, i] as const))(
    'a value that fits is computed: %s',
    (_, place, turn) => {
      for (const value of VALUES.filter((__, i) => (i + turn) % ONE_OF === 0)) {
        const { checked } = readContract(place.at(nameOf(value)));
        if (!checked) continue;
        accepted += 1;
        for (const facts of [EVIDENCE, []]) {
          const result = assessed(checked, facts, '2026-02', { reasons: true });
          expect(result.statement.format).toBeTruthy();
        }
      }
    },
  );

  afterAll(() => expect(accepted).toBeGreaterThan((places.size * 3) / ONE_OF));
});
