/** Finding the statement that a path names. */
import { parseStatementId } from '../../lib/application/statements/statement-entry.ts';
import { type HttpEvent, HttpProblem, maySee, pathParameter } from './http.ts';
import type { IssuedStatement } from '../../lib/application/ports/statements.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';

/** The statement that a path names: one key read. @throws HttpProblem when there is none, or it is another vendor's. */
export async function found(event: HttpEvent, stores: Stores, revision: number | undefined): Promise<IssuedStatement> {
  const id = pathParameter(event, 'id');
  const place = parseStatementId(id);
  const issued =
    place &&
    (revision === undefined
      ? await stores.statements.latest(place.contract, place.period)
      : await stores.statements.revision(place.contract, place.period, revision));
  if (issued && maySee(event, issued.statement.contract.vendor.id)) return issued;
  throw new HttpProblem(
    404,
    'unknown-statement',
    `there is no statement "${id}"${revision === undefined ? '' : ` revision ${revision}`}; one is issued by the audit of its month`,
  );
}
