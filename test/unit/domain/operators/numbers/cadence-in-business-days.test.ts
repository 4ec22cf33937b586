/** An update each business day: each wait for an update is a timer of its own, which a span can limit. */
import { describe, expect, it } from 'vitest';
import { type Line, NO_DIFFERENCE, caseRunner, definitionErrors, severityLine, ticketLine } from '../../../../support/case-runner.ts';
import { aContract } from '../../../../support/contracts.ts';

const document = aContract({
  order: { from: '2026-01-01' },
  terms: {
    attributes: { severity: { of: 'ticket', values: ['urgent', 'normal'] } },
    definitions: {
      office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
      hours: { 'depending-on': 'severity', cases: { urgent: 'always', normal: 'office' } },
      limit: { 'depending-on': 'severity', cases: { urgent: '1 h', normal: '1 business day' } },
      silence: { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'hours', each: 'wait', paused: [] },
      prompt: { compare: 'silence', 'at-most': 'limit' },
      late: { excess: 'silence', above: 'limit' },
      'prompt-tickets': { count: 'prompt' },
    },
    objectives: { silence: { 'at-most': 'limit' } },
    credits: { delay: { of: '10.00 USD', times: 1, 'if-breached': 'silence' } },
    claims: { delay: 'automatic' },
    report: ['prompt-tickets', 'late'],
  } as never,
});

const differences = caseRunner(document);
const ticket = (severity: string | undefined, opened: string, updated: readonly string[], resolved?: string): Line =>
  ticketLine('T', severity, { opened, updated, resolved });
const outcomes = (...given: readonly string[]): Line =>
  Object.fromEntries(given.map((outcome, i) => [`silence of T${i === 0 ? '' : `~${i + 1}`}`, { outcome }]));

// 6 March 2026 is a Friday.
describe('an update each business day', () => {
  it('is judged wait by wait, over the weekend too', async () => {
    const inTime = ticket('normal', '06T16:00', ['09T16:00', '10T15:00'], '11T09:30');
    expect(await differences([inTime], { objectives: outcomes('met', 'met', 'met'), total: '0.00 USD' })).toEqual(NO_DIFFERENCE);
    const late = ticket('normal', '06T16:00', ['09T16:01', '10T15:00'], '12T09:30');
    const cells = { 'late of T': '1 min', 'late of T~2': '0 h', 'late of T~3': '150 min', 'prompt-tickets': 0 };
    expect(await differences([late], { objectives: outcomes('breached', 'met', 'breached'), cells, total: '20.00 USD' })).toEqual(
      NO_DIFFERENCE,
    );
  });

  it('takes for each wait the hours and the limit of the severity at its beginning', async () => {
    const raised = severityLine('T', '06T17:00', 'urgent');
    const events = [ticket('normal', '06T16:00', ['06T18:00'], '06T19:01'), raised];
    expect(await differences(events, { objectives: outcomes('met', 'breached') })).toEqual(NO_DIFFERENCE);
  });

  it('is a deadline in the reasons, and pending while no update comes', async () => {
    const running = ticket('normal', '31T16:00', []);
    const objectives = { 'silence of T': { outcome: 'pending', deadline: '2026-04-01T16:00:00.000Z' } };
    expect(await differences([running], { objectives, missing: ['updated or resolved'] })).toEqual(NO_DIFFERENCE);
  });

  it('lies between the verdicts in all possible hours where the severity is not stated', async () => {
    const unstated = ticket(undefined, '06T16:00', [], '09T10:00');
    const open = { objectives: outcomes('undetermined'), 'total-bounds': { least: '0.00 USD', most: '10.00 USD' }, missing: ['severity'] };
    expect(await differences([unstated], open)).toEqual(NO_DIFFERENCE);
  });

  it('is refused for the longest wait, whose limit is a length of time', () => {
    expect(definitionErrors(document, () => undefined)).toEqual([]);
    expect(definitionErrors(document, ({ silence }) => delete silence.each)).toContain('wrong-type /terms/0/objectives/silence/at-most');
  });
});
