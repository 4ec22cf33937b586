/** The texts of the wizard, which are loaded with it. */
import { chineseWebhook } from '../text/chinese-webhook.ts';
import { type Language, useLanguage } from '../text/catalogue.ts';
import { englishWebhook } from '../text/english-webhook.ts';

export type WebhookTexts = typeof englishWebhook;

const TEXTS = { en: englishWebhook, zh: chineseWebhook } as const satisfies Readonly<Record<Language, WebhookTexts>>;

export const useWebhookTexts = (): WebhookTexts => TEXTS[useLanguage()];
