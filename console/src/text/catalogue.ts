/** Every text of the console, in each language. A text that one language lacks does not compile, and only the language in use is loaded. */
import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import { createContext, useContext } from 'react';
import type { MessageLanguage } from '../../../lib/declarations/messages.ts';
import { LANGUAGES, type Language } from '../../../lib/domain/contract/title.ts';
import type { AccountWords } from '../../../lib/presentation/document/account-words-english.ts';
import type { Labels } from '../../../lib/presentation/document/labels-english.ts';
import type { NameWords } from '../../../lib/presentation/reasons/cell-words.ts';
import { ByLanguage } from './by-language.ts';
import type { EndpointsTexts } from './english-endpoints.ts';
import type { MoneyTexts } from './english-money.ts';
import type { MessagesTexts } from './english-messages.ts';
import type { PlaygroundTexts } from './english-playground.ts';
import type { WebhookTexts } from './english-webhook.ts';
import type { Texts } from './english.ts';

export { LANGUAGES, type Language };

/** Each in itself. */
export const LANGUAGE_NAMES = { en: 'English', zh: '中文' } as const satisfies Readonly<Record<Language, string>>;

/** Mails are written in the languages of documents. */
export const MAIL_LANGUAGE_NAMES = { ...LANGUAGE_NAMES, de: 'Deutsch' } as const satisfies Readonly<Record<MessageLanguage, string>>;

/** What the first figures need. */
export interface FirstWords {
  readonly texts: Texts;
  /** Words that documents have too. */
  readonly labels: Labels;
  readonly accounts: AccountWords;
  readonly names: NameWords;
  /** Titles of the problems of the API, where their own are in another language. */
  readonly problems: Readonly<Record<string, string>>;
}

/** What the pages need that are loaded when they are opened. */
export interface LaterWords {
  readonly money: MoneyTexts;
  readonly webhook: WebhookTexts;
  readonly messages: MessagesTexts;
  readonly endpoints: EndpointsTexts;
  /** Titles of the issues of a form, where their own messages are in another language. */
  readonly issues: Readonly<Record<string, string>>;
}

const FIRST = new ByLanguage<FirstWords>({
  en: async () => (await import('./first-english.ts')).firstEnglish,
  zh: async () => (await import('./first-chinese.ts')).firstChinese,
});
const LATER = new ByLanguage<LaterWords>({
  en: async () => (await import('./later-english.ts')).laterEnglish,
  zh: async () => (await import('./later-chinese.ts')).laterChinese,
});
const PLAYGROUND = new ByLanguage<PlaygroundTexts>({
  en: async () => (await import('./english-playground.ts')).englishPlayground,
  zh: async () => (await import('./chinese-playground.ts')).chinesePlayground,
});
/** Of the components. */
const COMPONENTS = new ByLanguage<{ readonly default: I18nProviderProps.Messages }>({
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  zh: () => import('@cloudscape-design/components/i18n/messages/all.zh-CN'),
});

/** Loads what a page in a language needs, before it is shown in it: no page shows two languages. */
export async function loadLanguage(language: Language): Promise<void> {
  await Promise.all([
    FIRST.load(language),
    COMPONENTS.load(language),
    ...[LATER, PLAYGROUND].map((words) => words.isUsed && words.load(language)),
  ]);
}

const KEPT = 'language';

/** The language that was chosen, else that of the browser, where the console has it. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  return LANGUAGES.find((language) => language === kept) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
}

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);

export const LanguageContext = createContext<Language>('en');

export const useLanguage = (): Language => useContext(LanguageContext);
export const useFirstWords = (): FirstWords => FIRST.of(useLanguage());
export const useTexts = (): Texts => useFirstWords().texts;
export const useComponentTexts = (): I18nProviderProps.Messages => COMPONENTS.of(useLanguage()).default;

/** They are loaded beside the first page that is not one of the first (`LaterTexts` in app.tsx), so that nothing of that page waits for them. */
export const useLaterWords = (): LaterWords => LATER.of(useLanguage());
/** Titles of issues where they are loaded: no page that has none waits for them. */
export const useIssueTitles = (): Readonly<Record<string, string>> => LATER.loaded(useLanguage())?.issues ?? {};
export const useMoneyTexts = (): MoneyTexts => useLaterWords().money;
export const useWebhookTexts = (): WebhookTexts => useLaterWords().webhook;
export const useMessagesTexts = (): MessagesTexts => useLaterWords().messages;
export const usePlaygroundTexts = (): PlaygroundTexts => PLAYGROUND.of(useLanguage());
export const useEndpointsTexts = (): EndpointsTexts => useLaterWords().endpoints;
