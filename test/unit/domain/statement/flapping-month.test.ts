/** A month in which components flap: its reasons take about as long as its amounts (`npm run bench -- reasons` measures both). */
import { expect, it } from 'vitest';
import { flapping, flappingContract } from '../../../../bench/reasons.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { FUNCTIONS } from '../../../../lib/declarations/functions.ts';

// Where the work grew with the square of the events, it did not end within the time of the audit's function.
it(
  'a month of 64,000 flapping events has a statement with its reasons, within the time of the function that audits',
  { timeout: FUNCTIONS['assess-contract'].timeoutSeconds * 1000 },
  () => {
    const facts = flapping(64_000);
    const assessed = assess(flappingContract(['line-1', 'line-2']), facts, '2026-10', { reasons: true });
    if ('issue' in assessed) throw new Error(assessed.issue.message);
    const { statement } = assessed;
    expect(facts.length).toBeGreaterThanOrEqual(64_000);
    expect(statement.objectives.map(({ index, outcome }) => [index, outcome])).toEqual([
      ['line-1', 'breached'],
      ['line-2', 'breached'],
    ]);
    expect(statement.total).toEqual({ amount: '200.00', currency: 'USD' });
  },
);
