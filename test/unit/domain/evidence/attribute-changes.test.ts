/** Attributes of records that change while the record is open. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { NOT_OF_THE_CUSTOMER, codesOf, linesTerms, minutesOf, outcomesOf, stated, ticketTerms } from '../../../support/lines.ts';

/** An instant of 10 February, from its hours, minutes and perhaps seconds. */
const on10 = (time: string): number => at(`2026-02-10T${time.length === 5 ? `${time}:00` : time}Z`);
const down = (component: string, from: string, to: string): Fact[] => outage(on10(from), on10(to), { component });
const ticket = (type: Fact['type'], when: string, more: Fact['body'] = {}, component?: string): Fact =>
  fact(type, `2026-02-${when}Z`, { ...(component !== undefined && { component }), body: { record: 'T1', ...more } });

describe('attributes', () => {
  const clocked = (policy: string, ...facts: Fact[]): Record<string, string> =>
    outcomesOf(stated(ticketTerms({ 'on-severity-change': policy }), facts));
  const standing = linesTerms(
    { good: { 'attribute-is': 'standing', is: ['good'] } },
    {
      attributes: { standing: { of: 'customer', values: ['good', 'in-breach'], 'reported-by': ['vendor'] } },
      credits: { credit: { of: 'fee', times: 'rate', for: 'availability', if: ['good'] } },
    },
  );
  const set = (id: string, value: string, receivedAt?: string): Fact =>
    fact('attribute.set', '2026-02-05T00:00:00Z', {
      id,
      body: { of: 'customer', name: 'standing', value },
      ...(receivedAt !== undefined && { receivedAt: at(`2026-02-05T${receivedAt}:00Z`) }),
    });

  it('only a change of an attribute that the limit depends on restarts a timer', () => {
    const opened = ticket('ticket.opened', '10T00:00:00', { attributes: { severity: 'P1', assignee: 'a' } });
    const resolved = ticket('ticket.resolved', '10T03:00:00');
    const moved = ticket('ticket.acknowledged', '10T02:30:00', { attributes: { assignee: 'b', severity: 'P1' } });
    expect(clocked('restart', opened, moved, resolved)).toEqual({ T1: 'breached 3 h' });
    const raised = ticket('ticket.severity_changed', '10T02:30:00', { attributes: { severity: 'P2' } });
    expect(clocked('restart', opened, raised, resolved)).toEqual({ T1: 'met 30 min' });
  });

  it('of two values of one instant the one received first counts, for any ids and any order', () => {
    const owed = (...facts: Fact[]): string => stated(standing, [...facts, ...down('web', '00:00', '10:00')]).total.amount;
    for (const [a, b] of [
      ['a1', 'a2'],
      ['a2', 'a1'],
    ] as const) {
      expect(owed(set(a, 'good', '00:01'), set(b, 'in-breach', '00:02'))).toBe('300.00');
      expect(owed(set(a, 'good', '00:02'), set(b, 'in-breach', '00:01'))).toBe('0.00');
      expect(owed(set(a, 'good'), set(b, 'in-breach'))).toBe('300.00');
    }
    const early = fact('attribute.set', '2026-02-01T00:00:00Z', { body: { of: 'customer', name: 'standing', value: 'good' } });
    expect(owed(early, set('x', 'in-breach', '00:02'), set('y', 'good', '00:01'))).toBe('300.00');
    expect(owed(early, set('y', 'in-breach', '00:02'), set('x', 'good', '00:01'))).toBe('300.00');
    expect(codesOf(stated(standing, [set('a', 'good'), set('b', 'in-breach')]))).toContain('set-twice');
  });

  it('an attribute of an owner that does not exist is left out, with a finding', () => {
    const of = (owner: string): Fact =>
      fact('attribute.set', '2026-02-05T00:00:00Z', { body: { of: owner, name: 'standing', value: 'good' } });
    for (const owner of ['Customer', 'component', 'outage']) expect(codesOf(stated(standing, [of(owner)]))).toContain('no-owner');
  });

  it('an outage has attributes that are set later, and those of its end', () => {
    const cause = linesTerms(
      {
        failure: NOT_OF_THE_CUSTOMER,
      },
      { attributes: { cause: { of: 'outage', values: ['vendor', 'customer'], 'reported-by': ['vendor'] } } },
    );
    const [begin, end] = outage(on10('00:00'), on10('10:00'), { component: 'web', body: { record: 'i', attributes: { cause: 'vendor' } } });
    const changed = fact('attribute.set', on10('04:00'), { body: { record: 'i', of: 'outage', name: 'cause', value: 'customer' } });
    expect(minutesOf(stated(cause, [begin!, changed, end!]), 'web').down).toBe(240);
    const plain = fact('service.down', on10('00:00'), { component: 'web', body: { record: 'i' } });
    const restated = { ...end!, body: { ...end!.body, attributes: { cause: 'customer' } } };
    expect(minutesOf(stated(cause, [plain, restated]), 'web').down).toBe(0);
  });

  it('a candidate start counts up to seven days before the report; an earlier or later one does not count and gives a finding', () => {
    const from = (candidateStart: string): number[] => {
      const begin = fact('service.down', on10('00:00'), { component: 'web', body: { record: 'i', candidateStart: at(candidateStart) } });
      const end = fact('service.up', on10('00:10'), { component: 'web', body: { record: 'i' } });
      const statement = stated(linesTerms(), [begin, end]);
      return [minutesOf(statement, 'web').down, codesOf(statement).filter((code) => code === 'candidate-start').length];
    };
    expect(from('2026-02-09T23:00:00Z')).toEqual([70, 0]);
    expect(from('2026-02-03T00:00:00Z')).toEqual([7 * 1440 + 10, 0]);
    expect(from('2026-02-02T23:59:59Z')).toEqual([10, 1]);
    expect(from('2026-02-10T00:05:00Z')).toEqual([10, 1]);
  });
});
