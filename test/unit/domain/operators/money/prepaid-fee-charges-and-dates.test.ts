/** Charges, values that change on a day, and ages. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { fact, outage } from '../../../../support/facts.ts';
import { START, outages, statement, value } from '../../../../support/reported.ts';

describe('charges, dates and ages', () => {
  const fee = { charges: 'all', 'taken-from': 'period' };

  it('a prepayment is divided by months or by days, and a day of it and the charge of the next period are bases too', () => {
    const charges = [
      { kind: 'recurring', amount: '1200.00 USD', every: 'once', spread: 'months', from: '2026-01-15', through: '2027-01-14' },
      { kind: 'recurring', amount: '365.00 USD', every: 'once', spread: 'days', from: '2026-01-01', through: '2026-12-31' },
      { kind: 'later', amount: '7.00 USD', every: 'once', from: '2026-05-02' },
    ] as const;
    const found = statement(
      {
        all: fee,
        day: { ...fee, 'a-day': 'of-the-period' },
        thirtieth: { ...fee, 'a-day': 'of-30' },
        yearly: { ...fee, 'a-day': 'of-365' },
        next: { charges: ['later'], 'taken-from': 'next-period' },
      },
      [],
      { order: { charges } },
    );
    expect(['all', 'day', 'thirtieth', 'yearly', 'next'].map((cell) => value(found, cell))).toEqual(['130', '13/3', '13/3', '312/73', '7']);
  });

  it('a prepayment by use is a parameter times the share that is set each month', () => {
    const used = (share: string): Fact =>
      fact('attribute.set', '2026-04-30T12:00:00Z', { id: share, body: { of: 'customer', name: 'used-share', value: share } });
    const found = statement({ share: { 'record-value': 'used-share' }, base: { multiply: 'prepaid', by: 'share' } }, [used('0.125')], {
      terms: { attributes: { 'used-share': { of: 'customer', unit: 'share' } }, parameters: { prepaid: { like: '1.00 USD' } } },
      order: { parameters: { prepaid: '3600.00 USD' } },
    });
    expect(value(found, 'base')).toBe('450');
  });

  it('an age counts whole months and periods since a date', () => {
    const of = (day: string): (string | string[])[] => {
      const found = statement({ months: { age: 'since', in: 'months' }, days: { age: 'since', in: 'days' } }, [], {
        terms: { attributes: { since: { of: 'customer', unit: 'date' } } },
        order: { attributes: { since: day } },
      });
      return [value(found, 'months'), value(found, 'days')];
    };
    expect([of('2026-03-01'), of('2026-03-02'), of('2025-12-31'), of('2026-05-01')]).toEqual([
      ['1', '31'],
      ['0', '30'],
      ['3', '91'],
      ['0', '0'],
    ]);
  });

  it('a dated value gives a finding when none is in force yet', () => {
    const found = statement({ rate: { 'effective-dated': 'period', values: { '2026-05-01': '2%' } } }, []);
    expect([value(found, 'rate'), found.findings.map((one) => one.code)]).toEqual(['not measured', ['no-value-yet']]);
  });

  it('numbers and lengths are rounded by step and mode', () => {
    const facts = outage(START, START + 90_500);
    const round = (how: string): string | string[] =>
      value(statement({ down: outages, time: { duration: 'down' }, rounded: { round: 'time', to: '1 min', how } }, facts), 'rounded');
    expect([round('half-up'), round('half-even'), round('down'), round('up')]).toEqual(
      [2, 2, 1, 2].map((minutes) => String(minutes * MINUTE)),
    );
  });
});
