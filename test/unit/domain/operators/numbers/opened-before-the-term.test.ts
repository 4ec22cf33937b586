/** A ticket that was opened before the term: it counts in the period of its end, with its whole length, or in none. */
import { describe, expect, it } from 'vitest';
import { at, fact } from '../../../../support/facts.ts';
import { resolved } from '../../../../support/futures.ts';
import { RECOVERY, linesOrder, linesTerms } from '../../../../support/lines.ts';
import { aContract, checked, statementOf } from '../../../../support/contracts.ts';
import type { Definition } from '../../../../../lib/domain/contract/terms.ts';

const opened = fact('ticket.opened', at('2026-01-31T00:00:00Z'), {
  component: 'web',
  body: { record: 'T', attributes: { severity: 'P2' } },
});

describe('a ticket that was opened before the term', () => {
  it.each([
    ['to', '10.00', ['breached', '26 h']],
    ['from', '0.00', []],
  ])('counts in the period of its end or in none: counted in its %s', (countedIn, expected, shown) => {
    const clock = { ...RECOVERY, 'counted-in': countedIn } as Definition;
    const terms = linesTerms(
      { clock },
      { objectives: { clock: { 'at-most': '25 h' } }, credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'clock' } } },
    );
    const contract = checked(aContract({ order: linesOrder({ from: '2026-02-01' }), terms: [terms] }));
    const statement = statementOf(contract, [opened, ...resolved(at('2026-02-01T02:00:00Z'))], '2026-02');
    expect(statement.total.amount).toBe(expected);
    expect(statement.objectives.flatMap(({ outcome, measured }) => [outcome, measured?.shown])).toEqual(shown);
  });
});
