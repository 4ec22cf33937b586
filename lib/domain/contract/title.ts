/**
 * Titles: the names that people use for an objective, a credit, a remedy, a definition or a component. They are shown, and have no effect.
 */

/** The languages of pages. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The languages of documents, of contracts in plain sentences, and so of titles. */
export const DOCUMENT_LANGUAGES = [...LANGUAGES, 'de'] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** One text for all languages, or one for each; where a language has no text, that of another language is shown. */
export type Title = string | Readonly<Partial<Record<DocumentLanguage, string>>>;

export interface Titled {
  readonly title?: Title;
}

/** The texts of a title, each once. */
export const textsOf = (title: Title): string[] => (typeof title === 'string' ? [title] : [...new Set(Object.values(title))]);

/** The text of a title in a language, else in the first language that has one. */
export function titleIn(title: Title, language: DocumentLanguage): string {
  if (typeof title === 'string') return title;
  return title[language] ?? textsOf(title)[0] ?? '';
}
