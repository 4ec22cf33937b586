/** What earlier periods leave for later ones. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { MINUTE } from '../../../../lib/domain/time/instant.ts';
import { aContract, assessed, checked } from '../../../support/contracts.ts';
import { at, outage } from '../../../support/facts.ts';
import { outages, statement, value } from '../../../support/reported.ts';

describe('values of earlier periods', () => {
  const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
  const bad = (label: string, minutes: number): Fact[] =>
    outage(at(`${label}-10T00:00:00Z`), at(`${label}-10T00:00:00Z`) + minutes * MINUTE, { body: { record: label } });
  const cells: Terms['definitions'] = {
    down: outages,
    time: { duration: 'down' },
    last: { 'across-periods': 'time', last: 3, ending: 'this' },
    mean: { aggregate: 'mean', of: 'last', over: 'stretch' },
    before: { 'across-periods': 'mean', last: 1, ending: 'previous' },
    chain: { aggregate: 'sum', of: 'before', over: 'stretch' },
  };
  const order = { from: '2026-01-15' };

  it('are averaged and chained from the evidence alone; periods before the term have none', () => {
    const facts = [...bad('2026-02', 30), ...bad('2026-03', 60), ...bad('2026-04', 90)];
    const found = months.map((label) => statement(cells, facts, { order, label }));
    expect(found.map((one) => value(one, 'mean'))).toEqual([0, 15, 30, 60].map((minutes) => String(minutes * MINUTE)));
    expect(value(found[3]!, 'chain')).toBe(String(30 * MINUTE));
  });

  it('are taken from the states of earlier statements when these are given, with the same result', () => {
    const facts = [...bad('2026-02', 30), ...bad('2026-03', 60), ...bad('2026-04', 90)];
    const contract = checked(aContract({ order, terms: { definitions: cells, report: ['mean'] } }));
    const states = new Map(months.slice(0, 3).map((label) => [label, statement(cells, facts, { order, label }).state!]));
    const april = assessed(contract, bad('2026-04', 90), '2026-04', { earlier: states });
    expect(value(april.statement, 'mean')).toBe(String(60 * MINUTE));
  });
});
