/** How issued statements are named and listed. */
import type { IssuedStatement, StatementEntry } from './ports.ts';

export const statementId = (contract: string, period: string): string => `${contract}.${period}`;

/** Reads "live-streaming.2026-10"; undefined when it is no statement's id. */
export function parseStatementId(id: string): { contract: string; period: string } | undefined {
  const dot = id.indexOf('.');
  return dot > 0 && dot < id.length - 1 ? { contract: id.slice(0, dot), period: id.slice(dot + 1) } : undefined;
}

export const toEntry = (issued: IssuedStatement): StatementEntry => ({
  id: issued.id,
  contract: issued.statement.contract.id,
  vendor: issued.statement.contract.vendor.id,
  period: issued.statement.period.label,
  revision: issued.revision,
  issuedAt: issued.issuedAt,
  amount: issued.statement.total.amount,
  currency: issued.statement.total.currency,
});
