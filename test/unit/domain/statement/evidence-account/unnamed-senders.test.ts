/** Lines of a file that name no sender, where it matters who says it. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { linesTerms, stated, ticketTerms } from '../../../../support/lines.ts';

const T = at('2026-02-10T00:00:00Z');
const HOUR = 3_600_000;
const FAILURE = { intervals: 'outage', from: 'started', to: 'ended', each: 'line', where: [{ attribute: 'cause', is: ['ours'] }] };
const terms = (reporters?: readonly string[]): Terms =>
  linesTerms(
    { failure: FAILURE },
    { attributes: { cause: { of: 'outage', values: ['ours', 'yours'], default: 'ours', ...(reporters && { 'reported-by': reporters }) } } },
  );
const down = (sender: string, attributes?: Record<string, string>, record = 'K'): Fact[] =>
  outage(T, T + 10 * HOUR, { component: 'web', sender, body: { record, ...(attributes && { attributes }) } });
const said = (of: Terms, facts: readonly Fact[]): [string, string][] =>
  stated(of, facts).findings.flatMap(({ code, path, message }) =>
    code === 'sender-not-named' ? [[path, message.slice(0, message.indexOf(';'))] as [string, string]] : [],
  );

describe('a line of a file that names no sender', () => {
  const yours = down('file', { cause: 'yours' });

  it('counts, with one finding for facts by which a party owes', () => {
    expect(stated(terms(), yours).total.amount).toBe('0.00');
    expect(said(terms(), yours)).toEqual([
      ['attributes/cause', 'an event that names no sender states "cause", and what the vendor owes depends on it'],
    ]);
    const more = [...yours, ...down('file', { cause: 'ours' }, 'L')];
    expect(said(terms(), more)).toEqual([
      ['attributes/cause', '2 events that name no sender state "cause", and what the vendor owes depends on it'],
    ]);
  });

  it('counts with a finding for an event of its own too, and for the level of an outage', () => {
    const set = fact('attribute.set', T + HOUR, { sender: 'file', body: { of: 'outage', record: 'K', name: 'cause', value: 'yours' } });
    expect(said(terms(), [...down('file'), set])).toHaveLength(1);
    const level = linesTerms({ failure: { ...FAILURE, where: [{ attribute: 'level', is: ['down'] }] } });
    const degraded = { ...set, body: { ...set.body, name: 'level', value: 'degraded' } };
    expect(said(level, [...down('file'), degraded]).map(([path]) => path)).toEqual(['attributes/level']);
    // What its state is goes with the event that says down.
    expect(said(level, down('file'))).toEqual([]);
  });

  it('a line of bills without a sender is a finding', () => {
    const billed = (sender: string): Fact[] => [
      fact('charge.billed', T, {
        component: 'web',
        sender,
        body: { kind: 'usage', start: at('2026-02-01T00:00:00Z'), end: at('2026-03-01T00:00:00Z'), amount: '10.00 USD' },
      }),
    ];
    expect(said(linesTerms(), billed('file'))).toEqual([
      ['billing', 'an event that names no sender states what was billed, and what the vendor owes depends on it'],
    ]);
    expect(said(linesTerms({}, { billing: { 'reported-by': ['vendor'] } }), billed('file'))).toEqual([]);
    expect(said(linesTerms({}, { credits: {}, claims: {}, report: ['fee', 'rate'] }), billed('file'))).toEqual([]);
  });

  it('has no finding where a clause names reporters, the sender is named, or no party owes by it', () => {
    expect(said(terms(['vendor']), yours)).toEqual([]);
    expect(said(terms(), down('webhook:pingdom:vendor', { cause: 'yours' }))).toEqual([]);
    expect(said(terms(), down('file'))).toEqual([]);
    expect(said(terms(), down('file', { other: 'x' }))).toEqual([]);
    const idle = linesTerms({}, { attributes: { cause: { of: 'outage', values: ['ours', 'yours'], default: 'ours' } } });
    expect(said(idle, yours)).toEqual([]);
    // An attribute of that name of other records is another.
    const ticket = ticketTerms({}, { attributes: { severity: { of: 'ticket', values: ['P1', 'P2'], default: 'P2' } } });
    expect(said(ticket, down('file', { severity: 'P1' }))).toEqual([]);
    const opened = fact('ticket.opened', T, { component: 'web', sender: 'file', body: { record: 'T', attributes: { severity: 'P1' } } });
    expect(said(ticket, [opened]).map(([path]) => path)).toEqual(['attributes/severity']);
  });
});
