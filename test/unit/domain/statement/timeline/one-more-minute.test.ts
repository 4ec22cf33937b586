/** One more minute of downtime: what the assessment of a real one says. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { monthOf } from '../../../../../lib/domain/statement/timeline/month.ts';
import { oneMoreMinute } from '../../../../../lib/domain/statement/timeline/one-more-minute.ts';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { aContract, checked, statementOf } from '../../../../support/contracts.ts';
import { at, outage } from '../../../../support/facts.ts';

const START = at('2026-10-01T00:00:00Z');
const END = at('2026-11-01T00:00:00Z');

/** 43 minutes of downtime are 99.9037 % of October; 10 % are owed below 99.9 %. */
const contract = (least?: string, cause?: string) =>
  checked(
    aContract({
      order: { charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }] },
      terms: {
        ...(cause !== undefined && { attributes: { cause: { of: 'outage', values: ['vendor', 'customer'] } } }),
        definitions: {
          outage: {
            intervals: 'outage',
            from: 'started',
            to: 'ended',
            ...(cause !== undefined && { where: [{ attribute: 'cause', is: [cause] }] }),
          },
          ...(least !== undefined && { long: { continuous: 'outage', 'at-least': least, counts: 'whole' } }),
          uptime: { uptime: least === undefined ? 'outage' : 'long', of: 'period' },
          fee: { charges: 'all', 'taken-from': 'period' },
          rate: {
            bands: 'uptime',
            table: [
              { 'at-least': '99.9%', gives: '0%' },
              { 'less-than': '99.9%', gives: '10%' },
            ],
          },
        },
        objectives: { uptime: { 'at-least': '99.9%' } },
        credits: { credit: { of: 'fee', times: 'rate', for: 'uptime' } },
        claims: { credit: 'automatic' },
      } as never,
    }),
  );

function more(given: ReturnType<typeof contract>, facts: readonly Fact[], until = END) {
  const month = monthOf(given, facts, '2026-10');
  if ('issue' in month) throw new Error(month.issue.message);
  return oneMoreMinute(month, month.rows[0]!, until, { checked: given, facts });
}

describe('one more minute of downtime', () => {
  it('costs what the same minute as events costs', () => {
    const given = contract();
    const facts = outage(START + HOUR, START + HOUR + 44 * MINUTE);
    const found = more(given, facts)!;
    expect(found.during).toEqual({ start: START + HOUR + 44 * MINUTE, end: START + HOUR + 45 * MINUTE });
    const real = statementOf(given, [...facts, ...outage(found.during.start, found.during.end)], '2026-10');
    expect(found.before.total.amount).toBe('0.00');
    expect(found.after.total).toEqual(real.total);
    expect(found.difference).toEqual({ amount: '100.00', currency: 'USD' });
    expect(found.breaches).toEqual(['uptime']);
  });

  it('costs nothing while the target leaves space for it', () => {
    expect(more(contract(), outage(START + HOUR, START + 2 * HOUR - 20 * MINUTE))!.difference).toEqual({ amount: '0.00', currency: 'USD' });
  });

  it('is the continuation of the last outage where only long outages count', () => {
    const found = more(contract('60 min'), outage(START + HOUR, START + HOUR + 59 * MINUTE))!;
    expect(found.during.start).toBe(START + HOUR + 59 * MINUTE);
    expect(found.difference).toEqual({ amount: '100.00', currency: 'USD' });
  });

  it('is taken before the instant from which on nothing is known yet', () => {
    const until = at('2026-10-10T12:00:00Z');
    expect(more(contract(), [], until)!.during).toEqual({ start: until - MINUTE, end: until });
  });

  it('has bounds and no difference where a missing fact leaves the amount open', () => {
    const given = contract(undefined, 'vendor');
    // No event names the cause of the outage, and only those of the vendor count.
    const found = more(given, outage(START + HOUR, START + 2 * HOUR))!;
    expect(found.before.bounds!.toCustomer).toEqual({
      least: { amount: '0.00', currency: 'USD' },
      most: { amount: '100.00', currency: 'USD' },
    });
    expect(found.difference).toBeUndefined();
  });

  it('is not there when the whole period was down', () => {
    expect(more(contract(), outage(START, END))).toBeUndefined();
  });
});
