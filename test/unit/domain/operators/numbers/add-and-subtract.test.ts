/** Two numbers of one type together, and one less the other. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../../../lib/domain/checker/check-contract.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { aContract, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, outage } from '../../../../support/facts.ts';

const START = at('2026-04-01T00:00:00Z');
const DOWN = { down: { intervals: 'outage', from: 'started', to: 'ended' }, time: { duration: 'down' } };

function reported(definitions: Terms['definitions'], more: Partial<Terms> = {}, minutes = 90): Statement {
  const terms = termsWith({ definitions: { ...DOWN, ...definitions }, report: Object.keys(definitions), ...more });
  return statementOf(aContract({ terms }), outage(START + HOUR, START + HOUR + minutes * MINUTE), '2026-04');
}
const valueOf = ({ report }: Statement, cell: string): unknown => report.find((entry) => entry.cell === cell)!.value;
const errors = (definitions: Terms['definitions']): string[] =>
  checkContract(aContract({ terms: { definitions: { ...DOWN, ...definitions }, report: Object.keys(definitions) } })).issues.map(
    ({ code, path }) => `${code} ${path}`,
  );

describe('add', () => {
  it('is the sum, of two cells or of a cell and a literal', () => {
    const found = reported({ more: { add: 'time', to: '30 min' }, twice: { add: 'time', to: 'more' } });
    expect(valueOf(found, 'more')).toMatchObject({ exact: String(120 * MINUTE) });
    expect(valueOf(found, 'twice')).toMatchObject({ exact: String(210 * MINUTE) });
  });

  it('has a lower bound where only the least of an amount is known', () => {
    const terms = { attributes: { extra: { of: 'customer', unit: 'USD' } } } as unknown as Partial<Terms>;
    const found = reported({ extra: { 'record-value': 'extra' }, both: { add: 'extra', to: '5.00 USD' } }, terms);
    expect(valueOf(found, 'both')).toMatchObject({ shown: 'at least 5' });
  });

  it.each([
    ['units of two kinds', { x: { add: 'time', to: '3' } }, 'to'],
    ['money of two currencies', { fee: '5.00 USD', x: { add: 'fee', to: '5.00 EUR' }, y: 'time' }, 'to'],
    ['nothing', { x: { add: 'time', to: '0 min' } }, 'to'],
  ] as [string, Terms['definitions'], string][])('an addition is refused of %s', (_, definitions, key) => {
    expect(errors(definitions)).toEqual([expect.stringContaining(`/terms/0/definitions/x/${key}`)]);
  });
});

describe('subtract', () => {
  it('is the difference, and 0 where that is negative', () => {
    const cells = { left: { subtract: '30 min', from: 'time' }, none: { subtract: 'time', from: '30 min' } };
    const found = reported(cells);
    expect(valueOf(found, 'left')).toMatchObject({ exact: String(60 * MINUTE) });
    expect(valueOf(found, 'none')).toMatchObject({ exact: '0' });
  });

  it('falls when the subtracted number rises, so that an open one gives bounds', () => {
    const terms = { attributes: { rebate: { of: 'customer', unit: 'USD' } } } as unknown as Partial<Terms>;
    const found = reported({ rebate: { 'record-value': 'rebate' }, left: { subtract: 'rebate', from: '8.00 USD' } }, terms);
    expect(valueOf(found, 'left')).toMatchObject({ shown: '0 to 8' });
  });

  it.each([
    ['another kind', { x: { subtract: 'time', from: '3' } }, 'from'],
    ['what it is itself', { x: { subtract: 'time', from: 'time' } }, 'from'],
    ['nothing', { x: { subtract: '0 min', from: 'time' } }, 'subtract'],
  ] as [string, Terms['definitions'], string][])('a subtraction is refused of %s', (_, definitions, key) => {
    expect(errors(definitions)).toEqual([expect.stringContaining(`/terms/0/definitions/x/${key}`)]);
  });
});
