/**
 * Which charges of a base are not known yet. What is not billed is not 0: it is a missing fact, until a bill says how much, be it 0.00.
 * A kind of charge that the order has in a base needs no bill there. Any other is known on the days that bills cover; of a base with
 * parts on those that are billed for it as a whole, or for each component of the kinds for which something is billed. And what is billed
 * in part, or was billed to the day before, goes on.
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

/** What a bill is of. */
export type Sort = Pick<BilledCharge, 'kind' | 'component'>;
type Billed = Sort & Interval;

/** Charges that no bill covers yet. */
export interface Awaited {
  /** Of which kind; undefined where none of any kind is known. */
  readonly kind: string | undefined;
  /** Of what; undefined for the whole. */
  readonly component: string | undefined;
  /** The days, as numbers: the first and the last of each gap. */
  readonly days: readonly (readonly [first: number, last: number])[];
}

/** What is known of the charges of a clause, each of whatever base it is in. */
export interface Known {
  /** The bills of the period. One that cannot be counted leaves the base open by itself. */
  readonly billed: readonly Billed[];
  /** What was billed to the day before. */
  readonly before: readonly Sort[];
  /** The charges of the order that need no bill beside them. */
  readonly ordered: readonly Pick<Charge, 'kind' | 'component'>[];
}

/** Kinds that are billed once: none of them is awaited after another. */
const ONCE: ReadonlySet<string> = new Set(['one-time', 'upfront']);

/** The days for which charges may be billed: those of the term. */
export function chargeableIn({ start, end }: Interval, { order, rule: { zone } }: Context): Interval {
  const dayOf = (text: string): number => parseDay(text)!;
  return {
    start: Math.max(start, startOfDay(zone, dayOf(order.from))),
    end: order.through === undefined ? end : Math.min(end, startOfDay(zone, dayOf(order.through) + 1)),
  };
}

/** The days after a term that is to be renewed: nobody has said yet what is charged for them. */
export function afterTerm({ start, end }: Interval, { order, rule: { zone }, awaitsRenewal }: Context): Interval {
  const first = order.through === undefined || !awaitsRenewal ? end : startOfDay(zone, parseDay(order.through)! + 1);
  return { start: Math.min(Math.max(start, first), end), end };
}

/** What is known of one base; `fixed` are the kinds that the order has. */
interface KnownOf {
  readonly billed: Billed[];
  readonly before: Sort[];
  readonly fixed: Set<string>;
}

const NOTHING: KnownOf = { billed: [], before: [], fixed: new Set() };

/** @param span the days for which charges may be billed. @param baseOf the index in whose base a component's charges count. */
export class Awaiting {
  private readonly cell: Cell;
  private readonly context: Context;
  private readonly span: Interval;
  private readonly days: readonly [first: number, last: number];
  private readonly known = new Map<string, KnownOf>();

  constructor(cell: Cell, span: Interval, context: Context, known: Known, baseOf: (component: string | undefined) => string | undefined) {
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

  /** What is awaited of the base of an index. */
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
    // Where a kind is awaited, that none of any kind is known says nothing more.
    const isSaid = ({ component }: Awaited): boolean => found.some((one) => one.kind !== undefined && one.component === component);
    return distinct(found).filter((one) => one.kind !== undefined || !isSaid(one));
  }

  /** For what a kind must be billed: for each component of the kinds for which it is billed already, else for the base as a whole. */
  private parts(billed: readonly Sort[], kind: string | undefined, index: string): (string | undefined)[] {
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
  /** The bills of each component, and with those of what lies in it; of the whole base under ''. */
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

  /** A component, and what it lies in. */
  private around(component: string | undefined): string[] {
    const found: string[] = [];
    for (let id = component; id !== undefined && found.length < 32; id = this.context.components.get(id)?.in) found.push(id);
    return found;
  }

  /** The days on which nothing of a kind is billed for a component, for what it lies in, or for what lies in it. */
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

/** One of each sort. */
const distinct = <T extends { readonly kind: string | undefined; readonly component: string | undefined }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [`${one.kind ?? ''}|${one.component ?? ''}`, one])).values(),
];
