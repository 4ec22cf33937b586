/** Every place that takes an attribute by which a record names another: what names none, or belongs elsewhere, is refused with the remedy. */
import { describe, expect, it } from 'vitest';
import type { Definition, Terms } from '../../../../lib/domain/contract/terms.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';
import { aContract } from '../../../support/contracts.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';

const ATTRIBUTES: Terms['attributes'] = {
  fault: { of: 'ticket', names: 'outage' },
  'main-ticket': { of: 'ticket', names: 'ticket', default: 'itself' },
  parent: { of: 'outage', names: 'outage', default: 'none' },
  'of-maintenance': { of: 'maintenance', names: 'outage', default: 'none' },
  word: { of: 'ticket', values: ['one', 'other'], default: 'one' },
  number: { of: 'ticket', unit: 'count', default: '1' },
  'word-of-customer': { of: 'customer', values: ['one', 'other'], default: 'one' },
  'word-of-line': { of: 'line', values: ['one', 'other'], default: 'one' },
};

const TIMER = { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'always', paused: [], 'counted-in': 'from' };
const LATE = { compare: 'answer', 'more-than': '15 min' };

const condition = (of: unknown): object[] => [{ of, from: 'started', to: 'ended', 'more-than': '30 min' }];
const PLACES: Readonly<Record<string, { readonly at: (link: unknown) => object; readonly key: string }>> = {
  'intervals: of': { at: (link) => ({ intervals: 'ticket', from: 'opened', to: 'resolved', where: condition(link) }), key: 'where/0/of' },
  'timer: of': { at: (link) => ({ ...TIMER, where: condition(link) }), key: 'where/0/of' },
  'cadence: of': {
    at: (link) => ({
      cadence: 'ticket',
      from: 'opened',
      update: 'updated',
      until: 'resolved',
      hours: 'always',
      paused: [],
      where: condition(link),
    }),
    key: 'where/0/of',
  },
  'count: of': { at: (link) => ({ count: 'ticket', reached: 'opened', where: condition(link) }), key: 'where/0/of' },
  'count of an objective: of': { at: (link) => ({ count: 'answer', that: 'breached', where: condition(link) }), key: 'where/0/of' },
  'count: each': { at: (link) => ({ count: 'ticket', reached: 'opened', each: link }), key: 'each' },
  'count of flags: each': { at: (link) => ({ count: 'late', each: link }), key: 'each' },
};

const WRONG: Readonly<Record<string, [code: string, link: unknown]>> = {
  'an attribute that nobody declared': ['unknown-attribute', 'incident'],
  'an attribute with words': ['wrong-type', 'word'],
  'an attribute that is a number': ['wrong-type', 'number'],
  'an attribute of the customer': ['wrong-type', 'word-of-customer'],
  'an attribute of a component': ['wrong-type', 'word-of-line'],
  'one by which outages name outages': ['wrong-grain', 'parent'],
  'one of another kind of record': ['wrong-grain', 'of-maintenance'],
};

const termsWith = (definitions: Terms['definitions'], attributes: Terms['attributes'] = ATTRIBUTES): Terms =>
  linesTerms(
    { answer: TIMER as Definition, late: LATE as Definition, ...definitions },
    {
      attributes,
      objectives: { answer: { 'at-most': '4 h' } },
      credits: {},
      claims: {},
      report: ['late', ...Object.keys(definitions)],
    },
  );

const errorsOf = (
  definitions: Record<string, object>,
  attributes?: Terms['attributes'],
): { code: string; path: string; message: string }[] =>
  readContract(aContract({ order: linesOrder(), terms: termsWith(definitions as Terms['definitions'], attributes) })).issues.filter(
    ({ severity }) => severity === 'error',
  );

describe('a place that takes the name of another record', () => {
  it.each(Object.entries(PLACES))('%s accepts an attribute that names one', (_, { at }) => {
    expect(errorsOf({ tried: at('fault') })).toEqual([]);
  });

  it.each(
    Object.entries(PLACES).flatMap(([place, { at, key }]) =>
      Object.entries(WRONG).map(([name, [code, link]]) => [place, name, code, at(link), key] as const),
    ),
  )('%s refuses %s with a remedy', (_, __, code, tried, key) => {
    const found = errorsOf({ tried }).find((issue) => issue.path.endsWith(`/definitions/tried/${key}`));
    expect(found?.code).toBe(code);
    expect(found?.message).toMatch(/; (declare|name|count|write)/);
  });

  it.each(Object.entries(PLACES))('%s takes one attribute, and no chain of them', (_, { at, key }) => {
    const errors = errorsOf({ tried: at(['main-ticket', 'fault']) });
    expect(errors.map(({ path }) => path)).toContain(`/terms/0/definitions/tried/${key}`);
  });

  it.each(['1 h', '5%', '2 business days', '1.00 USD'])('a number for each named record is a count, and no limit of %s fits', (limit) => {
    const errors = errorsOf({ each: PLACES['count of flags: each']!.at('fault'), tried: { compare: 'each', 'at-least': limit } });
    expect(errors.map(({ path }) => path)).toContain('/terms/0/definitions/tried/at-least');
  });

  it('what names itself in a circle is refused as a definition, wherever it begins', () => {
    const errors = errorsOf({
      late: { compare: 'each', 'at-least': 1 },
      each: { count: 'late', each: 'fault' },
    });
    expect(errors.map(({ code }) => code)).toContain('cycle');
  });
});
