/** The words of messages in each language. A missing word, or a missing language, does not compile. */
import type { MessageLanguage } from '../../declarations/messages.ts';
import { chineseMessages } from './message-words-chinese.ts';
import { type MessageWords, englishMessages } from './message-words-english.ts';
import { germanMessages } from './message-words-german.ts';

export type { MessageWords };

export const MESSAGE_WORDS: Readonly<Record<MessageLanguage, MessageWords>> = {
  en: englishMessages,
  zh: chineseMessages,
  de: germanMessages,
};
