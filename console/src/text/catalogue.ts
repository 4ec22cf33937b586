/** Every text of the console, in each language. A text that one language lacks does not compile. */
import { createContext, useContext } from 'react';
import { chinese } from './chinese.ts';
import { english } from './english.ts';

export type Texts = typeof english;
export const LANGUAGES = { en: english, zh: chinese } as const satisfies Record<string, Texts>;
export type Language = keyof typeof LANGUAGES;

export const LanguageContext = createContext<{ readonly language: Language; readonly choose: (language: Language) => void }>({
  language: 'en',
  choose: () => undefined,
});

export const useLanguage = (): Language => useContext(LanguageContext).language;
export const useTexts = (): Texts => LANGUAGES[useLanguage()];
