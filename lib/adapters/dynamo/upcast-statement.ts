/** Issued statements as earlier versions wrote them, in the shape of today. What was issued, its digests and its bytes stay as they are. */
import type { Bridge } from '../../domain/statement/restatement.ts';
import { upcastStatement } from '../../schemas/upcast-statement.ts';
import type { IssuedStatement, RevisionNote } from '../../application/ports/statements.ts';

/** Version 0.1: no bundle of evidence, no causes in a bridge, no list of the revisions before, no name of a run. */
interface Schema1 extends Omit<IssuedStatement, 'earlier' | 'warnings' | 'run' | 'bridge'> {
  readonly bridge?: Omit<Bridge, 'causes' | 'lines'> & { readonly lines: readonly Omit<Bridge['lines'][number], 'causes'>[] };
}

/** @param earlier the revisions before it, which stand in items of their own. */
export function fromSchema1(text: string, earlier: readonly RevisionNote[]): IssuedStatement {
  const { bridge, ...issued } = JSON.parse(text) as Schema1;
  return {
    ...inWordsOfToday(issued),
    ...(bridge && { bridge: { ...bridge, causes: [], lines: bridge.lines.map((line) => ({ ...line, causes: [] })) } }),
    earlier,
    warnings: [],
    run: '',
  };
}

/** Schema 2 held `makegood-statement/1`. */
export const fromSchema2 = (text: string): IssuedStatement => inWordsOfToday(JSON.parse(text) as IssuedStatement);

function inWordsOfToday<T extends Pick<IssuedStatement, 'statement'>>(issued: T): T & Pick<IssuedStatement, 'asIssued'> {
  const statement = upcastStatement(issued.statement);
  return statement === issued.statement ? issued : { ...issued, statement, asIssued: issued.statement };
}
