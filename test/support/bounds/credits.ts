/** Random credits: bases, rates, gates, caps, minimums, and credits that include others. */
import type { Cap, Credit, Order, Terms } from '../../../lib/domain/contract/terms.ts';
import { orderOf, termsWith } from '../contracts.ts';
import type { Dice } from '../dice.ts';
import { flag } from './flags.ts';
import { type NumberKind, limitFor } from './limits.ts';
import { bands, clockLimit, number } from './numbers.ts';
import { money, share } from './operands.ts';
import { clocks } from './records.ts';
import { ATTRIBUTES, type DraftSubject, DraftTerms } from './draft-terms.ts';

export function contractOf(dice: Dice): { readonly terms: Terms; readonly order: Order } {
  const draft = new DraftTerms(dice, number);
  const paid = dice.chance(0.4) ? including(draft) : [leaf(draft, 'pay')];
  if (dice.chance(0.2)) paid.push(leaf(draft, 'bonus', { 'owed-to': 'vendor' }));
  const used = JSON.stringify([draft.definitions, draft.objectives, draft.credits]);
  const attributes = Object.fromEntries(
    Object.entries({ ...ATTRIBUTES, ...draft.attributes }).filter(([name]) => used.includes(`"${name}"`)),
  );
  const follows = used.includes('"downstream"');
  const terms = termsWith({
    from: '2026-01-01',
    components: { line: follows ? { 'depends-on': 'line' } : {} },
    money: { currency: 'USD', rounding: dice.pick(['half-up', 'half-even', 'down', 'up']) },
    attributes,
    unknown: dice.pick(['up', 'down', 'left-out']),
    definitions: draft.definitions,
    objectives: draft.objectives,
    credits: draft.credits,
    claims: Object.fromEntries(paid.map((name) => [name, 'automatic' as const])),
  });
  return { terms, order: order(dice, follows) };
}

const order = (dice: Dice, follows: boolean): Order =>
  orderOf({
    from: '2026-01-01',
    components: { web: { kind: 'line' }, api: { kind: 'line', ...(follows && { 'depends-on': ['web'] }) } },
    charges: (['web', 'api'] as const).map((component) => ({
      kind: 'recurring',
      amount: dice.pick(['1000.00 USD', '333.33 USD']),
      every: 'month',
      'part-month': 'whole',
      component,
    })),
  });

function including(draft: DraftTerms): string[] {
  const { dice } = draft;
  const inner = dice.times(2, 3, (i) => leaf(draft, `part${i}`));
  // Of what the lines are hangs on what was drawn; where `each` does not fit, the checker refuses the contract.
  const including: Partial<Credit> = dice.chance(0.6) ? { sum: inner } : { highest: inner, each: dice.pick(['line', 'agreement']) };
  draft.credits.pay = { ...including, ...around(draft, 'whole') };
  return ['pay'];
}

function leaf(draft: DraftTerms, name: string, more: Partial<Credit> = {}): string {
  const { dice } = draft;
  const of: DraftSubject = dice.pick(['whole', 'line', 'line']);
  if (of === 'whole' && dice.chance(0.3)) return ticketCredit(draft, name, more);
  const kind = dice.pick(['ratio', 'ratio', 'count', 'duration'] as const);
  const measured = number(draft, of, kind, dice.whole(1, 3));
  draft.objectives[measured] ??= limitFor(draft, of, kind);
  const credit: Credit = {
    of: base(draft, of),
    times: rate(draft, of, kind, measured),
    [dice.pick(['for', 'for', 'if-breached'])]: measured,
    ...around(draft, of),
    ...more,
  };
  draft.credits[name] = credit;
  return name;
}

/** So much for each ticket that took too long. */
function ticketCredit(draft: DraftTerms, name: string, more: Partial<Credit>): string {
  const clock = clocks(draft);
  draft.objectives[clock] ??= clockLimit(draft);
  draft.credits[name] = {
    of: base(draft, 'whole'),
    times: share(draft, 'whole'),
    'if-breached': clock,
    ...around(draft, 'whole'),
    ...more,
  };
  return name;
}

const rate = (draft: DraftTerms, of: DraftSubject, kind: NumberKind, measured: string): string | number =>
  draft.one<string | number>([
    [4, () => bands(draft, kind, measured)],
    [kind === 'ratio' ? 2 : 0, () => measured],
    [kind === 'count' ? 2 : 0, () => draft.cell({ multiply: measured, by: '10%' })],
    [1, () => share(draft, of)],
    [kind === 'duration' ? 3 : 0, () => draft.cell({ units: measured, of: '1 h', counting: draft.dice.pick(['started', 'exact']) })],
  ]);

function base(draft: DraftTerms, of: DraftSubject): string | number {
  const { dice } = draft;
  const each = of === 'line' ? { each: 'line' } : {};
  return draft.one<string | number>([
    [4, () => draft.cell({ charges: 'all', ...each, 'taken-from': 'period', ...(dice.chance(0.3) && { 'a-day': 'of-30' }) })],
    [2, () => draft.cell({ charges: ['usage'], ...each, 'taken-from': dice.pick(['next-period', 'period', 'previous-period']) })],
    [2, () => money(draft, of)],
  ]);
}

/** Gates, caps and a minimum. */
function around(draft: DraftTerms, of: DraftSubject): Partial<Credit> {
  const { dice } = draft;
  return {
    ...(dice.chance(0.2) && { if: [flag(draft, of, 1)] }),
    ...(dice.chance(0.4) && { cap: dice.times(1, 2, () => cap(draft, of)) }),
    ...(dice.chance(0.25) && { minimum: { [dice.pick(['at-least', 'more-than'])]: money(draft, 'whole') } }),
  };
}

function cap(draft: DraftTerms, of: DraftSubject): Cap {
  const { dice } = draft;
  const on: DraftSubject = of === 'line' ? dice.pick(['line', 'whole']) : 'whole';
  const over = dice.chance(0.2) ? { over: dice.pick(['2 months', '2 periods']) } : {};
  if (dice.chance(0.5)) return { 'at-most': money(draft, on), ...over };
  return {
    'at-most': share(draft, on),
    of: draft.cell({ charges: 'all', ...(on === 'line' && { each: 'line' }), 'taken-from': 'period' }),
    ...over,
  };
}
