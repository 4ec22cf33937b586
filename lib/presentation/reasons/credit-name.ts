/** The name of a credit that is shown apart from its statement, by the words of one language alone. */
import { type DocumentLanguage, type Title, titleIn } from '../../domain/contract/title.ts';
import type { UntitledLegend } from '../../domain/statement/line-titles.ts';
import { ofContract } from '../written.ts';
import type { NameWords } from './cell-words.ts';
import { LegendNames } from './legend-names.ts';
import { readable } from './readable.ts';

/** Also in the form of the API. */
export interface NamedTitles {
  readonly credit?: Title | undefined;
  readonly objective?: Title | undefined;
  readonly for?: Title | undefined;
  readonly component?: Title | undefined;
  readonly legend?: unknown;
}

export interface NamedCredit {
  readonly credit: string;
  readonly titles?: NamedTitles | undefined;
}

export const titleText = (title: Title, language: DocumentLanguage): string => ofContract(titleIn(title, language));

/** @param words of the language. @returns the title that was stored with it, else the words that its statement has. */
export function creditNameBy(
  { credit, titles: { credit: title, objective, legend } = {} }: NamedCredit,
  language: DocumentLanguage,
  words: NameWords,
): string {
  if (title !== undefined) return titleText(title, language);
  if (objective !== undefined) return words.creditFor(titleText(objective, language));
  // The API has the words of operators as texts.
  return legend === undefined ? ofContract(readable(credit)) : new LegendNames(legend as UntitledLegend, words, language).credit(credit);
}
