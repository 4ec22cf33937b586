/** Rules of claims, lengths, numbers and days in German documents. */
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../../lib/presentation/document/formats.ts';
import { claimInGerman, ruleInGerman } from '../../../../lib/presentation/explain/german-phrases.ts';
import { inWords } from '../../../../lib/presentation/document/in-words.ts';
import { LABELS } from '../../../../lib/presentation/document/labels.ts';
import { clearText, offsetText } from '../../../../lib/presentation/document/local-time.ts';
import { REASON_WORDS } from '../../../../lib/presentation/reasons/wording.ts';

describe('the rule of a claim', () => {
  it.each([
    [
      'claim within 30 days of period end',
      'claim',
      'period-end',
      'Geltendmachung innerhalb von 30 Tagen nach Ende des Abrechnungszeitraums',
    ],
    ['claim within 1 month of statement', 'claim', 'statement', 'Geltendmachung innerhalb von 1 Monat nach Ausstellung der Abrechnung'],
    [
      'notice opens 2 days after, within 72 h of outage start',
      'notice',
      'outage-start',
      'Anzeige innerhalb von 72 h nach Beginn der Störung, frühestens 2 Tage danach',
    ],
    [
      'ticket by the end of 2 periods after outage end',
      'ticket',
      'outage-end',
      'Ticket bis zum Ende des 2. Abrechnungszeitraums nach Ende der Störung',
    ],
  ] as const)('the rule of a claim is German: %s', (rule, step, after, german) => expect(ruleInGerman({ rule, step, after })).toBe(german));

  it('stays in English in a statement that has only the rule', () => {
    const rule = 'claim within 30 days of period end';
    expect(ruleInGerman({ rule, step: 'claim', after: undefined as never })).toBe(rule);
  });

  it('is a sentence of the letter', () => {
    const step = { step: 'claim', after: 'period-end', within: '5 business days', hours: 'office', per: 'outage' } as const;
    expect(claimInGerman('Verfügbarkeit', step, 'vendor-records')).toBe(
      '„Verfügbarkeit“ erfordert: Geltendmachung innerhalb von 5 Arbeitstagen nach Ende des Abrechnungszeitraums (Arbeitstage nach office, für jede Störung); nach dem Vertrag entscheiden die Aufzeichnungen des Anbieters.',
    );
  });
});

describe('values', () => {
  it.each([
    ['1 business day (8 h open time)', '1 Arbeitstag (8 h Servicezeit)'],
    ['3 business days (24 h open time)', '3 Arbeitstage (24 h Servicezeit)'],
    ['21 business days', '21 Arbeitstage'],
    ['1 month', '1 Monat'],
    ['26 h 3 min 4.005 s', '26 h 3 min 4,005 s'],
    ['99.95%', '99,95 %'],
    ['2026-10-31', '31.10.2026'],
    ['not known', 'nicht bekannt'],
  ])('a length or limit is German: %s', (text, german) => expect(inWords(text, LABELS.de)).toBe(german));

  it('amounts, percentages, days and times have the signs of German', () => {
    const { money, number, day, time } = FORMATS.de;
    expect(['1234567.50', '-999.00', '-1234.5', '1500', '0.05'].map(money)).toEqual([
      '1.234.567,50',
      '-999,00',
      '-1.234,5',
      '1.500',
      '0,05',
    ]);
    expect([number('99.95', '%'), number('12.5', ' USD'), number('3', '')]).toEqual(['99,95 %', '12,5 USD', '3']);
    expect([day('2026-10-31'), day('2026-Q4')]).toEqual(['31.10.2026', '2026-Q4']);
    expect(time('2026-10-31 23:50:00.250', '+02:00')).toBe('31.10.2026 23:50:00,250 +02:00');
    const at = Date.parse('2026-10-25T00:30:00Z');
    expect([offsetText(at, 'Europe/Berlin', 'de'), clearText(at - 7_200_000, 'Europe/Berlin', 'de')]).toEqual([
      '25.10.2026 02:30:00 +02:00',
      '25.10.2026 00:30:00',
    ]);
  });
});

describe('one and several', () => {
  const { counted, notReported, moreSentences } = REASON_WORDS.de;
  it('an interval and several intervals have their own words', () => {
    expect([counted('5 min', 'Ausfallzeit', 1), counted('5 min', 'Ausfallzeit', 2)]).toEqual([
      'Ausfallzeit: 5 min angerechnet, in einem Abschnitt.',
      'Ausfallzeit: 5 min angerechnet, in 2 Abschnitten.',
    ]);
    expect(notReported('5 min', 'Ausfallzeit', 1)).toBe('Ausfallzeit: ob 5 min in einem Abschnitt angerechnet werden, ist nicht bekannt.');
    expect([moreSentences(1), moreSentences(2)].map((text) => text.split(' zu ')[0])).toEqual(['Ein weiterer Satz', '2 weitere Sätze']);
  });
});
