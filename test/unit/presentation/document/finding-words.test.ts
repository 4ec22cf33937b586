/** Findings in the language of the document: every kind has a sentence, made from its parameters. */
import { describe, expect, it } from 'vitest';
import type { Declared } from '../../../../lib/domain/evidence/findings/define-finding.ts';
import {
  FINDINGS,
  type Finding,
  type FindingCode,
  type FindingParameters,
  type ParameterValue,
  type FindingText,
  finding,
} from '../../../../lib/domain/evidence/findings/finding.ts';
import type { DocumentLanguage } from '../../../../lib/domain/contract/title.ts';
import type { Legend } from '../../../../lib/domain/statement/legend.ts';
import { findingText } from '../../../../lib/presentation/document/finding-words.ts';
import { englishWords as english } from '../../../support/english-words.ts';
import { Names } from '../../../../lib/presentation/reasons/names.ts';

const legend: Legend = {
  cells: { 'monthly-fee': { is: 'charges', kind: 'money', title: { en: 'Monthly charge', zh: '月费', de: 'Monatsentgelt' } } },
  credits: { 'lost-hours': { title: { en: 'Compensation', zh: '停机赔付', de: 'Ausfallgutschrift' } } },
  attributes: { urgency: { en: 'Urgency', zh: '紧急程度', de: 'Dringlichkeit' } },
  components: { 'line-1': { en: 'Line 1', zh: '一号线', de: 'Leitung 1' } },
};
const text = (found: Pick<Finding, 'code' | 'message' | 'parameters'>, language: DocumentLanguage = 'zh'): string =>
  findingText(found, new Names({ legend }, language), language);

/** A distinct value for each parameter, which its text must show. */
const SAMPLES: Readonly<Record<string, string>> = {
  text: 'x-7',
  word: 'outage',
  name: 'monthly-fee',
  component: 'line-1',
  attribute: 'urgency',
  owner: 'ticket/T-1',
  fact: 'ticket/T-1: urgency',
  instant: '2026-10-31T23:50:00.000Z',
  day: '2026-10-30',
  length: '3 h 20 min',
  money: '1234.00 EUR',
  script: 'Hebr',
  charge: 'usage',
};
const IN_CHINESE: Readonly<Record<string, string>> = {
  ...SAMPLES,
  word: '故障',
  name: '月费',
  component: '一号线',
  attribute: '紧急程度',
  owner: '工单 T-1',
  fact: '工单 T-1 的紧急程度',
  instant: '2026-10-31 23:50:00 UTC',
  length: '3 小时 20 分钟',
  money: '1,234.00 EUR',
  script: '希伯来文',
  charge: '用量',
};
const IN_GERMAN: Readonly<Record<string, string>> = {
  ...SAMPLES,
  word: 'Störung',
  name: 'Monatsentgelt',
  component: 'Leitung 1',
  attribute: 'Dringlichkeit',
  owner: 'Ticket T-1',
  fact: 'Dringlichkeit Ticket T-1',
  instant: '31.10.2026 23:50:00 UTC',
  day: '30.10.2026',
  money: '1.234,00 EUR',
  script: 'Hebräisch',
  charge: 'nach Verbrauch',
};

/** Every way in which a member may be given. */
function waysOf(member: Declared[string], n: number): readonly (ParameterValue | undefined)[] {
  if (typeof member === 'object') return 'oneOf' in member ? member.oneOf : each(member.each, n).map((one) => [one]);
  const kind = member.replace(/\?$/, '');
  const one =
    kind === 'count' ? [1, 40 + n] : kind === 'flag' ? [true, false] : SAMPLES[kind] ? [SAMPLES[kind]] : [[SAMPLES[kind.slice(0, -1)]!]];
  return member.endsWith('?') ? [...one, undefined] : one;
}

function each(declared: Declared, depth = 0): FindingParameters[] {
  return Object.entries(declared).reduce<FindingParameters[]>(
    (all, [name, member], i) =>
      all.flatMap((given) => waysOf(member, i + depth * 10).map((value) => (value === undefined ? given : { ...given, [name]: value }))),
    [{}],
  );
}

/** "des Tickets T-1" as "Ticket T-1". */
const withoutArticle = (german: string): string => german.replaceAll('des Tickets ', 'Ticket ');

/** The texts of parameters that readers must find. */
function shownOf(declared: Declared, given: FindingParameters, samples: Readonly<Record<string, string>>): string[] {
  return Object.entries(declared).flatMap(([name, member]) => {
    const value = given[name];
    if (value === undefined || typeof value === 'boolean') return [];
    if (typeof member === 'object')
      return 'oneOf' in member ? [] : (value as FindingParameters[]).flatMap((one) => shownOf(member.each, one, samples));
    if (typeof value === 'number') return value > 1 ? [String(value)] : [];
    return [samples[member.replace(/s?\?$|s$/, '')]!];
  });
}

const CODES = Object.keys(FINDINGS) as FindingCode[];
const declaredBy = (code: FindingCode): Declared => FINDINGS[code].parameters;
const make = finding as (code: FindingCode, parameters: FindingParameters) => FindingText;

describe('a finding with parameters', () => {
  it.each(CODES)('%s has a sentence in both languages for all of its parameters', (code) => {
    for (const given of each(declaredBy(code))) {
      const found = make(code, given);
      expect(found.message).not.toMatch(/undefined|null|\[object|^$/);
      const chinese = text(found);
      expect(chinese).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(chinese).not.toMatch(/undefined|null|\[object|monthly-fee|line-1|urgency|T(?=\d\d:)/);
      expect(text(found, 'en')).not.toMatch(/undefined|null|\[object/);
    }
  });

  it.each(CODES)('%s is a whole German sentence for all of its parameters, without an English word', (code) => {
    for (const given of each(declaredBy(code))) {
      const german = text(make(code, given), 'de');
      expect(german).toMatch(/^[A-ZÄÖÜ0-9„`x].*\.$/);
      expect(german).not.toMatch(/undefined|null|\[object|monthly-fee|line-1|urgency|T(?=\d\d:)|[\u4e00-\u9fff]|  |\.\./);
      expect(english(german)).toEqual([]);
    }
  });

  it.each([
    ['Chinese', 'zh', IN_CHINESE],
    ['German', 'de', IN_GERMAN],
  ] as const)('names in %s each value that it names in English', (_, language, samples) => {
    for (const code of CODES)
      for (const given of each(declaredBy(code))) {
        const found = make(code, given);
        const [known, wanted] = [shownOf(declaredBy(code), given, SAMPLES), shownOf(declaredBy(code), given, samples)];
        const shown = text(found, language);
        known.forEach((value, i) => {
          if (found.message.includes(value)) expect(withoutArticle(shown), code).toContain(wanted[i]);
        });
      }
  });

  it('says one and several as German does', () => {
    const quarantined = (count: number): string => text(finding('quarantined-evidence', { count, events: ['e-1'] }), 'de');
    expect(quarantined(1)).toBe('1 Ereignis des Anbieters liegt in Quarantäne und zählt nicht: e-1.');
    expect(quarantined(2)).toBe('2 Ereignisse des Anbieters liegen in Quarantäne und zählen nicht: e-1 und 1 weiteres.');
    expect(quarantined(3)).toBe('3 Ereignisse des Anbieters liegen in Quarantäne und zählen nicht: e-1 und 2 weitere.');
    expect(text(finding('open-dispute', { count: 1 }), 'de')).toBe('Zum Abrechnungszeitraum ist 1 Beanstandung offen.');
    expect(text(finding('open-dispute', { count: 2 }), 'de')).toBe('Zum Abrechnungszeitraum sind 2 Beanstandungen offen.');
  });

  it('is in Chinese with the titles of the contract', () => {
    expect(text(finding('unknown-time', { time: '25 h 44 min 38.4 s', worth: 'down' }))).toBe(
      '周期内有 25 小时 44 分钟 38.4 秒状态未知，按合同约定计为不可用。',
    );
    expect(text(finding('attribute-missing', { attribute: 'urgency', owner: 'line-1', decides: false }))).toBe(
      '一号线的“紧急程度”未知；本周期的结果和金额均不取决于它。',
    );
    expect(
      text(finding('not-measured', { why: 'limit', owed: 'certain', amounts: [{ credit: 'lost-hours', amount: '1000.00 USD' }] })),
    ).toBe('限值未知，因此未判定是否达标；无论结果如何，按档位应付 1,000.00 USD（停机赔付）。');
  });

  it('is in English with the titles of the contract, where its message has the names', () => {
    const found = finding('no-amount', { name: 'monthly-fee' });
    expect(found.message).toBe('"monthly-fee" has no value here; nothing is owed on it');
    expect(text(found, 'en')).toBe('"Monthly charge" has no value here; nothing is owed on it');
  });
});

describe('a finding of another version', () => {
  it('is its message in every language where it has no parameters', () => {
    expect(text({ code: 'silent-source', message: 'aws:1 is silent since 2026-10-31T23:50:00.000Z' })).toBe(
      'aws:1 is silent since 2026-10-31T23:50:00.000Z',
    );
    expect(text({ code: 'kind-of-before', message: 'it was so' })).toBe('it was so');
    expect(text({ code: 'toString', message: 'it was so' })).toBe('it was so');
  });

  it('is its message where its parameters are not those of its kind', () => {
    expect(text({ code: 'open-dispute', message: 'some disputes', parameters: { count: 'two' } })).toBe('some disputes');
    expect(text({ code: 'not-measured', message: 'why not', parameters: { why: 'never', owed: 'open', amounts: [] } })).toBe('why not');
    expect(text({ code: 'over-credited', message: 'too much', parameters: { claims: [{ claim: 'c-1' }] } })).toBe('too much');
  });
});
