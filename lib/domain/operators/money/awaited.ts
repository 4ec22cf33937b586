/**
 * Which charges of a base are not billed yet. A charge without a bill is not 0: it is a missing fact until a bill has its amount, which
 * may be 0.00. A kind of charge that the order has in a base needs no bill there. Every other kind is known only on the days that bills
 * cover. A base with parts is covered by a bill for the whole, or by one for each component of the kinds that are billed. A kind that is
 * billed for a part of the span, or up to the day before it, is expected to continue.
 */
import type { Charge } from '../../contract/terms.ts';
import type { BilledCharge } from '../../evidence/evidence.ts';
import { parseDay } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import { localDay } from '../../time/timezone.ts';
import type { Context } from '../context.ts';
import { WHOLE } from '../value.ts';
import { pushTo } from '../../lists.ts';
import type { Cell } from '../cell.ts';

/** The kind and component of a bill. */
export type BillKey = Pick<BilledCharge, 'kind' | 'component'>;
type Billed = BillKey & Interval;

/** Charges that no bill covers yet. */
export interface Awaited {
  /** The kind of charge; undefined where no charge of any kind is known. */
  readonly kind: string | undefined;
  /** The component; undefined for the whole. */
  readonly component: string | undefined;
  /** The first and last day of each gap, both included, in days since 1970-01-01. */
  readonly days: readonly (readonly [first: number, last: number])[];
}

/** The known charges of a clause, in all its bases. */
export interface KnownCharges {
  /** The bills of the period, those that cannot be counted included. */
  readonly billed: readonly Billed[];
  /** Kinds and components that were billed up to the day before the span. */
  readonly before: readonly BillKey[];
  /** The charges of the order; they need no bill. */
  readonly ordered: readonly Pick<Charge, 'kind' | 'component'>[];
}

/** Kinds that are billed once: after one such bill no other is expected. */
const ONCE: ReadonlySet<string> = new Set(['one-time', 'upfront']);

/** The part of an interval for which charges may be billed: the term. */
export function chargeableIn({ start, end }: Interval, { order, rule: { zone } }: Context): Interval {
  const dayOf = (text: string): number => parseDay(text)!;
  return {
    start: Math.max(start, startOfDay(zone, dayOf(order.from))),
    end: order.through === undefined ? end : Math.min(end, startOfDay(zone, dayOf(order.through) + 1)),
  };
}

/** The part of an interval after a term that awaits renewal: its charges are not known yet. */
export function afterTerm({ start, end }: Interval, { order, rule: { zone }, awaitsRenewal }: Context): Interval {
  const first = order.through === undefined || !awaitsRenewal ? end : startOfDay(zone, parseDay(order.through)! + 1);
  return { start: Math.min(Math.max(start, first), end), end };
}

/** The known charges of one base; `fixed` are the kinds that the order has. */
interface KnownOf {
  readonly billed: Billed[];
  readonly before: BillKey[];
  readonly fixed: Set<string>;
}

const NOTHING: KnownOf = { billed: [], before: [], fixed: new Set() };

/**
 * The charges that are not billed yet, by base.
 * @param span the days for which charges may be billed.
 * @param baseOf the index of the base in which a component's charges count.
 */
export class Awaiting {
  private readonly cell: Cell;
  private readonly context: Context;
  private readonly span: Interval;
  private readonly days: readonly [first: number, last: number];
  private readonly known = new Map<string, KnownOf>();

  constructor(
    cell: Cell,
    span: Interval,
    context: Context,
    known: KnownCharges,
    baseOf: (component: string | undefined) => string | undefined,
  ) {
    this.cell = cell;
    this.context = context;
    this.span = span;
    const { zone } = context.rule;
    this.days = [localDay(zone, span.start), localDay(zone, span.end - 1)];
    const of = ({ component }: { readonly component?: string | undefined }): KnownOf | undefined => {
      const index = baseOf(component);
      if (index !== undefined && !this.known.has(index)) this.known.set(index, { billed: [], before: [], fixed: new Set() });
      return index === undefined ? undefined : this.known.get(index);
    };
    for (const bill of known.billed) of(bill)?.billed.push(bill);
    for (const sort of known.before) of(sort)?.before.push(sort);
    for (const charge of known.ordered) of(charge)?.fixed.add(charge.kind);
  }

  /** The charges that are not billed yet in the base of an index. */
  of(index: string): Awaited[] {
    if (this.span.start >= this.span.end) return [];
    const { billed, before, fixed } = this.known.get(index) ?? NOTHING;
    const gaps = new Gaps(billed, this.days, this.context);
    const going = distinct([...billed, ...before].filter(({ kind }) => !ONCE.has(kind)));
    const kinds = this.cell.charges === 'all' ? [undefined] : (this.cell.charges as readonly string[]);
    const wanted = kinds.filter((kind) => (kind === undefined ? fixed.size === 0 : !fixed.has(kind)));
    const found = [
      ...going.map(({ kind, component }) => gaps.of(kind, component)),
      ...wanted.flatMap((kind) => this.parts(billed, kind, index).map((component) => gaps.of(kind, component))),
    ].filter(({ days }) => days.length > 0);
    // "No charge of any kind is known" adds nothing beside a kind that is awaited for the same component.
    const isSaid = ({ component }: Awaited): boolean => found.some((one) => one.kind !== undefined && one.component === component);
    return distinct(found).filter((one) => one.kind !== undefined || !isSaid(one));
  }

  /** The components for which a kind must be billed: all of the component kinds that have such a bill already, else the base as a whole. */
  private parts(billed: readonly BillKey[], kind: string | undefined, index: string): (string | undefined)[] {
    const { components } = this.context;
    const ofKind = billed.filter((sort) => kind === undefined || sort.kind === kind);
    const parts = [...new Set(ofKind.map(({ component = '' }) => components.get(component)?.kind))]
      .flatMap((name) => (name === undefined ? [] : this.context.components.members(name).map(({ id }) => id)))
      .filter((id) => id !== index && (index === WHOLE || this.context.components.ancestor(id, String(this.cell.each)) === index))
      .sort();
    return parts.length > 0 ? parts : [index === WHOLE ? undefined : index];
  }
}

/** The days that the bills of a base leave open. */
class Gaps {
  private readonly days: readonly [first: number, last: number];
  private readonly context: Context;
  /** The bills by component, those of the components inside it included; those of the whole base under ''. */
  private readonly own = new Map<string, Billed[]>();
  private readonly inside = new Map<string, Billed[]>();

  constructor(counted: readonly Billed[], days: readonly [first: number, last: number], context: Context) {
    this.days = days;
    this.context = context;
    for (const bill of counted) {
      pushTo(this.own, bill.component ?? '', bill);
      for (const id of new Set(['', ...this.around(bill.component)])) pushTo(this.inside, id, bill);
    }
  }

  /** A component and the components that contain it. */
  private around(component: string | undefined): string[] {
    const found: string[] = [];
    for (let id = component; id !== undefined && found.length < 32; id = this.context.components.get(id)?.in) found.push(id);
    return found;
  }

  /** The days without a bill of a kind for a component, for one that contains it, or for one inside it. */
  of(kind: string | undefined, component: string | undefined): Awaited {
    const { zone } = this.context.rule;
    const outer = component === undefined ? [] : ['', ...this.around(component).slice(1)];
    const bills = [this.inside.get(component ?? ''), ...outer.map((id) => this.own.get(id))]
      .flatMap((of) => of ?? [])
      .filter((bill) => kind === undefined || bill.kind === kind)
      .sort((a, b) => a.start - b.start);
    const days: [number, number][] = [];
    const [, last] = this.days;
    let [next] = this.days;
    for (const bill of bills) {
      const first = localDay(zone, bill.start);
      if (first > next) days.push([next, Math.min(first - 1, last)]);
      next = Math.max(next, localDay(zone, bill.end - 1) + 1);
      if (next > last) break;
    }
    if (next <= last) days.push([next, last]);
    return { kind, component, days };
  }
}

/** The first of each kind and component. */
const distinct = <T extends { readonly kind: string | undefined; readonly component: string | undefined }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [`${one.kind ?? ''}|${one.component ?? ''}`, one])).values(),
];
