/** Charges and versions of the text that lie wholly outside the term are refused; those that some period reads are not. */
import { describe, expect, it } from 'vitest';
import type { Charge, Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import { aContract, refusalsOf, termsWith } from '../../../support/contracts.ts';

const text = (version: string, from: string, given: Partial<Terms> = {}, takenFrom = 'period'): Terms =>
  termsWith({
    version,
    from,
    definitions: {
      outage: { intervals: 'outage', from: 'started', to: 'ended' },
      uptime: { uptime: 'outage', of: 'period' },
      fee: { charges: ['fee'], 'taken-from': takenFrom },
    },
    objectives: { uptime: { 'at-least': '99%' } },
    credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } },
    claims: { credit: 'automatic' },
    ...given,
  });

function errors(order: Partial<Order>, ...terms: readonly Terms[]): string[] {
  return refusalsOf(aContract({ order, terms }));
}

describe('a charge', () => {
  const TERM = { from: '2026-03-10', through: '2026-09-20' };
  const errorsOf = (charge: Partial<Charge>, takenFrom = 'period', order: Partial<Order> = TERM): string[] =>
    errors(
      {
        ...order,
        charges: [
          {
            kind: 'fee',
            amount: '100.00 USD',
            every: 'month',
            ...(charge.every !== 'once' && { 'part-month': 'whole' as const }),
            ...charge,
          },
        ],
      },
      text('1', '2026-01-01', {}, takenFrom),
    );
  const once = (from: string, given: Partial<Charge> = {}): Partial<Charge> => ({ every: 'once', from, ...given });

  it.each<[string, Partial<Charge>, string[]]>([
    ['of the whole term', {}, []],
    ['that ends before it', { from: '2025-01-01', through: '2026-02-28' }, ['no-effect /order/charges/0/through']],
    ['that ends in its first period', { from: '2025-01-01', through: '2026-03-01' }, []],
    ['that begins after it', { from: '2026-10-01', through: '2026-12-31' }, ['no-effect /order/charges/0/from']],
    ['that begins in its last period', { from: '2026-09-30', through: '2026-12-31' }, []],
    ['once, before it', once('2026-02-28'), ['no-effect /order/charges/0/from']],
    ['once, after it', once('2026-10-01'), ['no-effect /order/charges/0/from']],
    ['once, within it', once('2026-05-05'), []],
    ['spread over a span before it', once('2025-01-01', { spread: 'days', through: '2025-12-31' }), ['no-effect /order/charges/0/through']],
    ['spread over a span around it', once('2026-01-01', { spread: 'months', through: '2026-12-31' }), []],
  ])('a charge is refused only where it lies outside the term: %s', (_, charge, wanted) => {
    expect(errorsOf(charge)).toEqual(wanted);
  });

  it('of the period before the first is accepted where a base is taken from it, and so is one of the period after the last', () => {
    expect(errorsOf(once('2026-02-28'), 'previous-period')).toEqual([]);
    expect(errorsOf(once('2026-01-31'), 'previous-period')).toEqual(['no-effect /order/charges/0/from']);
    expect(errorsOf(once('2026-10-31'), 'next-period')).toEqual([]);
    expect(errorsOf(once('2026-11-01'), 'next-period')).toEqual(['no-effect /order/charges/0/from']);
  });

  it('of a term without an end may begin at any time', () => {
    expect(errorsOf(once('2030-01-01'), 'period', { from: '2026-03-10' })).toEqual([]);
  });
});

describe('a version of the text', () => {
  const order = { from: '2026-03-01', through: '2026-12-31' };

  it.each<[string, Terms[], string[]]>([
    ['that another replaced before the term', [text('1', '2025-01-01'), text('2', '2026-02-01')], ['no-effect /terms/0/from']],
    ['that begins after the term', [text('1', '2026-01-01'), text('2', '2027-01-01')], ['no-effect /terms/1/from']],
    ['that takes effect with a period after the term', [text('1', '2026-01-01'), text('2', '2026-12-02')], ['no-effect /terms/1/from']],
    ['that governs some periods each', [text('1', '2026-01-01'), text('2', '2026-04-01'), text('3', '2026-05-01')], []],
    [
      'that takes effect with the same period as the next',
      [text('1', '2026-01-01'), text('2', '2026-04-05'), text('3', '2026-04-20')],
      ['no-effect /terms/1/from'],
    ],
    ['that ended before the term', [text('1', '2025-01-01', { through: '2026-01-31' })], ['no-effect /terms/0/from']],
    [
      'that ends before it takes effect',
      [text('1', '2026-01-01'), text('2', '2026-04-05', { through: '2026-04-20' })],
      ['no-effect /terms/1/from'],
    ],
    ['that waits for the next renewal', [text('1', '2026-01-01'), text('2', '2026-05-01', { 'takes-effect': 'next-renewal' })], []],
    [
      'that splits the period in which the term ends',
      [text('1', '2026-01-01'), text('2', '2026-12-31', { 'takes-effect': 'at-once-splitting-period' })],
      [],
    ],
  ])('a version is refused only where it never applies: %s', (_, terms, wanted) => {
    expect(errors(order, ...terms)).toEqual(wanted);
  });

  it('a version that waits for the renewal is refused for an order without an end', () => {
    const waiting = text('2', '2026-05-01', { 'takes-effect': 'next-renewal' });
    expect(errors({ from: '2026-03-01' }, text('1', '2026-01-01'), waiting)).toEqual(['no-effect /terms/1/takes-effect']);
    expect(errors({ from: '2026-03-01' }, text('1', '2026-01-01', { through: '2026-04-30' }), waiting)).toEqual([
      'no-effect /terms/1/takes-effect',
    ]);
    expect(errors({ from: '2026-06-01' }, waiting)).toEqual([]);
  });
});
