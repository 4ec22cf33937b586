/** Limits of "close of business of the next business day". */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { germanLength } from '../../../../lib/presentation/explain/german-words.ts';
import { explain } from '../../../../lib/presentation/explain/explain.ts';
import { aContract, refusalsOf } from '../../../support/contracts.ts';
import { at, fact } from '../../../support/facts.ts';
import { ticketTerms } from '../../../support/lines.ts';
import { statement } from '../../../support/reported.ts';

const CELLS: Terms['definitions'] = {
  office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
  answer: {
    timer: 'ticket',
    from: 'opened',
    to: ['acknowledged', 'resolved'],
    hours: 'office',
    paused: [],
    'counted-in': 'from',
    'on-reopen': 'ignore',
  },
};

const ticket = (id: string, opened: string, acknowledged: string): Fact[] =>
  Object.entries({ opened, acknowledged }).map(([milestone, when]) =>
    fact('record.reached', at(`2026-04-${when}:00Z`), { body: { kind: 'ticket', record: id, milestone } }),
  );

/** 2026-04-01 is a Wednesday. */
const outcomes = (limit: string, facts: readonly Fact[]): string[] =>
  statement(CELLS, facts, { terms: { objectives: { answer: { 'at-most': limit } } } }).objectives.map(
    ({ index, outcome }) => `${index} ${outcome}`,
  );

describe('business days to the close', () => {
  it('a ticket is in time until the close of the next business day, however early it was opened', () => {
    const facts = [
      ...ticket('in-time', '01T10:00', '02T17:00'),
      ...ticket('late', '01T10:00', '03T09:01'),
      ...ticket('weekend', '04T12:00', '07T17:00'),
    ];
    expect(outcomes('1 business day to close', facts)).toEqual(['in-time met', 'late breached', 'weekend met']);
    expect(outcomes('1 business day', facts)).toEqual(['in-time breached', 'late breached', 'weekend breached']);
  });

  it('no business days to the close is the close of the same day', () => {
    const facts = [...ticket('a', '01T09:30', '01T17:00'), ...ticket('b', '01T16:59', '02T09:01'), ...ticket('c', '01T18:00', '02T16:00')];
    expect(outcomes('0 business days to close', facts)).toEqual(['a met', 'b breached', 'c met']);
  });

  it('statements and explanations say so in each language', () => {
    const found = statement(CELLS, ticket('a', '01T10:00', '02T12:00'), {
      terms: { objectives: { answer: { 'at-most': '1 business day to close' } } },
    });
    expect(JSON.stringify(found.objectives[0])).toContain('1 business day to close (15 h open time)');
    expect(germanLength('2 business days to close')).toBe('2 Arbeitstage (bis Geschäftsschluss)');
    const contract = aContract({ terms: ticketTerms({}, { objectives: { recovery: { 'at-most': '2 business days to close' } } }) });
    const sentences = (['en', 'zh'] as const).map((language) => JSON.stringify(explain(contract, language)));
    expect(sentences[0]).toContain('2 business days to close');
    expect(sentences[1]).toContain('2 个工作日（至当日营业结束）');
  });

  it('clauses that count whole days refuse it with the remedy', () => {
    const contract = aContract({ terms: ticketTerms({}, { close: { after: '3 business days to close', hours: 'office' } }) });
    expect(refusalsOf(contract, '/terms/0')).toContain('no-effect /close/after');
  });
});
