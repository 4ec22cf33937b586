/** How often a charge is owed, in the words of each language. */
import type { Charge } from '../../domain/contract/terms.ts';

type Every = Readonly<Record<Charge['every'], string>>;

export const ENGLISH_EVERY: Every = { month: 'a month', quarter: 'a quarter', 'half-year': 'each half-year', year: 'a year', once: 'once' };
export const CHINESE_EVERY: Every = { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年', once: '一次性' };
export const GERMAN_EVERY: Every = {
  month: 'je Monat',
  quarter: 'je Quartal',
  'half-year': 'je Halbjahr',
  year: 'je Jahr',
  once: 'einmalig',
};
