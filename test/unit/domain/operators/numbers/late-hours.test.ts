/** So much for each started hour by which one ticket was late: in business days, by severity, for tickets that re-open or run on. */
import { describe, expect, it } from 'vitest';
import {
  type Line,
  NO_DIFFERENCE,
  caseRunner,
  definitionErrors,
  inMarch,
  severityLine,
  ticketLine,
} from '../../../../support/case-runner.ts';
import { aContract } from '../../../../support/contracts.ts';

const document = aContract({
  order: { from: '2026-01-01' },
  terms: {
    attributes: { severity: { of: 'ticket', values: ['urgent', 'normal'], 'reported-by': ['vendor', 'customer'] } },
    definitions: {
      office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
      hours: { 'depending-on': 'severity', cases: { urgent: 'always', normal: 'office' } },
      limit: { 'depending-on': 'severity', cases: { urgent: '4 h', normal: '1 business day' } },
      rate: { 'depending-on': 'severity', cases: { urgent: '50.00 USD', normal: '20.00 USD' } },
      repair: {
        timer: 'ticket',
        from: 'opened',
        to: 'resolved',
        hours: 'hours',
        paused: [],
        'counted-in': 'from',
        'on-severity-change': 'highest',
        'on-reopen': 'anew',
      },
      late: { excess: 'repair', above: 'limit' },
      'late-hours': { units: 'late', of: '1 h', counting: 'started' },
    },
    objectives: { repair: { 'at-most': 'limit' } },
    credits: { delay: { of: 'rate', times: 'late-hours', 'if-breached': 'repair' } },
    claims: { delay: 'automatic' },
    report: ['late', 'late-hours'],
  } as never,
});

const differences = caseRunner(document);

// 2 March 2026 is a Monday.
describe('what is owed for each started hour late', () => {
  it('counts the hours of each ticket by themselves, beyond the limit of its severity', async () => {
    const urgent = ticketLine('U', 'urgent', { opened: '02T10:00', resolved: '02T15:01' });
    const prompt = ticketLine('P', 'urgent', { opened: '02T10:00', resolved: '02T14:00' });
    const figures = { 'late of U': '61 min', 'late-hours of U': 2, 'late of P': '0 h', 'late-hours of P': 0 };
    expect(await differences([urgent, prompt], { cells: figures, total: '100.00 USD' })).toEqual(NO_DIFFERENCE);
  });

  it('counts open time beyond a limit in business days', async () => {
    // Due on Tuesday at 16:00; late by one hour on Tuesday and half an hour on Wednesday.
    const normal = ticketLine('N', 'normal', { opened: '02T16:00', resolved: '04T09:30' });
    expect(await differences([normal], { cells: { 'late of N': '90 min', 'late-hours of N': 2 }, total: '40.00 USD' })).toEqual(
      NO_DIFFERENCE,
    );
  });

  it('counts each time of a ticket that was opened again and is judged anew', async () => {
    const first = ticketLine('A', 'urgent', { opened: '02T10:00', resolved: '02T14:30' });
    const event = (at: string, milestone: string): Line => ({
      event: { type: `ticket.${milestone}.v1`, id: milestone, occurredAt: inMarch(at), ticket: 'A' },
    });
    const again = [first, event('03T10:00', 'reopened'), event('03T14:50', 'resolved')];
    expect(
      await differences(again, { cells: { 'late of A': '30 min', 'late of A~2': '50 min', 'late-hours of A~2': 1 }, total: '100.00 USD' }),
    ).toEqual(NO_DIFFERENCE);
  });

  it('lies between bounds while a ticket runs, and where its severity is not stated', async () => {
    const running = ticketLine('R', 'urgent', { opened: '31T10:00' });
    const open = { 'total-bounds': { least: '500.00 USD' }, missing: ['resolved'] };
    expect(await differences([running], open)).toEqual(NO_DIFFERENCE);
    const unstated = ticketLine('S', undefined, { opened: '02T16:00', resolved: '03T17:00' });
    const bounds = { 'total-bounds': { least: '20.00 USD', most: '1050.00 USD' }, missing: ['severity'] };
    expect(await differences([unstated], bounds)).toEqual(NO_DIFFERENCE);
  });

  it('lies between bounds where the severity changes to a word that the contract does not have', async () => {
    const changed = severityLine('C', '02T16:30', 'odd');
    const ticketC = ticketLine('C', 'normal', { opened: '02T16:00', resolved: '04T09:30' });
    // Normal: 2 hours of 20.00. Urgent: 41.5 h less 4 h are 38 started hours of 50.00.
    const bounds = { 'total-bounds': { least: '40.00 USD', most: '1900.00 USD' }, missing: ['severity'] };
    expect(await differences([ticketC, changed], bounds)).toEqual(NO_DIFFERENCE);
  });

  it('needs the severity that governs, no share of several limits, and a limit of a length', () => {
    expect(definitionErrors(document, () => undefined)).toEqual([]);
    expect(definitionErrors(document, ({ repair }) => (repair['on-severity-change'] = 'weighted'))).toContain(
      'not-allowed /terms/0/definitions/late/excess',
    );
    expect(definitionErrors(document, ({ late }) => (late.above = '5%'))).toContain('wrong-type /terms/0/definitions/late/above');
  });
});
