/** Samples of more digits than two doubles hold, and means of counts that are no whole numbers: every reader has the exact value. */
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../../../../lib/domain/contract/terms.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { HOUR } from '../../../../../lib/domain/time/instant.ts';
import { at, fact } from '../../../../support/facts.ts';
import { aContract, statementOf } from '../../../../support/contracts.ts';

const START = at('2026-02-01T00:00:00Z');

interface Stream {
  readonly unit: string;
  readonly values: readonly string[];
  readonly every: string;
}

/** The statement of a month with one sample an hour. */
function stated({ unit, values, every }: Stream, definitions: Record<string, Definition>): Statement {
  const body = { stream: 's', start: START, every: HOUR, values };
  const all = { gauge: { gauge: 's', unit, every, several: 'mean' }, ...definitions };
  const terms = { from: '2026-01-01', unknown: 'left-out', definitions: all, report: Object.keys(definitions) } as const;
  return statementOf(aContract({ terms }), [fact('gauge.sampled', START, { body })], '2026-02');
}

const exactOf = (statement: Statement): Record<string, string | undefined> =>
  Object.fromEntries(statement.report.map(({ cell, value }) => [cell, value && 'exact' in value ? value.exact : undefined]));

const taken = (aggregate: string): Definition => ({ aggregate, of: 'gauge', over: 'slot' });
const hoursWhile = (limit: object): Record<string, Definition> => ({ times: { while: 'gauge', ...limit }, length: { duration: 'times' } });

/** One is above 30 %, one below, and both are the same number as a double. */
const NEAR = { unit: 'share', values: ['0.30000000000000001', '0.29999999999999999'], every: '1 h' };
/** Three and a half in each slot of two hours. */
const COUNTS = { unit: 'count', values: ['3', '4', '3', '4'], every: '2 h' };

describe('a sample of more digits than two doubles hold', () => {
  it.each<[string, object]>([
    ['more-than', { 'more-than': '30%' }],
    ['at-least', { 'at-least': '30%' }],
    ['less-than', { 'less-than': '30%' }],
    ['at-most', { 'at-most': '30%' }],
    ['two limits', { 'at-least': '29.999999999999999%', 'less-than': '30%' }],
  ])('is compared with its exact value: %s', (_, limit) => {
    const statement = stated(NEAR, hoursWhile(limit));
    expect(exactOf(statement).length).toBe(String(HOUR));
    expect(statement.findings.map(({ code }) => code)).not.toContain('too-precise');
  });

  it.each<[string, string]>([
    ['mean', '3/10'],
    ['highest', '30000000000000001/100000000000000000'],
    ['lowest', '29999999999999999/100000000000000000'],
    ['sum', '3/5'],
  ])('counts exactly in what is taken over slots: %s', (how, exact) => {
    expect(exactOf(stated(NEAR, { taken: taken(how) })).taken).toBe(exact);
  });

  it('counts exactly in a trailing window', () => {
    const trailing: Definition = { aggregate: 'mean', of: 'gauge', over: 'slot', last: 2 };
    const { value } = stated(NEAR, { trailing }).report[0]!;
    const entries = (value && 'entries' in value ? value.entries : undefined) ?? [];
    expect(entries.slice(0, 2).map(({ exact }) => exact)).toEqual(['30000000000000001/100000000000000000', '3/10']);
  });
});

describe('a mean of counts that is no whole number', () => {
  it.each<[string, string]>([
    ['mean', '7/2'],
    ['highest', '7/2'],
    ['lowest', '7/2'],
    ['sum', '7'],
  ])('is no sum of the counts: %s', (how, exact) => {
    expect(exactOf(stated(COUNTS, { taken: taken(how) })).taken).toBe(exact);
  });

  it('is within a limit between the mean and the sum', () => {
    expect(exactOf(stated(COUNTS, hoursWhile({ 'at-least': 4 }))).length).toBe('0');
    expect(exactOf(stated(COUNTS, hoursWhile({ 'at-least': 3, 'at-most': 4 }))).length).toBe(String(4 * HOUR));
  });
});
