/** What the contracts of a vendor share is read once in a run. */
import { STANDING } from '../ports/evidence.ts';
import type { Stores } from '../ports/stores.ts';

/** @returns stores of which the standing facts without a component and the marks of batched checks are read once. */
export function withSharedReads(stores: Stores): Stores {
  const reads = new Map<string, Promise<unknown>>();
  const once = <T>(name: unknown[], read: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify(name);
    const known = reads.get(key) as Promise<T> | undefined;
    if (known) return known;
    const reading = read();
    reads.set(key, reading);
    // A failure concerns the one that asked, and is tried again.
    reading.catch(() => reads.delete(key));
    return reading;
  };
  const { facts, samples } = stores;
  const read: typeof facts.read = (vendor, component, month, record) =>
    component === undefined && month === STANDING
      ? once(['standing', vendor], () => facts.read(vendor, component, month, record))
      : facts.read(vendor, component, month, record);
  const marks: typeof samples.marks = (vendor, from) => once(['marks', vendor, from], () => samples.marks(vendor, from));
  return {
    ...stores,
    facts: Object.assign(Object.create(facts) as typeof facts, { read }),
    samples: Object.assign(Object.create(samples) as typeof samples, { marks }),
  };
}
