/** An update each business day: each wait for an update is a timer of its own, which a span can limit. */
import { describe, expect, it } from 'vitest';
import { runCases } from '../../../../../lib/application/contract-cases/run-case.ts';
import { readCases } from '../../../../../lib/schemas/cases.ts';
import { readContract } from '../../../../../lib/schemas/contract.ts';
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

type Line = Readonly<Record<string, unknown>>;

const ticket = (severity: string | undefined, opened: string, updated: readonly string[], resolved?: string): Line => {
  const at = (moment: string): string => `2026-03-${moment}:00Z`;
  const reached = {
    opened: at(opened),
    ...(updated.length > 0 && { updated: updated.map(at) }),
    ...(resolved && { resolved: at(resolved) }),
  };
  return { ticket: { id: 'T', ...(severity && { severity }), reached } };
};

async function differences(events: readonly Line[], expected: Line): Promise<unknown> {
  const { cases, issues } = readCases({ 'makegood-cases': 1, cases: [{ name: 'one', period: '2026-03', events, expect: expected }] });
  expect(issues).toEqual([]);
  const [result] = await runCases(structuredClone(document), cases!);
  return [result!.fault, result!.mismatches];
}
const NONE = [undefined, []];
const outcomes = (...given: readonly string[]): Line =>
  Object.fromEntries(given.map((outcome, i) => [`silence of T${i === 0 ? '' : `~${i + 1}`}`, { outcome }]));

// 6 March 2026 is a Friday.
describe('an update each business day', () => {
  it('is judged wait by wait, over the weekend too', async () => {
    const inTime = ticket('normal', '06T16:00', ['09T16:00', '10T15:00'], '11T09:30');
    expect(await differences([inTime], { objectives: outcomes('met', 'met', 'met'), total: '0.00 USD' })).toEqual(NONE);
    const late = ticket('normal', '06T16:00', ['09T16:01', '10T15:00'], '12T09:30');
    const cells = { 'late of T': '1 min', 'late of T~2': '0 h', 'late of T~3': '150 min', 'prompt-tickets': 0 };
    expect(await differences([late], { objectives: outcomes('breached', 'met', 'breached'), cells, total: '20.00 USD' })).toEqual(NONE);
  });

  it('takes for each wait the hours and the limit of the severity at its beginning', async () => {
    const raised = {
      event: { type: 'ticket.severity_changed.v1', id: 'raised', occurredAt: '2026-03-06T17:00:00Z', ticket: 'T', severity: 'urgent' },
    };
    const events = [ticket('normal', '06T16:00', ['06T18:00'], '06T19:01'), raised];
    expect(await differences(events, { objectives: outcomes('met', 'breached') })).toEqual(NONE);
  });

  it('is a deadline in the reasons, and pending while no update comes', async () => {
    const running = ticket('normal', '31T16:00', []);
    const objectives = { 'silence of T': { outcome: 'pending', deadline: '2026-04-01T16:00:00.000Z' } };
    expect(await differences([running], { objectives, missing: ['updated or resolved'] })).toEqual(NONE);
  });

  it('lies between the verdicts in all possible hours where the severity is not stated', async () => {
    const unstated = ticket(undefined, '06T16:00', [], '09T10:00');
    const open = { objectives: outcomes('undetermined'), 'total-bounds': { least: '0.00 USD', most: '10.00 USD' }, missing: ['severity'] };
    expect(await differences([unstated], open)).toEqual(NONE);
  });

  it('is refused for the longest wait, whose limit is a length of time', () => {
    const refusals = (change: (definitions: Record<string, any>) => void): string[] => {
      const changed = structuredClone(document) as unknown as { terms: { definitions: Record<string, unknown> }[] };
      change(changed.terms[0]!.definitions);
      return readContract(changed).issues.flatMap(({ severity, code, path }) => (severity === 'error' ? [`${code} ${path}`] : []));
    };
    expect(refusals(() => undefined)).toEqual([]);
    expect(refusals(({ silence }) => delete silence.each)).toContain('wrong-type /terms/0/objectives/silence/at-most');
  });
});
