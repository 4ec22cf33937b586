/** A ticket that is re-opened when its stop was judged long ago: its timer begins anew, so that no time is judged in two periods. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { fact } from '../../../../support/facts.ts';
import { aContract, statementOf, termsWith } from '../../../../support/contracts.ts';

const timer = {
  timer: 'ticket',
  from: 'opened',
  to: 'resolved',
  hours: 'always',
  paused: [],
  'counted-in': 'to',
  'on-reopen': 'resume',
};

type Milestone = readonly [type: Fact['type'], at: string];

function stated(how: object, period: string, ...times: readonly Milestone[]): Statement {
  const given = termsWith({
    definitions: { fix: { ...timer, ...how } },
    objectives: { fix: { 'at-most': '4 h' } },
    credits: { credit: { of: '100.00 USD', times: 1, 'if-breached': 'fix' } },
    claims: { credit: 'automatic' },
  });
  const facts = times.map(([type, at]) => fact(type, at, { body: { record: 'T' } }));
  return statementOf(aContract({ terms: given }), facts, period, { reasons: true });
}

const shown = (statement: Statement): string =>
  [
    ...statement.objectives.map(({ outcome, measured }) => `${outcome} ${measured?.shown}`),
    ...statement.findings.flatMap(({ code }) => (code === 'reopened-late' ? [code] : [])),
    statement.total.amount,
  ].join(', ');

const opened: Milestone = ['ticket.opened', '2026-02-10T00:00:00Z'];
const resolved = (at: string): Milestone => ['ticket.resolved', at];
const reopened = (at: string): Milestone => ['ticket.reopened', at];

describe('a ticket that is re-opened more than 31 days after its timer stopped', () => {
  const ticket = [opened, resolved('2026-02-10T05:00:00Z'), reopened('2026-04-05T00:00:00Z'), resolved('2026-04-05T03:00:00Z')];

  it('is judged once for each stop, in the period of the stop', () => {
    expect(shown(stated({}, '2026-02', ...ticket))).toBe('breached 5 h, 100.00');
    expect(shown(stated({}, '2026-04', ...ticket))).toBe('met 3 h, reopened-late, 0.00');
    expect(shown(stated({}, '2026-03', ...ticket))).toBe('0.00');
  });

  it('is judged in the period of each beginning where the clause says so', () => {
    expect(shown(stated({ 'counted-in': 'from' }, '2026-02', ...ticket))).toBe('breached 5 h, 100.00');
    expect(shown(stated({ 'counted-in': 'from' }, '2026-04', ...ticket))).toBe('met 3 h, reopened-late, 0.00');
  });

  it('keeps its first result where the first stop counts', () => {
    expect(shown(stated({ 'on-reopen': 'ignore' }, '2026-02', ...ticket))).toBe('breached 5 h, 100.00');
    expect(shown(stated({ 'on-reopen': 'ignore' }, '2026-04', ...ticket))).toBe('0.00');
  });

  it('resumes the new timer when it is re-opened again within 31 days', () => {
    const again = [...ticket, reopened('2026-04-10T00:00:00Z'), resolved('2026-04-10T02:00:00Z')];
    expect(shown(stated({}, '2026-04', ...again))).toBe('breached 5 h, reopened-late, 100.00');
  });
});

it('a ticket that is re-opened on the thirty-first day resumes its timer, and is judged where that stops', () => {
  const ticket = [opened, resolved('2026-02-10T03:00:00Z'), reopened('2026-03-13T03:00:00Z'), resolved('2026-03-13T05:00:00Z')];
  expect(shown(stated({}, '2026-02', ...ticket))).toBe('0.00');
  expect(shown(stated({}, '2026-03', ...ticket))).toBe('breached 5 h, 100.00');
});
