/** A document with everything said that its absence would mean, so that two that mean the same are the same text. */
import { BUILT_IN_ATTRIBUTES } from '../../../lib/domain/evidence/vocabulary.ts';
import { operatorOf } from '../../../lib/domain/operators/registry.ts';
import { canonicalJson } from '../../../lib/domain/statement/statement.ts';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { bandsClosed } from './bands-closed.ts';
import { calendarsCompiled } from './calendars-compiled.ts';
import type { DocumentNode } from './documents.ts';
import { withSummedCharges, withoutMoot } from './moot.ts';
import { withoutReaders } from './readers.ts';
import { declared, placesOf } from './schema.ts';

/** With the values that absent keys mean. */
export function normalForm(document: DocumentNode): string {
  return formOf(withDefaults(document));
}

/** And without what is there for readers alone. @param original what it was made of. */
export function figuresForm(document: DocumentNode, original: DocumentNode = document): string {
  return formOf(withoutReaders(withDefaults(document), original));
}

function formOf(document: DocumentNode): string {
  const { order, terms, ...copy } = document as { order: DocumentNode; terms: DocumentNode[] };
  return canonicalJson({ ...copy, order: withSummedCharges(order, terms), terms: terms.map(withoutMoot) });
}

/** And with bands as the clause `gaps` closes them, and calendars as the times that they are open. @param labels periods to look at. */
export function closedForm(document: DocumentNode, checked: CheckedContract, labels: readonly string[]): string {
  const { order, terms, ...copy } = withDefaults(document) as { order: DocumentNode; terms: DocumentNode[] };
  const closed = terms
    .map(withoutMoot)
    .map((text) => calendarsCompiled({ ...text, definitions: bandsClosed(text.definitions as DocumentNode) }, checked, labels));
  return canonicalJson({ ...copy, order: withSummedCharges(order, terms), terms: closed });
}

function withDefaults(document: DocumentNode): DocumentNode {
  const copy = structuredClone(document);
  // Outer places first: what is filled in may have members of its own to fill in.
  for (const { value, missing, path } of placesOf(copy, [[]])) {
    if (typeof value !== 'object' || value === null) continue;
    const isCell = path.length === 4 && path[2] === 'definitions';
    const operator = isCell ? operatorOf(value as DocumentNode) : undefined;
    for (const { key, schema } of missing) {
      const fallback = operator?.params[key]?.default ?? declared(schema).default;
      if (fallback !== undefined) value[key] = structuredClone(fallback);
    }
  }
  for (const text of copy.terms as DocumentNode[]) text.attributes = { ...structuredClone(BUILT_IN_ATTRIBUTES), ...text.attributes };
  return copy;
}
