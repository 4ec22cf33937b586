/** Reasons in English. */
import { ENGLISH_EVERY } from '../explain/charge-every.ts';
import { ENGLISH_ENDS } from '../../domain/statement/credits/between.ts';
import { FORMATS } from '../document/formats.ts';
import { quoted } from './readable.ts';
import { ENGLISH_EVENT_TYPES } from './english-event-types.ts';
import type { CauseWords, ReasonWords } from './reason-words.ts';

const EDGES: Readonly<Record<string, string>> = {
  'at-least': 'at least',
  'more-than': 'more than',
  'at-most': 'at most',
  'less-than': 'less than',
};

const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const spaced = (text: string): string => text.replaceAll('-', ' ');

const causes: CauseWords = {
  types: ENGLISH_EVENT_TYPES,
  party: { vendor: 'the vendor', customer: 'the customer' },
  event: ({ id, sender, party, type, about, at, received }) =>
    `${id} (${type}${about.length > 0 ? ` on ${about.join(', ')}` : ''}) of ${party}, sent by ${sender}, happened at ${at} and was received at ${received}`,
  late: (event) => `Late event: ${event}.`,
  reprocessed: (event) => `Reprocessed from quarantine: ${event}.`,
  corrected: (event, corrects, isReplaced) => `Correction that ${isReplaced ? 'replaces' : 'withdraws'} ${corrects}: ${event}.`,
  reason: (reason) => `The reason given: "${reason}".`,
  amended: (revisions) => `The contract was amended (revision ${revisions}).`,
  earlier: (periods) => `An earlier period was restated (${periods}), and this one looks back on it.`,
  recalculated: 'A newer version of Makegood computes it in another way.',
  revision: (from, before, after, difference) => `Since revision ${from} the total changed from ${before} to ${after} (${difference}).`,
  sameTotal: (from, total) => `The total is that of revision ${from}: ${total}.`,
  line: (what, kind, before, after, difference, centre) =>
    `${what}: ${{ addition: 'added', reversal: 'reversed', delta: 'changed' }[kind]}, ${before} before, ${after} now, difference ${difference}${centre === undefined ? '' : `, cost centre ${centre}`}.`,
  noLines: 'No amount changed.',
  nothingShown: (from) => `Nothing that this statement shows changed since revision ${from}.`,
};

export const englishReasons: ReasonWords = {
  formats: FORMATS.en,
  about: (value) => `about ${value}`,
  length: (text) => text,
  under: (amount) => `less than ${amount}`,
  points: (value) => `${value} percentage points`,
  ends: ENGLISH_ENDS,
  edge: (edge, value) => `${EDGES[edge] ?? edge} ${value}`,
  and: list,
  more: (count) => `and ${count} more`,
  moreEntries: (count) => `and ${count} more, all of which are in the workbook (XLSX) and in the JSON`,
  moreSentences: (count) => `${count} more sentences on this line are in the workbook (XLSX), and all that they rest on is in the JSON.`,
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  kind: spaced,
  bandValue: (what, value) => `${what}, ${value},`,
  recordEvents: (record, events) => `${record}: ${events}`,
  line: ({ number, credit, amount, centre }) =>
    `Line ${number}: ${credit}, ${amount}${centre === undefined ? '' : `, booked in cost centre ${centre}`}`,
  clause: (clause, quote) =>
    quote === undefined
      ? `Clause ${clause}.`
      : `${clause === undefined ? 'The contract says' : `Clause ${clause}`}: ${quoted(quote, ['"', '"'], '.')}`,
  noClause: (terms) => `By ${terms}; the contract names no clause.`,
  measured: (what, value) => `Measured: ${what} was ${value}.`,
  notMeasured: (what) => `${what} was not measured.`,
  limit: (limits, outcome, by) =>
    outcome === 'met'
      ? `The limit is ${limits}; it was met.`
      : outcome === 'open'
        ? `The limit is ${limits}; whether it was met is not determined yet.`
        : `The limit is ${limits}; it was missed${by === undefined ? '' : ` by ${by}`}.`,
  band: (value, row, edges, gives) => `${value} is in band ${row}${edges === '' ? '' : ` (${edges})`}, which gives ${gives}.`,
  apart: (below, above) => `That is ${list([...below, ...above])}.`,
  below: (by, edge) => `${by} below ${edge}`,
  above: (by, edge) => `${by} above ${edge}`,
  gap: (value, gives) => `${value} is in a gap between bands, for which the contract gives ${gives}.`,
  openBand: (value, gives) => `${value} gives ${gives}: missing facts decide in which band it is.`,
  base: (amount, what) => (what === undefined ? `Base: ${amount}, as the contract says.` : `Base: ${what}, ${amount}.`),
  parameter: (name) => name,
  charge: (kind, component, counted) => `${spaced(kind)} charge${component === undefined ? '' : ` for ${component}`}, ${counted}`,
  ofCharge: (amount, every, spread, part) =>
    `${part === undefined ? '' : `${part} `}of ${amount} ${ENGLISH_EVERY[every]}${spread === undefined ? '' : `, spread over its ${spread}`}`,
  days: (days, month) => `${days} of ${month} days`,
  months: (months) => `${months} months`,
  billed: (event) => `billed by event ${event}`,
  product: (base, rate, result) => `${base} × ${rate} = ${result}`,
  rounded: (unrounded, [low, high], nearer, amount, isUp) =>
    `Before rounding that is ${unrounded}, between ${low} and ${high}, ${nearer === undefined ? '' : nearer === 'middle' ? 'exactly in the middle, ' : `nearer to ${nearer}, `}and is rounded ${isUp ? 'up' : 'down'} to ${amount}.`,
  cap: ({ credit, before, left, less, isCertain, ofLine }) =>
    `The cap on "${credit}" ${isCertain ? 'leaves' : 'may leave'} ${left} of ${before}${less === undefined ? '' : ` (${less[0]} less ${less[1]} that was paid before)`}${ofLine === undefined ? '' : `; ${ofLine} of this line is left`}${isCertain ? '' : '; missing facts decide it'}.`,
  minimum: (sum) => `${sum === undefined ? 'The sum' : `The sum, ${sum},`} does not reach the minimum, so nothing is owed.`,
  isLower: 'Another credit is higher in the same case, so this line is not paid.',
  provisional: (between) =>
    `The amount is provisional${between === undefined ? '' : ` (${between})`}: missing facts leave open what is owed.`,
  value: (what, value) => `${what}: ${value}.`,
  factors: (what, { name, value, factor, isEach }, product) =>
    `${what}: ${name}, ${value}, × ${factor}${isEach ? ' each' : ''} = ${product}.`,
  cases: (count, what) => `${what}: ${count}.`,
  casesBetween: (least, most, what) => `${what}: ${least} for certain${most === undefined ? '' : `, ${most} at most`}.`,
  openCase: 'Open: missing facts decide whether it counts.',
  ticket: (record, value, limits, by) =>
    `${record}: ${value}${limits === '' ? '' : `, limit ${limits}`}${by === undefined ? '' : `, missed by ${by}`}.`,
  clock: (from, to, hours) =>
    `Clock: from ${from} ${to === undefined ? 'on, and it had not ended when the period ended' : `to ${to}`}, in ${hours}`,
  due: (at) => `due ${at}`,
  dueBetween: (earliest, latest) => `due between ${earliest} and ${latest}`,
  pause: (reason, from, to, length) =>
    `Stopped (${reason}) from ${from} ${to === undefined ? 'on, and it had not ended' : `to ${to}`}${length === undefined ? '' : ` (${length})`}.`,
  reopened: (from, to, length) => `Stopped (ended, then reopened) from ${from} to ${to} (${length}).`,
  section: (from, to, length) => `ran from ${from} to ${to} (${length})`,
  sections: (total) => `Time counted on the clock: ${total}.`,
  stretch: (from, elapsed, limit, share, words) =>
    `from ${from}: ${elapsed}${limit === undefined ? '' : ` of ${limit}`}${share === undefined ? '' : `, ${share} of the limit`}${words === '' ? '' : ` (${words})`}`,
  counted: (total, what, count) => `${what}: ${total} counted in ${count === 1 ? 'one interval' : `${count} intervals`}.`,
  notReported: (total, what, count) =>
    `${what}: whether it counts is not known for ${total}, in ${count === 1 ? 'one interval' : `${count} intervals`}.`,
  excluded: (total, by) => `Excluded by ${by}: ${total}.`,
  interval: (from, to, length) => `from ${from} to ${to} (${length})`,
  weighted: (share, length) => `counted at ${share}, which is ${length}`,
  unknown: 'not known',
  events: (events) => `events ${events}`,
  eventsOf: (events, sender) => `${events.join(', ')} from ${sender}`,
  causes,
};
