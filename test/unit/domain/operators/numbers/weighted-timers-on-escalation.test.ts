/** Timers that are judged by shares of each severity: what the statement shows of them, and words that are not known. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { Names } from '../../../../../lib/presentation/reasons/names.ts';
import { clockLines } from '../../../../../lib/presentation/text/show-details.ts';
import { fact } from '../../../../support/facts.ts';
import { stated, ticketTerms } from '../../../../support/lines.ts';

const ticketFact = (record: string, type: Fact['type'], when: string, severity?: string): Fact =>
  fact(type, `2026-02-10T${when}:00Z`, { component: 'web', body: { record, ...(severity !== undefined && { attributes: { severity } }) } });
const ticket = (record: string, first: string, then: string, [opened, changed, resolved] = ['00:00', '03:00', '03:30']): Fact[] => [
  ticketFact(record, 'ticket.opened', opened, first),
  ticketFact(record, 'ticket.severity_changed', changed, then),
  ticketFact(record, 'ticket.resolved', resolved),
];
const WEIGHTED = ticketTerms({ 'on-severity-change': 'weighted' });
const timingOf = ({ objectives }: Statement): NonNullable<Statement['objectives'][number]['timing']> => objectives[0]!.timing!;

describe('the stretches of a timer', () => {
  it('are shown with the used share of the limit of each', () => {
    const statement = stated(WEIGHTED, ticket('T', 'P2', 'P1'));
    expect(statement.objectives[0]!.outcome).toBe('breached');
    expect(timingOf(statement).stretches).toMatchObject([
      { governing: { severity: 'P2' }, hours: 'always', elapsed: { shown: '3 h' }, limit: { shown: '4 h' }, share: { exact: '3/4' } },
      { governing: { severity: 'P1' }, hours: 'always', elapsed: { shown: '30 min' }, limit: { shown: '1 h' }, share: { exact: '1/2' } },
    ]);
    expect(clockLines(statement, new Names(statement, 'en'))[0]).toContain(
      '3 h of 4 h (75.0000%, severity P2) from 2026-02-10 00:00:00, 30 min of 1 h (50.0000%',
    );
  });

  it('are not shown where a word is not known, nor for a timer with one limit', () => {
    expect(timingOf(stated(WEIGHTED, ticket('T', 'P9', 'P1'))).stretches).toBeUndefined();
    expect(timingOf(stated(ticketTerms({ 'on-severity-change': 'last' }), ticket('T', 'P2', 'P1'))).stretches).toBeUndefined();
  });
});

describe('two words of one ticket that are not known', () => {
  /** P1 by day and night within 8 h, P2 by day within 1 h: 5 h of a night and half an hour of a day are too much only as P1, then P2. */
  const terms: Terms = {
    ...WEIGHTED,
    definitions: {
      ...WEIGHTED.definitions,
      office: { 'business-hours': 'UTC', open: { daily: ['09:00-17:00'] } },
      hours: { 'depending-on': 'severity', cases: { P1: 'always', P2: 'office' } },
      limit: { 'depending-on': 'severity', cases: { P1: '8 h', P2: '1 h' } },
      recovery: { ...(WEIGHTED.definitions.recovery as object), hours: 'hours' },
    },
  };
  const outcomes = (facts: readonly Fact[]): string[] => stated(terms, facts).objectives.map(({ outcome }) => outcome);
  const at = ['04:00', '09:00', '09:30'] as const;
  const one = (record: string, first: string, then: string): Fact[] => ticket(record, first, then, [...at]);

  it('meet the limit as the same word, and breach it as different ones', () => {
    expect(outcomes([...one('A', 'P1', 'P1'), ...one('B', 'P2', 'P2'), ...one('C', 'P1', 'P2'), ...one('D', 'P2', 'P1')])).toEqual([
      'met',
      'met',
      'breached',
      'met',
    ]);
  });

  it.each([1, 3, 8, 12])('may be different words, for %i tickets', (count) => {
    const tickets = Array.from({ length: count }, (_, i) => one(`T${i}`, `X${i}`, `Y${i}`)).flat();
    expect(new Set(outcomes(tickets))).toEqual(new Set(['undetermined']));
  });

  it('are one fact where the same unknown word was sent twice', () => {
    const tickets = Array.from({ length: 12 }, (_, i) => one(`T${i}`, `X${i}`, `X${i}`)).flat();
    expect(new Set(outcomes(tickets))).toEqual(new Set(['met']));
  });
});
