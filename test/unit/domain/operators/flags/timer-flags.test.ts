/** Flags of timers: whether one ticket met its several clocks, so that a ticket that misses two of them is one missed ticket. */
import { describe, expect, it } from 'vitest';
import { type Line, NO_DIFFERENCE, caseRunner, definitionErrors, ticketLine } from '../../../../support/case-runner.ts';
import { readYaml } from '../../../../../lib/schemas/yaml-document.ts';

const TERMS = `
makegood: 1
order:
  id: desk
  title: Desk
  vendor: { id: vendor, name: Vendor }
  customer: { id: customer, name: Customer }
  from: 2026-01-01
  without-component: count
  charges: [{ kind: recurring, amount: 1000.00 USD, every: month, part-month: whole }]
terms:
  - id: desk
    title: Desk
    provider: Vendor
    version: "1"
    from: 2026-01-01
    takes-effect: next-period
    money: { currency: USD, rounding: half-up }
    period: { every: month, zone: UTC, part-period: clipped }
    unreported: up
    unknown: up
    attributes: { severity: { of: ticket, values: [urgent, normal], default: normal, reported-by: [vendor, customer] } }
    definitions:
      office: { business-hours: UTC, open: { mon-fri: ["09:00-17:00"] } }
      answer: { timer: ticket, from: opened, to: acknowledged, hours: office, paused: [], counted-in: from, on-severity-change: highest }
      answer-limit: { depending-on: severity, cases: { urgent: 1 h, normal: 1 business day } }
      repair: { timer: ticket, from: opened, to: resolved, hours: office, paused: [], counted-in: from, on-reopen: anew }
      answered: { compare: answer, at-most: answer-limit }
      repaired: { compare: repair, at-most: 16 h }
      kept: { all-of: [answered, repaired] }
      good: { count: kept }
      tickets: { count: ticket, reached: opened }
      missed: { subtract: good, from: tickets }
      rate: { multiply: missed, by: 5% }
      fee: { charges: [recurring], taken-from: period }
    objectives: { kept: { holds: true }, missed: { at-most: 0 } }
    credits: { credit: { of: fee, times: rate, for: missed } }
    claims: { credit: automatic }
    report: [good, missed]
`;

const { document } = readYaml(TERMS);
const differences = caseRunner(document);

// 2 March 2026 is a Monday.
const GOOD = ticketLine('G', 'urgent', { opened: '02T09:00', acknowledged: '02T10:00', resolved: '03T17:00' });
const BOTH_LATE = ticketLine('B', 'urgent', { opened: '02T09:00', acknowledged: '02T10:01', resolved: '05T09:00' });
const NEXT_DAY = ticketLine('N', 'normal', { opened: '06T16:00', acknowledged: '09T16:00', resolved: '09T16:30' });

describe('a flag of a timer', () => {
  it('holds for a record within the limit, by severity and in business days, edges included', async () => {
    const both = { 'kept of G': { outcome: 'met' }, 'kept of N': { outcome: 'met' } };
    expect(await differences([GOOD, NEXT_DAY], { objectives: both, total: '0.00 USD' })).toEqual(NO_DIFFERENCE);
    const late = ticketLine('N', 'normal', { opened: '06T16:00', acknowledged: '09T16:01', resolved: '09T16:30' });
    expect(await differences([late], { objectives: { 'kept of N': { outcome: 'breached' } }, total: '50.00 USD' })).toEqual(NO_DIFFERENCE);
  });

  it('makes a ticket that misses two clocks one missed ticket', async () => {
    const expected = { cells: { good: 1, missed: 1 }, objectives: { 'kept of B': { outcome: 'breached' } }, total: '50.00 USD' };
    expect(await differences([GOOD, BOTH_LATE], expected)).toEqual(NO_DIFFERENCE);
  });

  it('is not known while a timer runs within its limit, and known once it is beyond', async () => {
    const running = ticketLine('R', 'urgent', { opened: '31T10:00', acknowledged: '31T10:30' });
    const open = { objectives: { 'kept of R': { outcome: 'undetermined' } }, 'total-bounds': { least: '0.00 USD', most: '50.00 USD' } };
    expect(await differences([running], { ...open, missing: ['resolved'] })).toEqual(NO_DIFFERENCE);
    const beyond = ticketLine('R', 'urgent', { opened: '02T10:00', acknowledged: '02T10:30' });
    expect(await differences([beyond], { objectives: { 'kept of R': { outcome: 'breached' } }, total: '50.00 USD' })).toEqual(
      NO_DIFFERENCE,
    );
  });

  it('holds for a record that was opened again only when it held each time', async () => {
    const first = ticketLine('A', 'urgent', { opened: '02T09:00', acknowledged: '02T09:30', resolved: '02T12:00' });
    const event = (at: string, milestone: string): Line => ({
      event: { type: `ticket.${milestone}.v1`, id: `again-${milestone}`, occurredAt: `2026-03-${at}:00Z`, ticket: 'A' },
    });
    const again = (resolved: string): Line[] => [first, event('03T09:00', 'reopened'), event(resolved, 'resolved')];
    expect(await differences(again('03T17:00'), { objectives: { 'kept of A': { outcome: 'met' } } })).toEqual(NO_DIFFERENCE);
    expect(await differences(again('06T17:00'), { objectives: { 'kept of A': { outcome: 'breached' } } })).toEqual(NO_DIFFERENCE);
  });

  it('needs the severity that governs where its limit depends on the record, and a limit of a length', () => {
    expect(definitionErrors(document, () => undefined)).toEqual([]);
    expect(definitionErrors(document, ({ answer }) => delete answer['on-severity-change'])).toEqual([
      'choice-missing /terms/0/definitions/answered',
    ]);
    expect(definitionErrors(document, ({ repaired }) => (repaired['at-most'] = '5%'))).toContain(
      'wrong-type /terms/0/definitions/repaired/at-most',
    );
  });
});
