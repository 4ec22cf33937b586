/** The invoices that a note refers to: those of the charges behind its lines, by the order and by the events that billed them. */
import type { Charge, InvoiceReference, Order } from '../../contract/terms.ts';
import type { ChargeReason } from '../reasons.ts';
import type { NotedRevision, NoteLine, RevisionBefore } from './note.ts';
import { chargesOf } from './note-lines.ts';

/** In the order of the lines, each once. */
export function invoicesOf(
  lines: readonly NoteLine[],
  revision: NotedRevision,
  before: readonly RevisionBefore[],
  order: Order,
): InvoiceReference[] {
  const { label } = revision.statement.period;
  const behind = lines.flatMap((line) =>
    [revision.statement, before.at(-1)?.statement].flatMap((statement) =>
      (statement?.lines ?? []).filter(
        (one) => one.credit === line.credit && one.index === line.index && isOf(one.component, line.component),
      ),
    ),
  );
  return once(behind.flatMap((line) => chargesOf(line).flatMap((charge) => invoiceOf(charge, label, order) ?? [])));
}

const isOf = (component: string | undefined, wanted: string | undefined): boolean => wanted === undefined || component === wanted;

function invoiceOf(reason: ChargeReason, label: string, { charges = [] }: Order): InvoiceReference | undefined {
  if (reason.event !== undefined) return reason.invoice;
  const charge = charges.find((one) => isThe(one, reason) && (one.invoices?.[label] ?? one.invoice));
  return charge?.invoices?.[label] ?? charge?.invoice;
}

const isThe = (charge: Charge, { kind, component, amount, every }: ChargeReason): boolean =>
  charge.kind === kind && charge.component === component && charge.amount === amount && charge.every === every;

/** A reference with a date counts before the same one without. */
export function once(references: readonly InvoiceReference[]): InvoiceReference[] {
  const known = new Map<string, InvoiceReference>();
  for (const one of references) if (known.get(one.number)?.date === undefined) known.set(one.number, one);
  return [...known.values()];
}
