/** A contract as it stands after an amendment, and the period to state of it. */
import type { Period } from '../../../lib/domain/time/period.ts';
import type { DocumentNode } from './documents.ts';
import { type Amendment } from './observe.ts';

export interface Amended extends Amendment {
  /** The period to state; the main one when absent. */
  readonly of?: Period;
  /** Lengths of trouble beside one of some days: shares of the period. */
  readonly shares?: readonly number[];
  /** What it names. */
  readonly about: readonly string[];
}

export const withOrder = (document: DocumentNode, order: DocumentNode): DocumentNode => ({
  ...document,
  order: { ...document.order, ...order },
});
