/** The charges of a period: the base of credits. */
import { finding } from '../../evidence/findings/finding.ts';
import { type Ratio, UNBOUNDED, ZERO, add, multiply, ratio } from '../../money/ratio.ts';
import { formatDay } from '../../time/instant.ts';
import { type Period, nextPeriod, previousPeriod } from '../../time/period.ts';
import { daysTouched } from '../../time/timezone.ts';
import type { Charge } from '../../contract/terms.ts';
import type { Interval } from '../../time/interval.ts';
import type { Context } from '../context.ts';
import { Range } from '../range.ts';
import { NO_REACH } from '../reach.ts';
import { type TypeContext, eachOf } from '../type-context.ts';
import { WHOLE } from '../value.ts';
import { type Awaited, Awaiting, afterTerm, chargeableIn } from './awaited.ts';
import { billsAt, billsIn, isCharged } from './bills.ts';
import { monthsOf, shareOfDays } from './proration.ts';
import { fixedIn, orderedIn } from './ordered-charges.ts';
import type { Cell } from '../cell.ts';
import type { ChargedPart } from '../operator.ts';
import { defineOperator } from '../define-operator.ts';

export const charges = defineOperator({
  key: 'charges',
  group: 'money',
  description:
    'The charges of these kinds for the period, from the order and from billing events. A bill counts by the days of its span that lie in the period; of two bills of one kind, component and span the one received first counts. A kind that the order does not charge is at least what is known until bills cover all days.',
  subject: { is: 'charge-kinds', description: '`all`, or a list of kinds: recurring, usage, one-time, upfront, voucher-paid, tax ...' },
  params: {
    without: { is: 'words', optional: true, absent: 'none', default: [], description: 'Kinds that do not count.' },
    each: {
      is: 'component-kind',
      optional: true,
      absent: 'one value for the whole',
      description: 'One sum for each component of this kind; the charges of components inside it are included.',
    },
    'taken-from': {
      is: 'choice',
      of: ['period', 'previous-period', 'next-period'],
      description: 'The charges of this period, of the one before it, or of the one after it (the next invoice).',
    },
    'a-day': {
      is: 'choice',
      of: ['of-the-period', 'of-30', 'of-365'],
      optional: true,
      absent: 'the whole charge',
      description:
        "A day's charge instead of the whole: divided by the days of the period, by 30 days a month, or twelve months of it by 365. A charge by weeks or days is divided by its days.",
    },
  },
  limit: 'none',
  bounds: {},
  own: eachOf,
  check: checkCharges,
  type: (_, given, { currency }) => ({ kind: 'money', currency, ...given.grain }),
  reach: (cell) => ({
    ...NO_REACH,
    billsBefore: cell.charges === 'all' ? 1 : 0,
    periodsBefore: cell['taken-from'] === 'previous-period' ? 1 : 0,
    periodsAfter: cell['taken-from'] === 'next-period' ? 1 : 0,
  }),
  evaluate(cell, context) {
    const period = periodOf(cell, context);
    const bases = basesOf(cell, period, context);
    noteMissing(cell, period, bases, context);
    const factor = factorOf(cell, period, context);
    const share = (amount: Ratio): Ratio => (factor ? multiply(amount, factor) : amount);
    return new Map([...bases].map(([index, base]) => [index, knownOf(base, index, period, context, share)]));
  },
  charged(cell, index, context) {
    const period = periodOf(cell, context);
    const factor = factorOf(cell, period, context);
    return chargesIn(cell, period, context)
      .filter(({ component }) => indexOf(component, cell, context) === index)
      .map((part) => (factor ? { ...part, amount: multiply(part.amount, factor) } : part));
  },
  explain: (cell) => `charges (${[cell.charges].flat().join(', ')}) of the ${String(cell['taken-from']).replace('-', ' ')}`,
});

function checkCharges(cell: Cell, context: TypeContext): void {
  const [kinds, without] = [cell.charges, (cell.without ?? []) as string[]];
  for (const kind of without)
    if (Array.isArray(kinds))
      context.fail(
        'no-effect',
        'without',
        `the kinds that count are listed${kinds.includes(kind) ? `; remove "${kind}" from the list` : ''}; \`without\` is for \`charges: all\`: remove it, or write \`charges: all\``,
      );
}

/** The known charges of one index. */
interface Base {
  known: Ratio;
  /** Whether any charge or bill of it is known. */
  charged: boolean;
  /** Whether a bill could not be counted: the known charges are then a lower bound. */
  least: boolean;
  /** Charges that are not billed yet: the known charges are then a lower bound too. */
  awaited: readonly Awaited[];
}

/** The value of a base: a range upwards from the known charges where a bill could not be counted or is still to come. */
function knownOf(base: Base, index: string, period: Period, context: Context, share: (amount: Ratio) => Ratio): Ratio | Range {
  if (!base.least && base.awaited.length === 0) return share(base.known);
  const kinds = base.least ? [] : base.awaited.map(({ kind }) => kind);
  const which = kinds.includes(undefined) ? '' : [...new Set(kinds)].sort().join(', ');
  const of = index === WHOLE ? '' : ` of ${index}`;
  const what = `${of} for ${period.label}`;
  const name = `${which === '' ? '' : `${which} `}charges${what}`;
  context.evaluator.miss({ fact: `bill${which === '' ? '' : ` of ${which}`}${what}`, owner: 'bill', name, words: [], base: index });
  return new Range(share(base.known), UNBOUNDED);
}

/** The index of the base to which a charge of a component belongs; undefined for a charge of none of them. */
const indexOf = (component: string | undefined, cell: Cell, context: Context): string | undefined =>
  cell.each === undefined ? WHOLE : context.components.ancestor(component, String(cell.each));

/** The charges of the order and the bills that count in a period. */
function chargesIn(cell: Cell, period: Period, context: Context): readonly ChargedPart[] {
  const counts = (kind: string): boolean => isCharged(cell, kind);
  return [...orderedIn(period, context, isDaily(cell)).filter(({ kind }) => counts(kind)), ...billsIn(period, context, counts).counted];
}

function basesOf(cell: Cell, period: Period, context: Context): ReadonlyMap<string, Base> {
  const members = cell.each === undefined ? [WHOLE] : context.components.members(String(cell.each)).map((entry) => entry.id);
  const counts = (kind: string): boolean => isCharged(cell, kind);
  const ordered = orderedIn(period, context, isDaily(cell)).filter(({ kind }) => counts(kind));
  const { counted, uncounted } = billsIn(period, context, counts);
  const awaitingIn = (span: Interval, fixed: readonly Charge[]): Awaiting => {
    const before = looksBefore(cell) ? billsAt(span.start - 1, context, counts) : [];
    const known = { billed: [...counted, ...uncounted], before, ordered: fixed.filter(({ kind }) => counts(kind)) };
    return new Awaiting(cell, span, context, known, (component) => indexOf(component, cell, context));
  };
  const inTerm = awaitingIn(chargeableIn(period, context), fixedIn(period, context));
  const renewed = cell['taken-from'] === 'next-period' ? afterTerm(period, context) : undefined;
  const awaiting = [inTerm, ...(renewed ? [awaitingIn(renewed, [])] : [])];
  const bases = new Map<string, Base>(
    members.map((id) => [id, { known: ZERO, charged: false, least: false, awaited: awaiting.flatMap((one) => one.of(id)) }]),
  );
  const baseFor = (component: string | undefined): Base | undefined => bases.get(indexOf(component, cell, context) ?? WHOLE);
  for (const { component, amount } of [...ordered, ...counted]) {
    const base = baseFor(component);
    if (base) Object.assign(base, { known: add(base.known, amount), charged: true });
  }
  for (const { component } of uncounted) Object.assign(baseFor(component) ?? {}, { least: true });
  return bases;
}

/**
 * Whether earlier bills decide which kinds are expected in the period: where the cell lists no kinds, or reads the charges of the next
 * period.
 */
const looksBefore = (cell: Cell): boolean => cell.charges === 'all' || cell['taken-from'] === 'next-period';

/** Records a finding for a base without any charge (it owes 0), and for one that is not fully billed (the known charges are a lower bound). */
function noteMissing(cell: Cell, period: Period, bases: ReadonlyMap<string, Base>, context: Context): void {
  const path = ['charges', [cell.charges].flat().join('+'), cell.each, cell['taken-from']].filter((step) => step !== undefined).join('/');
  const awaited = [...bases].flatMap(([index, base]) => base.awaited.map((one) => ({ ...one, index })));
  const isNothing = [...bases.values()].every(({ charged }) => !charged);
  if (awaited.length > 0)
    context.note(path, finding('bill-missing', { charges: first(awaited).map(awaitedCharge), more: beyond(awaited), isNothing }));
  const without = [...bases]
    .filter(([, { charged, least, awaited: still }]) => !charged && !least && still.length === 0)
    .map(([index]) => index);
  if (without.length === 0) return;
  const of = cell.each === undefined ? [] : without;
  context.note(path, finding('no-charge', { period: period.label, of: first(of), more: beyond(of), ...termOf(period, context) }));
}

/** The day of the term that explains why no charge is known: no charge is expected outside the term. */
function termOf(period: Period, context: Context): { readonly begins?: string | undefined; readonly ends?: string | undefined } {
  const { start, end } = chargeableIn(period, context);
  if (start < end) return {};
  const { from, through } = context.order;
  return period.start < context.period.start ? { begins: from } : { ends: through };
}

const awaitedCharge = ({ kind, component, days, index }: Awaited & { readonly index: string }) => ({
  kind,
  component: component ?? (index === WHOLE ? undefined : index),
  days: first(days).map(([from, to]) => ({ from: formatDay(from), to: formatDay(to) })),
  more: beyond(days),
});

/** The most charges, components or days that a finding names. */
const MAX_NAMED = 5;
const first = <T>(all: readonly T[]): readonly T[] => all.slice(0, MAX_NAMED);
const beyond = (all: readonly unknown[]): number => Math.max(0, all.length - MAX_NAMED);

/** Whether a day's charge is by a fixed number of days; it is then made from the whole period, also where the term covers only a part. */
const isDaily = (cell: Cell): boolean => cell['a-day'] === 'of-30' || cell['a-day'] === 'of-365';

function periodOf(cell: Cell, context: Context): Period {
  if (cell['taken-from'] === 'previous-period') return previousPeriod(context.rule, context.fullPeriod);
  if (cell['taken-from'] === 'next-period') return nextPeriod(context.rule, context.fullPeriod);
  return isDaily(cell) ? context.fullPeriod : context.period;
}

/** The factor of a period's charge: for a day's charge, or for a part's share, by days, of the charge of another period. */
function factorOf(cell: Cell, period: Period, context: Context): Ratio | undefined {
  const { rule } = context;
  const aDay = cell['a-day'];
  const isShared = context.isPart && cell['taken-from'] !== 'period';
  if (aDay === undefined) return isShared ? shareOfDays(rule.zone, context.period, context.whole) : undefined;
  const months = monthsOf(rule.every);
  if (aDay === 'of-the-period' || months === undefined) return ratio(1n, BigInt(daysTouched(rule.zone, period)));
  return aDay === 'of-30' ? ratio(1n, 30n * months) : ratio(12n, 365n * months);
}
