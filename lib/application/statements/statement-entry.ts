/** Ids and listing entries of issued statements. */
import { isProvisional } from '../../domain/statement/statement.ts';
import type { IssuedStatement, ListedBooking, ListedRevision } from '../ports/statements.ts';

export const statementId = (contract: string, period: string): string => `${contract}.${period}`;

/** Reads "live-streaming.2026-10"; undefined when it is no statement's id. */
export function parseStatementId(id: string): { contract: string; period: string } | undefined {
  const dot = id.indexOf('.');
  return dot > 0 && dot < id.length - 1 ? { contract: id.slice(0, dot), period: id.slice(dot + 1) } : undefined;
}

export const toListed = (issued: IssuedStatement): ListedRevision => ({
  id: issued.id,
  contract: issued.statement.contract.id,
  vendor: issued.statement.contract.vendor.id,
  period: issued.statement.period.label,
  revision: issued.revision,
  issuedAt: issued.issuedAt,
  amount: issued.statement.total.amount,
  currency: issued.statement.total.currency,
  ...(isProvisional(issued.statement) && { provisional: true as const }),
  booking: bookingOf(issued),
});

/** With the cost centres of what missing facts leave open: who is responsible for one finds a claim before its amount is known. */
export function bookingOf({ statement: { contract, lines, openLines = [] } }: IssuedStatement): ListedBooking {
  const centres = new Map<string, Set<string>>();
  for (const { credit, costCentre } of [...lines, ...openLines])
    if (costCentre !== undefined) centres.set(credit, (centres.get(credit) ?? new Set()).add(costCentre));
  return {
    customer: contract.customer.id,
    costCentres: Object.fromEntries([...centres].map(([credit, names]) => [credit, [...names].sort()])),
  };
}
