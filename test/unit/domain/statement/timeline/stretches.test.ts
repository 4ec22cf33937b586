/** The stretches of a month add up to the figures of its statement, under every contract here and for evidence of every kind. */
import { describe, expect, it } from 'vitest';
import { type Ratio, ZERO, add, compare, formatFraction, multiply, ratio, subtract } from '../../../../../lib/domain/money/ratio.ts';
import { type MeasuredMonth, monthOf } from '../../../../../lib/domain/statement/timeline/month.ts';
import type { TimelineStretch } from '../../../../../lib/domain/statement/timeline/stretches.ts';
import type { CheckedContract } from '../../../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { allContracts } from '../../../../support/all-contracts.ts';
import { aContract, checked, statementOf } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { factsFor } from '../../../../support/facts-for.ts';

const FROM = '2026-01-01';
const SPAN = [at('2026-01-01T00:00:00Z'), at('2026-03-20T00:00:00Z')] as const;

function monthIn(contract: CheckedContract, facts: readonly Fact[], label: string): MeasuredMonth {
  const month = monthOf(contract, facts, label);
  if ('issue' in month) throw new Error(month.issue.message);
  return month;
}

const sumOf = (stretches: readonly TimelineStretch[], share: (stretch: TimelineStretch) => Ratio): Ratio =>
  stretches.reduce((sum, stretch) => add(sum, multiply(share(stretch), ratio(BigInt(stretch.end - stretch.start)))), ZERO);

/** The figures of a statement and the sums of the stretches, by cell and index. */
function figures(contract: CheckedContract, facts: readonly Fact[], label: string) {
  const statement = statementOf(contract, facts, label);
  const stated = statement.time.map(({ part, cell, index, down, unknown, excluded }) => ({ part, cell, index, down, unknown, excluded }));
  const month = monthIn(contract, facts, label);
  const summed = month.rows.map(({ part, cell, index, stretches }) => ({
    part,
    cell,
    index,
    down: formatFraction(sumOf(stretches, ({ down }) => down)),
    unknown: formatFraction(sumOf(stretches, ({ unknown }) => unknown)),
    excluded: formatFraction(sumOf(stretches, ({ excluded }) => excluded)),
  }));
  return { statement, stated, summed, month };
}

/** Contracts under which missing facts leave open which time counts: the statement has bounds of sums, a stretch only what is certain there. */
const isOpen = (statement: ReturnType<typeof statementOf>): boolean => (statement.missing ?? []).length > 0;

/** Cases that were compared in full, and those with downtime among them. */
const compared = { all: 0, down: 0 };

describe('the stretches of a month', () => {
  it.each(allContracts(FROM))('add up to what the statement measured, and cover the period: %s', (_name, contract) => {
    const given = checked(contract);
    for (const seed of [1, 2]) {
      const facts = factsFor(contract.order, contract.terms[0]!, SPAN, seed);
      const label = given.contract.terms[0]!.period.every === 'month' ? '2026-02' : undefined;
      if (label === undefined) return;
      const { statement, stated, summed, month } = figures(given, facts, label);
      if (!isOpen(statement)) {
        expect(summed).toEqual(stated);
        compared.all += stated.length;
        compared.down += stated.filter(({ down }) => down !== '0').length;
      }
      for (const { stretches, part = 1 } of month.rows) {
        const { start, end } = statement.parts?.[part - 1] ?? statement.period;
        expect(stretches[0]!.start).toBe(at(start));
        expect(stretches.at(-1)!.end).toBe(at(end));
        for (const [i, stretch] of stretches.entries()) {
          if (i > 0) expect(stretch.start).toBe(stretches[i - 1]!.end);
          expect(compare(add(add(stretch.down, stretch.unknown), stretch.excluded), ratio(1n)) <= 0).toBe(true);
        }
      }
    }
  });

  it('were compared for many cells with downtime', () => {
    expect(compared.down).toBeGreaterThan(20);
  });

  const CHANGING = {
    order: { components: { 'line-1': { kind: 'line' } } },
    terms: {
      components: { line: {} },
      period: { every: 'month', zone: 'Europe/Berlin', 'part-period': 'clipped' },
      definitions: {
        reported: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
        announced: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' },
        downtime: { except: ['reported', 'announced'] },
        uptime: { uptime: 'downtime', of: 'period' },
      },
      objectives: { uptime: { 'at-least': '99.9%' } },
      unreported: 'up',
      unknown: 'left-out',
    },
  } as const;

  const maintenance = (record: string, start: number, end: number): Fact[] => [
    fact('maintenance.scheduled', start - 48 * HOUR, { component: 'line-1', body: { record, start, end } }),
    fact('maintenance.started', start, { component: 'line-1', body: { record } }),
    fact('maintenance.ended', end, { component: 'line-1', body: { record } }),
  ];

  it('a month in which the clock is put back has 745 hours, and overlapping maintenance excludes once', () => {
    const start = at('2026-10-25T00:30:00Z');
    const facts = [
      ...outage(start, start + 4 * HOUR, { component: 'line-1' }),
      ...maintenance('M-1', start + HOUR, start + 2 * HOUR),
      ...maintenance('M-2', start + 90 * MINUTE, start + 3 * HOUR),
    ];
    const { stated, summed, month } = figures(checked(aContract(CHANGING)), facts, '2026-10');
    expect(summed).toEqual(stated);
    const [row] = month.rows;
    const shown = row!.stretches.map(({ state, start: from, end, by }) => [state, (end - from) / MINUTE, by]);
    expect(shown.slice(1, -1)).toEqual([
      ['down', 60, []],
      ['excluded', 120, ['announced']],
      ['down', 60, []],
    ]);
    expect((month.period.end - month.period.start) / HOUR).toBe(745);
    expect(row!.objectives).toEqual(['uptime']);
    expect(month.planned.map(({ record, began }) => [record, began])).toEqual([
      ['maintenance/M-1', true],
      ['maintenance/M-2', true],
    ]);
    const inside = row!.stretches.filter(({ state }) => state === 'down');
    expect(month.recordsBehind(row!, inside).map((records) => records.map(({ events }) => events.length))).toEqual([[2], [2]]);
  });

  it('time that a source reports as not known is unknown', () => {
    const start = at('2026-10-05T08:00:00Z');
    const facts = [
      fact('service.unknown', start, { component: 'line-1', body: { record: 'INC-1' } }),
      fact('service.up', start + HOUR, { component: 'line-1', body: { record: 'INC-1' } }),
    ];
    const { stated, summed, month } = figures(checked(aContract(CHANGING)), facts, '2026-10');
    expect(summed).toEqual(stated);
    expect(month.rows[0]!.stretches.map(({ state }) => state)).toEqual(['up', 'unknown', 'up']);
    expect(stated[0]!.unknown).toBe(String(HOUR));
  });

  it('time that is reported as degraded and does not count is degraded without downtime', () => {
    const start = at('2026-10-05T08:00:00Z');
    const terms = {
      ...CHANGING.terms,
      definitions: {
        ...CHANGING.terms.definitions,
        reported: { ...CHANGING.terms.definitions.reported, where: [{ attribute: 'level', is: ['down'] }] },
      },
    };
    const facts = [
      fact('service.degraded', start, { component: 'line-1', body: { record: 'INC-1' } }),
      fact('service.down', start + HOUR, { component: 'line-1', body: { record: 'INC-1' } }),
      fact('service.up', start + 2 * HOUR, { component: 'line-1', body: { record: 'INC-1' } }),
    ];
    const { stated, summed, month } = figures(checked(aContract({ ...CHANGING, terms })), facts, '2026-10');
    expect(summed).toEqual(stated);
    expect(month.rows[0]!.stretches.map(({ state, start: from, end }) => [state, (end - from) / HOUR])).toEqual([
      ['up', expect.anything()],
      ['degraded', 1],
      ['down', 1],
      ['up', expect.anything()],
    ]);
    expect(subtract(month.rows[0]!.stretches[1]!.down, ZERO)).toEqual(ZERO);
  });
});
