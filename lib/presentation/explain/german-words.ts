/** Words of the contract language in German; words that authors chose stay unchanged. */
import { ofContract } from '../written.ts';

/** Records, milestones and states as nouns, which need no ending after "bis" or "von". */
const WORDS: Readonly<Record<string, string>> = {
  outage: 'Störung',
  ticket: 'Ticket',
  maintenance: 'Wartung',
  upgrade: 'Aktualisierung',
  drill: 'Übung',
  exclusion: 'Ausnahme',
  delivery: 'Lieferung',
  started: 'Beginn',
  ended: 'Ende',
  began: 'Beginn',
  detected: 'Erkennung',
  opened: 'Eröffnung',
  acknowledged: 'Reaktion',
  updated: 'Zwischenmeldung',
  recovered: 'Wiederherstellung',
  workaround: 'Umgehungslösung',
  resolved: 'Lösung',
  reopened: 'Wiedereröffnung',
  closed: 'Schließung',
  announced: 'Ankündigung',
  confirmed: 'Bestätigung',
  cancelled: 'Absage',
  'announcement-received': 'Eingang der Ankündigung',
  'planned-start': 'geplanter Beginn',
  'planned-end': 'geplantes Ende',
  'customer-reported': 'Meldung des Kunden',
  'customer-notified': 'Unterrichtung des Kunden',
  'standby-live': 'Ersatz in Betrieb',
  'report-delivered': 'Lieferung des Berichts',
  due: 'Fälligkeit',
  delivered: 'Lieferung',
  'waiting-on-customer': 'Warten auf den Kunden',
  up: 'verfügbar',
  down: 'nicht verfügbar',
  degraded: 'eingeschränkt verfügbar',
  unknown: 'unbekannt',
  'left-out': 'nicht berücksichtigt',
  day: 'Tag',
  hour: 'Stunde',
  stretch: 'Abschnitt',
  slot: 'Messintervall',
  month: 'Monat',
  week: 'Woche',
  quarter: 'Quartal',
  'half-year': 'Halbjahr',
  year: 'Jahr',
  period: 'Zeitraum',
  days: 'Tage',
  months: 'Monate',
  periods: 'Zeiträume',
  'term-end': 'Vertragsende',
  'period-end': 'Ende des Zeitraums',
};

const own = <T>(words: Readonly<Record<string, T>>, text: string): T | undefined => (Object.hasOwn(words, text) ? words[text] : undefined);

/** A word of the contract language in German; a word that an author chose is marked as that. */
export const germanOrOwn = (text: string): string => own(WORDS, text) ?? ofContract(text);

const CHARGES: Readonly<Record<string, string>> = {
  recurring: 'wiederkehrend',
  usage: 'nach Verbrauch',
  'one-time': 'einmalig',
  upfront: 'im Voraus',
  'voucher-paid': 'mit Gutschein bezahlt',
  tax: 'Steuer',
};
/** A kind of charge; the common kinds are translated. */
export const germanCharge = (kind: string): string => own(CHARGES, kind) ?? ofContract(kind);

const UNITS: readonly (readonly [unit: string, one: string, more: string])[] = [
  ['business day', 'Arbeitstag', 'Arbeitstage'],
  ['business hour', 'Servicestunde', 'Servicestunden'],
  ['day', 'Tag', 'Tage'],
  ['month', 'Monat', 'Monate'],
  ['period', 'Zeitraum', 'Zeiträume'],
];

/**
 * Words of lengths and limits in statements: "3 business days (24 h open time)" is "3 Arbeitstage (24 h Servicezeit)". Hours, minutes and
 * seconds have the same signs in German.
 */
export const GERMAN_UNITS: readonly (readonly [RegExp, string])[] = [
  ...UNITS.flatMap(([unit, one, more]): (readonly [RegExp, string])[] => [
    [new RegExp(`(?<![\\d.,])1 ${unit}s?\\b`, 'g'), `1 ${one}`],
    [new RegExp(` ${unit}s?\\b`, 'g'), ` ${more}`],
  ]),
  [/ to close\b/g, ' (bis Geschäftsschluss)'],
  [/ open time/g, ' Servicezeit'],
  [/^not known$/, 'nicht bekannt'],
  // Before dates, which have points of their own.
  [/(\d)\.(\d)/g, '$1,$2'],
  [/(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])/g, '$3.$2.$1'],
  [/(\d)%/g, '$1 %'],
];

/** "3 business days" as "3 Arbeitstage". */
export const germanLength = (text: string): string => GERMAN_UNITS.reduce((said, [word, german]) => said.replace(word, german), text);

/** The same after a preposition with the dative: "innerhalb von 3 Arbeitstagen". */
export const germanDative = (text: string): string => germanLength(text).replaceAll(/(Tag|Arbeitstag|Monat|Zeiträum)e\b/g, '$1en');
