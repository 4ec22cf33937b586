/** A timer whose limit hangs on a word that no event states, or that the contract does not have: what a breached one owes is open. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { fact } from '../../../../support/facts.ts';
import { stated, ticketTerms } from '../../../../support/lines.ts';

const ticket = (id: string, hours: number, severity?: string, month = '02'): Fact[] => [
  fact('ticket.opened', `2026-${month}-10T00:00:00Z`, {
    component: 'web',
    body: { record: id, ...(severity !== undefined && { attributes: { severity } }) },
  }),
  fact('ticket.resolved', `2026-${month}-10T0${hours}:00:00Z`, { component: 'web', body: { record: id } }),
];

/** P1 within 1 h, P2 within 4 h; 10.00 for each that took longer. */
const terms = ticketTerms({}, { attributes: { severity: { of: 'ticket', values: ['P1', 'P2'], 'reported-by': ['vendor'] } } });
const range = ({ bounds, total }: Statement): string =>
  bounds ? `${bounds.toCustomer.least.amount} to ${bounds.toCustomer.most?.amount}` : total.amount;

describe('a timer whose severity is not known', () => {
  it.each<[string, Fact[], string, string[]]>([
    ['decides', ticket('T', 2), '0.00 to 10.00', ['ticket/T: severity']],
    ['decides, by a word that the contract does not have', ticket('T', 2, 'p1'), '0.00 to 10.00', ['severity "p1"']],
    ['does not decide, late for every word', ticket('T', 5), '10.00', []],
    ['does not decide, in time for every word', ticket('T', 1), '0.00', []],
    ['decides beside one that is late', [...ticket('T', 2), ...ticket('U', 5, 'P2')], '10.00 to 20.00', ['ticket/T: severity']],
    ['of another month does not matter', [...ticket('T', 5, 'P2'), ...ticket('U', 2, undefined, '01')], '10.00', []],
  ])('leaves the outcome open or not: %s', (_, facts, expected, missing) => {
    const statement = stated(terms, facts);
    expect(range(statement)).toBe(expected);
    expect((statement.missing ?? []).map((one) => one.fact)).toEqual(missing);
    expect(statement.credits[0]!.missing ?? []).toEqual(missing);
  });

  it('is added up with others that are too many to try one by one', () => {
    const statement = stated(terms, Array.from({ length: 12 }, (_, i) => ticket(`T-${i}`, 2)).flat());
    expect(range(statement)).toBe('0.00 to 120.00');
    expect(statement.missing).toHaveLength(12);
  });

  it('is certain once the severity is reported', () => {
    const said = (value: string): Statement =>
      stated(terms, [
        ...ticket('T', 2),
        fact('attribute.set', '2026-02-10T00:00:00Z', { body: { of: 'ticket', record: 'T', name: 'severity', value } }),
      ]);
    expect(range(said('P1'))).toBe('10.00');
    expect(range(said('P2'))).toBe('0.00');
  });
});

describe('a timer that still runs when the period ends', () => {
  const opened = (at: string): Fact =>
    fact('ticket.opened', at, { component: 'web', body: { record: 'T', attributes: { severity: 'P2' } } });

  it('is pending within its limit, and its possible credit is open until it stops', () => {
    const statement = stated(terms, [opened('2026-02-28T22:00:00Z')]);
    expect(statement.objectives.map(({ outcome, possible, missing }) => [outcome, possible, missing])).toEqual([
      ['pending', ['met', 'breached'], ['ticket/T: resolved']],
    ]);
    expect(range(statement)).toBe('0.00 to 10.00');
  });

  it('is breached over its limit, at any time of its stop', () => {
    expect(range(stated(terms, [opened('2026-02-28T19:00:00Z')]))).toBe('10.00');
  });
});
