/** Seeded months of everything at once. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import type { Scenario } from './observe.ts';
import { type ScenarioSource, once } from './source.ts';

/** Histories of more facts are not put together with others. */
const MAX_FACTS = 200;

/** A small generator with a seed: the same months in every run. */
function random(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
}

/** Periods in which several of the other histories happen together: edges are sought of those that are picked, not of all. */
export function randomMonths(label: string, sources: readonly ScenarioSource[], count: number): ScenarioSource {
  const own = sources.filter(({ labels }) => labels.includes(label));
  return { about: [], labels: [label], scenarios: once(() => monthsOf(label, own, count)) };
}

function monthsOf(label: string, sources: readonly ScenarioSource[], count: number): Scenario[] {
  const pick = random(20260101);
  const oneOf = (): Scenario[] => {
    const fit = sources[pick(sources.length)]!.scenarios().filter(({ facts }) => facts.length > 0 && facts.length < MAX_FACTS);
    return fit.length > 0 ? [fit[pick(fit.length)]!] : [];
  };
  return Array.from({ length: Math.min(count, sources.length) }, (_, i): Scenario => {
    const chosen = Array.from({ length: 2 + pick(4) }, oneOf).flat();
    return {
      name: `month ${i} of ${label}`,
      label,
      about: [...new Set(chosen.flatMap(({ about }) => about))],
      facts: chosen.flatMap(({ facts }, k) => facts.map((one) => apart(one, k))),
    };
  });
}

/** A fact as one of the k-th history among several: its id and its record are its own. */
const apart = (one: Fact, k: number): Fact => ({
  ...one,
  id: `${k}-${one.id}`,
  body: { ...one.body, ...(one.body.record !== undefined && one.type !== 'report.delivered' && { record: `${k}-${one.body.record}` }) },
});
