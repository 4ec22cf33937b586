/** An end to come that decides several amounts: what is owed is the sum at each end that makes a difference, not the sum of all bounds. */
import { describe, expect, it } from 'vitest';
import type { Credit, Definition, Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { fact } from '../../../support/facts.ts';
import { END, closed, down, futuresOf, opened, owed, resolved, up } from '../../../support/futures.ts';
import { RECOVERY, linesTerms, stated } from '../../../support/lines.ts';

const paused = (minutes: number): Fact =>
  fact('ticket.paused', END - minutes * 60_000, { component: 'web', body: { record: 'T', reason: 'waiting-on-customer' } });

type Definitions = Record<string, Definition>;

/** Ten percent of the fee where a flag holds, and as much where it does not. */
const either = (definitions: Definitions, flag: string, objectives: Terms['objectives'] = {}): Terms => {
  const credits: Record<string, Credit> = {
    soon: { of: 'fee', times: 'held', for: 'availability' },
    late: { of: 'fee', times: 'failed', for: 'availability' },
  };
  return linesTerms(
    {
      fee: { charges: 'all', 'taken-from': 'period' },
      ...definitions,
      held: { 'depending-on': flag, cases: { holds: '10%', fails: '0%' } },
      failed: { 'depending-on': flag, cases: { holds: '0%', fails: '10%' } },
    },
    { objectives: { availability: { 'at-least': '99.9%' }, ...objectives }, credits, claims: { soon: 'automatic', late: 'automatic' } },
  );
};

const ofTimer = (limit: Record<string, string>, more: Record<string, unknown> = {}): Terms =>
  either(
    {
      clock: { ...RECOVERY, ...more },
      taken: { aggregate: 'highest', of: 'clock', over: 'all' },
      soon: { compare: 'taken', ...limit },
    },
    'soon',
  );

/** One percent of the fee for each record that keeps a limit, and as much for each that does not. */
const eitherEach = (clock: Record<string, unknown>, limit: string): Terms =>
  linesTerms(
    { fee: { charges: 'all', 'taken-from': 'period' }, quick: clock as Definition, slow: clock as Definition },
    {
      objectives: { availability: { 'at-least': '99.9%' }, quick: { 'more-than': limit }, slow: { 'at-most': limit } },
      credits: { soon: { of: 'fee', times: '1%', 'if-breached': 'quick' }, late: { of: 'fee', times: '1%', 'if-breached': 'slow' } },
      claims: { soon: 'automatic', late: 'automatic' },
    },
  );

const ofTimes = (definitions: Definitions, limit: Record<string, string>): Terms =>
  either({ lines: { intervals: 'outage', from: 'started', to: 'ended' }, ...definitions, soon: { compare: 'length', ...limit } }, 'soon');

const CADENCE = { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'always', paused: [] };

describe('an end to come that decides which of two credits is owed', () => {
  it.each<[string, Terms, Fact[]]>([
    ['a limit that is included', ofTimer({ 'at-most': '4 h' }), opened(120)],
    ['a limit that is not included', ofTimer({ 'less-than': '4 h' }), opened(120)],
    ['a limit that is reached at the end of the period', ofTimer({ 'at-most': '4 h' }), opened(240)],
    ['between two limits', ofTimer({ 'at-least': '3 h', 'at-most': '4 h' }), opened(120)],
    ['beside others that are closed', ofTimer({ 'at-most': '4 h' }), [...opened(120), ...closed('A', 60)]],
  ])('a running timer owes one of two equal credits for all records, which is certain: %s', (_, terms, facts) => {
    expect(futuresOf(terms, facts, resolved)).toMatchObject({ open: '200.00', ends: '200.00' });
  });

  it.each<[string, Terms, Fact[]]>([
    ['one ticket', eitherEach(RECOVERY, '4 h'), opened(120)],
    ['one that is reopened', eitherEach({ ...RECOVERY, 'on-reopen': 'resume' }, '4 h'), opened(120)],
    ['one that waits', eitherEach({ ...RECOVERY, paused: ['waiting-on-customer'] }, '4 h'), [...opened(120), paused(60)]],
    ['the wait for an update', eitherEach(CADENCE, '4 h'), opened(120)],
  ])('each record owes one of two equal credits, which is certain: %s', (_, terms, facts) => {
    expect(futuresOf(terms, facts, resolved)).toMatchObject({ open: '20.00', ends: '20.00' });
  });

  it.each<[string, Definitions, Record<string, string>]>([
    [
      'a stretch that is judged whole',
      { long: { continuous: 'lines', 'at-least': '4 h', 'across-period-end': 'joined' }, length: { duration: 'long' } },
      { 'at-most': '30 min' },
    ],
    [
      'a stretch that is not too long',
      { short: { continuous: 'lines', 'less-than': '4 h', 'across-period-end': 'joined' }, length: { duration: 'short' } },
      { 'at-most': '30 min' },
    ],
    [
      'a total within a window',
      { dense: { 'within-window': 'lines', within: '6 h', 'at-least': '3 h', counts: 'times' }, length: { duration: 'dense' } },
      { 'at-most': '30 min' },
    ],
  ])('an outage that goes on owes one of two equal credits, which is certain: %s', (_, definitions, limit) => {
    expect(futuresOf(ofTimes(definitions, limit), down(120), up)).toMatchObject({ open: '200.00', ends: '200.00' });
  });

  it('two open tickets each owe one of two credits of other amounts, so that the sum lies between those of their ends', () => {
    const terms = eitherEach(RECOVERY, '4 h');
    const unequal: Terms = { ...terms, credits: { ...terms.credits, late: { ...terms.credits.late, times: '3%' } } };
    const both = [...opened(120), ...opened(60, {}, 'U')];
    expect(owed(stated(unequal, both))).toBe('40.00 to 120.00');
    expect(owed(stated(unequal, [...both, ...resolved(END, 'U')]))).toBe('40.00 to 80.00');
  });

  it('an outcome that is to come stays pending although the amount is certain', () => {
    const statement = stated(eitherEach(RECOVERY, '4 h'), opened(120));
    expect(statement.objectives.filter(({ index }) => index === 'T').map(({ outcome }) => outcome)).toEqual(['pending', 'pending']);
    expect(statement.credits.map(({ credit, bounds }) => [credit, bounds?.least.amount, bounds?.most?.amount])).toEqual([
      ['soon', '0.00', '20.00'],
      ['late', '0.00', '20.00'],
    ]);
    expect(statement.total.amount).toBe('20.00');
  });

  it('more open tickets than can be tried together keep bounds that hold for every end', () => {
    const many = Array.from({ length: 14 }, (_, i) => opened(60 + i, {}, `T${i}`)).flat();
    const { bounds } = stated(eitherEach(RECOVERY, '4 h'), many);
    expect(bounds!.toCustomer).toEqual({ least: { amount: '200.00', currency: 'USD' }, most: { amount: '360.00', currency: 'USD' } });
  });
});
