/** Whether a fact begins a record, and the ids of a month by which a later read finds that an id or a record occurs again. */
import type { Terms } from '../../domain/contract/terms.ts';
import type { ServicePeriod } from '../../domain/checker/service-period.ts';
import { type Fact, factKey } from '../../domain/evidence/fact.ts';
import { groupOf, isBeginning } from '../../domain/evidence/vocabulary.ts';
import { formatInstant, monthsBetween } from '../../domain/time/instant.ts';

/** Whether a fact may be the first one of a record that its sender names. */
export const beginsNamed = (fact: Fact, terms: Terms): boolean => fact.body.record !== undefined && begins(fact, terms);

export const begins = (fact: Fact, { records }: Terms): boolean => isBeginning(fact, (kind) => records?.[kind]?.milestones);

export const groupKey = (group: string): string => `group ${group}`;

/** By month, the ids of its facts and of records that began in it, to be recorded when the statement is issued. */
export function idsByMonth(facts: readonly Fact[], { period: { start, end }, checkedTerms }: ServicePeriod): Map<string, string[]> {
  const months = new Map(monthsBetween(start, end).map((month) => [month, [] as string[]]));
  for (const fact of facts) {
    const month = months.get(formatInstant(fact.body.start ?? fact.occurredAt).slice(0, 7));
    month?.push(factKey(fact));
    if (beginsNamed(fact, checkedTerms.terms)) month?.push(groupKey(groupOf(fact)));
  }
  return months;
}
