/** Objectives as people read them. */
import { titleIn } from '../../../lib/domain/contract/title.ts';
import type { Legend } from '../../../lib/domain/statement/legend.ts';
import { objectiveTitles } from '../../../lib/domain/statement/line-titles.ts';
import { readable } from '../../../lib/presentation/reasons/readable.ts';
import type { Language } from '../text/catalogue.ts';

/** The title of an objective; words of its name where it has none. */
export const objectiveTitle = (legend: unknown, objective: string, language: Language): string => {
  const title = legend === undefined ? undefined : objectiveTitles(legend as Legend, objective, '')?.objective;
  return title === undefined ? readable(objective) : titleIn(title, language);
};

/** The title of an objective, and what it is of. */
export function objectiveName(legend: unknown, objective: string, index: string, language: Language): string {
  const of = legend === undefined ? undefined : objectiveTitles(legend as Legend, objective, index)?.for;
  const whole = objectiveTitle(legend, objective, language);
  return index === '' ? whole : `${whole} · ${of === undefined ? index : titleIn(of, language)}`;
}
