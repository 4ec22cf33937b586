/** Reads issued statements of earlier versions into the current shape. Their issued bytes and digests are unchanged. */
import type { Bridge, Cause } from '../../domain/statement/restatement.ts';
import { upcastIssued } from '../../schemas/upcast-statement.ts';
import type { IssuedStatement, RevisionNote } from '../../application/ports/statements.ts';

/** The schema of written statements. */
export const STATEMENT_SCHEMA = 3;

/** Version 0.1: no bundle of evidence, no causes in a bridge, no list of the revisions before, no name of a run. */
interface Schema1 extends Omit<IssuedStatement, 'earlier' | 'warnings' | 'run' | 'bridge'> {
  readonly bridge?: Omit<Bridge, 'causes' | 'lines'> & { readonly lines: readonly Omit<Bridge['lines'][number], 'causes'>[] };
}

/** @param earlier the revisions before it, which have items of their own. */
export function fromSchema1(text: string, earlier: readonly RevisionNote[]): IssuedStatement {
  const { bridge, ...issued } = JSON.parse(text) as Schema1;
  return {
    ...upcastIssued(issued),
    ...(bridge && { bridge: { ...bridge, causes: [], lines: bridge.lines.map((line) => ({ ...line, causes: [] })) } }),
    earlier,
    warnings: [],
    run: '',
  };
}

/** Reads a statement of version 0.2: its format is `makegood-statement/1`, and its bridges have the cause "released-event" for a reprocessed event. */
export function fromSchema2(text: string): IssuedStatement {
  const issued = upcastIssued(JSON.parse(text) as IssuedStatement);
  if (!issued.bridge) return issued;
  const { causes, lines } = issued.bridge;
  return {
    ...issued,
    bridge: { ...issued.bridge, causes: reprocessed(causes), lines: lines.map((line) => ({ ...line, causes: reprocessed(line.causes) })) },
  };
}

const reprocessed = (causes: readonly Cause[]): Cause[] =>
  causes.map((cause) => ((cause.cause as string) === 'released-event' ? { ...cause, cause: 'reprocessed-event' } : cause));
