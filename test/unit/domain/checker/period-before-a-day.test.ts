/** The time of one period before a day, such as that of a claim, in place of the periods of the term. */
import { describe, expect, it } from 'vitest';
import { endingBefore } from '../../../../lib/domain/checker/check-contract.ts';
import { servicePeriod } from '../../../../lib/domain/checker/service-period.ts';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { formatDay, parseDay } from '../../../../lib/domain/time/instant.ts';
import { localDay } from '../../../../lib/domain/time/timezone.ts';
import { aContract, checked as checkedContract, termsWith } from '../../../support/contracts.ts';
import { fact } from '../../../support/facts.ts';

type Every = Terms['period']['every'];
const ZONE = 'Europe/Berlin';

const checkedWith = (every: Every, given: Partial<Terms> = {}): ReturnType<typeof checkedContract> =>
  checkedContract(
    aContract({
      order: { from: '2020-01-01' },
      terms: termsWith({ from: '2020-01-01', period: { every, zone: ZONE, 'part-period': 'clipped' }, ...given }),
    }),
  );

/** First and last day of the period before a day. */
function daysBefore(every: Every, day: string, contract = checkedWith(every)): readonly [string, string] {
  const { checked, period } = endingBefore(contract, day)!;
  const found = servicePeriod(checked, period);
  if ('issue' in found) throw new Error(found.issue.message);
  return [formatDay(localDay(ZONE, found.full.start)), formatDay(localDay(ZONE, found.full.end) - 1)];
}

describe('a period that ends before a day', () => {
  it.each<[Every, string, string]>([
    ['365 days', '2026-07-01', '2025-07-01'],
    ['30 days', '2026-03-01', '2026-01-30'],
    ['week', '2026-03-04', '2026-02-25'],
    ['day', '2026-03-04', '2026-03-03'],
    ['month', '2026-03-15', '2026-02-15'],
    ['month', '2026-03-31', '2026-02-28'],
    ['quarter', '2026-05-20', '2026-02-20'],
    ['half-year', '2026-03-01', '2025-09-01'],
    ['year', '2024-02-29', '2023-02-28'],
  ])('of every %s before %s begins on %s', (every, day, first) => {
    expect(daysBefore(every, day)).toEqual([first, formatDay(parseDay(day)! - 1)]);
  });

  it('of 30 days ends with the day before for every day of two years', () => {
    const contract = checkedWith('30 days');
    for (let day = parseDay('2026-01-01')!; day < parseDay('2028-01-01')!; day += 1)
      expect(daysBefore('30 days', formatDay(day), contract)).toEqual([formatDay(day - 30), formatDay(day - 1)]);
  });

  it('is named only for a day of the calendar', () => {
    expect(endingBefore(checkedWith('month'), '2026-02-30')).toBeUndefined();
    expect(endingBefore(checkedWith('month'), '2026-10')).toBeUndefined();
  });

  it('has earlier periods that end where it begins', () => {
    const definitions: Terms['definitions'] = {
      downtime: { intervals: 'outage', from: 'started', to: 'ended' },
      length: { duration: 'downtime' },
      history: { 'across-periods': 'length', last: 3, ending: 'this' },
      worst: { aggregate: 'highest', of: 'history', over: 'stretch' },
    };
    const down = (day: string, hours: number): ReturnType<typeof fact>[] => [
      fact('service.down', `${day}T00:00:00Z`, { body: { record: day } }),
      fact('service.up', `${day}T${String(hours).padStart(2, '0')}:00:00Z`, { body: { record: day } }),
    ];
    const facts = [...down('2026-03-10', 2), ...down('2026-02-05', 5), ...down('2025-12-01', 9)];
    const worst = (at: string): unknown => {
      const asked = endingBefore(checkedWith('30 days', { definitions, report: ['worst'] }), at)!;
      const found = assess(asked.checked, facts, asked.period);
      return 'issue' in found ? found.issue : found.statement.report[0]!.value;
    };
    // Ninety days before 11 March go back to 11 December; one day later the outage of 10 March is still the only one of its 30 days.
    expect(worst('2026-03-11')).toMatchObject({ exact: String(5 * 3_600_000) });
    expect(worst('2026-02-28')).toMatchObject({ exact: String(9 * 3_600_000) });
    expect(worst('2026-06-01')).toMatchObject({ exact: String(2 * 3_600_000) });
  });
});
