/** What a note on service credits cannot have: known from the order and the terms, before anything is drawn. */
import { exponentOf } from '../money/money.ts';
import { DEFAULT_NOTE_PROFILE, type Order } from './terms.ts';

/** The decimals that EN 16931 allows. */
export const MAX_NOTE_DECIMALS = 2;

/** The number of decimals of a currency that no note can have; undefined for one that notes may be in. */
export function decimalsBeyondNotes(currency: string): number | undefined {
  const decimals = exponentOf(currency);
  return decimals > MAX_NOTE_DECIMALS ? decimals : undefined;
}

/**
 * Whether the vendor is of Greece and its notes follow Peppol: a note then has a number of six parts (GR-R-001) and the MARK of the tax
 * authority (GR-R-004), and neither is Makegood's to give.
 */
export const needsGreekMark = ({ vendor, invoice }: Order): boolean =>
  (invoice?.profile ?? DEFAULT_NOTE_PROFILE) === 'peppol' && vendor.invoice?.country === 'GR';
