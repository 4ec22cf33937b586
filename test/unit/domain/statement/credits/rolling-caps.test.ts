/** A cap over several periods where it is open what each of them paid: their sum is held by the cap all the same. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { PeriodState } from '../../../../../lib/domain/operators/earlier-periods.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { aContract, assessed, checked } from '../../../../support/contracts.ts';
import { Dice } from '../../../../support/dice.ts';
import { at, outage } from '../../../../support/facts.ts';
import { OF_THE_VENDOR, linesOrder, linesTerms } from '../../../../support/lines.ts';

// From the first month that is assessed: months before it would be assessed for each of the others.
const ORDER = linesOrder({ from: '2026-01-01' });

const capped = (limit: string, over: string): Terms =>
  linesTerms(
    { failure: OF_THE_VENDOR },
    {
      attributes: { cause: { of: 'outage', values: ['vendor', 'customer'], 'reported-by': ['vendor', 'customer'] } },
      credits: { credit: { of: 'fee', times: 'rate', for: 'availability', cap: [{ 'at-most': limit, over }] } },
    },
  );

type Cause = 'vendor' | 'customer' | undefined;

const failed = (month: string, component: string, cause: Cause): Fact[] =>
  outage(at(`2026-${month}-10T00:00:00Z`), at(`2026-${month}-10T10:00:00Z`), {
    component,
    ...(cause && { body: { attributes: { cause } } }),
  });

function statements(terms: Terms, facts: readonly Fact[], months: readonly string[], order: Order = ORDER): Statement[] {
  const contract = checked(aContract({ order, terms }));
  const earlier = new Map<string, PeriodState>();
  return months.map((month) => {
    const result = assessed(contract, facts, `2026-${month}`, { earlier });
    const { state } = result.statement;
    if (state) earlier.set(`2026-${month}`, state);
    return result.statement;
  });
}

const owed = ({ total, bounds }: Statement): string =>
  bounds ? `${bounds.toCustomer.least.amount} to ${bounds.toCustomer.most?.amount ?? 'any'}` : total.amount;

describe('a cap over several periods', () => {
  const months = ['01', '02', '03'];

  it('that was used up for every value of a missing fact certainly leaves nothing', () => {
    const facts = [
      ...failed('01', 'web', 'vendor'),
      ...failed('01', 'api', undefined),
      ...['web', 'api'].flatMap((line) => failed('02', line, 'vendor')),
      ...failed('03', 'web', 'vendor'),
    ];
    const all = statements(capped('700.00 USD', '12 months'), facts, months);
    expect(all.map(owed)).toEqual(['300.00 to 600.00', '100.00 to 400.00', '0.00']);
    expect(all[1]!.state!.together).toEqual({ credit: { '12 months': { '': '700.00' } } });
    expect(all[2]!.credits[0]!.caps?.[0]).toMatchObject({ earlier: '700', left: '0' });
  });

  it('is never exceeded by the payments', () => {
    const facts = months.flatMap((month) => ['web', 'api'].flatMap((line) => failed(month, line, undefined)));
    const all = statements(capped('700.00 USD', '12 months'), facts, months);
    expect(all.map(owed)).toEqual(['0.00 to 600.00', '0.00 to 600.00', '0.00 to 600.00']);
    expect(all[1]!.state!.together).toEqual({ credit: { '12 months': { '': '0.00..700.00' } } });
  });

  it('has bounds that contain the result for all values of the facts and for all payments that leave the window', () => {
    const six = ['01', '02', '03', '04', '05', '06'];
    let narrowed = 0;
    for (let seed = 1; seed <= 14; seed += 1) {
      const dice = new Dice(seed);
      const over = dice.pick(['2 months', '3 months', '4 periods', '12 months']);
      const terms = capped(`${dice.pick([250, 400, 700, 1000])}.00 USD`, over);
      const outages = six
        .flatMap((month) =>
          ['web', 'api'].map((line) => ({ month, line, cause: dice.pick(['vendor', 'customer', undefined, null] as const) })),
        )
        .filter(({ cause }) => cause !== null);
      const factsWith = (cause: () => Cause): Fact[] =>
        outages.flatMap(({ month, line, cause: known }) => failed(month, line, known ?? cause()));
      const open = statements(
        terms,
        factsWith(() => undefined),
        six,
      );
      narrowed += open.filter(({ state }) => state?.together).length;
      for (let way = 0; way < 6; way += 1) {
        const known = statements(
          terms,
          factsWith(() => (way === 0 ? 'vendor' : way === 1 ? 'customer' : dice.pick(['vendor', 'customer'] as const))),
          six,
        );
        known.forEach(({ total }, i) => {
          const { bounds, total: certain } = open[i]!;
          const [least, most] = [bounds?.toCustomer.least ?? certain, bounds?.toCustomer.most ?? certain].map(({ amount }) =>
            Number(amount),
          );
          expect([Number(total.amount) >= least!, Number(total.amount) <= most!], `${seed} ${six[i]!} ${over}`).toEqual([true, true]);
        });
      }
    }
    expect(narrowed).toBeGreaterThan(8);
  });
});
