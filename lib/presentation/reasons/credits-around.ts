/** A credit with the credits that include it, as the legend of a statement has them. */
import type { Legend } from '../../domain/statement/legend.ts';

/** The nearest first. A legend of another origin may have a circle: it is walked once. */
export function creditsAround(credit: string, credits: Legend['credits']): string[] {
  const around = new Set<string>();
  for (let name: string | undefined = credit; name !== undefined && !around.has(name); name = credits[name]?.within) around.add(name);
  return [...around];
}
