/** Ids and listing entries of issued statements, and their postings to the ledger. */
import { minorOf } from '../../domain/statement/restatement.ts';
import { isProvisional } from '../../domain/statement/statement.ts';
import type { ListedBooking, PostedRevision, IssuedStatement, Posting } from '../ports/statements.ts';

export const statementId = (contract: string, period: string): string => `${contract}.${period}`;

/** Reads "live-streaming.2026-10"; undefined when it is no statement's id. */
export function parseStatementId(id: string): { contract: string; period: string } | undefined {
  const dot = id.indexOf('.');
  return dot > 0 && dot < id.length - 1 ? { contract: id.slice(0, dot), period: id.slice(dot + 1) } : undefined;
}

/** The postings: a first revision posts its lines, a later one its bridge, so that all postings of a period add up to its newest total. */
function postingsOf({ statement, bridge }: IssuedStatement): Posting[] {
  const lines = bridge ? bridge.lines.map(({ difference, ...line }) => ({ ...line, amount: difference })) : statement.lines;
  return lines
    .filter(({ amount }) => minorOf(amount) !== 0n)
    .map(({ credit, index, component, costCentre, amount, provisional }) => ({
      credit,
      index,
      ...(component !== undefined && { component }),
      ...(costCentre !== undefined && { costCentre }),
      amount: amount.amount,
      currency: amount.currency,
      ...(provisional && { provisional }),
    }));
}

export const toChange = (issued: IssuedStatement): PostedRevision => ({
  id: issued.id,
  contract: issued.statement.contract.id,
  vendor: issued.statement.contract.vendor.id,
  period: issued.statement.period.label,
  revision: issued.revision,
  issuedAt: issued.issuedAt,
  amount: issued.statement.total.amount,
  currency: issued.statement.total.currency,
  ...(isProvisional(issued.statement) && { provisional: true as const }),
  postings: postingsOf(issued),
  booking: bookingOf(issued),
});

export function bookingOf({ statement: { contract, lines } }: IssuedStatement): ListedBooking {
  const centres = new Map<string, Set<string>>();
  for (const { credit, costCentre } of lines)
    if (costCentre !== undefined) centres.set(credit, (centres.get(credit) ?? new Set()).add(costCentre));
  return {
    customer: contract.customer.id,
    costCentres: Object.fromEntries([...centres].map(([credit, names]) => [credit, [...names].sort()])),
  };
}
