/** The events about recorded facts, for early warning: which components they concern, and where they are. */
import { pushTo } from '../../domain/lists.ts';
import type { FactPlace } from '../ports/evidence.ts';
import type { PublishedEvent } from '../ports/publisher.ts';

/** A recorded fact of a vendor. */
export interface Touched {
  readonly vendor: string;
  /** By the sender's name; null: it names none. */
  readonly component: string | null;
  /** Absent for batched checks, which are read by day. */
  readonly place?: FactPlace;
  /** A warning may be due; otherwise the fact is only added to what is kept. */
  readonly mayWarn: boolean;
}

/** Components of one event: more are not named, so that all contracts of the vendor are assessed. */
const MAX_NAMED = 500;
/** Bytes of the places of one event, well under the 256 KB of an entry. */
const MAX_BYTES = 100_000;

/** The events of a batch, by vendor. */
export function recordedEvents(touched: readonly Touched[]): PublishedEvent[] {
  const byVendor = new Map<string, Touched[]>();
  for (const one of touched) pushTo(byVendor, one.vendor, one);
  return [...byVendor].flatMap(([vendor, all]) =>
    parts(all).map((part) => {
      const components = new Set(part.filter(({ mayWarn }) => mayWarn).map(({ component }) => component));
      return {
        type: 'evidence.recorded.v1',
        detail: {
          vendor,
          components: components.size > MAX_NAMED ? [null] : [...components],
          facts: part.flatMap(({ place }) => place ?? []),
        },
      };
    }),
  );
}

function parts(touched: readonly Touched[]): Touched[][] {
  const found: Touched[][] = [[]];
  let bytes = 0;
  for (const one of touched) {
    const size = one.place === undefined ? 0 : Buffer.byteLength(JSON.stringify(one.place));
    if (bytes + size > MAX_BYTES) {
      found.push([]);
      bytes = 0;
    }
    bytes += size;
    found.at(-1)!.push(one);
  }
  return found;
}
