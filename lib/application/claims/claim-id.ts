/** The ids of claims: "live-streaming.2026-10.compensation", with ".vendor" at the end where the customer owes the credit to the vendor. */
import type { PartyRole } from '../../domain/contract/terms.ts';

export const claimId = (statement: string, credit: string, creditor: PartyRole): string =>
  `${statement}.${credit}${creditor === 'vendor' ? '.vendor' : ''}`;

/** @returns `credit` with its ".vendor", which distinguishes the two claims of one credit; undefined when the text is no claim id. */
export function parseClaimId(id: string): { contract: string; period: string; credit: string } | undefined {
  const [, contract, period, credit] = /^([^.]+)\.([^.]+)\.([^.]+(?:\.vendor)?)$/.exec(id) ?? [];
  return contract === undefined ? undefined : { contract, period: period!, credit: credit! };
}
