/** Reads the facts of a vendor by name and month, with the batched checks of probes that are not packed yet. */
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { type Fact, factKey } from '../../domain/evidence/fact.ts';
import { componentNames } from '../../domain/evidence/fold.ts';
import { type FactStore, STANDING } from '../ports/evidence.ts';
import type { Stores } from '../ports/stores.ts';
import type { SampleStore } from '../ports/samples.ts';

/** The names to read: the vendor's names for the contract's components, and evidence without a component. */
export interface EvidenceReader {
  readonly facts: FactStore;
  readonly samples: SampleStore;
  readonly vendor: string;
  readonly names: readonly (string | undefined)[];
}

export const readerFor = ({ contract: { order } }: CheckedContract, stores: Stores): EvidenceReader => ({
  facts: stores.facts,
  samples: stores.samples,
  vendor: order.vendor.id,
  names: [...componentNames(order).keys(), undefined],
});

/** The standing facts of a contract's names. */
export const readStanding = (reader: EvidenceReader): Promise<Fact[]> => readMonths(reader, [STANDING]);

export async function readMonths(
  { facts, samples, vendor, names }: EvidenceReader,
  months: readonly string[],
  record?: string,
): Promise<Fact[]> {
  const reads = names.flatMap((name) => months.map((month) => facts.read(vendor, name, month, record)));
  const packed = (await Promise.all(reads)).flat();
  if (record !== undefined || months[0] === STANDING) return packed;
  const pending = await samples.pending(vendor, new Set(names.filter((name) => name !== undefined)), months);
  return withPending(packed, pending);
}

/** Replaces the packed facts of a day by batched checks that are not packed yet. */
export function withPending(packed: readonly Fact[], pending: readonly Fact[]): Fact[] {
  if (pending.length === 0) return [...packed];
  const place = (fact: Fact): string => `${factKey(fact)}|${fact.component}`;
  const newer = new Set(pending.map(place));
  return [...packed.filter((fact) => !newer.has(place(fact))), ...pending];
}
