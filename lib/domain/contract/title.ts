/**
 * Titles: the names that people use for an objective, a credit, a remedy, a definition or a component. They are shown, and have no effect.
 */

/** The languages of documents, and so of titles. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text for all languages, or one for each; where a language has no text, that of another language is shown. */
export type Title = string | Readonly<Partial<Record<Language, string>>>;

export interface Titled {
  readonly title?: Title;
}

/** The texts of a title, each once. */
export const textsOf = (title: Title): string[] => (typeof title === 'string' ? [title] : [...new Set(Object.values(title))]);

/** The text of a title in a language, else in the first language that has one. */
export function titleIn(title: Title, language: Language): string {
  if (typeof title === 'string') return title;
  return title[language] ?? textsOf(title)[0] ?? '';
}
