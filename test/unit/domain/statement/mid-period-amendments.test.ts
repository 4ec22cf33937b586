/** Versions that take effect inside a period. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { statementSchema } from '../../../../lib/schemas/responses/statement.ts';
import { DAY, HOUR } from '../../../../lib/domain/time/instant.ts';
import { aContract, checked, orderOf, statementOf, termsWith } from '../../../support/contracts.ts';
import { START, outages } from '../../../support/reported.ts';
import { outage } from '../../../support/facts.ts';

describe('versions that take effect inside a period', () => {
  const version = (id: string, from: string, target: string, effect: Terms['takes-effect']): Terms =>
    termsWith({
      id,
      version: id,
      from,
      'takes-effect': effect,
      definitions: { down: outages, uptime: { uptime: 'down', of: 'period' }, fee: { charges: ['recurring'], 'taken-from': 'period' } },
      objectives: { uptime: { 'at-least': target } },
      credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } },
      claims: { credit: 'automatic' },
    });
  const order = orderOf({
    from: '2026-01-01',
    charges: [{ kind: 'recurring', amount: '300.00 USD', every: 'month', 'part-month': 'whole' }],
  });
  const facts = [...outage(START + DAY, START + DAY + HOUR), ...outage(START + 20 * DAY, START + 20 * DAY + HOUR)];
  const of = (effect: Terms['takes-effect']): Statement => {
    return statementOf(
      aContract({ order, terms: [version('one', '2026-01-01', '99%', 'next-period'), version('two', '2026-04-11', '99.9%', effect)] }),
      facts,
      '2026-04',
    );
  };

  it('next-period: the month stays under the version of its first day', () => {
    expect([of('next-period').terms.version, of('next-period').total.amount, of('next-period').parts]).toEqual(['one', '0.00', undefined]);
  });

  it('at-once-splitting-period: each part is measured under its own text, charges by days, under one total', () => {
    const split = of('at-once-splitting-period');
    expect(split.parts).toMatchObject([
      { part: 1, version: 'one', start: '2026-04-01T00:00:00.000Z', end: '2026-04-11T00:00:00.000Z' },
      { part: 2, version: 'two', start: '2026-04-11T00:00:00.000Z', end: '2026-05-01T00:00:00.000Z' },
    ]);
    expect(split.objectives.map(({ part, outcome, measured }) => [part, outcome, measured!.exact])).toEqual([
      [1, 'met', '239/240'],
      [2, 'breached', '479/480'],
    ]);
    expect(split.lines.map(({ part, of: base, amount }) => [part, base.exact, amount.amount])).toEqual([[2, '200', '20.00']]);
    expect([split.total.amount, split.evidence.events]).toEqual(['20.00', 4]);
    expect(statementSchema.parse(JSON.parse(JSON.stringify(split)))).toEqual(JSON.parse(JSON.stringify(split)));
  });

  it('a version with another definition of the period cannot split it', () => {
    const other = {
      ...version('two', '2026-04-11', '99.9%', 'at-once-splitting-period'),
      period: { every: 'quarter', zone: 'UTC', 'part-period': 'clipped' } as const,
    };
    const result = assess(
      checked(aContract({ order, terms: [version('one', '2026-01-01', '99%', 'next-period'), other] })),
      facts,
      '2026-04',
    );
    expect('issue' in result && result.issue.code).toBe('periods-differ');
  });
});
