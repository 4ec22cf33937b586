/** Events that change nothing have a finding: a re-opening of what was not resolved, and corrections of themselves. What has ended has none. */
import { describe, expect, it } from 'vitest';
import { fact } from '../../../support/facts.ts';
import { ticket } from '../../../support/february-records.ts';
import { codesOf, linesTerms, minutesOf, outcomesOf, stated, ticketTerms } from '../../../support/lines.ts';

describe('a ticket is re-opened although it was not resolved', () => {
  const opened = ticket('ticket.opened', '08T10:00:00');
  const resolved = (when: string) => ticket('ticket.resolved', when);
  const reopened = (when: string) => ticket('ticket.reopened', when);
  const outcome = (...facts: Parameters<typeof stated>[1][number][]) => {
    const statement = stated(ticketTerms(), [opened, ...facts]);
    return [outcomesOf(statement).T1, codesOf(statement)];
  };

  it.each(['closed', 'recovered', 'resolved'] as const)('no finding where it was %s before', (milestone) => {
    const [, codes] = outcome(ticket(`ticket.${milestone}`, '08T11:00:00'), reopened('08T12:00:00'), resolved('08T13:00:00'));
    expect(codes).not.toContain('reopened-without-end');
  });

  it('changes nothing and is a finding, by clock skew of two minutes too', () => {
    expect(outcome(reopened('08T10:30:00'), resolved('08T11:00:00'))).toEqual(['met 1 h', ['reopened-without-end']]);
    expect(outcome(reopened('08T10:58:00'), resolved('08T11:00:00'))).toEqual(['met 1 h', ['reopened-without-end']]);
  });

  it('is a finding for the second of two re-openings in a row', () => {
    const all = [resolved('08T11:00:00'), reopened('08T12:00:00'), reopened('08T12:30:00'), resolved('08T13:00:00')];
    expect(outcome(...all)).toEqual(['met 2 h', ['reopened-without-end']]);
  });
});

describe('a correction has no effect and says why', () => {
  const outage = ['down', 'up'].map((state, i) =>
    fact(`service.${state}` as 'service.up', `2026-02-10T0${i}:00:00Z`, { id: state, component: 'web', body: { record: 'I' } }),
  );
  const correction = (id: string, corrects: string) =>
    fact('correction', '2026-02-20T00:00:00Z', { id, component: 'web', body: { corrects } });
  const why = (...ids: [string, string][]) => {
    const statement = stated(linesTerms(), [...outage, ...ids.map(([id, of]) => correction(id, of))]);
    expect(minutesOf(statement, 'web').down).toBe(60);
    return statement.findings.map(({ code, parameters }) => [code, parameters?.why]);
  };

  it('because it corrects itself and no other event', () => expect(why(['c', 'c'])).toEqual([['corrects-nothing', 'itself']]));

  it('because two of them correct each other', () =>
    expect(why(['c', 'd'], ['d', 'c'])).toEqual([
      ['corrects-nothing', 'mutual'],
      ['corrects-nothing', 'mutual'],
    ]));

  it('because no event of the sender has the id', () => expect(why(['c', 'no such'])).toEqual([['corrects-nothing', 'unknown']]));
});

describe('an outage that lasts to the end of the period', () => {
  const codes = (end: string) => {
    const of = { component: 'web', body: { record: 'I' } };
    return codesOf(stated(linesTerms(), [fact('service.down', '2026-02-10T00:00:00Z', of), fact('service.up', end, of)]));
  };

  it('is not open when it ends at that instant, and is a millisecond later', () => {
    expect(codes('2026-03-01T00:00:00Z')).toEqual([]);
    expect(codes('2026-03-01T00:00:00.001Z')).toEqual(['not-ended']);
  });
});
