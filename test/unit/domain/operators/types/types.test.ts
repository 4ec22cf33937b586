/** Names where a literal was read, cases that lie in one another, gaps of band tables: each with an amount computed by hand. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { aContract, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';

const START = at('2026-04-01T00:00:00Z');
const components = { region: {}, line: { in: 'region' }, site: {} };
const members = {
  r: { kind: 'region' },
  q: { kind: 'region' },
  a: { kind: 'line', in: 'r' },
  b: { kind: 'line', in: 'r' },
  c: { kind: 'line', in: 'q' },
};
const down = { intervals: 'outage', from: 'started', to: 'ended', each: 'line' };

function statement(
  definitions: Terms['definitions'],
  facts: readonly Fact[],
  terms: Partial<Terms> = {},
  order: Partial<Order> = {},
): Statement {
  const text = termsWith({ components, definitions, report: Object.keys(definitions).filter((name) => name !== 'table'), ...terms });
  return statementOf(aContract({ order: { components: members, ...order }, terms: text }), facts, '2026-04');
}

const value = (of: Statement, cell: string, index = ''): string => {
  const found = of.report.find((entry) => entry.cell === cell && entry.index === index)!.value;
  return 'exact' in found ? found.exact : found.shown;
};
const outageOf = (component: string, from: number, length: number): Fact[] =>
  outage(START + from, START + from + length, { component, body: { record: `${component}-${from}` } });

describe('a limit by name has the effect of the literal', () => {
  const parameters = { some: { like: '1 h' } };
  const facts = [...outageOf('a', HOUR, 30 * MINUTE), ...outageOf('a', 5 * HOUR, 3 * HOUR)];
  const minutes = (cell: object, some: string): number => {
    const found = statement({ down, tried: cell as never, time: { duration: 'tried' } }, facts, { parameters }, { parameters: { some } });
    return Number(value(found, 'time', 'a')) / MINUTE;
  };

  it.each<[string, object, string, number]>([
    ['runs', { continuous: 'down', 'at-least': 'some', 'across-period-end': 'joined' }, '2 h', 180],
    ['runs', { continuous: 'down', 'less-than': 'some', 'across-period-end': 'joined' }, '2 h', 30],
    ['within-window', { 'within-window': 'down', 'at-least': 'some', within: '8 h', counts: 'times' }, '200 min', 210],
    ['within-window', { 'within-window': 'down', 'at-least': 'some', within: '8 h', counts: 'times' }, '181 min', 210],
    ['within-window', { 'within-window': 'down', 'at-least': 'some', within: '8 h', counts: 'times' }, '211 min', 0],
    ['allowance', { allowance: 'down', 'at-most': 'some', 'in-each': 'month' }, '45 min', 45],
    ['allowance', { allowance: 'down', 'at-most': 'some', 'in-each': 'stretch' }, '45 min', 75],
  ])('the operator %s as %j reads the limit %s by its name', (_, cell, some, expected) => {
    expect(minutes(cell, some)).toBe(expected);
  });

  it('this holds for weights, steps of rounding and notices too', () => {
    const terms = { parameters: { half: { like: '50%' }, step: { like: '1 min' }, notice: { like: '24 h' } } };
    const order = { parameters: { half: '25%', step: '20 min', notice: '48 h' } };
    const announced = (id: string, hours: number): Fact[] => [
      fact('maintenance.scheduled', START + 100 * HOUR, {
        id: `${id}-1`,
        component: 'a',
        body: { record: id, start: START + (100 + hours) * HOUR, end: START + (101 + hours) * HOUR },
      }),
      fact('maintenance.started', START + (100 + hours) * HOUR, { id: `${id}-2`, component: 'a', body: { record: id } }),
      fact('maintenance.ended', START + (101 + hours) * HOUR, { id: `${id}-3`, component: 'a', body: { record: id } }),
    ];
    const found = statement(
      {
        down,
        part: { weighted: 'down', as: 'half' },
        time: { duration: 'part' },
        rounded: { round: 'time', to: 'step', how: 'down' },
        works: {
          intervals: 'maintenance',
          from: 'began',
          to: 'ended',
          each: 'line',
          where: [{ from: 'announced', to: 'began', 'at-least': 'notice' }],
        },
        planned: { duration: 'works' },
      },
      [...facts, ...announced('m', 47), ...announced('n', 49)],
      terms,
      order,
    );
    expect(value(found, 'time', 'a')).toBe(String(52.5 * MINUTE));
    expect(value(found, 'rounded', 'a')).toBe(String(40 * MINUTE));
    expect(value(found, 'planned', 'a')).toBe(String(HOUR));
  });

  it('a limit for each component is the one of its component', () => {
    const least = { 'depending-on': 'class', cases: { strict: '10 min', lax: '2 h' } };
    const found = statement(
      { down, least, long: { continuous: 'down', 'at-least': 'least', 'across-period-end': 'joined' }, time: { duration: 'long' } },
      [...outageOf('a', HOUR, 30 * MINUTE), ...outageOf('c', HOUR, 30 * MINUTE)],
      { attributes: { class: { of: 'region', values: ['strict', 'lax'] } } },
      {
        components: {
          ...members,
          r: { kind: 'region', attributes: { class: 'strict' } },
          q: { kind: 'region', attributes: { class: 'lax' } },
        },
      },
    );
    expect([value(found, 'time', 'a'), value(found, 'time', 'c')]).toEqual([String(30 * MINUTE), '0']);
  });
});

describe('values of subjects inside others', () => {
  it('a credit of each line for the objective about its region pays the lines of the breached region', () => {
    const found = statement(
      {
        down,
        all: { concurrent: 'down', in: 'region', 'at-least': 1 },
        region: { uptime: 'all', of: 'period' },
        fee: { charges: 'all', each: 'line', 'taken-from': 'period' },
      },
      outageOf('a', HOUR, 10 * HOUR),
      {
        objectives: { region: { 'at-least': '99.9%' } },
        credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'region' } },
        claims: { credit: 'automatic' },
      },
      {
        charges: ['a', 'b', 'c'].map((component) => ({
          kind: 'recurring',
          component,
          amount: '1000.00 USD',
          every: 'month',
          'part-month': 'whole',
        })),
      },
    );
    expect(found.lines.map(({ index, amount }) => [index, amount.amount])).toEqual([
      ['a', '100.00'],
      ['b', '100.00'],
    ]);
    expect(found.total.amount).toBe('200.00');
  });

  it('a value of the region is combined with one of the line, for any number of either', () => {
    const one = { r: { kind: 'region' }, a: { kind: 'line', in: 'r' } };
    const attributes = { price: { of: 'region', unit: 'USD' } };
    const found = statement(
      {
        down,
        time: { duration: 'down' },
        price: { 'record-value': 'price' },
        hours: { units: 'time', of: '1 h', counting: 'exact' },
        due: { multiply: 'price', by: 'hours' },
      },
      outageOf('a', HOUR, 2 * HOUR),
      { attributes },
      { components: { ...one, r: { kind: 'region', attributes: { price: '7' } } } },
    );
    expect(value(found, 'due', 'a')).toBe('14');
  });

  it('a choice by the customer among values of each line is a value of each line', () => {
    const attributes = { plan: { of: 'customer', values: ['gold', 'basic'] } };
    const terms = { attributes };
    const cells = { down, counted: { 'depending-on': 'plan', cases: { gold: 'down', basic: 'never' } }, time: { duration: 'counted' } };
    const time = (plan: string): string => value(statement(cells, outageOf('a', HOUR, HOUR), terms, { attributes: { plan } }), 'time', 'a');
    expect([time('gold'), time('basic')]).toEqual([String(HOUR), '0']);
  });

  it('a cap of each line cuts the tickets of the line', () => {
    const ticket = (id: string, component: string, hours: number): Fact[] => [
      fact('ticket.opened', START + HOUR, { id: `${id}-o`, component, body: { record: id } }),
      fact('ticket.acknowledged', START + (1 + hours) * HOUR, { id: `${id}-a`, component, body: { record: id } }),
    ];
    const found = statement(
      {
        answer: { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'always', paused: [], 'counted-in': 'from' },
        fee: { charges: 'all', each: 'line', 'taken-from': 'period' },
      },
      [...ticket('t1', 'a', 2), ...ticket('t2', 'a', 3), ...ticket('t3', 'c', 2)],
      {
        objectives: { answer: { 'at-most': '1 h' } },
        credits: { credit: { of: '60.00 USD', times: 1, 'if-breached': 'answer', cap: [{ 'at-most': '10%', of: 'fee' }] } },
        claims: { credit: 'automatic' },
      },
      {
        charges: ['a', 'c'].map((component) => ({
          kind: 'recurring',
          component,
          amount: '1000.00 USD',
          every: 'month',
          'part-month': 'whole',
        })),
      },
    );
    expect(found.lines.map(({ index, amount }) => [index, amount.amount])).toEqual([
      ['t1', '50.00'],
      ['t2', '50.00'],
      ['t3', '60.00'],
    ]);
  });

  it('breached cases are counted by a condition on their records', () => {
    const attributes = { severity: { of: 'ticket', values: ['P1', 'P2'] } };
    const ticket = (id: string, severity: string, hours: number): Fact[] => [
      fact('ticket.opened', START + HOUR, { id: `${id}-o`, body: { record: id, attributes: { severity } } }),
      fact('ticket.acknowledged', START + (1 + hours) * HOUR, { id: `${id}-a`, body: { record: id } }),
    ];
    const found = statement(
      {
        answer: { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'always', paused: [], 'counted-in': 'from' },
        first: { count: 'answer', that: 'breached', where: [{ attribute: 'severity', is: ['P1'] }] },
        all: { count: 'answer', that: 'breached' },
        judged: { count: 'answer', that: 'judged', where: [{ attribute: 'severity', is: ['P2'] }] },
      },
      [...ticket('t1', 'P1', 2), ...ticket('t2', 'P2', 2), ...ticket('t3', 'P2', 0.5)],
      { attributes, objectives: { answer: { 'at-most': '1 h' } } },
    );
    expect(['first', 'all', 'judged'].map((cell) => value(found, cell))).toEqual(['1', '2', '2']);
  });
});

describe('gaps of a band table', () => {
  const table = [
    { 'at-most': '10 min', gives: '0%' },
    { 'more-than': '30 min', 'at-most': '60 min', gives: '10%' },
    { 'more-than': '90 min', gives: '30%' },
  ];
  const given = (gaps: string, minutes: number, rows: object[] = table): string =>
    value(
      statement({ down, time: { duration: 'down' }, rate: { bands: 'time', table: rows, gaps } }, outageOf('a', HOUR, minutes * MINUTE)),
      'rate',
      'a',
    );

  it.each<[string, number, string]>([
    ['as-worse', 20, '1/10'],
    ['as-better', 20, '0'],
    ['as-worse', 75, '3/10'],
    ['as-better', 75, '1/10'],
    ['nothing', 75, '0'],
    ['as-better', 60, '1/10'],
    ['as-worse', 90, '3/10'],
  ])('%s at %i min gives %s', (gaps, minutes, expected) => {
    expect(given(gaps, minutes)).toBe(expected);
    expect(given(gaps, minutes, [...table].reverse())).toBe(expected);
  });

  it('beyond the last band that band applies, and `nothing` gives nothing', () => {
    const closed = [
      { 'at-most': '10 min', gives: '0%' },
      { 'more-than': '10 min', 'at-most': '60 min', gives: '10%' },
    ];
    expect(['as-better', 'as-worse', 'nothing'].map((gaps) => given(gaps, 90, closed))).toEqual(['1/10', '1/10', '0']);
  });
});
