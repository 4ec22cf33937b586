/** How claims are named: "live-streaming.2026-10.compensation". */
export const claimId = (statement: string, credit: string): string => `${statement}.${credit}`;

/** Undefined when it is no claim's id. */
export function parseClaimId(id: string): { contract: string; period: string; credit: string } | undefined {
  const [, contract, period, credit] = /^([^.]+)\.([^.]+)\.([^.]+)$/.exec(id) ?? [];
  return contract === undefined ? undefined : { contract, period: period!, credit: credit! };
}
