import type { IssuedStatement } from '../../application/ports/statements.ts';
import { intervalsOf } from './document-model.ts';

/** The lines, objectives and intervals of a statement: what is drawn takes time by the row. */
export function drawnRows(issued: IssuedStatement): number {
  const { lines, objectives } = issued.statement;
  const intervals = (['counted', 'excluded'] as const).reduce((sum, kind) => sum + intervalsOf(issued, kind).length, 0);
  return lines.length + objectives.length + intervals;
}
