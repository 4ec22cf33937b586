/** Warnings about orders that ask for notes which cannot be drawn, so that the parties know it before the first of them is due. */
import type { Order, Terms } from '../../contract/terms.ts';
import { decimalsBeyondNotes, needsGreekMark } from '../../contract/without-note.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';

export function* notesNotDrawn({ money: { currency } }: Terms, order: Order): Generator<LintFinding> {
  if (!order.invoice) return;
  if (needsGreekMark(order)) yield lintFinding('no-note-for-country', '/order/vendor/invoice/country', { country: 'GR' });
  const decimals = decimalsBeyondNotes(currency);
  if (decimals !== undefined) yield lintFinding('no-note-for-currency', '/money/currency', { currency, decimals });
}
