/** Findings in the language of the document: every kind has a sentence, with what its message names. */
import { describe, expect, it } from 'vitest';
import { FINDING_KINDS } from '../../../../lib/domain/evidence/finding-kinds.ts';
import type { Legend } from '../../../../lib/domain/statement/legend.ts';
import { findingText } from '../../../../lib/presentation/document/finding-words.ts';
import { Names } from '../../../../lib/presentation/reasons/names.ts';

const legend: Legend = {
  cells: { 'monthly-fee': { is: 'charges', kind: 'money', title: { en: 'Monthly charge', zh: '月费' } } },
  credits: { 'lost-hours': { title: { en: 'Compensation', zh: '停机赔付' } } },
};
const text = (code: string, message: string, language: 'en' | 'zh' = 'zh'): string =>
  findingText({ code, message }, new Names({ legend }, language), language);

describe('a finding in a Chinese document', () => {
  it.each(FINDING_KINDS)('%s has a sentence in Chinese, for any values in its message', (kind) => {
    for (const message of [
      'it is so',
      'severity "P9" was set at 2026-10-01T00:00:00.000Z, 3 h after, 2 of 5 events; 1.00 EUR (lost-hours)',
    ]) {
      const shown = text(kind, message);
      expect(shown).toMatch(/^[“\u4e00-\u9fff].*。$/);
      expect(shown).not.toMatch(/undefined|null|[a-z]+ [a-z]+ [a-z]+|lost-hours/);
    }
  });

  it('has the lengths, words, instants, counts and sums of its message', () => {
    expect(text('unknown-time', '25 h 44 min 38.4 s of the period is unknown; the contract counts it as down')).toBe(
      '周期内有 25 小时 44 分钟 38.4 秒没有报告，按合同对未知时间的约定计。',
    );
    expect(text('near-word', 'no clause reads "mail-in", but "mail"; what was sent under it is left out')).toBe(
      '“mail-in”不是合同条款所用的词，与其相近的有“mail”，未按该词计入。',
    );
    expect(text('silent-source', 'aws:1 is silent since 2026-10-31T23:50:00.000Z')).toBe('发送方未再发送事件（2026-10-31 23:50:00 UTC）。');
    expect(text('open-dispute', '3 disputes about the period are open')).toBe('本周期有 3 项争议尚未了结。');
    expect(text('not-measured', 'its limit is not known; 10.00 USD (lost-hours) is owed by the band for any outcome')).toContain(
      '按档位应付 10.00 USD (停机赔付)。',
    );
    expect(text('no-amount', '"monthly-fee" has no value here; nothing is owed on it')).toBe(
      '基数在此没有数值（“月费”），不产生应付金额。',
    );
  });

  it('has the message itself for a kind of an earlier version', () => {
    expect(text('kind-of-before', 'it was so')).toBe('it was so');
    expect(text('toString', 'it was so')).toBe('it was so');
  });
});

describe('a finding in an English document', () => {
  it('is the message, with titles in place of the names of credits and cells', () => {
    expect(text('set-twice', '"monthly-fee" was set twice', 'en')).toBe('"monthly-fee" was set twice');
    expect(text('no-amount', '"monthly-fee" has no value here; nothing is owed on it', 'en')).toBe(
      '"Monthly charge" has no value here; nothing is owed on it',
    );
    expect(text('not-measured', 'no case; 10.00 USD (lost-hours) is owed', 'en')).toBe('no case; 10.00 USD (Compensation) is owed');
  });
});
