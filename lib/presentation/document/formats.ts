/** How each language of documents writes numbers, days and times: the one place for it. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';

export interface Formats {
  /** An amount of money from its decimal text: "1234567.50" as "1,234,567.50". */
  readonly money: (decimal: string) => string;
  /** Any other number from its decimal text, with what follows it ("%", " USD" or nothing). */
  readonly number: (decimal: string, unit: string) => string;
  /** A day from "2026-10-31". Another text stays as it is. */
  readonly day: (day: string) => string;
  /** A local time from "2026-10-31 23:50:00.250", with the offset of its zone ("+02:00") or ''. */
  readonly time: (local: string, offset: string) => string;
}

/** Separators between the thousands of the whole part. */
const inThousands = (decimal: string, separator: string): string => decimal.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, separator);

const english: Formats = {
  money: (decimal) => inThousands(decimal, ','),
  number: (decimal, unit) => `${decimal}${unit}`,
  day: (day) => day,
  time: (local, offset) => `${local}${offset}`,
};

/** "1234567.50" as "1.234.567,50". */
const germanMoney = (decimal: string): string => {
  const [whole = '', places] = decimal.split('.');
  return `${inThousands(whole, '.')}${places === undefined ? '' : `,${places}`}`;
};

const germanDay = (day: string): string => day.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1');

const german: Formats = {
  money: germanMoney,
  number: (decimal, unit) => `${decimal.replace('.', ',')}${unit === '%' ? ' %' : unit}`,
  day: germanDay,
  time: (local, offset) => `${germanDay(local.slice(0, 10))}${local.slice(10).replace('.', ',')}${offset === '' ? '' : ` ${offset}`}`,
};

/** Chinese has the digits of English. */
export const FORMATS: Readonly<Record<DocumentLanguage, Formats>> = { en: english, zh: english, de: german };
