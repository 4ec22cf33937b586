/** What an order fills in for its texts: names that one of them has, and values with their unit. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import { valueIssue } from '../../../../lib/domain/checker/check-attributes.ts';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import { attributeNumber } from '../../../../lib/domain/operators/attribute-number.ts';
import { ratio } from '../../../../lib/domain/money/ratio.ts';
import { aContract, termsWith } from '../../../support/contracts.ts';

const text = (version: string, given: Partial<Terms> = {}): Terms =>
  termsWith({
    version,
    from: `2026-0${version}-01`,
    components: { line: {} },
    definitions: {
      outage: { intervals: 'outage', from: 'started', to: 'ended' },
      uptime: { uptime: 'outage', of: 'period' },
      ...given.definitions,
    },
    objectives: { uptime: { 'at-least': '99%' } },
    ...('parameters' in given && { parameters: given.parameters }),
    ...('attributes' in given && { attributes: given.attributes }),
    ...('report' in given && { report: given.report }),
  });
const errors = (order: Partial<Order>, ...terms: Terms[]): string[] =>
  checkContract(aContract({ order: { from: '2026-01-01', ...order }, terms })).issues.flatMap(({ severity, path, message }) =>
    severity === 'error' ? [`${path}: ${message}`] : [],
  );

const asking = (version: string): Terms => text(version, { parameters: { most: { like: '1 h' } }, report: ['most'] });
const rated = (version: string): Terms =>
  text(version, {
    attributes: { price: { of: 'line', unit: 'USD' }, tier: { of: 'customer', values: ['a', 'b'] } },
    definitions: { price: { 'record-value': 'price' }, 'is-a': { 'attribute-is': 'tier', is: ['a'] } },
    report: ['price', 'is-a'],
  });

describe('a name that one version of the terms has', () => {
  it.each([
    [text('1'), asking('2')],
    [asking('1'), text('2')],
  ])('may have a value in the order', (...terms) => {
    expect(errors({ parameters: { most: '2 h' } }, ...terms)).toEqual([]);
    // What a version needs is asked for by it alone, and held against what it shows.
    expect(errors({}, ...terms)).toEqual(['/order/parameters/most: the terms ask for "most" (such as 1 h)']);
    expect(errors({ parameters: { most: '2%' } }, ...terms)).toHaveLength(1);
  });

  it.each([
    [text('1'), rated('2')],
    [rated('1'), text('2')],
  ])('may have a value in the order when it is an attribute', (...terms) => {
    const order = (price: string, tier = 'a'): Partial<Order> => ({
      attributes: { tier },
      components: { 'line-1': { kind: 'line', attributes: { price } } },
    });
    expect(errors(order('500.00 USD'), ...terms)).toEqual([]);
    expect(errors(order('dear', 'c'), ...terms)).toHaveLength(2);
  });
});

describe('a name that no version has', () => {
  it('is refused once, with a suggestion', () => {
    const order: Partial<Order> = {
      parameters: { mots: '2 h', most: '2 h' },
      attributes: { tear: 'a' },
      components: { 'line-1': { kind: 'line', attributes: { tier: 'a' } } },
    };
    const found = errors(order, rated('1'), asking('2'));
    expect(found.map((one) => one.split(':')[0])).toEqual([
      '/order/parameters/mots',
      '/order/attributes/tear',
      '/order/components/line-1/attributes/tier',
    ]);
    expect(found[0]).toContain('no version of the terms has the parameter "mots"; did you mean most?');
    expect(errors({ parameters: { mots: '2 h' } }, text('1'))[0]).toContain('the terms have no parameter "mots"');
  });
});

describe('a number with the unit of its attribute', () => {
  it.each(['USD', 'JPY', 'Gbit/s', 'day', '%', 'XYZ', 'h'])('%s: is read, and the message names the possible units', (unit) => {
    const form = /or "(.+)"$/.exec(valueIssue('x', { of: 'customer', unit }, 'none')!.message)![1]!;
    expect(attributeNumber(form, unit)).toEqual(attributeNumber('12.5', unit));
    expect(attributeNumber(form, unit)).toBeDefined();
  });

  it('a number with the unit of another attribute is refused', () => {
    expect(attributeNumber('500.00 USD', 'USD')).toEqual(ratio(500n));
    expect([attributeNumber('500.00 EUR', 'USD'), attributeNumber('0.5 share', 'share'), attributeNumber('USD', 'USD')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
