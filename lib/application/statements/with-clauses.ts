/** A revision with the clauses of its contract behind each line, for readers and documents. Its digests are of the statement as issued. */
import type { Terms } from '../../domain/contract/terms.ts';
import { clausesBehind } from '../../domain/statement/clauses-behind.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import { readStored, termsIn } from '../registry/stored-contract.ts';

/** @param contract its document in current words. @returns without clauses where the current rules refuse the contract. */
export function withClauses(issued: IssuedStatement, contract: unknown): IssuedStatement {
  return withTerms(issued, termsIn(contract));
}

/** By the revision of the contract that it was assessed by: one key read. */
export async function readWithClauses(issued: IssuedStatement, { contracts }: Pick<Stores, 'contracts'>): Promise<IssuedStatement> {
  const stored = await contracts.revision(issued.statement.contract.id, issued.contractRevision);
  const read = stored && readStored(stored);
  return read?.refused === undefined ? withTerms(issued, read?.contract.terms ?? []) : issued;
}

const withTerms = (issued: IssuedStatement, terms: readonly Terms[]): IssuedStatement =>
  terms.length === 0 ? issued : { ...issued, clauses: clausesBehind(issued.statement, terms) };
