/** What holds for a period as a whole where a new version of the terms splits it. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../lib/domain/agreement/agreement.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { assess } from '../../lib/domain/statement/assess.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { HOUR } from '../../lib/domain/time/instant.ts';
import { checked, orderOf, termsWith } from '../support/contracts.ts';
import { at, outage } from '../support/facts.ts';

const OUTAGE = { intervals: 'outage', from: 'started', to: 'ended' };
const SPLIT = at('2026-02-15T00:00:00Z');
/** Down for so many hours, up to an instant. */
const downUntil = (end: number, hours: number): Fact[] => outage(end - hours * HOUR, end);
const down = (start: string, hours: number): Fact[] => outage(at(start), at(start) + hours * HOUR);

/** A period under one text, that a second version of the same text splits in the middle of February 2026. */
function split(given: Partial<Terms> & Pick<Terms, 'definitions'>, facts: readonly Fact[], label = '2026-02', second = given): Statement {
  const text = (version: string, from: string, terms: typeof given): Terms =>
    termsWith({ version, from, 'takes-effect': 'at-once-splitting-period', ...terms });
  const order = orderOf({
    from: '2026-01-01',
    charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }],
  });
  const result = assess(checked(order, text('1', '2026-01-01', given), text('2', '2026-02-15', second)), facts, label);
  if ('issue' in result) throw new Error(JSON.stringify(result.issue));
  return result.statement;
}

const amounts = ({ lines }: Statement): (string | number | undefined)[][] => lines.map(({ part, amount }) => [part, amount.amount]);

describe('a cap over several months', () => {
  const capped = {
    definitions: { outage: OUTAGE, uptime: { uptime: 'outage', of: 'period' }, fee: { charges: 'all', 'taken-from': 'period' } },
    promises: { uptime: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '30%', 'if-missed': 'uptime', cap: [{ 'at-most': '500.00 USD', over: '3 months' }] } },
    claims: { credit: 'automatic' },
  } as const;

  it('is lowered by what earlier parts of the period paid, as by what earlier periods did', () => {
    const facts = [...down('2026-01-10T00:00:00Z', 4), ...downUntil(SPLIT, 4), ...down('2026-02-20T00:00:00Z', 4)];
    expect(split(capped, facts, '2026-01').total.amount).toBe('300.00');
    const february = split(capped, facts);
    // 150.00 each by days; 200.00 are left of the cap.
    expect([february.total.amount, amounts(february)]).toEqual([
      '200.00',
      [
        [1, '150.00'],
        [2, '50.00'],
      ],
    ]);
    expect(february.state?.credited.credit?.['']).toBe('200.00');
    expect(split(capped, [...facts, ...down('2026-03-20T00:00:00Z', 4)], '2026-03').total.amount).toBe('0.00');
  });
});

describe('the charges of another period', () => {
  const on = (from: Terms['definitions'][string]): [string, string | undefined] => {
    const cells = { outage: OUTAGE, uptime: { uptime: 'outage', of: 'period' }, fee: from };
    const found = split(
      {
        definitions: cells as Terms['definitions'],
        promises: { uptime: { 'at-least': '99.9%' } },
        credits: { credit: { of: 'fee', times: '30%', 'if-missed': 'uptime' } },
        claims: { credit: 'automatic' },
      },
      [...downUntil(SPLIT, 4), ...down('2026-02-20T00:00:00Z', 4)],
    );
    return [found.total.amount, found.lines.map(({ amount }) => amount.amount).join(' + ')];
  };

  it.each(['period', 'previous-period', 'next-period'])('counts in parts by their days, taken from: %s', (from) => {
    expect(on({ charges: 'all', 'taken-from': from })).toEqual(['300.00', '150.00 + 150.00']);
  });

  it("leaves a day's charge as it is", () => {
    const aDay = { charges: 'all', 'taken-from': 'previous-period', 'a-day': 'of-30' };
    expect(on(aDay)).toEqual(['20.00', '10.00 + 10.00']);
  });
});

describe('what nobody ended', () => {
  const cells = {
    definitions: { outage: OUTAGE, uptime: { uptime: 'outage', of: 'period' } },
    promises: { uptime: { 'at-least': '99%' } },
  } as const;
  const notEnded = (facts: readonly Fact[]): number => split(cells, facts).findings.filter(({ code }) => code === 'not-ended').length;

  it('is said of what goes on at the end of the period, not at that of a part', () => {
    const facts = outage(SPLIT - HOUR, SPLIT + HOUR);
    expect([notEnded(facts), notEnded(facts.slice(0, 1))]).toEqual([0, 1]);
  });
});
