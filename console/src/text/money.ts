/** The texts of the money pages, apart from the rest: they are loaded with those pages, and not before the first figures are visible. */
import { type Language, useLanguage } from './catalogue.ts';
import { chineseMoney } from './chinese-money.ts';
import { type MoneyTexts, englishMoney } from './english-money.ts';

const MONEY_TEXTS = { en: englishMoney, zh: chineseMoney } as const satisfies Record<Language, MoneyTexts>;

export const useMoneyTexts = (): MoneyTexts => MONEY_TEXTS[useLanguage()];
