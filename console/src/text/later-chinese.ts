import type { LaterWords } from './catalogue.ts';
import { chineseEndpoints } from './chinese-endpoints.ts';
import { chineseIssues } from './chinese-issues.ts';
import { chineseMessages } from './chinese-messages.ts';
import { chineseMoney } from './chinese-money.ts';
import { chineseWebhook } from './chinese-webhook.ts';

export const laterChinese: LaterWords = {
  money: chineseMoney,
  webhook: chineseWebhook,
  messages: chineseMessages,
  endpoints: chineseEndpoints,
  issues: chineseIssues,
};
