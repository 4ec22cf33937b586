/** What each warning of the linter says in English, from its parameters; lib/presentation/lint has it in other languages. */
import { article } from '../../contract/article.ts';
import type { ClaimStep } from '../../contract/terms.ts';
import type { LintCode } from './codes.ts';

const quoted = (names: readonly string[], word = ', '): string => names.map((name) => `"${name}"`).join(word);

const inDays = (days: readonly string[]): string => `periods of ${days.join(', ')} days`;

const ANCHORS: Readonly<Record<ClaimStep['after'], string>> = {
  'outage-start': 'the outage began',
  'outage-end': 'the outage ended',
  aware: 'the customer became aware',
  'ticket-closed': 'the ticket was closed',
  'period-end': 'the end of the period',
  statement: 'the statement',
};

type Party = 'vendor' | 'customer';

/** By itself, because the checker says it without the linter. */
export const unusedCell = (of: { readonly cell: string }): string =>
  `"${of.cell}" is defined but nothing uses it; bind it, list it under \`report\`, or remove it`;

export const LINT_SENTENCES = {
  'objective-against-band': (of: {
    readonly what: 'met-and-credited' | 'breached-without';
    readonly cell: string;
    readonly edge: string;
    readonly limit: string;
    readonly gives: string;
  }): string =>
    of.what === 'met-and-credited'
      ? `exactly ${of.limit} meets "${of.cell}", and the band that contains it gives ${of.gives}`
      : `some values breach "${of.cell}" (${of.edge} ${of.limit}) and are in a band that gives nothing`,
  'tables-disagree': (of: { readonly percent: string; readonly minutes: string; readonly agreeDays: readonly string[] }): string =>
    `"${of.percent}" (percent) and "${of.minutes}" (minutes) put the same downtime in different bands ${of.agreeDays.length === 0 ? 'in periods of every length' : `except in ${inDays(of.agreeDays)}`}`,
  'targets-disagree': (of: { readonly least: string; readonly most: string; readonly differDays: readonly string[] }): string =>
    `${of.least} and ${of.most} are not the same in ${inDays(of.differDays)}`,
  'band-above-cap': (of: { readonly cap: string; readonly rate: string; readonly gifts: readonly string[] }): string =>
    `the cap of ${of.cap} cuts the bands of "${of.rate}" that give ${of.gifts.join(', ')}`,
  'cap-below-first-band': (of: { readonly cap: string; readonly rate: string }): string =>
    `the cap of ${of.cap} is below every band of "${of.rate}"`,
  'cap-never-cuts': (of: { readonly rate: string; readonly most: string; readonly base: string; readonly cap: string }): string =>
    `"${of.rate}" gives at most ${of.most} of "${of.base}", once for each base, and the cap is ${of.cap}`,
  'always-beside-calendar': (of: { readonly words: string; readonly hours: string }): string =>
    `the words say "${of.words}", the timer runs in "${of.hours}"`,
  'business-days-always': (of: { readonly limit: string }): string => `"${of.limit}" limits a timer that runs always`,
  'target-without-credit': (of: { readonly objective: string }): string => `nothing is owed when "${of.objective}" is breached`,
  'claim-before-statement': (of: { readonly within: string; readonly after: ClaimStep['after']; readonly days: number }): string =>
    `${of.within} after ${ANCHORS[of.after]} can be over before the statement, up to ${of.days} days later`,
  'unbounded-exclusion': (of: { readonly cell: string; readonly kind: string }): string =>
    `"${of.cell}" is ${of.kind} that neither notice, an allowance nor a window bounds`,
  'unbounded-pause': (of: { readonly party: Party; readonly cell: string; readonly words: readonly string[] }): string =>
    `the ${of.party}, who owes by "${of.cell}", can pause it with ${quoted(of.words, ' or ')}; nothing bounds how long`,
  'order-matters': (of: { readonly cell: string; readonly inner: string }): string =>
    `"${of.cell}" and "${of.inner}" do not commute, and neither has a note on this order`,
  'hours-end-short': (of: { readonly hours: string }): string =>
    `"${of.hours}" ends at the beginning of that minute: it loses a minute a day`,
  'holidays-run-out': (of: {
    readonly lists: readonly string[];
    readonly years: readonly string[];
    readonly orLater: boolean;
    readonly withoutEnd: boolean;
    readonly users: readonly string[];
  }): string =>
    `the lists ${of.lists.join(', ')} have no day in ${of.years.join(', ')}${of.orLater ? ' or later' : ''}${of.withoutEnd ? ', and the term has no end' : ''}: holidays count as working days of ${quoted(of.users)} then`,
  'fixed-amount-in-parts': (of: {
    readonly version: string;
    readonly period: string;
    readonly from: string;
    readonly amount: string;
  }): string =>
    `version ${of.version} splits ${of.period} on ${of.from}: ${of.amount} counts in full in its part, and the amount of the version before it counts in the other part`,
  'objective-without-evidence': (of: { readonly objective: string }): string =>
    `nothing behind "${of.objective}" reads evidence: every period has the same outcome`,
  'charge-kind-unknown': (of: { readonly kinds: readonly string[]; readonly listed: readonly string[]; readonly base?: string }): string =>
    `no charge of the order is of the kind ${quoted(of.kinds, ' or ')} (it has ${of.listed.join(', ')})${of.base === undefined ? '' : `: "${of.base}" is not known until one is billed`}`,
  'charge-of-no-component': (of: { readonly charges: readonly LostCharge[]; readonly kind: string; readonly base: string }): string =>
    `${of.charges.map(({ amount, charge, component }) => `${amount} (${charge}${component === undefined ? '' : `, for ${component}`})`).join(', ')} of the order belongs to no ${of.kind}: it is in no value of "${of.base}"`,
  'charge-in-no-base': (of: { readonly kind: string }): string =>
    `no \`charges\` of the terms counts the kind "${of.kind}": nothing is owed on it`,
  'unread-attribute': (of: { readonly name: string; readonly of: string }): string =>
    `no cell reads "${of.name}" of ${of.of === 'customer' ? 'the customer' : article(of.of)}`,
  'unread-record-kind': (of: { readonly kind: string }): string => `no cell reads records of the kind "${of.kind}"`,
  'reported-by-nobody': (of: { readonly word: string; readonly known: readonly string[]; readonly cell?: string }): string =>
    `no sender of the order is "${of.word}" (${of.known.join(', ')}): unless one is registered with the vendor, ${of.cell === undefined ? 'no sender can report it' : `"${of.cell}" is always empty`}`,
  'reported-by-debtor': (of: { readonly objective: string; readonly cell: string }): string =>
    `only the vendor, who owes the credit for "${of.objective}", reports the times of "${of.cell}"`,
  'decided-by-nothing': (of: { readonly cells: readonly string[]; readonly senders: readonly string[] }): string =>
    `\`decided-by\` decides nothing: ${quoted(of.cells)} ${of.cells.length === 1 ? 'counts' : 'count'} the reports of all senders, those of ${of.senders.join(', ')} for the customer too`,
  'concurrent-out-of-reach': (of: {
    readonly cell: string;
    readonly edge: string;
    readonly limit: string;
    readonly kind: string;
    readonly groups: readonly SmallGroup[];
    readonly others: number;
  }): string =>
    `"${of.cell}" requires ${of.edge} ${of.limit} of the kind ${of.kind} at once, and ${of.groups.map(({ group, size }) => `${group ?? 'the order'} has ${size}`).join(', ')}${of.others > 0 ? ` and ${of.others} others too few` : ''}: it never happens there`,
  'no-note-for-country': (of: { readonly country: string }): string =>
    `no note can be drawn for a vendor of ${of.country} in the profile peppol`,
  'no-note-for-currency': (of: { readonly currency: string; readonly decimals: number }): string =>
    `no note can be drawn in ${of.currency}, which has ${of.decimals} decimals`,
  'silence-of-nobody': (of: { readonly senders: number }): string =>
    `the first statement waits for silent senders, and ${of.senders === 0 ? 'the order has no senders' : 'no sender of the order has `expect-every`'}: it waits only for senders that are registered with the vendor`,
  'witness-never-asked': (of: { readonly first: string; readonly later: readonly string[] }): string =>
    `"${of.first}" has no \`no-data-after\`, so it knows the state at all times, and ${quoted(of.later, ' and ')} almost never ${of.later.length === 1 ? 'counts' : 'count'}`,
  'words-alike-in-case': (of: { readonly name: string; readonly one: string; readonly other: string }): string =>
    `"${of.one}" and "${of.other}" of "${of.name}" differ in the case of letters alone`,
  'value-in-no-period': (of: { readonly cell: string; readonly day: string; readonly next: string }): string =>
    `the value of "${of.cell}" from ${of.day} is never used: no period begins before ${of.next}, when another replaces it`,
  'minimum-out-of-reach': (of: {
    readonly credit: string;
    readonly edge: 'at-least' | 'more-than';
    readonly minimum: string;
    readonly most: string;
  }): string =>
    `"${of.credit}" is at most ${of.most} for a period, by the charges of the order, and its minimum is ${of.edge} ${of.minimum}`,
  'worse-owes-less': (of: {
    readonly rate: string;
    readonly cell: string;
    readonly worse: string;
    readonly less: string;
    readonly better: string;
    readonly more: string;
  }): string => `"${of.rate}" gives ${of.more} where "${of.cell}" is ${of.better}, and only ${of.less} where it is worse, ${of.worse}`,
  'unused-cell': unusedCell,
} as const satisfies Readonly<Record<LintCode, (of: never) => string>>;

export type LintSentences = typeof LINT_SENTENCES;
export type LintParameters<C extends LintCode> = Parameters<LintSentences[C]>[0];

interface LostCharge {
  readonly amount: string;
  /** The kind. */
  readonly charge: string;
  readonly component?: string;
}

interface SmallGroup {
  /** Absent: the whole order. */
  readonly group?: string;
  readonly size: number;
}
