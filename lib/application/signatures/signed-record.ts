/** What the signature of a statement covers, as the bytes of RFC 8785. */
import { canonicalJson } from '../../domain/statement/statement.ts';
import { type IssuedStatement, issuedForm } from '../ports/statements.ts';

/**
 * All members of a revision except its content, which the digests represent: id, revision, issue instant, bridge, the digests of contract,
 * evidence, statement and bundle, the revisions before it, warnings, run and version. Contract, period and total are repeated for readers.
 */
export function signedRecord(issued: IssuedStatement): string {
  const { contract, period, total } = issued.statement;
  const { statement: _, ...rest } = issuedForm(issued);
  return canonicalJson({ format: 'makegood-signed-statement/1', contract: contract.id, period: period.label, total, ...rest });
}
