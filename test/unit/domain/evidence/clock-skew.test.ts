/** Clock skew: events of one record from two senders whose clocks differ. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { at, fact } from '../../../support/facts.ts';
import { codesOf, linesTerms, minutesOf, outcomesOf, stated, ticketTerms } from '../../../support/lines.ts';

/** An instant of 10 February, from its hours, minutes and perhaps seconds. */
const on10 = (time: string): number => at(`2026-02-10T${time.length === 5 ? `${time}:00` : time}Z`);
const ticket = (type: Fact['type'], when: string, more: Fact['body'] = {}, component?: string): Fact =>
  fact(type, `2026-02-${when}Z`, { ...(component !== undefined && { component }), body: { record: 'T1', ...more } });

describe('two senders whose clocks differ', () => {
  it('a resolution up to five minutes before the opening counts at the opening, and an earlier one does not count', () => {
    const opened = ticket('ticket.opened', '10T00:00:00', { attributes: { severity: 'P1' } });
    const early = stated(ticketTerms(), [opened, ticket('ticket.resolved', '09T23:55:00')]);
    expect([outcomesOf(early), codesOf(early)]).toEqual([{ T1: 'met 0 s' }, ['clock-skew']]);
    const far = stated(ticketTerms(), [opened, ticket('ticket.resolved', '09T23:54:59')]);
    expect([outcomesOf(far).T1, codesOf(far).includes('end-before-start')]).toEqual(['breached 456 h', true]);
  });

  it('an outage with its end slightly before its beginning counts as clock skew too, and an end without a beginning is a finding', () => {
    const of = (type: Fact['type'], when: string): Fact => fact(type, on10(when), { component: 'web', body: { record: 'i' } });
    const statement = stated(linesTerms(), [of('service.up', '10:00:00'), of('service.down', '10:00:05')]);
    expect([minutesOf(statement, 'web').down, codesOf(statement)]).toEqual([0, ['clock-skew']]);
    const orphan = stated(ticketTerms(), [ticket('ticket.resolved', '10T03:00:00')]);
    expect([orphan.objectives, codesOf(orphan)]).toEqual([[], ['no-start']]);
  });
});
