/** The names of lines that are shown apart from their statement: the titles that were stored with them, else the words of the name. */
import type { DocumentLanguage, Title } from '../../domain/contract/title.ts';
import type { UntitledLegend } from '../../domain/statement/line-titles.ts';
import { ofContract } from '../written.ts';
import { type NamedCredit, type NamedTitles, creditNameBy, titleText } from './credit-name.ts';
import { LegendNames } from './legend-names.ts';
import { NAME_WORDS } from './name-words.ts';

export type { NamedTitles };

export const creditName = (named: NamedCredit, language: DocumentLanguage): string => creditNameBy(named, language, NAME_WORDS[language]);

/** The case of a line, with the credited component where the case does not name it; empty for the whole. */
export function caseName(
  { index = '', component, titles }: { index?: string | undefined; component?: string | undefined; titles?: NamedTitles | undefined },
  language: DocumentLanguage,
): string {
  const name = (id: string, title: Title | undefined): string => (title === undefined ? ofContract(id) : titleText(title, language));
  const of = index === '' ? '' : name(index, titles?.for);
  return component === undefined ? of : `${of} (${name(component, titles?.component)})`;
}

/** An objective that is shown apart from its statement, as the statement names it. */
export function objectiveName(objective: string, titles: NamedTitles | undefined, language: DocumentLanguage): string {
  if (titles?.objective !== undefined) return titleText(titles.objective, language);
  return new LegendNames(titles?.legend as UntitledLegend | undefined, NAME_WORDS[language], language).objective(objective);
}
