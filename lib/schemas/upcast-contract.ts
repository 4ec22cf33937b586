/** Reads contracts that earlier versions stored, with their meaning at that time. */
import type { Contract, Terms } from '../domain/contract/terms.ts';
import { debtorsOf } from '../domain/checker/reporters.ts';
import { contractSchema } from './contract.ts';
import { renamed } from './renamed-words.ts';

/**
 * The schema of stored contracts. 1: reports of all senders count. 2: without named reporters, those of the party that owes do not count.
 * 3: with the words of ./renamed-words.ts.
 */
export const CONTRACT_SCHEMA = 3;

/** @param schema the schema of the stored document. @returns the unchanged document when its shape does not pass; the checker reports why. */
export function upcastContract(document: unknown, schema: number): unknown {
  if (schema >= CONTRACT_SCHEMA) return document;
  const now = renamed(document);
  if (schema >= 2 || !contractSchema.safeParse(now).success) return now;
  const contract = now as Contract;
  return { ...contract, terms: contract.terms.map(reportedByBoth) };
}

const BOTH = ['vendor', 'customer'] as const;

/** Names both parties as reporters where the terms name none and the current rule would exclude one of them. */
function reportedByBoth(terms: Terms): Terms {
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
