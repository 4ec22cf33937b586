/** Updates in other hours by severity: urgent tickets around the clock, others in office hours. */
import { describe, expect, it } from 'vitest';
import { type Line, NO_DIFFERENCE, caseRunner, severityLine, ticketLine } from '../../../../support/case-runner.ts';
import { aContract } from '../../../../support/contracts.ts';

const document = aContract({
  order: { from: '2026-01-01' },
  terms: {
    attributes: { severity: { of: 'ticket', values: ['urgent', 'normal'] } },
    definitions: {
      office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
      hours: { 'depending-on': 'severity', cases: { urgent: 'always', normal: 'office' } },
      limit: { 'depending-on': 'severity', cases: { urgent: '1 h', normal: '8 h' } },
      silence: { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'hours', paused: [] },
    },
    objectives: { silence: { 'at-most': 'limit' } },
    credits: {},
    claims: {},
  } as never,
});

const differences = caseRunner(document);
/** A ticket with its updates; the severity may change. */
const ticket = (severity: string | undefined, opened: string, updated: readonly string[], resolved: string): Line =>
  ticketLine('T', severity, { opened, updated, resolved });
const silence = (expected: Line): Line => ({ objectives: { 'silence of T': expected } });

// 6 March 2026 is a Friday.
describe('the longest wait for an update', () => {
  it('counts in the hours of the severity of the ticket', async () => {
    const events = (severity: string): Line[] => [ticket(severity, '06T16:00', ['09T10:00'], '09T10:30')];
    expect(await differences(events('normal'), silence({ measured: '2 h', outcome: 'met' }))).toEqual(NO_DIFFERENCE);
    expect(await differences(events('urgent'), silence({ measured: '66 h', outcome: 'breached' }))).toEqual(NO_DIFFERENCE);
  });

  it('takes for each wait the severity at its beginning', async () => {
    const raised = severityLine('T', '06T17:00', 'urgent');
    // Two hours in the office, of which one is open, then one at night.
    expect(await differences([ticket('normal', '06T16:00', ['06T18:00'], '06T19:00'), raised], silence({ measured: '1 h' }))).toEqual(
      NO_DIFFERENCE,
    );
    expect(await differences([ticket('normal', '06T16:00', ['06T18:00'], '06T21:00'), raised], silence({ measured: '3 h' }))).toEqual(
      NO_DIFFERENCE,
    );
  });

  it('lies between the lengths in all possible hours where the severity is not stated', async () => {
    const open = { ...silence({ outcome: 'undetermined', bounds: { least: '2 h', most: '66 h' } }), missing: ['severity'] };
    expect(await differences([ticket(undefined, '06T16:00', [], '09T10:00')], open)).toEqual(NO_DIFFERENCE);
  });
});
