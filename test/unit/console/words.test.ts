/** One word for each thing in Chinese too: of each text of the console in both languages. */
import { describe, expect, it } from 'vitest';
import { chineseEndpoints } from '../../../console/src/text/chinese-endpoints.ts';
import { chineseMessages } from '../../../console/src/text/chinese-messages.ts';
import { chineseMoney } from '../../../console/src/text/chinese-money.ts';
import { chinese } from '../../../console/src/text/chinese.ts';
import { chineseWebhook } from '../../../console/src/text/chinese-webhook.ts';
import { englishEndpoints } from '../../../console/src/text/english-endpoints.ts';
import { englishMessages } from '../../../console/src/text/english-messages.ts';
import { englishMoney } from '../../../console/src/text/english-money.ts';
import { english } from '../../../console/src/text/english.ts';
import { englishWebhook } from '../../../console/src/text/english-webhook.ts';
import { ACCOUNT_WORDS } from '../../../lib/presentation/document/account-words.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';

/** The texts of a catalogue by their paths; a function gives its text of numbers, which each parameter can be shown as. */
function* textsOf(catalogue: unknown, path = ''): Generator<readonly [path: string, text: string]> {
  if (typeof catalogue === 'string') yield [path, catalogue];
  else if (typeof catalogue === 'function') yield [path, String((catalogue as (...given: number[]) => unknown)(2, 3, 4))];
  else for (const [name, value] of Object.entries(catalogue as object)) yield* textsOf(value, `${path}.${name}`);
}

const both = (one: unknown, other: unknown): (readonly [path: string, english: string, chinese: string])[] => {
  const chineseTexts = new Map(textsOf(other));
  return [...textsOf(one)].map(([path, text]) => [path, text, chineseTexts.get(path)!]);
};

const TEXTS = [
  ...both(english, chinese),
  ...both(englishMoney, chineseMoney),
  ...both(englishWebhook, chineseWebhook),
  ...both(englishMessages, chineseMessages),
  ...both(englishEndpoints, chineseEndpoints),
];

/** What documents call it, and what nothing calls it. "账单" is the bill of a vendor. */
const TERMS = [
  { english: /\bstatements?\b/i, chinese: '结算单', never: /账单(?!行)|出账/ },
  { english: /\bclaim(s|ed)?\b/i, chinese: '申领', never: /索赔/ },
  { english: /\b(downtime|outages?|down)\b/i, chinese: '停机', never: /中断/ },
] as const;

describe('Chinese texts of the console', () => {
  it('call a thing by the word that documents have for it', () => {
    expect(LABELS.zh.digestOf.statement).toBe(TERMS[0].chinese);
    expect(ACCOUNT_WORDS.zh.named.claimed).toContain(TERMS[1].chinese);
    expect(TEXTS.length).toBeGreaterThan(500);
    const wrong = TEXTS.flatMap(([path, text, translated]) =>
      TERMS.flatMap(({ english: found, chinese: word, never }) => {
        if (never.test(translated)) return [[path, translated, 'another word']];
        return found.test(text) && !translated.includes(word) ? [[path, text, translated]] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
