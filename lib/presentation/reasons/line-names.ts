/** The names of lines that are shown apart from their statement: the titles that were stored with them, else the words of the name. */
import { type DocumentLanguage, type Title, titleIn } from '../../domain/contract/title.ts';
import { ofContract } from '../written.ts';
import { NAME_WORDS } from './name-words.ts';
import { readable } from './readable.ts';

/** Also in the form of the API. */
export interface NamedTitles {
  readonly credit?: Title | undefined;
  readonly objective?: Title | undefined;
  readonly for?: Title | undefined;
  readonly component?: Title | undefined;
}

interface Named {
  readonly credit: string;
  readonly titles?: NamedTitles | undefined;
}

const text = (title: Title, language: DocumentLanguage): string => ofContract(titleIn(title, language));

export function creditName({ credit, titles: { credit: title, objective } = {} }: Named, language: DocumentLanguage): string {
  if (title !== undefined) return text(title, language);
  return objective === undefined ? ofContract(readable(credit)) : NAME_WORDS[language].creditFor(text(objective, language));
}

/** The case of a line, with the credited component where the case does not name it; empty for the whole. */
export function caseName(
  { index = '', component, titles }: { index?: string | undefined; component?: string | undefined; titles?: NamedTitles | undefined },
  language: DocumentLanguage,
): string {
  const name = (id: string, title: Title | undefined): string => (title === undefined ? ofContract(id) : text(title, language));
  const of = index === '' ? '' : name(index, titles?.for);
  return component === undefined ? of : `${of} (${name(component, titles?.component)})`;
}
