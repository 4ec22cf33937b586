/** Values, counts and timers of records. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { DAY, HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { at, fact } from '../../../../support/facts.ts';
import { START, statement, value, outages } from '../../../../support/reported.ts';

describe('records', () => {
  const outageFacts = (id: string, attributes: Record<string, string>, milestones: Record<string, number>): Fact[] =>
    Object.entries(milestones).map(([milestone, when]) =>
      fact('record.reached', when, { body: { kind: 'outage', record: id, milestone, attributes } }),
    );

  it('a recovery point is a numeric attribute of each record, compared with a limit (T1t)', () => {
    const facts = [
      ...outageFacts('a', { 'data-lost': '4' }, { started: START }),
      ...outageFacts('b', { 'data-lost': '6' }, { started: START + DAY }),
      ...outageFacts('c', { 'data-lost': '99' }, { started: START + 40 * DAY }),
    ];
    const found = statement({ lost: { 'record-value': 'data-lost', reached: 'started' } }, facts, {
      terms: { attributes: { 'data-lost': { of: 'outage', unit: 's' } }, objectives: { lost: { 'at-most': '5 s' } } },
    });
    expect(found.objectives.map(({ index, outcome }) => `${index} ${outcome}`)).toEqual(['a met', 'b breached']);
  });

  it('a condition on a milestone without `before` requires only that it was reached', () => {
    const facts = [
      ...outageFacts('a', {}, { started: START, ended: START + HOUR, detected: START + HOUR }),
      ...outageFacts('b', {}, { started: START + DAY, ended: START + DAY + 2 * HOUR }),
    ];
    const found = statement(
      {
        seen: { ...outages, where: [{ reached: 'detected' }] },
        unseen: { ...outages, where: [{ missing: 'detected' }] },
        x: { duration: 'seen' },
        y: { duration: 'unseen' },
      },
      facts,
    );
    expect([value(found, 'x'), value(found, 'y')]).toEqual([String(HOUR), String(2 * HOUR)]);
  });

  it('updates at a cadence are judged by the longest wait of each ticket, in its hours and without its pauses (T1s)', () => {
    const reached = (id: string, milestone: string, when: string): Fact =>
      fact('record.reached', at(`2026-04-0${when}:00Z`), { body: { kind: 'ticket', record: id, milestone } });
    const facts = [
      reached('a', 'opened', '1T10:00'),
      reached('a', 'updated', '1T12:00'),
      reached('a', 'updated', '2T10:00'),
      reached('a', 'resolved', '2T11:00'),
      reached('b', 'opened', '1T10:00'),
      reached('b', 'updated', '1T11:00'),
      reached('b', 'resolved', '1T16:00'),
      fact('ticket.paused', '2026-04-01T11:30:00Z', { body: { record: 'b' } }),
      fact('ticket.resumed', '2026-04-01T14:30:00Z', { body: { record: 'b' } }),
    ];
    const cells: Terms['definitions'] = {
      office: { 'business-hours': 'UTC', open: { daily: ['09:00-17:00'] } },
      wait: { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'office', paused: ['waiting-on-customer'] },
    };
    const found = statement(cells, facts, { terms: { objectives: { wait: { 'at-most': '5 h' } } } });
    expect(found.objectives.map(({ index, outcome, measured }) => [index, outcome, Number(measured!.exact) / HOUR])).toEqual([
      ['a', 'breached', 6],
      ['b', 'met', 2],
    ]);
  });

  it('a share of tickets that are met has a rule for small samples (T1q)', () => {
    const ticket = (id: string, minutes: number): Fact[] => [
      fact('ticket.opened', START, { body: { record: id } }),
      fact('ticket.acknowledged', START + minutes * MINUTE, { body: { record: id } }),
    ];
    const cells: Terms['definitions'] = {
      reply: { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'always', paused: [], 'counted-in': 'from' },
      met: { count: 'reply', that: 'met' },
      all: { count: 'reply', that: 'judged' },
      compliance: { divide: ['met', 'all'] },
      enough: { compare: 'all', 'at-least': 4 },
      fee: { charges: 'all', 'taken-from': 'period' },
    };
    const of = (list: number[]): Statement =>
      statement(
        cells,
        list.flatMap((minutes, i) => ticket(`t${i}`, minutes)),
        {
          terms: {
            objectives: { reply: { 'at-most': '30 min' }, compliance: { 'at-least': '95%' } },
            credits: { credit: { of: 'fee', times: '5%', 'if-breached': 'compliance', if: ['enough'] } },
            claims: { credit: 'automatic' },
          },
          order: { charges: [{ kind: 'recurring', amount: '100.00 USD', every: 'month', 'part-month': 'whole' }] },
        },
      );
    expect([value(of([10, 20, 40]), 'compliance'), of([10, 20, 40]).total.amount, of([10, 20, 20, 40]).total.amount]).toEqual([
      '2/3',
      '0.00',
      '5.00',
    ]);
  });
});
