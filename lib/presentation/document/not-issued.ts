/** A statement that is not issued, in the form that documents are made from. */
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { statementId } from '../../application/statements/statement-entry.ts';
import type { Statement } from '../../domain/statement/statement.ts';

export const notIssued = (statement: Statement): IssuedStatement => ({
  id: statementId(statement.contract.id, statement.period.label),
  revision: 1,
  issuedAt: statement.period.end,
  contractRevision: 1,
  statement,
  digests: { evidence: '', statement: '' },
  earlier: [],
  warnings: [],
  run: '',
});
