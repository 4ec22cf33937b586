/** What of the past uses up an allowance: all of its unit, and nothing before the term. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { aContract, assessed } from '../../../../support/contracts.ts';
import { fact } from '../../../../support/facts.ts';
import { codesOf, linesOrder, linesTerms, minutesOf, outcomesOf, stated, ticketTerms } from '../../../../support/lines.ts';

const work = (day: string, hours: number): Fact[] =>
  (['maintenance.started', 'maintenance.ended'] as const).map((type, i) =>
    fact(type, `${day}T${String(i * hours).padStart(2, '0')}:00:00Z`, { component: 'web', body: { record: day } }),
  );
const down = (day: string, hours: number): Fact[] =>
  (['service.down', 'service.up'] as const).map((type, i) =>
    fact(type, `${day}T${String(i * hours).padStart(2, '0')}:00:00Z`, { component: 'web' }),
  );

const allowed = (unit: string, more: Partial<Terms> = {}): Terms =>
  linesTerms(
    {
      work: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' },
      budget: { allowance: 'work', 'at-most': '8 h', 'in-each': unit },
      downtime: { except: ['failure', 'budget'] },
    },
    more,
  );

describe('an allowance', () => {
  it('is used up by earlier records of its unit, but not by those before the term', () => {
    const facts = [...work('2026-01-05', 6), ...work('2026-02-10', 10), ...down('2026-02-10', 10)];
    const excluded = (from: string): number =>
      minutesOf(stated(allowed('year'), facts, { order: linesOrder({ from }) }), 'web').excluded / 60;
    expect([excluded('2026-01-01'), excluded('2026-02-01'), excluded('2026-01-06')]).toEqual([2, 8, 8]);
  });

  it('of a period that a new version splits is one for all parts, as that of a month is', () => {
    const facts = [...work('2026-02-05', 6), ...work('2026-02-20', 10), ...down('2026-02-20', 10)];
    for (const unit of ['period', 'month']) {
      const [first, second] = [
        allowed(unit),
        allowed(unit, { version: '2', from: '2026-02-15', 'takes-effect': 'at-once-splitting-period' }),
      ];
      const found = assessed(aContract({ order: linesOrder(), terms: [first, second] }), facts, '2026-02');
      const ofWeb = found.statement.time.filter(({ index }) => index === 'web').map(({ excluded }) => Number(excluded) / 3_600_000);
      expect([unit, ...ofWeb]).toEqual([unit, 0, 2]);
    }
  });
});

describe('a ticket that is over without the milestone for which a timer waits', () => {
  const ticketFacts = (...types: Fact['type'][]): Fact[] =>
    types.map((type, i) =>
      fact(type, `2026-02-10T0${i}:00:00Z`, {
        component: 'web',
        body: { record: 'T', ...(i === 0 && { attributes: { severity: 'P1' } }) },
      }),
    );
  const codes = (facts: Fact[]): string[] => codesOf(stated(ticketTerms(), facts));

  it('keeps its timer running, with a finding, unless it was re-opened', () => {
    const closed = ticketFacts('ticket.opened', 'ticket.closed');
    expect(outcomesOf(stated(ticketTerms(), closed)).T).toMatch(/^breached/u);
    expect(codes(closed)).toContain('not-reached');
    expect(codes(ticketFacts('ticket.opened', 'ticket.closed', 'ticket.reopened'))).not.toContain('not-reached');
    expect(codes(ticketFacts('ticket.opened', 'ticket.acknowledged'))).not.toContain('not-reached');
    expect(codes(ticketFacts('ticket.opened', 'ticket.resolved', 'ticket.closed'))).not.toContain('not-reached');
  });

  it('is judged in the period in which it is over, where the clause counts it by its end', () => {
    const at = (type: Fact['type'], instant: string): Fact =>
      fact(type, instant, { component: 'web', body: { record: 'T', ...(type === 'ticket.opened' && { attributes: { severity: 'P1' } }) } });
    const facts = [at('ticket.opened', '2026-01-31T23:30:00Z'), at('ticket.closed', '2026-02-02T00:20:00Z')];
    const by = (period: string, more: Fact[] = []): unknown => {
      const { objectives, lines } = stated(ticketTerms({ 'counted-in': 'to' }), [...facts, ...more], { period });
      return [...objectives.map(({ outcome }) => outcome), ...lines.map(({ amount }) => amount.amount)];
    };
    expect(['2026-01', '2026-02', '2026-03'].map((period) => by(period))).toEqual([[], ['breached', '10.00'], []]);
    const resolved = [at('ticket.resolved', '2026-02-01T00:10:00Z')];
    expect(['2026-01', '2026-02'].map((period) => by(period, resolved))).toEqual([[], ['met']]);
    const reopened = [at('ticket.reopened', '2026-02-03T00:00:00Z')];
    expect(['2026-01', '2026-02'].map((period) => by(period, reopened))).toEqual([[], []]);
  });

  it('leaves a wait for an update without an end, and a finding does not claim that it changes nothing', () => {
    const terms = linesTerms(
      { gap: { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'always', paused: [] } },
      { objectives: { gap: { 'at-most': '2 h' } }, credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'gap' } } },
    );
    const of = (...types: Fact['type'][]): unknown => {
      const statement = stated(terms, ticketFacts(...types));
      return [outcomesOf(statement).T, codesOf(statement).filter((code) => ['not-reached', 'milestone-awaited'].includes(code))];
    };
    expect(of('ticket.opened', 'ticket.closed')).toEqual(['breached 456 h', ['not-reached']]);
    expect(of('ticket.opened', 'ticket.resolved', 'ticket.closed')).toEqual(['met 1 h', []]);
    expect(of('ticket.opened')).toEqual(['breached 456 h', ['milestone-awaited']]);
  });
});
