/** Evidence bundles of earlier formats, which contain the contract by its rules and words at that time. */
import { upcastContract } from './upcast-contract.ts';

/** The contract schema of each earlier format. */
const CONTRACT_SCHEMAS: Readonly<Record<string, number>> = { 'makegood-evidence/1': 1, 'makegood-evidence/2': 2 };

/** The bundle in the current format; the same where it has that. */
export function upcastBundle<B extends { readonly contract: unknown }>(
  bundle: B & { readonly format: string },
): B & { readonly format: 'makegood-evidence/3' } {
  const schema = CONTRACT_SCHEMAS[bundle.format];
  const contract = schema === undefined ? bundle.contract : upcastContract(bundle.contract, schema);
  return { ...bundle, format: 'makegood-evidence/3', contract };
}
