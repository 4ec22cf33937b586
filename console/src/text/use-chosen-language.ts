/** The language of the whole page, kept for the next visit. */
import { useCallback, useEffect, useState } from 'react';
import { type Language, firstLanguage, keepLanguage, loadLanguage } from './catalogue.ts';

/** Tags of languages, for `lang`. */
export const LOCALES = { en: 'en', zh: 'zh-CN' } as const satisfies Readonly<Record<Language, string>>;

interface ChosenLanguage {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  /** Why the words of the language that was chosen are not there. */
  readonly failure: Error | undefined;
}

export function useChosenLanguage(): ChosenLanguage {
  const [language, setLanguage] = useState(firstLanguage);
  const [failure, setFailure] = useState<Error>();
  // The page stays in its language until all words of the other one are there.
  const choose = useCallback((wanted: Language) => {
    loadLanguage(wanted).then(
      () => {
        setFailure(undefined);
        setLanguage(wanted);
      },
      (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
    );
  }, []);
  useEffect(() => {
    keepLanguage(language);
    document.documentElement.lang = LOCALES[language];
  }, [language]);
  return { language, choose, failure };
}
