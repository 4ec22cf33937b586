/** Who may send for a vendor: the senders of its registration, those of its contracts, and live webhooks that neither names. */
import { LIMITS } from '../../declarations/limits.ts';
import type { RegisteredSender, Vendor, Webhook } from '../ports/registry.ts';
import type { Stores } from '../ports/stores.ts';
import { sendersIn } from './stored-contract.ts';

/** A sender, with the list that names it. */
export interface NamedSender extends RegisteredSender {
  /** The contract whose order names it. Absent: the registration does. */
  readonly contract?: string;
  /** A live webhook that no list names. */
  readonly unlisted?: true;
}

export interface VendorSenders {
  readonly senders: readonly NamedSender[];
  /** Whether the vendor has more contracts than those whose senders are here. */
  readonly isCut: boolean;
}

/** @param webhooks the live webhooks of the vendor. */
export async function vendorSenders(vendor: Vendor, webhooks: readonly Webhook[], { contracts }: Stores): Promise<VendorSenders> {
  const { items, cursor } = await contracts.page(undefined, LIMITS.contractsOfSenders.value, vendor.id);
  const read = await Promise.all(
    items.map(async ({ id }) => sendersIn(await contracts.latest(id)).map((sender): NamedSender => ({ ...sender, contract: id }))),
  );
  const named: readonly NamedSender[] = [...vendor.senders, ...read.flat()];
  const listed = new Set(named.map(({ webhook }) => webhook));
  const unlisted = webhooks
    .filter(({ source }) => !listed.has(source))
    .map(({ source, as }): NamedSender => ({ webhook: source, as, unlisted: true }));
  return { senders: [...named, ...unlisted], isCut: cursor !== undefined };
}
