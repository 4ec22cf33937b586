/** Objectives as people read them. */
import { titleIn } from '../../../lib/domain/contract/title.ts';
import type { Legend } from '../../../lib/domain/statement/legend.ts';
import { objectiveTitles } from '../../../lib/domain/statement/line-titles.ts';
import type { NameWords } from '../../../lib/presentation/reasons/cell-words.ts';
import { LegendNames } from '../../../lib/presentation/reasons/legend-names.ts';
import type { Language } from '../text/catalogue.ts';

/** The name of an objective that its statement has: its title, else words for what it measures. */
export const objectiveTitle = (legend: unknown, objective: string, language: Language, names: NameWords): string =>
  new LegendNames(legend as Legend | undefined, names, language).objective(objective);

/** The name of an objective, and what it is of. */
export function objectiveName(legend: unknown, objective: string, index: string, language: Language, names: NameWords): string {
  const of = legend === undefined ? undefined : objectiveTitles(legend as Legend, objective, index)?.for;
  const whole = objectiveTitle(legend, objective, language, names);
  return index === '' ? whole : `${whole} · ${of === undefined ? index : titleIn(of, language)}`;
}
