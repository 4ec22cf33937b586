/**
 * Which correction of a fact counts, after corrections of itself. Each is decided once, corrections that nothing corrects first: a sender may
 * correct its own corrections thousands of times.
 */
import { pushTo } from '../lists.ts';
import { type Fact, correctedKey, factKey } from './fact.ts';

type ByKey = ReadonlyMap<string, readonly Fact[]>;

/** What counts, by the key of the corrected fact; undefined where no correction does. */
type Holding = ReadonlyMap<string, Fact | undefined>;

type Counts = (correction: Fact) => boolean;

/** The most corrections that correct one another in a ring; those of a longer ring have no effect. */
export const MAX_IN_RING = 100;

/**
 * @param byTarget the corrections by the key of what they correct, in order.
 * @param counts whether a correction counts as it was sent; one that does not still counts with the replacement that another correction gives it.
 */
export function holdingCorrections(byTarget: ByKey, counts: Counts = () => true): Holding {
  const all = [...byTarget.values()].flat();
  const corrections = new Map<string, Fact[]>();
  for (const fact of all) pushTo(corrections, factKey(fact), fact);
  const decided = new Map<string, Fact | undefined>();
  const waiting = new Map([...byTarget].map(([target, of]) => [target, of.length]));
  const ready = all.filter((fact) => !byTarget.has(factKey(fact)));
  for (let next = ready.pop(); next; next = ready.pop()) {
    const target = correctedKey(next);
    const left = waiting.get(target)! - 1;
    waiting.set(target, left);
    if (left > 0) continue;
    decided.set(target, holding(byTarget.get(target)!, counts, decided));
    ready.push(...(corrections.get(target) ?? []));
  }
  const inRings = [...waiting].flatMap(([target, left]) => (left > 0 ? [target] : []));
  const ofRings = inRings.map((target) => [target, aroundRing(target, decided, { byTarget, corrections, counts })] as const);
  return new Map([...decided, ...ofRings]);
}

/** The newest correction that is not withdrawn, of those of one fact. */
function holding(corrections: readonly Fact[], counts: Counts, decided: Holding, inRing?: Holding): Fact | undefined {
  for (let i = corrections.length - 1; i >= 0; i -= 1) {
    const correction = corrections[i]!;
    const key = factKey(correction);
    const by = inRing?.get(key) ?? decided.get(key);
    if (!by && counts(correction)) return correction;
    if (!by) continue;
    const { replacement } = by.body;
    if (replacement) return { ...correction, body: { ...correction.body, replacement } };
  }
  return undefined;
}

/** What counts of a correction that, through others, corrects itself: behind it in the ring it is as if nothing corrected it. */
function aroundRing(
  target: string,
  decided: Holding,
  { byTarget, corrections, counts }: { readonly byTarget: ByKey; readonly corrections: ByKey; readonly counts: Counts },
): Fact | undefined {
  const targetOf = (key: string): string | undefined => corrections.get(key)?.slice(0, 1).map(correctedKey)[0];
  const inRing = new Map<string, Fact | undefined>();
  for (let at = targetOf(target); at !== target; at = targetOf(at)) {
    if (at === undefined || inRing.size === MAX_IN_RING) return undefined;
    inRing.set(at, holding(byTarget.get(at)!, counts, decided, inRing));
  }
  return holding(byTarget.get(target)!, counts, decided, inRing);
}
