import type { LaterWords } from './catalogue.ts';
import { englishEndpoints } from './english-endpoints.ts';
import { englishMessages } from './english-messages.ts';
import { englishMoney } from './english-money.ts';
import { englishWebhook } from './english-webhook.ts';

export const laterEnglish: LaterWords = {
  money: englishMoney,
  webhook: englishWebhook,
  messages: englishMessages,
  endpoints: englishEndpoints,
  issues: {},
};
