/** Credits by chance: bases, rates, gates, caps, minimums, and credits that gather others. */
import type { Cap, Credit, Order, Terms } from '../../../lib/domain/contract/terms.ts';
import { orderOf, termsWith } from '../contracts.ts';
import type { Dice } from '../dice.ts';
import { flag } from './flags.ts';
import { type NumberKind, limitFor } from './limits.ts';
import { bands, clockLimit, number } from './numbers.ts';
import { money, share } from './operands.ts';
import { clocks } from './records.ts';
import { ATTRIBUTES, type Of, Sheet } from './sheet.ts';

export function contractOf(dice: Dice): { readonly terms: Terms; readonly order: Order } {
  const sheet = new Sheet(dice, number);
  const paid = dice.chance(0.4) ? gathering(sheet) : [leaf(sheet, 'pay')];
  if (dice.chance(0.2)) paid.push(leaf(sheet, 'bonus', { 'owed-to': 'vendor' }));
  const used = JSON.stringify([sheet.definitions, sheet.objectives, sheet.credits]);
  const attributes = Object.fromEntries(
    Object.entries({ ...ATTRIBUTES, ...sheet.attributes }).filter(([name]) => used.includes(`"${name}"`)),
  );
  const follows = used.includes('"downstream"');
  const terms = termsWith({
    from: '2026-01-01',
    components: { line: follows ? { 'depends-on': 'line' } : {} },
    money: { currency: 'USD', rounding: dice.pick(['half-up', 'half-even', 'down', 'up']) },
    attributes,
    unknown: dice.pick(['up', 'down', 'left-out']),
    definitions: sheet.definitions,
    objectives: sheet.objectives,
    credits: sheet.credits,
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

function gathering(sheet: Sheet): string[] {
  const { dice } = sheet;
  const inner = dice.times(2, 3, (i) => leaf(sheet, `part${i}`));
  // Of what the lines are hangs on what was drawn; where `each` does not fit, the checker refuses the contract.
  const gathered: Partial<Credit> = dice.chance(0.6) ? { sum: inner } : { highest: inner, each: dice.pick(['line', 'agreement']) };
  sheet.credits.pay = { ...gathered, ...around(sheet, 'whole') };
  return ['pay'];
}

function leaf(sheet: Sheet, name: string, more: Partial<Credit> = {}): string {
  const { dice } = sheet;
  const of: Of = dice.pick(['whole', 'line', 'line']);
  if (of === 'whole' && dice.chance(0.3)) return ticketCredit(sheet, name, more);
  const kind = dice.pick(['ratio', 'ratio', 'count', 'duration'] as const);
  const measured = number(sheet, of, kind, dice.whole(1, 3));
  sheet.objectives[measured] ??= limitFor(sheet, of, kind);
  const credit: Credit = {
    of: base(sheet, of),
    times: rate(sheet, of, kind, measured),
    [dice.pick(['for', 'for', 'if-breached'])]: measured,
    ...around(sheet, of),
    ...more,
  };
  sheet.credits[name] = credit;
  return name;
}

/** So much for each ticket that took too long. */
function ticketCredit(sheet: Sheet, name: string, more: Partial<Credit>): string {
  const clock = clocks(sheet);
  sheet.objectives[clock] ??= clockLimit(sheet);
  sheet.credits[name] = {
    of: base(sheet, 'whole'),
    times: share(sheet, 'whole'),
    'if-breached': clock,
    ...around(sheet, 'whole'),
    ...more,
  };
  return name;
}

const rate = (sheet: Sheet, of: Of, kind: NumberKind, measured: string): string | number =>
  sheet.one<string | number>([
    [4, () => bands(sheet, kind, measured)],
    [kind === 'ratio' ? 2 : 0, () => measured],
    [kind === 'count' ? 2 : 0, () => sheet.cell({ multiply: measured, by: '10%' })],
    [1, () => share(sheet, of)],
    [kind === 'duration' ? 3 : 0, () => sheet.cell({ units: measured, of: '1 h', counting: sheet.dice.pick(['started', 'exact']) })],
  ]);

function base(sheet: Sheet, of: Of): string | number {
  const { dice } = sheet;
  const each = of === 'line' ? { each: 'line' } : {};
  return sheet.one<string | number>([
    [4, () => sheet.cell({ charges: 'all', ...each, 'taken-from': 'period', ...(dice.chance(0.3) && { 'a-day': 'of-30' }) })],
    [2, () => sheet.cell({ charges: ['usage'], ...each, 'taken-from': dice.pick(['next-period', 'period', 'previous-period']) })],
    [2, () => money(sheet, of)],
  ]);
}

/** Gates, caps and a minimum. */
function around(sheet: Sheet, of: Of): Partial<Credit> {
  const { dice } = sheet;
  return {
    ...(dice.chance(0.2) && { if: [flag(sheet, of, 1)] }),
    ...(dice.chance(0.4) && { cap: dice.times(1, 2, () => cap(sheet, of)) }),
    ...(dice.chance(0.25) && { minimum: { [dice.pick(['at-least', 'more-than'])]: money(sheet, 'whole') } }),
  };
}

function cap(sheet: Sheet, of: Of): Cap {
  const { dice } = sheet;
  const on: Of = of === 'line' ? dice.pick(['line', 'whole']) : 'whole';
  const over = dice.chance(0.2) ? { over: dice.pick(['2 months', '2 periods']) } : {};
  if (dice.chance(0.5)) return { 'at-most': money(sheet, on), ...over };
  return {
    'at-most': share(sheet, on),
    of: sheet.cell({ charges: 'all', ...(on === 'line' && { each: 'line' }), 'taken-from': 'period' }),
    ...over,
  };
}
