/** The name of a credit that is shown apart from its statement, by the words of one language alone. */
import { type DocumentLanguage, type Title, titleIn } from '../../domain/contract/title.ts';
import { ofContract } from '../written.ts';
import type { NameWords } from './cell-words.ts';
import { readable } from './readable.ts';

/** Also in the form of the API. */
export interface NamedTitles {
  readonly credit?: Title | undefined;
  readonly objective?: Title | undefined;
  readonly for?: Title | undefined;
  readonly component?: Title | undefined;
}

export interface NamedCredit {
  readonly credit: string;
  readonly titles?: NamedTitles | undefined;
}

export const titleText = (title: Title, language: DocumentLanguage): string => ofContract(titleIn(title, language));

/** @param creditFor of the words of the language. @returns the title that was stored with it, else the words of its name. */
export function creditNameBy(
  { credit, titles: { credit: title, objective } = {} }: NamedCredit,
  language: DocumentLanguage,
  creditFor: NameWords['creditFor'],
): string {
  if (title !== undefined) return titleText(title, language);
  return objective === undefined ? ofContract(readable(credit)) : creditFor(titleText(objective, language));
}
