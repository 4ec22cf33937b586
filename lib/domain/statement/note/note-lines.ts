/**
 * The lines of a note with their taxes. The lines of a first revision are those of its statement, the lines of a later one those of its
 * bridge. A line whose base has charges of several taxes is divided in proportion to the charges, to the last cent.
 *
 * What an earlier revision credited is taken back as that revision taxed it, also where the contract has another rate by now:
 *
 *     revision 1   100.00 at 19%
 *     revision 2    40.00 at 20%      -100.00 at 19%, 40.00 at 20%
 */
import type { InvoiceTax, OrderInvoice } from '../../contract/terms.ts';
import { allocate } from '../../money/allocation.ts';
import { formatAmount } from '../../money/money.ts';
import { type Ratio, ZERO, add, isZero, parseFraction } from '../../money/ratio.ts';
import type { CellReason, ChargeReason } from '../reasons.ts';
import { type BridgeLine, minorOf } from '../restatement.ts';
import type { Statement, StatementLine } from '../statement.ts';
import type { NotedRevision, NoteLine, RevisionBefore } from './note.ts';

/** The charges of the base of a line. */
export function chargesOf(line: StatementLine): readonly ChargeReason[] {
  const base = find(line.reasons ?? [], line.of.cell);
  return base ? chargesIn(base) : [];
}

function find(reasons: readonly CellReason[], cell: string): CellReason | undefined {
  for (const reason of reasons) {
    if (reason.cell === cell && (reason.charges ?? reason.from)) return reason;
    const found = find(reason.from ?? [], cell);
    if (found) return found;
  }
  return undefined;
}

const chargesIn = ({ charges = [], from = [] }: CellReason): readonly ChargeReason[] => [...charges, ...from.flatMap(chargesIn)];

/** Taxes of one category and rate are one. */
export const taxKey = ({ category, rate }: InvoiceTax): string => `${category} ${rate ?? ''}`;

export const taxOf = (kind: string, invoice: OrderInvoice): InvoiceTax => invoice['tax-by-charge']?.[kind] ?? invoice.tax;

/** The lines in the customer's favour: below 0 is owed to the vendor. Lines without an amount are left out. */
export function linesOf({ statement, bridge }: NotedRevision, invoice: OrderInvoice, before: readonly RevisionBefore[]): NoteLine[] {
  const lines = bridge
    ? bridge.lines.flatMap((line, i) => differencesOf(line, i, statement, before, invoice))
    : statement.lines.flatMap((line, i) => {
        const { credit, index, component, part, costCentre, provisional } = line;
        const about = { credit, index, component, part, costCentre, provisional };
        return [...partsOf(line, invoice)].map(([, { tax, minor }]) => lineOf(about, minor, line.amount.currency, tax, i));
      });
  return lines.filter(({ amount }) => minorOf(amount) !== 0n);
}

interface TaxPart {
  readonly tax: InvoiceTax;
  readonly minor: bigint;
}

/** A line by its taxes, in the order of its charges. */
function partsOf(line: StatementLine, invoice: OrderInvoice): ReadonlyMap<string, TaxPart> {
  const weights = new Map<string, { tax: InvoiceTax; weight: Ratio }>();
  for (const { kind, exact } of chargesOf(line)) {
    const tax = taxOf(kind, invoice);
    weights.set(taxKey(tax), { tax, weight: add(weights.get(taxKey(tax))?.weight ?? ZERO, parseFraction(exact)) });
  }
  const weighed = [...weights.values()].filter(({ weight }) => !isZero(weight));
  const parts = weighed.length > 0 ? weighed : [{ tax: invoice.tax, weight: { n: 1n, d: 1n } }];
  const money = { minor: minorOf(line.amount), currency: line.amount.currency };
  const shares = allocate(
    money,
    parts.map(({ weight }) => weight),
  );
  return new Map(parts.map(({ tax }, i) => [taxKey(tax), { tax, minor: shares[i]!.minor }]));
}

/** A line of a bridge by its taxes: what the newer revision has of each, less what the older one had. */
function differencesOf(
  line: BridgeLine,
  origin: number,
  now: Statement,
  before: readonly RevisionBefore[],
  invoice: OrderInvoice,
): NoteLine[] {
  const { credit, index, component, costCentre, provisional, difference } = line;
  const about = { credit, index, component, costCentre, provisional };
  const was = before.findLast((one) => hasChanged(line, one))?.invoice ?? invoice;
  if (isOfOneTax(invoice, was)) return [lineOf(about, minorOf(difference), difference.currency, invoice.tax, origin)];
  const sums = new Map<string, { tax: InvoiceTax; minor: bigint }>();
  for (const [statement, taxed, sign] of [
    [now, invoice, 1n],
    [before.at(-1)?.statement, was, -1n],
  ] as const)
    for (const one of statement?.lines ?? [])
      if (isBehind(one, line))
        for (const [key, { tax, minor }] of partsOf(one, taxed)) {
          const known = sums.get(key);
          sums.set(key, { tax: known?.tax ?? tax, minor: (known?.minor ?? 0n) + sign * minor });
        }
  return [...sums.values()].map(({ tax, minor }) => lineOf(about, minor, difference.currency, tax, origin));
}

const isOfOneTax = (invoice: OrderInvoice, was: OrderInvoice): boolean =>
  !invoice['tax-by-charge'] && !was['tax-by-charge'] && taxKey(invoice.tax) === taxKey(was.tax);

/** Whether a revision changed a line, so that the line is taxed as that revision taxed it. The first revision has all its lines. */
export const hasChanged = (line: BridgeLine, { bridge }: Pick<RevisionBefore, 'bridge'>): boolean =>
  !bridge ||
  bridge.lines.some(
    (one) =>
      one.credit === line.credit &&
      one.index === line.index &&
      one.costCentre === line.costCentre &&
      one.difference.currency === line.difference.currency &&
      (one.component === undefined || line.component === undefined || one.component === line.component),
  );

const isBehind = (line: StatementLine, { credit, index, costCentre, component, difference }: BridgeLine): boolean =>
  line.credit === credit &&
  line.index === index &&
  line.costCentre === costCentre &&
  line.amount.currency === difference.currency &&
  (component === undefined || line.component === component);

type About = { readonly [key in 'component' | 'part' | 'costCentre' | 'provisional']?: NoteLine[key] | undefined } & Pick<
  NoteLine,
  'credit' | 'index'
>;

const lineOf = (about: About, minor: bigint, currency: string, tax: InvoiceTax, origin: number): NoteLine => ({
  credit: about.credit,
  index: about.index,
  ...(about.component !== undefined && { component: about.component }),
  ...(about.part !== undefined && { part: about.part }),
  ...(about.costCentre !== undefined && { costCentre: about.costCentre }),
  ...(about.provisional && { provisional: about.provisional }),
  amount: { amount: formatAmount({ minor, currency }), currency },
  tax,
  origin,
});
