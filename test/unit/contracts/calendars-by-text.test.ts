/** The harness computes calendars by another way than the operators; on every calendar of every contract file the two agree. */
import { describe, expect, it } from 'vitest';
import { servicePeriod } from '../../../lib/domain/checker/service-period.ts';
import { bareContext } from '../../../lib/domain/statement/objectives/deadlines.ts';
import { MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Interval } from '../../../lib/domain/time/interval.ts';
import { type TimeSet, stretches } from '../../../lib/domain/time/times.ts';
import { openByText } from '../../support/mutants/calendar-by-text.ts';
import { isCalendar } from '../../support/mutants/calendars-compiled.ts';
import { type ContractDocument, contractDocuments } from '../../support/mutants/documents.ts';
import { read } from '../../support/mutants/observe.ts';
import { worldOf } from '../../support/mutants/world.ts';

const calendarsOf = ({ document }: ContractDocument): string[] => {
  const { definitions } = document.terms.at(-1)!;
  return Object.keys(definitions as object).filter((name) => isCalendar(name, definitions as Record<string, unknown>));
};

const withCalendars = contractDocuments().filter((contract) => calendarsOf(contract).length > 0);

describe('calendars of contract files', () => {
  it('are in several contract files', () => {
    expect(withCalendars.length).toBeGreaterThan(8);
  });

  it.each(withCalendars.map((contract) => [contract.file, contract] as const))('%s: opening hours are those that the operators compute', (_, contract) => {
    const reading = read(contract.document);
    if (!('checked' in reading)) throw new Error(reading.refused);
    const { checked } = reading;
    for (const { label } of worldOf(checked, contract.document).periods.slice(0, 15)) {
      const found = servicePeriod(checked, label);
      if ('issue' in found) continue;
      const context = bareContext(checked, found);
      const { start, end } = context.horizon;
      for (const name of calendarsOf(contract)) {
        const inMinutes = (interval: Interval): number[] => [Math.max(interval.start, start) / MINUTE, Math.min(interval.end, end) / MINUTE];
        const times = context.column<TimeSet>(name).values().next().value!;
        const own = stretches(times, 'certain').map(inMinutes);
        const { open } = openByText(name, contract.document.terms.at(-1), { from: start / MINUTE, until: end / MINUTE });
        expect(open, `${name} in ${label}`).toEqual(own);
      }
    }
  });
});
