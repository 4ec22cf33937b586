/** Evidence as canonical text. */
import { type Fact, factKey } from './fact.ts';
import { content } from './fact-content.ts';
import { distinct, everyFact } from './fact-set.ts';
import { formatInstant } from '../time/instant.ts';

/** The evidence as canonical text, one line for each fact, independent of the order of arrival. The evidence digest is computed from it. */
export function evidenceText(facts: readonly Fact[]): string {
  return [...everyFact(distinct(facts))]
    .map((fact) => `${factKey(fact)} ${content(fact)}${fact.type === 'maintenance.scheduled' ? ` ${formatInstant(fact.receivedAt)}` : ''}`)
    .sort()
    .join('\n');
}
