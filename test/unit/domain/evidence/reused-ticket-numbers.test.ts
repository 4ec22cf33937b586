/** Ids of tickets, exclusions and maintenance that are used again. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { down, on10, planOf, ticket } from '../../../support/february-records.ts';
import { fact } from '../../../support/facts.ts';
import { ANNOUNCED_WORK, codesOf, linesTerms, minutesOf, outcomesOf, stated, ticketTerms } from '../../../support/lines.ts';

describe('an id that is used again', () => {
  const life = (day: string, answered: string, resolved: string): Fact[] => [
    ticket('ticket.opened', `${day}T10:00:00`),
    ticket('ticket.acknowledged', answered),
    ticket('ticket.resolved', resolved),
  ];

  it('a ticket that is opened again after it was closed is another ticket', () => {
    const facts = [
      ...life('08', '08T10:05:00', '08T11:00:00'),
      ticket('ticket.closed', '08T11:30:00'),
      ...life('16', '16T14:00:00', '18T11:00:00'),
    ];
    const statement = stated(ticketTerms(), facts);
    const [, second] = Object.keys(outcomesOf(statement));
    expect(second).toMatch(/^T1@/);
    expect(outcomesOf(statement)).toEqual({ T1: 'met 1 h', [second!]: 'breached 49 h' });
    expect(codesOf(statement)).toContain('id-used-again');
    const reopened = [...facts.slice(0, 4), ticket('ticket.reopened', '16T10:00:00'), ticket('ticket.resolved', '16T11:00:00')];
    expect(outcomesOf(stated(ticketTerms(), reopened))).toEqual({ T1: 'met 2 h' });
  });

  it('this holds in another month too; for a ticket that is not closed, the first opening counts, with a finding', () => {
    const before = fact('ticket.opened', '2025-11-10T00:00:00Z', { body: { record: 'T1' } });
    const closed = fact('ticket.closed', '2025-11-11T00:00:00Z', { body: { record: 'T1' } });
    expect(Object.values(outcomesOf(stated(ticketTerms(), [before, closed, ...life('16', '16T14:00:00', '18T11:00:00')])))).toEqual([
      'breached 49 h',
    ]);
    const twice = stated(ticketTerms(), [...life('08', '08T10:05:00', '08T11:00:00'), ticket('ticket.opened', '09T00:00:00')]);
    expect([outcomesOf(twice), codesOf(twice)]).toEqual([{ T1: 'met 1 h' }, ['opened-again']]);
  });

  it('a ticket is opened for another component after it was closed: it is another ticket', () => {
    const of = (component: string, day: string): Fact[] => [
      ticket('ticket.opened', `${day}T00:00:00`, {}, component),
      ticket('ticket.resolved', `${day}T06:00:00`, {}, component),
    ];
    const closed = ticket('ticket.closed', '11T00:00:00', {}, 'web');
    for (const other of ['web', 'api']) {
      const statement = stated(ticketTerms(), [...of('web', '10'), closed, ...of(other, '20')]);
      expect([Object.values(outcomesOf(statement)), statement.total.amount]).toEqual([['breached 6 h', 'breached 6 h'], '20.00']);
      expect(codesOf(statement)).toEqual(['id-used-again']);
    }
    // Not closed for all that it names, it goes on.
    const both = [...of('web', '10'), ...of('api', '10'), closed];
    expect(Object.keys(outcomesOf(stated(ticketTerms(), [...both, ticket('ticket.opened', '20T00:00:00', {}, 'api')])))).toEqual(['T1']);
    // What is reported afterwards of the component that goes on concerns the ticket that names it.
    const late = [
      ...of('web', '10'),
      ticket('ticket.opened', '10T00:00:00', {}, 'api'),
      closed,
      ticket('ticket.opened', '20T00:00:00', {}, 'web'),
      ticket('ticket.resolved', '21T00:00:00', {}, 'api'),
    ];
    expect(stated(ticketTerms(), late).open).toMatchObject([{ kind: 'ticket', component: 'web' }]);
  });

  it('an exclusion that begins again after its end is another one, and work that continues within its plan is not', () => {
    const exclusion = (milestone: string, when: string): Fact =>
      fact('record.reached', on10(when), { body: { record: 'X', kind: 'exclusion', milestone } });
    const terms = linesTerms({
      work: { intervals: 'exclusion', from: 'began', to: 'ended', each: 'line' },
    });
    const facts = [exclusion('began', '02:00'), exclusion('ended', '03:00'), exclusion('began', '04:00'), exclusion('ended', '05:00')];
    expect(minutesOf(stated(terms, [...facts, ...down('web', '02:00', '06:00')]), 'web').excluded).toBe(120);
    const of = (type: Fact['type'], when: string): Fact => fact(type, on10(when), { body: { record: 'M' } });
    const done = linesTerms({
      work: ANNOUNCED_WORK,
    });
    const work = [
      planOf('05T09:00:00', '02:00', '06:00'),
      of('maintenance.started', '02:00'),
      of('maintenance.ended', '03:00'),
      of('maintenance.started', '04:00'),
      of('maintenance.ended', '05:00'),
    ];
    expect(minutesOf(stated(done, [...work, ...down('web', '02:00', '06:00')]), 'web').excluded).toBe(120);
  });
});
