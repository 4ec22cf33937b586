/** Sections that a report must have to count. */
import { reportMilestone } from '../../evidence/vocabulary.ts';
import type { Cell } from '../cell.ts';
import type { TypeContext } from '../type-context.ts';

/**
 * Refuses an empty list of sections, and sections for milestones other than a report: only reports have sections. @param to the accepted
 * milestones.
 */
export function checkNeeds({ needs }: Cell, kind: string, to: readonly string[], context: Pick<TypeContext, 'fail'>): void {
  if (needs === undefined) return;
  const report = reportMilestone(kind);
  if ((needs as readonly string[]).length === 0)
    context.fail('no-effect', 'needs', 'an empty list asks for no section; name the sections, or remove it');
  else if (!to.includes(report))
    context.fail(
      'no-effect',
      'needs',
      `only a report has sections, and the timer stops at ${to.join(' or ')}; let a report stop it (\`to: ${report}\`), or remove it`,
    );
}
