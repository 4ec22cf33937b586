/** Contracts as earlier versions stored them, with the meaning that they had then. */
import type { Contract, Terms } from '../domain/contract/terms.ts';
import { debtorsOf } from '../domain/checker/reporters.ts';
import { contractSchema } from './contract.ts';
import { renamed } from './renamed-words.ts';

/**
 * What stored contracts are written with. 1: everybody's word counts. 2: not that of the party which owes by it, where no one is named.
 * 3: in the words of ./renamed-words.ts.
 */
export const CONTRACT_SCHEMA = 3;

/** @param schema what the document was stored with. @returns the document as it is when its shape does not pass: the checker says why. */
export function upcastContract(document: unknown, schema: number): unknown {
  if (schema >= CONTRACT_SCHEMA) return document;
  const now = renamed(document);
  if (schema >= 2 || !contractSchema.safeParse(now).success) return now;
  const contract = now as Contract;
  return { ...contract, terms: contract.terms.map(heardFromBoth) };
}

const BOTH = ['vendor', 'customer'] as const;

/** Names both sides as reporters where the text names nobody, and one of them would not count by the rule of today. */
function heardFromBoth(terms: Terms): Terms {
  const { ofAttribute, ofBills } = debtorsOf(terms);
  const attributes = Object.entries(terms.attributes ?? {}).map(([name, attribute]) => {
    const isShut = attribute['reported-by'] === undefined && (ofAttribute.get(name) ?? []).length > 0;
    return [name, isShut ? { ...attribute, 'reported-by': BOTH } : attribute] as const;
  });
  return {
    ...terms,
    ...(terms.attributes && { attributes: Object.fromEntries(attributes) }),
    ...(ofBills.length > 0 && !terms.billing && { billing: { 'reported-by': BOTH } }),
  };
}
