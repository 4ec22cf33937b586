/** Reasons in German. */
import { GERMAN_EVERY } from '../explain/charge-every.ts';
import { FORMATS } from '../document/formats.ts';
import { germanCharge, germanOrOwn } from '../explain/german-words.ts';
import { inWords } from '../document/in-words.ts';
import { LABELS } from '../document/labels.ts';
import { quoted } from './readable.ts';
import { GERMAN_EVENT_TYPES } from './german-event-types.ts';
import type { CauseWords, ReasonWords } from './reason-words.ts';

const { between, orMore, upTo, notKnown } = LABELS.de;
const EDGES: Readonly<Record<string, string>> = LABELS.de.edges;

const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;

const sections = (count: number): string => (count === 1 ? 'einem Abschnitt' : `${count} Abschnitten`);

const causes: CauseWords = {
  types: GERMAN_EVENT_TYPES,
  party: { vendor: 'dem Anbieter', customer: 'dem Kunden' },
  event: ({ id, sender, party, type, about, at, received }) =>
    `${id} (${type}${about.length > 0 ? ` zu ${about.join(', ')}` : ''}) von ${party}, gesendet von ${sender}, eingetreten am ${at}, eingegangen am ${received}`,
  late: (event) => `Nachgemeldetes Ereignis: ${event}.`,
  reprocessed: (event) => `Aus der Quarantäne übernommen: ${event}.`,
  corrected: (event, corrects, isReplaced) => `Korrektur, die ${corrects} ${isReplaced ? 'ersetzt' : 'zurückzieht'}: ${event}.`,
  reason: (reason) => `Angegebener Grund: „${reason}“.`,
  amended: (revisions) => `Der Vertrag wurde geändert (Fassung ${revisions.replaceAll(' to ', ' bis ')}).`,
  earlier: (periods) => `Ein früherer Zeitraum wurde neu abgerechnet (${periods}), auf den dieser zurückgreift.`,
  recalculated: 'Eine neuere Version von Makegood berechnet anders.',
  revision: (from, before, after, difference) =>
    `Seit Fassung ${from} hat sich die Summe von ${before} auf ${after} geändert (${difference}).`,
  sameTotal: (from, total) => `Die Summe ist die der Fassung ${from}: ${total}.`,
  line: (what, kind, before, after, difference, centre) =>
    `${what}: ${{ addition: 'Zugang', reversal: 'Storno', delta: 'Änderung' }[kind]}, vorher ${before}, nachher ${after}, Differenz ${difference}${centre === undefined ? '' : `, Kostenstelle ${centre}`}.`,
  noLines: 'Kein Betrag hat sich geändert.',
  nothingShown: (from) => `Was diese Abrechnung zeigt, hat sich seit Fassung ${from} nicht geändert.`,
};

export const germanReasons: ReasonWords = {
  formats: FORMATS.de,
  about: (value) => `rund ${value}`,
  length: (text) => inWords(text, LABELS.de),
  under: (amount) => `weniger als ${amount}`,
  points: (value) => `${value} Prozentpunkte`,
  ends: { between, orMore, upTo, notKnown },
  edge: (edge, value) => `${EDGES[edge] ?? edge} ${value}`,
  and: list,
  more: (count) => `und ${count} weitere`,
  moreEntries: (count) => `und ${count} weitere, die alle in der Arbeitsmappe (XLSX) und im JSON stehen`,
  moreSentences: (count) =>
    count === 1
      ? 'Ein weiterer Satz zu dieser Position steht in der Arbeitsmappe (XLSX), alle Grundlagen stehen im JSON.'
      : `${count} weitere Sätze zu dieser Position stehen in der Arbeitsmappe (XLSX), alle Grundlagen stehen im JSON.`,
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  kind: germanOrOwn,
  bandValue: (what, value) => `${what} (${value})`,
  recordEvents: (record, events) => `${record}: ${events}`,
  line: ({ number, credit, amount, centre }) =>
    `Position ${number}: ${credit}, ${amount}${centre === undefined ? '' : `, gebucht auf Kostenstelle ${centre}`}`,
  clause: (clause, quote) =>
    quote === undefined
      ? `Klausel ${clause}.`
      : `${clause === undefined ? 'Wortlaut des Vertrags' : `Klausel ${clause}`}: ${quoted(quote, ['„', '“'], '.')}`,
  noClause: (terms) => `Nach ${terms}; der Vertrag nennt keine Klausel.`,
  measured: (what, value) => `Messwert: ${what}: ${value}.`,
  notMeasured: (what) => `Nicht gemessen: ${what}.`,
  limit: (limits, outcome, by) =>
    outcome === 'met'
      ? `Der Zielwert ist ${limits}; er wurde eingehalten.`
      : outcome === 'open'
        ? `Der Zielwert ist ${limits}; ob er eingehalten wurde, ist noch nicht bestimmt.`
        : `Der Zielwert ist ${limits}; er wurde verfehlt${by === undefined ? '' : `, Abweichung ${by}`}.`,
  band: (value, row, edges, gives) => `${value} liegt in Stufe ${row}${edges === '' ? '' : ` (${edges})`}; sie ergibt ${gives}.`,
  apart: (below, above) => `Das sind ${list([...below, ...above])}.`,
  below: (by, edge) => `${by} unter ${edge}`,
  above: (by, edge) => `${by} über ${edge}`,
  gap: (value, gives) => `${value} liegt in einer Lücke zwischen den Stufen, für die der Vertrag ${gives} vorsieht.`,
  openBand: (value, gives) => `${value} ergibt ${gives}: Fehlende Angaben entscheiden, in welcher Stufe der Wert liegt.`,
  base: (amount, what) =>
    what === undefined ? `Bemessungsgrundlage: ${amount}, wie im Vertrag genannt.` : `Bemessungsgrundlage: ${what}, ${amount}.`,
  parameter: (name) => `Vertragsangabe „${name}“`,
  charge: (kind, component, counted) => `Entgelt (${germanCharge(kind)})${component === undefined ? '' : ` für ${component}`}, ${counted}`,
  ofCharge: (amount, every, spread, part) =>
    `${part === undefined ? '' : `${part} `}von ${amount} ${GERMAN_EVERY[every]}${spread === undefined ? '' : `, verteilt auf ${spread === 'months' ? 'Monate' : 'Tage'}`}`,
  days: (days, month) => `${days} von ${month} Tagen`,
  months: (months) => `${months} Monatsbeträge`,
  billed: (event) => `abgerechnet mit Ereignis ${event}`,
  product: (base, rate, result) => `${base} × ${rate} = ${result}`,
  rounded: (unrounded, [low, high], nearer, amount, isUp) =>
    `Vor der Rundung sind es ${unrounded}, zwischen ${low} und ${high}${nearer === undefined ? '' : nearer === 'middle' ? ', genau in der Mitte' : `, näher an ${nearer}`}; ${isUp ? 'aufgerundet' : 'abgerundet'} auf ${amount}.`,
  cap: ({ credit, before, left, less, isCertain, ofLine }) =>
    `Die Obergrenze für „${credit}“ kürzt ${before} ${isCertain ? '' : 'möglicherweise '}auf ${left}${less === undefined ? '' : ` (${less[0]} abzüglich ${less[1]}, bereits gezahlt)`}${ofLine === undefined ? '' : `; von dieser Position verbleiben ${ofLine}`}${isCertain ? '' : '; fehlende Angaben entscheiden darüber'}.`,
  minimum: (sum) => `Die Summe${sum === undefined ? '' : ` (${sum})`} erreicht den Mindestbetrag nicht; es ist nichts geschuldet.`,
  isLower: 'Im selben Fall ist eine andere Gutschrift höher; diese Position wird nicht gezahlt.',
  provisional: (range) =>
    `Der Betrag ist vorläufig${range === undefined ? '' : ` (${range})`}: Fehlende Angaben lassen offen, was geschuldet ist.`,
  value: (what, value) => `${what}: ${value}.`,
  factors: (what, { name, value, factor, isEach }, product) =>
    `${what}: ${name} (${value}) × ${factor}${isEach ? ' je Fall' : ''} = ${product}.`,
  cases: (count, what) => `${what}: ${count}.`,
  casesBetween: (least, most, what) => `${what}: sicher ${least}${most === undefined ? '' : `, höchstens ${most}`}.`,
  openCase: 'Offen: ob es zählt, entscheiden fehlende Angaben.',
  ticket: (record, value, limits, by) =>
    `${record}: ${value}${limits === '' ? '' : `, Zielwert ${limits}`}${by === undefined ? '' : `, Abweichung ${by}`}.`,
  clock: (from, to, hours) =>
    `Zeitmessung: von ${from} ${to === undefined ? 'an, am Ende des Abrechnungszeitraums noch nicht beendet' : `bis ${to}`}, Messzeiten: ${hours}`,
  due: (at) => `fällig ${at}`,
  dueBetween: (earliest, latest) => `fällig zwischen ${earliest} und ${latest}`,
  pause: (reason, from, to, length) =>
    `Angehalten (${reason}) von ${from} ${to === undefined ? 'an, nicht beendet' : `bis ${to}`}${length === undefined ? '' : ` (${length})`}.`,
  reopened: (from, to, length) => `Angehalten (beendet, dann wieder eröffnet) von ${from} bis ${to} (${length}).`,
  section: (from, to, length) => `lief von ${from} bis ${to} (${length})`,
  sections: (total) => `Angerechnete Zeit: ${total}.`,
  stretch: (from, elapsed, limit, share, words) =>
    `ab ${from}: ${elapsed}${limit === undefined ? '' : ` von ${limit}`}${share === undefined ? '' : `, ${share} des Zielwerts`}${words === '' ? '' : ` (${words})`}`,
  counted: (total, what, count) => `${what}: ${total} angerechnet, in ${sections(count)}.`,
  notReported: (total, what, count) => `${what}: ob ${total} in ${sections(count)} angerechnet werden, ist nicht bekannt.`,
  excluded: (total, by) => `Ausgenommen nach ${by}: ${total}.`,
  interval: (from, to, length) => `von ${from} bis ${to} (${length})`,
  weighted: (share, length) => `angerechnet zu ${share}, also ${length}`,
  unknown: 'nicht bekannt',
  events: (events) => `Ereignisse ${events}`,
  eventsOf: (events, sender) => `${events.join(', ')} von ${sender}`,
  causes,
};
