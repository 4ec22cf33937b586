/**
 * Observed times of a whole from reports on it, on the components around it and on its parts. An outage of a part is an outage of the
 * whole. The whole is known to be up only when it, or a component around it, was observed itself, or when all of its parts were.
 */
import type { Interval } from '../../time/interval.ts';
import { union } from '../../time/time-algebra.ts';
import { ALWAYS, type TimeSet, type Weights, piecesOf, pointwise, timesFromWeighted } from '../../time/times.ts';
import { ONE, ZERO, compare } from '../../money/ratio.ts';
import type { ComponentEntry } from '../components.ts';
import type { Context } from '../context.ts';
import { pushTo } from '../../lists.ts';
import { WHOLE } from '../value.ts';

/** Times that are unknown throughout. */
export const UNSEEN: TimeSet = timesFromWeighted(
  piecesOf(ALWAYS).map((piece) => ({ ...piece, certain: ZERO, possible: ONE })),
  'highest',
);

/** Reported times by component (undefined: reported for all), and the resulting times of each member of a kind. */
export class Observed {
  private readonly reported: ReadonlyMap<string | undefined, TimeSet>;
  private readonly kind: string | undefined;
  private readonly context: Context;
  /** The kinds of parts with at least one observed member: every part of such a kind must be observed. */
  private readonly kinds: ReadonlySet<string>;
  private readonly inside = new Map<string | undefined, ComponentEntry[]>();
  /** By member: the times reported for no component, or for one around the member. */
  private readonly around = new Map<string, TimeSet[]>();

  /** @param reported reported times by component. @param kind the kind of the members; undefined: the whole. */
  constructor(reported: ReadonlyMap<string | undefined, TimeSet>, kind: string | undefined, context: Context) {
    this.reported = reported;
    this.kind = kind;
    this.context = context;
    const kinds = new Set<string>();
    for (const [id, times] of reported) {
      const entry = id === undefined ? undefined : context.components.get(id);
      if (entry && this.isPart(entry)) kinds.add(entry.kind);
      else for (const member of this.touchedBy(id)) if (member !== id) pushTo(this.around, member, times);
    }
    this.kinds = kinds;
    if (kinds.size > 0) this.placeParts();
  }

  private touchedBy(id: string | undefined): readonly string[] {
    return this.kind === undefined ? [WHOLE] : this.context.components.touched(id, this.kind);
  }

  private placeParts(): void {
    const { context } = this;
    for (const entry of context.components.values()) {
      if (!this.kinds.has(entry.kind) || !this.isPart(entry)) continue;
      pushTo(this.inside, this.aroundIn(entry), entry);
    }
  }

  members(): string[] {
    return this.kind === undefined ? [WHOLE] : this.context.components.members(this.kind).map(({ id }) => id);
  }

  /** Whether a component lies in a member, and counts for it. */
  private isPart({ id }: ComponentEntry): boolean {
    if (this.kind === undefined) return true;
    const around = this.context.components.ancestor(id, this.kind);
    return around !== undefined && around !== id && this.context.components.touched(id, this.kind).includes(around);
  }

  /** The nearest component around a part that is also a part; else the member that contains it. */
  private aroundIn(entry: ComponentEntry): string | undefined {
    const { context, kind } = this;
    for (let at = entry.in, depth = 0; at !== undefined && depth < 32; depth += 1) {
      const outer = context.components.get(at);
      if (!outer || outer.kind === kind || this.kinds.has(outer.kind)) return outer?.id;
      at = outer.in;
    }
    return undefined;
  }

  of(id: string): TimeSet {
    return vouched([...(this.around.get(id) ?? []), ...this.own(id === WHOLE ? undefined : id)]);
  }

  /** The times reported for a component itself, and the times of its parts together; empty when there are no reports. */
  private own(id: string | undefined): TimeSet[] {
    const times = id === undefined ? undefined : this.reported.get(id);
    const parts = this.inside.get(id);
    if (!parts) return times ? [times] : [];
    const each = parts.map((part) => vouched(this.own(part.id)));
    return times ? [times, unionOf(each)] : [unionOf(each)];
  }

  /** The ids of parts of a member without reports, although others of their kind were observed. */
  unseen(id: string): string[] {
    const parts = this.inside.get(id === WHOLE ? undefined : id) ?? [];
    return parts.flatMap((part) => {
      if (this.reported.has(part.id)) return [];
      return this.inside.has(part.id) ? this.unseen(part.id) : [part.id];
    });
  }
}

/** Joins reports that each cover the whole: down while one reports it, unknown only while all are unknown. */
function vouched(all: readonly TimeSet[]): TimeSet {
  if (all.length < 2) return all[0] ?? UNSEEN;
  return pointwise(all, (each) => {
    const worst = each.reduce(worse);
    return each.some(isCertain) ? { certain: worst.certain, possible: worst.certain } : worst;
  });
}

const isCertain = ({ certain, possible }: Weights): boolean => compare(certain, possible) === 0;

const worse = (a: Weights, b: Weights): Weights => ({
  certain: compare(a.certain, b.certain) >= 0 ? a.certain : b.certain,
  possible: compare(a.possible, b.possible) >= 0 ? a.possible : b.possible,
});

/** The union of many, by halves. One after the other would walk the growing result each time. */
function unionOf(all: readonly TimeSet[]): TimeSet {
  if (all.length === 1) return all[0]!;
  const middle = all.length >> 1;
  return union(unionOf(all.slice(0, middle)), unionOf(all.slice(middle)));
}

/** Whether some time within an interval is not known. */
export const isOpenWithin = (times: TimeSet, { start, end }: Interval): boolean =>
  piecesOf(times).some((piece) => piece.start < end && piece.end > start && !isCertain(piece));

const MAX_NAMED = 5;

/** The first parts, and the number of the others. */
export const named = (ids: readonly string[]): { readonly parts: readonly string[]; readonly more: number } => ({
  parts: ids.slice(0, MAX_NAMED),
  more: Math.max(0, ids.length - MAX_NAMED),
});
