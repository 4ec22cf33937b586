/** The most that a running period can owe: by the caps of the contract, and only where no evidence moves them. */
import { describe, expect, it } from 'vitest';
import { outlookOf } from '../../../../support/outlooks.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { exampleDocument } from '../../../../support/harness.ts';

const NOW = at('2026-10-20T00:00:00Z');
const most = (
  change: (document: any) => void = () => undefined,
  facts = outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T02:00:00Z'), { component: 'line-1', body: { record: 'I-1' } }),
) => {
  const document = exampleDocument();
  change(document);
  return outlookOf(document, facts, NOW);
};
const credits = (document: any): any => document.terms[0].credits;

describe('the most that a running period can owe', () => {
  it('is the cap on the whole, and never less than what is owed already', () => {
    const { mostCredit, statement } = most();
    expect([statement.total.amount, mostCredit]).toEqual(['6000.00', { amount: '50000.00', currency: 'CNY' }]);
  });

  it('is the sum of the caps of its parts where the whole has none, if each has one', () => {
    const capped = most((document) => {
      delete credits(document).compensation.cap;
      credits(document)['availability-credit'].cap = [{ 'at-most': '20%', of: 'fee' }];
      credits(document)['recovery-credit'].cap = [{ 'at-most': '1500.00 CNY' }];
    });
    // A tenth of the fee for late responses, a fifth for availability, and the fixed amount.
    expect(capped.mostCredit).toEqual({ amount: '31500.00', currency: 'CNY' });
  });

  it('is not known where a part has no cap', () => {
    expect(most((document) => delete credits(document).compensation.cap).mostCredit).toBeUndefined();
  });

  it('is not known where evidence moves the cap', () => {
    const moved = most((document) => {
      document.terms[0].definitions['moving-share'] = { multiply: 'late-replies', by: '10%' };
      credits(document).compensation.cap = [{ 'at-most': 'moving-share', of: 'fee' }];
    });
    expect(moved.mostCredit).toBeUndefined();
  });

  it('is reached where everything that can be owed is owed', () => {
    const down = [
      fact('service.down', at('2026-10-01T00:00:00Z'), { component: 'line-1', body: { record: 'I-1' } }),
      fact('service.down', at('2026-10-01T00:00:00Z'), { component: 'line-2', body: { record: 'I-2' } }),
    ];
    const { mostCredit, statement } = most(undefined, down);
    expect(statement.total).toEqual(mostCredit);
  });
});

describe('objectives in an outlook', () => {
  it('are those that are not of single records, with value and target', () => {
    const { objectives } = most();
    expect(objectives.map(({ objective, index, outcome }) => [objective, index, outcome])).toEqual([
      ['availability', 'line-1', 'breached'],
      ['availability', 'line-2', 'met'],
    ]);
    expect(objectives[0]!.measured?.shown).toMatch(/^99\.7/);
    expect(objectives[0]!.targets[0]).toMatchObject({ edge: 'at-least', shown: '99.9000%' });
  });
});
